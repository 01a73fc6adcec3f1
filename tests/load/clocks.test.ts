import { townForTests } from '../support/moveIsKept';
import { aRewardOf } from '../support/market';
import { aRequest, stored } from '../support/requests';
import { anOperationId, WEDNESDAY_TEN, 居民, 志愿者, 社区专员, 网格员, 路灯不亮 } from '../support/town';

const town = townForTests();
const HOUR = 3_600_000;
const at = (set: string) => town().cloud.clock({ set });
beforeEach(() => at(WEDNESDAY_TEN));
afterEach(() => town().cloud.faults([]));

/** What was sent to somebody about one thing, in the words they read. */
const told = async (who: string, about: string): Promise<string[]> =>
  (await town().cloud.outbox(`o-demo-${who}`))
    .filter(({ api, page }) => api === 'subscribeMessage.send' && String(page).includes(about))
    .map(({ data }) => JSON.stringify(data));

const once = (words: readonly string[]): void => expect(words).toEqual([...new Set(words)]);

const lines = async (requestId: string): Promise<string[]> =>
  ((await stored(town(), requestId))['history'] as { move: string }[]).map(({ move }) => move);

test('the clock is set back while somebody works on it: nothing is promised anew, nothing is said twice', async () => {
  const requestId = await aRequest(town());
  await town().tick();
  const before = await town().as(居民).does('request.read', { requestId });
  const heard = await told('clerk-1', requestId);
  await town().cloud.clock({ advanceMs: -HOUR });
  await town().tick();
  expect(await told('clerk-1', requestId)).toEqual(heard);
  const moved = await town().as(社区专员).does('request.accept', { requestId, route: 'own' });
  expect(moved).toMatchObject({ state: 'handling', promisedAt: before.promisedAt });
  await town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved' });
  await at(WEDNESDAY_TEN);
  for (let minute = 0; minute < 3; minute += 1) await town().tick();
  expect(await town().as(居民).does('request.read', { requestId })).toMatchObject({ state: 'resolved' });
  once(await told('clerk-1', requestId));
  once(await told('grid-worker-1', requestId));
});

test('the clock jumps across midnight and a weekend: what fell due meanwhile is said once, and the promise stands', async () => {
  const requestId = await aRequest(town(), 'handling');
  const { promisedAt } = await town().as(居民).does('request.read', { requestId });
  await town().tick();
  // Saturday, half a minute past midnight in Shanghai; then Monday morning, long overdue.
  await at('2026-11-20T16:00:30.000Z');
  await town().tick();
  expect(await town().as(居民).does('request.read', { requestId })).toMatchObject({ promisedAt, state: 'handling' });
  await at('2026-11-30T01:00:00.000Z');
  for (let minute = 0; minute < 3; minute += 1) await town().tick();
  const late = await town().as(居民).does('request.read', { requestId });
  expect(late).toMatchObject({ promisedAt, overdue: true });
  once(await told('clerk-1', requestId));
  const marks = await lines(requestId);
  // Back to Friday: it was late, and stays so in what was written down.
  await at('2026-11-20T02:00:00.000Z');
  await town().tick();
  expect(await lines(requestId)).toEqual(marks);
});

test('across the new year, whose first days are off: nothing falls due on them', async () => {
  await at('2026-12-31T08:00:00.000Z');
  const { requestId, promisedAt } = await town().as(居民).does('request.submit', 路灯不亮);
  expect(Date.parse(promisedAt)).toBeGreaterThan(Date.parse('2027-01-03T16:00:00.000Z'));
  await at('2027-01-01T02:00:00.000Z');
  await town().tick();
  const view = await town().as(居民).does('request.read', { requestId });
  expect(view).toMatchObject({ promisedAt, overdue: false });
});

test('a timer that rings late, twice at once and again: every message once', async () => {
  const requestId = await aRequest(town(), 'resolved');
  await town().cloud.clock({ advanceMs: 30 * 60_000 });
  await Promise.all([town().cloud.fire('clock', 2), town().tick()]);
  await town().cloud.fire('clock', 2);
  for (const who of ['resident-1', 'clerk-1', 'grid-worker-1', 'grid-leader-1']) once(await told(who, requestId));
  expect(await town().as(网格员).does('request.verify', { requestId, solved: true })).toMatchObject({
    state: 'verified',
  });
});

test('conflicts in the middle of a transaction: one is got over, and whoever meets too many is told to try again', async () => {
  const about = { kind: 'conflict' as const, function: 'volunteers', action: 'reward.redeem' };
  /** At every write of a call, so many of them: an attempt that is made anew counts on. */
  const conflict = (writes: number) =>
    town().cloud.faults(Array.from({ length: writes }, (_, index) => ({ ...about, nth: index + 1 })));
  const held = async (rewardId: string): Promise<number> =>
    (await town().cloud.documents('vouchers', 1000)).filter((one) => one['rewardId'] === rewardId).length;
  const rewardId = await aRewardOf(town(), 5, 1);
  const press = anOperationId();
  const redeem = () => town().outcome(town().as(志愿者).does('reward.redeem', { rewardId }, press));
  await conflict(100);
  expect(await redeem()).toBe('BUSY');
  expect(await held(rewardId)).toBe(0);
  await conflict(1);
  expect(await redeem()).toBe('done');
  expect(await redeem()).toBe('done');
  expect(await held(rewardId)).toBe(1);
});
