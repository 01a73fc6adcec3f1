import type * as filters from '../../cloudfunctions/runtime/filters';
import type * as stores from '../../cloudfunctions/runtime/store';
import type * as races from '../../cloudfunctions/runtime/untilWon';
import type { ServiceRequest } from '../../domain/requests/model';
import { town } from '../../demo/town';
import { aCloudWithSdk, type World } from '../support/sdk';

type Runtime = typeof stores & typeof races & typeof filters;

let world: World;
let runtime: Runtime;
let asked = true;
const [example] = town(7, new Date('2026-11-18T02:00:00Z')).collections.serviceRequests;
if (!example) throw new Error('The town has requests.');

const open = (): stores.Store =>
  runtime.openStore({
    mayWrite: () => {
      if (!asked) throw new Error('leave');
    },
    operation: undefined,
  });
const request = (_id: string, more: Partial<ServiceRequest> = {}): ServiceRequest => ({
  ...example,
  _id,
  version: 1,
  ...more,
});
const everything = async () => (await world.db.collection('serviceRequests').limit(1000).get()).data;

beforeAll(async () => {
  world = await aCloudWithSdk({ indexes: { serviceRequests: [] } });
  runtime = {
    ...(await import('../../cloudfunctions/runtime/store')),
    ...(await import('../../cloudfunctions/runtime/untilWon')),
    ...(await import('../../cloudfunctions/runtime/filters')),
  };
});
beforeEach(() => world.cloud.reset());
afterAll(() => world.cloud.stop());

test('what is inserted is found; that it exists already is an answer', async () => {
  expect(await open().insert('serviceRequests', request('a'))).toBe('inserted');
  expect(await open().insert('serviceRequests', request('a', { text: 'another' }))).toBe('exists');
  expect(await open().find('serviceRequests', 'a')).toEqual(request('a'));
  expect(await open().find('serviceRequests', 'b')).toBeUndefined();
  await expect(open().get('serviceRequests', 'b')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a save sends what changed and raises the version; nested facts are replaced, not merged', async () => {
  await open().insert('serviceRequests', request('a', { handler: null }));
  const store = open();
  const loaded = await store.get('serviceRequests', 'a');
  await store.save('serviceRequests', {
    ...loaded,
    handler: {
      postId: 'p',
      role: 'gridLeader',
      placeId: 'x',
      unitId: '',
      place: 'x',
      name: '',
      avatar: '',
      phone: '',
      personId: 'q',
    },
  });
  const other = open();
  const again = await other.get('serviceRequests', 'a');
  expect(again).toMatchObject({ version: 2, handler: { postId: 'p' } });
  await other.save('serviceRequests', { ...again, handler: null, photos: [] });
  expect(await open().get('serviceRequests', 'a')).toMatchObject({ version: 3, handler: null, photos: [] });
});

test('whoever saves second lost the race, and nothing of theirs is kept', async () => {
  await open().insert('serviceRequests', request('a'));
  const [one, two] = [open(), open()];
  const [mine, theirs] = [await one.get('serviceRequests', 'a'), await two.get('serviceRequests', 'a')];
  await one.save('serviceRequests', { ...mine, text: 'first' });
  await expect(two.save('serviceRequests', { ...theirs, text: 'second', lane: 'urgent' })).rejects.toBeInstanceOf(
    runtime.LostRace,
  );
  expect(await open().get('serviceRequests', 'a')).toMatchObject({ text: 'first', lane: mine.lane });
});

test('saving what was not changed writes nothing', async () => {
  await open().insert('serviceRequests', request('a'));
  const store = open();
  const loaded = await store.get('serviceRequests', 'a');
  expect(await store.save('serviceRequests', loaded)).toBe(loaded);
  expect((await open().get('serviceRequests', 'a')).version).toBe(1);
});

test('a query that says nothing, or something undefined, never reaches the database', async () => {
  await open().insert('serviceRequests', request('a'));
  const by = { field: 'dueAt', order: 'asc' } as const;
  const list = (where: object) => open().list('serviceRequests', { where, by, limit: 5 });
  for (const where of [
    {},
    { state: undefined },
    { state: null },
    { state: { $ne: '' } },
    { scopes: [] },
    { scopes: ['x'] },
  ])
    await expect(list(where)).rejects.toThrow('Broken promise');
  await expect(open().list('serviceRequests', { where: { state: 'closed' }, by, limit: 1000 })).rejects.toThrow(
    'Broken promise',
  );
  await expect(open().count('serviceRequests', {}, 10)).rejects.toThrow('Broken promise');
});

test('undefined, foreign objects and operators are not written', async () => {
  const bad = [undefined, new Date(), { $inc: 1 }, { 'a.b': 1 }, { deep: [{ x: undefined }] }, () => 1];
  for (const text of bad)
    await expect(open().insert('serviceRequests', request('a', { text } as never))).rejects.toThrow('Broken promise');
  expect(await everything()).toEqual([]);
  await open().insert('serviceRequests', request('b'));
  const store = open();
  const loaded = await store.get('serviceRequests', 'b');
  for (const text of bad)
    await expect(store.save('serviceRequests', { ...loaded, text } as never)).rejects.toThrow('Broken promise');
  expect(await everything()).toEqual([request('b')]);
});

test('nobody writes before leave was asked', async () => {
  await open().insert('serviceRequests', request('a'));
  asked = false;
  const store = open();
  const loaded = await store.get('serviceRequests', 'a');
  await expect(store.insert('serviceRequests', request('b'))).rejects.toThrow('leave');
  await expect(store.save('serviceRequests', { ...loaded, text: 'x' })).rejects.toThrow('leave');
  await expect(
    store.claim('serviceRequests', 'a', { when: { state: 'submitted' }, then: { text: 'x' } }),
  ).rejects.toThrow('leave');
  asked = true;
  expect(await everything()).toEqual([request('a')]);
});

test('the last place is taken by exactly one of many, in the same breath as it is checked', async () => {
  await open().insert('serviceRequests', request('a', { reopened: 9, photos: [] }));
  const claims = Array.from({ length: 30 }, (_, index) =>
    open().claim('serviceRequests', 'a', {
      when: { reopened: runtime.lessThan(10), photos: runtime.lacks(`p${index}`) },
      then: { reopened: runtime.increased(1), photos: runtime.including(`p${index}`) },
    }),
  );
  expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
  const taken = await open().get('serviceRequests', 'a');
  expect(taken.reopened).toBe(10);
  expect(taken.photos).toHaveLength(1);
});

test('pages go on exactly where they stopped, equal values included', async () => {
  for (let index = 0; index < 25; index += 1)
    await open().insert(
      'serviceRequests',
      request(`r${String(index).padStart(2, '0')}`, { state: 'closed', movedAt: `2026-0${1 + (index % 3)}-01` }),
    );
  for (const order of ['asc', 'desc'] as const) {
    const seen: ServiceRequest[] = [];
    for (;;) {
      const last = seen.at(-1);
      const after = last && { value: last.movedAt, _id: last._id };
      const page = await open().list('serviceRequests', {
        where: { state: 'closed' },
        by: { field: 'movedAt', order },
        limit: 7,
        after,
      });
      seen.push(...page);
      if (page.length < 7) break;
    }
    expect(new Set(seen.map(({ _id }) => _id)).size).toBe(25);
    const dates = seen.map(({ movedAt }) => movedAt);
    expect(order === 'asc' ? dates : [...dates].reverse()).toEqual([...dates].sort());
  }
});

test('a transaction changes everything or nothing', async () => {
  await open().insert('serviceRequests', request('a', { reopened: 5 }));
  const halfway = open().transaction(async (documents) => {
    const a = await documents.get('serviceRequests', 'a');
    await documents.save('serviceRequests', { ...a, reopened: 4 });
    await documents.insert('serviceRequests', request('b'));
    await documents.get('serviceRequests', 'absent');
  });
  await expect(halfway).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await everything()).toEqual([request('a', { reopened: 5 })]);
  await expect(open().transaction((documents) => documents.save('serviceRequests', request('a')))).rejects.toThrow(
    'Broken promise',
  );
});

test('what one gives the other gets, however many give at once', async () => {
  await open().insert('serviceRequests', request('from', { reopened: 100 }));
  await open().insert('serviceRequests', request('to', { reopened: 0 }));
  const give = () =>
    open().transaction(async (documents) => {
      const from = await documents.get('serviceRequests', 'from');
      const to = await documents.get('serviceRequests', 'to');
      await documents.save('serviceRequests', { ...from, reopened: from.reopened - 1 });
      await documents.save('serviceRequests', { ...to, reopened: to.reopened + 1 });
    });
  const given = await Promise.allSettled(Array.from({ length: 20 }, give));
  const lost = given.filter((one) => one.status === 'rejected');
  for (const { reason } of lost) expect(reason).toBeInstanceOf(runtime.LostRace);
  const done = given.length - lost.length;
  expect(done).toBeGreaterThan(0);
  expect(await open().get('serviceRequests', 'from')).toMatchObject({ reopened: 100 - done, version: 1 + done });
  expect(await open().get('serviceRequests', 'to')).toMatchObject({ reopened: done, version: 1 + done });
});

test('a row that must be new and is not undoes the whole transaction', async () => {
  await open().insert('serviceRequests', request('a'));
  const again = open().transaction((documents) => documents.insert('serviceRequests', request('a')));
  await expect(again).rejects.toBeInstanceOf(runtime.LostRace);
});

test('in a transaction what is saved remembers the press, what is touched leaves that to others', async () => {
  const operation = { id: 'press', digest: 'body', at: '2026-11-18T02:00:00.000Z' };
  const pressed = runtime.openStore({ mayWrite: () => undefined, operation });
  for (const id of ['a', 'b']) await open().insert('serviceRequests', request(id, { operations: [] }));
  await pressed.transaction(async (documents) => {
    expect(await documents.find('serviceRequests', 'nothing')).toBeUndefined();
    await documents.save('serviceRequests', { ...(await documents.get('serviceRequests', 'a')), text: 'saved' });
    await documents.touch('serviceRequests', { ...(await documents.get('serviceRequests', 'b')), text: 'touched' });
  });
  const kept = async (id: string) => open().get('serviceRequests', id);
  expect(await kept('a')).toMatchObject({ text: 'saved', version: 2, operations: [operation] });
  expect(await kept('b')).toMatchObject({ text: 'touched', version: 2, operations: [] });
});
