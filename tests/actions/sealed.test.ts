import { randomBytes } from 'node:crypto';
import type * as stores from '../../cloudfunctions/runtime/store';
import type * as filters from '../../cloudfunctions/runtime/filters';
import { collectionNames, collections, type CollectionName, type Documents } from '../../domain/collections';
import { aCloudWithSdk, type World } from '../support/sdk';

const aKey = (name: string): string => `${name}:${randomBytes(32).toString('base64')}`;
const [older, newer, foreign] = [aKey('2026a'), aKey('2026b'), aKey('2026a')];
const MARK = '机密13911112222';

type Runtime = typeof stores & typeof filters;
let world: World;

/** The store as a function started with these keys has it. */
const withKeys = async (keys: string): Promise<Runtime> => {
  process.env['DATA_KEYS'] = keys;
  jest.resetModules();
  return {
    ...(await import('../../cloudfunctions/runtime/store')),
    ...(await import('../../cloudfunctions/runtime/filters')),
  };
};
const storeOf = ({ openStore }: Runtime) => openStore({ mayWrite: () => undefined, operation: undefined });

type Any = { _id: string; version: number } & Record<string, unknown>;

/** A document with the mark in every field that is to be sealed. */
const marked = (name: CollectionName, _id = 'a'): Documents[CollectionName] => {
  const fields = (collections[name].sealed ?? []).map((said) => {
    const [field = '', key, inner] = said.split('/');
    return key && inner ? [field, [{ [key]: 't1', [inner]: { phone: MARK } }]] : [field, { words: MARK }];
  });
  return { _id, version: 1, ...Object.fromEntries(fields) } as Documents[CollectionName];
};
const withSeals = collectionNames.filter((name) => (collections[name].sealed ?? []).length > 0);
const stored = (name: string) => world.cloud.stored(name);
const change = (name: string, _id: string, data: object) => world.db.collection(name).doc(_id).update({ data });

beforeAll(async () => {
  world = await aCloudWithSdk({ indexes: Object.fromEntries(collectionNames.map((name) => [name, []])) });
});
beforeEach(() => world.cloud.reset());
afterAll(() => world.cloud.stop());

test.each(withSeals)('%s: whoever reads the database finds no mark; the store finds what was kept', async (name) => {
  const runtime = await withKeys(older);
  await storeOf(runtime).insert(name, marked(name));
  expect(JSON.stringify(await stored(name))).not.toContain('机密');
  expect(await storeOf(runtime).find(name, 'a')).toEqual(marked(name));
  const store = storeOf(runtime);
  const loaded = await store.get(name, 'a');
  const [field = ''] = (collections[name].sealed?.[0] ?? '').split('/');
  await store.save(name, { ...loaded, [field]: (loaded as unknown as Any)[field] } as never);
  await store.save(name, { ...(await store.get(name, 'a')), [field]: [] } as never);
  expect(JSON.stringify(await stored(name))).not.toContain('机密');
  expect(((await storeOf(runtime).get(name, 'a')) as unknown as Any)[field]).toEqual([]);
});

test('what is appended to a list in one guarded write is sealed as well, and opens for its own line only', async () => {
  const runtime = await withKeys(older);
  await storeOf(runtime).insert('jobs', { ...marked('jobs'), talks: [], talkCount: 0 } as never);
  for (const talkId of ['t1', 't2'])
    await storeOf(runtime).claim('jobs', 'a', {
      when: { talkCount: runtime.lessThan(5) },
      then: { talks: runtime.appended({ talkId, contact: { name: '', phone: `${MARK}${talkId}` } }) },
    });
  expect(JSON.stringify(await stored('jobs'))).not.toContain('机密');
  expect((await storeOf(runtime).get('jobs', 'a')).talks.map(({ contact }) => contact.phone)).toEqual([
    `${MARK}t1`,
    `${MARK}t2`,
  ]);
  const [job] = await stored('jobs');
  const [one, two] = job?.['talks'] as { contact: object }[];
  await change('jobs', 'a', { talks: world._.set([{ ...one, contact: two?.contact }, two]) });
  const moved = await storeOf(runtime).get('jobs', 'a');
  expect(() => moved.talks).toThrow('What is sealed in jobs opens');
});

test('a write that changes something else leaves what is sealed as it is', async () => {
  const runtime = await withKeys(older);
  await storeOf(runtime).insert('shops', { ...marked('shops'), name: '理发店' } as never);
  const [before] = await stored('shops');
  const store = storeOf(runtime);
  await store.save('shops', { ...(await store.get('shops', 'a')), name: '面馆' });
  const [after] = await stored('shops');
  expect(after).toEqual({ ...before, name: '面馆', version: 2 });
});

test('a second key seals from now on, the first still opens; without it nothing opens', async () => {
  await storeOf(await withKeys(older)).insert('shops', marked('shops') as never);
  const both = await withKeys(`${newer},${older}`);
  const store = storeOf(both);
  await store.save('shops', { ...(await store.get('shops', 'a')), name: '面馆' } as never);
  const sealedBy = (doc: Record<string, unknown> | undefined) =>
    (doc?.['contact'] as { sealed: string }).sealed.slice(0, 6);
  expect(sealedBy((await stored('shops'))[0])).toBe('2026b.');
  expect((await storeOf(await withKeys(newer)).get('shops', 'a')).contact).toEqual({ words: MARK });
  const lost = await storeOf(await withKeys(older)).get('shops', 'a');
  expect(() => lost.contact).toThrow(
    'What is sealed in shops opens with one of DATA_KEYS, and was not moved or altered.',
  );
});

test('what was kept in the clear is read, and sealed by the next write or by the clock, whoever comes first', async () => {
  const runtime = await withKeys(older);
  for (const id of ['a', 'b']) await world.db.collection('shops').add({ data: marked('shops', id) });
  const store = storeOf(runtime);
  await store.save('shops', { ...(await store.get('shops', 'a')), name: '面馆' } as never);
  const [a, b] = await stored('shops');
  expect(JSON.stringify(a)).not.toContain('机密');
  expect(JSON.stringify(b)).toContain('机密');
  const again = storeOf(runtime);
  const opened = await again.get('shops', 'b');
  expect(await again.reseal('shops', opened)).toBe(true);
  expect(await again.reseal('shops', await again.get('shops', 'b'))).toBe(false);
  expect(JSON.stringify(await stored('shops'))).not.toContain('机密');
  expect(await storeOf(runtime).get('shops', 'b')).toEqual(marked('shops', 'b'));
});

describe('it does not open, and says nothing of what it holds', () => {
  const refused = async (runtime: Runtime, id = 'a'): Promise<void> => {
    const shop = await storeOf(runtime).get('shops', id);
    expect(() => shop.contact).toThrow(
      /^Broken promise: What is sealed in shops opens with one of DATA_KEYS, and was not moved or altered\.$/,
    );
  };
  const raw = async (): Promise<string> => ((await stored('shops'))[0]?.['contact'] as { sealed: string }).sealed;

  test('with another key of the same name', async () => {
    await storeOf(await withKeys(older)).insert('shops', marked('shops') as never);
    await refused(await withKeys(foreign));
  });

  test.each([0, 5, 30, 60, -1])('with one letter changed at %s', async (at) => {
    const runtime = await withKeys(older);
    await storeOf(runtime).insert('shops', marked('shops') as never);
    const text = [...(await raw())];
    const index = at < 0 ? text.length - 2 : 'alter.'.length + at;
    text[index] = text[index] === 'A' ? 'B' : 'A';
    await change('shops', 'a', { contact: world._.set({ sealed: text.join('') }) });
    await refused(runtime);
  });

  test('carried to another document, another field, or cut short', async () => {
    const runtime = await withKeys(older);
    for (const id of ['a', 'b']) await storeOf(runtime).insert('shops', marked('shops', id) as never);
    const [a, b] = await stored('shops');
    await change('shops', 'a', { contact: world._.set(b?.['contact']) });
    await refused(runtime);
    await change('shops', 'a', { contact: world._.set(a?.['staff']) });
    await refused(runtime);
    await change('shops', 'b', { contact: world._.set({ sealed: '2026a.AAAA' }) });
    await refused(runtime, 'b');
  });
});

test('a broken one does not hide the others of its list', async () => {
  const runtime = await withKeys(older);
  for (const id of ['a', 'b']) await storeOf(runtime).insert('shops', { ...marked('shops', id), name: id } as never);
  await change('shops', 'a', { contact: world._.set({ sealed: '2026a.AAAA' }) });
  const by = { field: '_id', order: 'asc' } as const;
  const found = await storeOf(runtime).list('shops', { where: { _id: runtime.greaterThan('') }, by, limit: 5 });
  expect(found.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(found[1]?.contact).toEqual({ words: MARK });
});

test('the database is never asked about what it cannot read, nor to change something inside of it', async () => {
  const runtime = await withKeys(older);
  await storeOf(runtime).insert('shops', marked('shops') as never);
  const where = { 'contact.phone': MARK };
  const by = { field: '_id', order: 'asc' } as const;
  await expect(storeOf(runtime).list('shops', { where: where as never, by, limit: 5 })).rejects.toThrow('not sealed');
  await expect(storeOf(runtime).count('shops', { licencePhoto: MARK }, 5)).rejects.toThrow('not sealed');
  const claim = (then: object) => storeOf(runtime).claim('shops', 'a', { when: { version: 1 }, then: then as never });
  await expect(claim({ 'contact.phone': MARK })).rejects.toThrow('inside of what is sealed');
  await expect(claim({ staff: runtime.appended({ name: MARK }) })).rejects.toThrow('replaced as a whole');
});

test('in a transaction as well', async () => {
  const runtime = await withKeys(older);
  await storeOf(runtime).transaction(async (documents) => documents.insert('vouchers', marked('vouchers') as never));
  await storeOf(runtime).transaction(async (documents) => {
    const voucher = await documents.get('vouchers', 'a');
    expect(voucher).toEqual(marked('vouchers'));
    await documents.save('vouchers', { ...voucher, userId: `${MARK}!` });
  });
  expect(JSON.stringify(await stored('vouchers'))).not.toContain('机密');
  expect((await storeOf(runtime).get('vouchers', 'a')).userId).toBe(`${MARK}!`);
});
