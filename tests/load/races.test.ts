import { CONSENT_VERSION } from '../../domain/people/contract';
import { townForTests } from '../support/moveIsKept';
import { aRequest, stored } from '../support/requests';
import { anOperationId, 居民, 社区专员, 网格员, 网格长, 路灯不亮 } from '../support/town';

const town = townForTests();
const many = <T>(count: number, each: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => each(index)));

test('200 calls of 20 people at once: everybody gets their own answer', async () => {
  const people = Array.from({ length: 20 }, (_, index) => `crowd-${index}`);
  await many(people.length, (index) =>
    town()
      .as(people[index] ?? '')
      .does('person.register', {
        placeId: '410403001001-e1-b3',
        consentVersion: CONSENT_VERSION,
        nickname: `第${index}位`,
      }),
  );
  const answers = await many(200, async (index) => ({
    index,
    me: await town()
      .as(people[index % 20] ?? '')
      .does('person.me', {}),
  }));
  for (const { index, me } of answers) expect(me.nickname).toBe(`第${index % 20}位`);
});

test('20 first visits at once, each with a press of its own, make one person', async () => {
  const outcomes = await many(20, () =>
    town().outcome(
      town()
        .as('first-timer')
        .does('person.register', { placeId: '410403001001-e1-b3', consentVersion: CONSENT_VERSION }),
    ),
  );
  // Who loses five races in a row is told to try again; nobody is told anything else.
  expect(outcomes).toContain('done');
  expect(outcomes.filter((outcome) => outcome !== 'done' && outcome !== 'BUSY')).toEqual([]);
  const { openid } = await town().cloud.login('first-timer');
  const people = await town().cloud.documents('people', 1000);
  expect(people.filter(({ _id }) => _id === openid)).toHaveLength(1);
});

test('50 replays of one submit, all at once, make one request and one answer', async () => {
  const press = anOperationId();
  const answers = await many(50, () =>
    town().as(居民).does('request.submit', { text: '只有这一件事', photos: [] }, press),
  );
  expect(new Set(answers.map(({ requestId, number }) => `${requestId} ${number}`)).size).toBe(1);
  const kept = await town().cloud.documents('serviceRequests', 1000);
  expect(kept.filter(({ text }) => text === '只有这一件事')).toHaveLength(1);
});

test('20 replays of one accept, all at once, leave their two lines of history once', async () => {
  const requestId = await aRequest(town());
  const press = anOperationId();
  const outcomes = await many(20, () =>
    town().outcome(town().as(社区专员).does('request.accept', { requestId, route: 'own' }, press)),
  );
  expect(new Set(outcomes)).toEqual(new Set(['done']));
  expect((await stored(town(), requestId))['history']).toHaveLength(3);
});

test('verify, send back and withdraw at once: one of them happens, and the story is whole', async () => {
  for (let round = 0; round < 5; round += 1) {
    const requestId = await aRequest(town(), 'resolved');
    const tried = await Promise.all([
      town().outcome(town().as(网格员).does('request.verify', { requestId, solved: true })),
      town().outcome(town().as(网格长).does('request.sendBack', { requestId, reason: '还没修好' })),
      town().outcome(town().as(居民).does('request.withdraw', { requestId })),
    ]);
    expect(tried.filter((one) => one === 'done')).toHaveLength(1);
    expect((await stored(town(), requestId))['history']).toHaveLength(5);
  }
});

test('timers that fire twice at once, late and again send every message once', async () => {
  const ids = await many(12, async () => (await town().as(居民).does('request.submit', 路灯不亮)).requestId);
  await town().cloud.fire('clock', 2);
  await Promise.all([town().tick(), town().tick()]);
  await town().later(3 * 60_000);
  await town().cloud.fire('clock', 2);
  const sent = (await town().cloud.outbox('o-demo-clerk-1'))
    .map(({ page }) => String(page).split('id=')[1] ?? '')
    .filter((id) => ids.includes(id));
  expect(sent.sort()).toEqual([...ids].sort());
});

/** Everything there is to say was said: the clock's next word is about what happens next. */
const allIsSaid = async (): Promise<void> => {
  const waits = async () =>
    (await town().cloud.documents('serviceRequests', 1000)).some(({ noticesDueAt }) => noticesDueAt !== '');
  do {
    await town().later(3 * 60_000);
    await town().tick();
  } while (await waits());
};

test('a sender that dies in the middle is followed by one that finishes', async () => {
  await allIsSaid();
  const { requestId } = await town().as(居民).does('request.submit', 路灯不亮);
  await town().cloud.faults([{ kind: 'crashAfter', function: 'clock', nth: 1, times: 1 }]);
  await town()
    .cloud.fire('clock')
    .catch(() => undefined);
  await town().cloud.faults([]);
  const about = async () =>
    (await town().cloud.outbox('o-demo-clerk-1')).filter(({ page }) => String(page).includes(requestId)).length;
  await town().tick();
  expect(await about()).toBe(0);
  await town().later(3 * 60_000);
  await town().tick();
  await town().tick();
  expect(await about()).toBe(1);
});

test('a reply lost after the commit: the same press again finds what was made', async () => {
  const press = anOperationId();
  const submit = () => town().as(居民).does('request.submit', { text: '回信丢了的那一件', photos: [] }, press);
  await town().cloud.faults([{ kind: 'dropReply', function: 'requests', times: 1 }]);
  const first = await submit().catch(() => undefined);
  await town().cloud.faults([]);
  expect(first).toBeUndefined();
  await submit();
  const kept = await town().cloud.documents('serviceRequests', 1000);
  expect(kept.filter(({ text }) => text === '回信丢了的那一件')).toHaveLength(1);
});
