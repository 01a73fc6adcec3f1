import { sentenceOf } from '../../domain/faults';
import { everyPace, keptPaces } from '../../domain/pace';
import { townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import type { Refused } from '../support/town';
import { anOperationId, 外社区居民, 居民, 邻居, 新邻居, 社区专员, 路灯不亮 } from '../support/town';

const town = townForTests({ patient: true });
const MINUTE = 60_000;
const most = keptPaces['request.submit']?.most ?? 0;

const submits = (who: string, times: number): Promise<string[]> =>
  Promise.all(Array.from({ length: times }, () => town().outcome(town().as(who).does('request.submit', 路灯不亮))));

const reportsOf = async (who: string): Promise<number> => {
  const { openid } = await town().cloud.login(who);
  const all = await town().cloud.documents('serviceRequests', 1000);
  return all.filter(({ reporterId }) => reporterId === openid).length;
};

const refusalOf = (doing: Promise<unknown>): Promise<Refused> =>
  doing.then(
    () => {
      throw new Error('It was done.');
    },
    (error: unknown) => error as Refused,
  );

test('of a hundred at once no more than the limit are kept, and the rest hear when to try again', async () => {
  const heard = await submits(外社区居民, 100);
  expect(heard.filter((one) => one === 'done')).toHaveLength(most);
  expect(new Set(heard)).toEqual(new Set(['done', 'TOO_OFTEN']));
  expect(await reportsOf(外社区居民)).toBe(most);
  const { code, detail } = await refusalOf(town().as(外社区居民).does('request.submit', 路灯不亮));
  expect(sentenceOf(code, detail)).toMatch(/^做得有点勤，请在 11:0\d 以后再试，写的都还在。$/);
});

test('a press that counted is answered again, whatever came after it', async () => {
  const press = anOperationId();
  const once = await town()
    .as(新邻居)
    .does('person.register', { placeId: '410403001001-e1-b3', consentVersion: '2026-11-01' });
  expect(once.registered).toBe(true);
  const first = await town().as(新邻居).does('request.submit', 路灯不亮, press);
  await submits(新邻居, most - 1);
  expect(await submits(新邻居, 1)).toEqual(['TOO_OFTEN']);
  expect(await town().as(新邻居).does('request.submit', 路灯不亮, press)).toEqual(first);
});

test('one press counts once, however often it is sent', async () => {
  const press = anOperationId();
  await Promise.all(Array.from({ length: 50 }, () => town().as(邻居).does('request.submit', 路灯不亮, press)));
  expect(new Set(await submits(邻居, most - 1))).toEqual(new Set(['done']));
  expect(await submits(邻居, 1)).toEqual(['TOO_OFTEN']);
});

test('one person’s haste is nobody else’s, nor another action’s', async () => {
  expect(await submits(居民, 1)).toEqual(['done']);
  expect(await town().outcome(town().as(外社区居民).does('request.list', { of: 'mine' }))).toBe('done');
});

test('room comes back as the window moves on, one by one', async () => {
  await town().later(59 * MINUTE);
  expect(await submits(外社区居民, 1)).toEqual(['TOO_OFTEN']);
  await town().later(2 * MINUTE);
  expect(await submits(外社区居民, 3)).toEqual(['done', 'done', 'done']);
});

test('counting costs no trip of its own, and no more than so many entries are kept', async () => {
  const { trips } = await town().as(居民).costs('request.submit', 路灯不亮);
  expect(trips).toBe(1);
  const people = await town().cloud.documents('people', 1000);
  const { openid } = await town().cloud.login(外社区居民);
  const person = people.find(({ _id }) => _id === openid) as { pace: Record<string, object[]> } | undefined;
  expect(person?.pace['request_submit']).toHaveLength(most);
});

test('whoever tries codes hears the same of a right and a wrong one once it is too often', async () => {
  const guesses = keptPaces['shop.invited']?.most ?? 0;
  const guess = () =>
    town().outcome(
      town()
        .as(居民)
        .does('shop.invited', { code: 'z'.repeat(24) }),
    );
  const heard = await Promise.all(Array.from({ length: guesses + 10 }, guess));
  expect(heard.filter((one) => one === 'TOO_OFTEN')).toHaveLength(10);
  expect(await guess()).toBe('TOO_OFTEN');
});

test('a busy clerk’s reading is not held up', async () => {
  const requestId = await aRequest(town());
  const read = () => town().outcome(town().as(社区专员).does('request.read', { requestId }));
  expect(new Set(await Promise.all(Array.from({ length: 150 }, read)))).toEqual(new Set(['done']));
});

test('a phone run wild is stopped by the instance that serves it, for a minute and for nobody else', async () => {
  const now = new Date('2026-11-18T02:00:10.000Z');
  const { paced } = await import('../../cloudfunctions/runtime/pace');
  const ask = (openid: string, at = now) => paced({ action: 'request.read', openid, operationId: '', now: at });
  for (let times = 0; times < everyPace.most; times += 1) await ask('o-wild');
  await expect(ask('o-wild')).rejects.toMatchObject({ code: 'TOO_OFTEN', detail: { again: '10:01' } });
  await ask('o-calm');
  await ask('o-wild', new Date('2026-11-18T02:01:00.000Z'));
});
