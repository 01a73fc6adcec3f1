import { EAST, nightOf, purseIn } from '../support/points';
import { townForTests } from '../support/moveIsKept';
import { 居民, 志愿者, 社区专员, 街道干部, 区管理员, WEDNESDAY_TEN } from '../support/town';

const town = townForTests();
const OWNER = 'o-demo-volunteer-1';

beforeEach(async () => void (await town().cloud.clock({ set: WEDNESDAY_TEN })));

const confirmed = async (said: object) => {
  const { proposal } = await town()
    .as(社区专员)
    .does('point.propose', { communityId: EAST, reason: '核对以后更正', ...said } as never);
  const { proposalId } = proposal;
  return town().outcome(town().as(街道干部).does('point.confirm', { proposalId }));
};
const adjust = (points: number) => confirmed({ kind: 'adjust', member: 'XIAOXIA1', bucket: 'service', points });
const purse = async () => {
  const { points = 0, debt = 0 } = (await purseIn(town(), OWNER)) ?? {};
  return [points, debt];
};
const score = async () => town().as(志愿者).does('point.score', {});

test('得的分用掉以后被更正：年度分马上对，账上没有就先记欠，以后得的分先还，每夜对账不差', async () => {
  const { purses } = await town().as(志愿者).does('point.mine', {});
  const has = purses.find(({ bucket }) => bucket === 'service')?.points ?? 0;
  const before = (await score()).labour;
  // More than there is, as if it had been spent.
  expect(await adjust(-(has + 7))).toBe('done');
  expect(await purse()).toEqual([0, 7]);
  const weight = (await score()).editions.at(-1)?.parts.find(({ bucket }) => bucket === 'service')?.weight ?? 100;
  expect((await score()).labour).toBeCloseTo(before - ((has + 7) * weight) / 100, 5);
  expect(
    (await town().as(志愿者).does('point.mine', {})).purses.find(({ bucket }) => bucket === 'service'),
  ).toMatchObject({
    points: 0,
    debt: 7,
  });
  expect(await adjust(3)).toBe('done');
  expect(await purse()).toEqual([0, 4]);
  expect(await adjust(-2)).toBe('done');
  expect(await purse()).toEqual([0, 6]);
  expect(await adjust(10)).toBe('done');
  expect(await purse()).toEqual([4, 0]);
  const { rows } = await town().as(志愿者).does('point.rows', {});
  expect(rows.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['已经用掉的先记欠', '还上欠的分']));
  await town().cloud.clock({ set: '2026-11-19T18:30:00.000Z' });
  expect((await nightOf(town(), '2026-11-20')).differences).toEqual([]);
});

test('年度分一行一行加得起来：每一笔按权重，加上不计的，就是总分', async () => {
  const { rows, overCap, rounding, total } = await score();
  const sum = rows.reduce((all, { weighted }) => all + (weighted ?? 0), 0);
  expect(rows.length).toBeGreaterThan(0);
  expect(sum + overCap + rounding).toBeCloseTo(total, 5);
});

test('权重和封顶只由社区发布，街道和区看得到、能提意见，意见挂在旁边，不影响起用', async () => {
  const { editions } = await town().as(居民).does('point.rules', { communityId: EAST });
  const [{ edition, weights, contributionCap }] = editions as [(typeof editions)[number]];
  const rest = { perHour: 2, perHourOf: [], wishPoints: 5, yuanPerPoint: 10, expiryYears: 2, criteria: [] };
  const next = { communityId: EAST, from: '2027-03-01', weights, contributionCap, ...rest };
  for (const who of [街道干部, 区管理员])
    expect(await town().outcome(town().as(who).does('point.publishRules', next))).toBe('NOT_ON_DUTY');
  expect(await town().outcome(town().as(社区专员).does('point.publishRules', next))).toBe('done');
  const objection = { communityId: EAST, edition: edition + 1, reason: '捐献的分占得多了' };
  for (const who of [街道干部, 区管理员]) await town().as(who).does('point.object', objection);
  expect(await town().outcome(town().as(社区专员).does('point.object', objection))).toBe('NOT_ON_DUTY');
  const shown = (await town().as(居民).does('point.rules', { communityId: EAST })).editions[0];
  expect(shown).toMatchObject({ edition: edition + 1, objections: [{ words: '捐献的分占得多了' }, {}] });
});
