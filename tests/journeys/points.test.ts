import { townForTests } from '../support/moveIsKept';
import { EAST, nightOf, purseIn } from '../support/points';
import { anOperationId, 志愿者, 早餐店主, 理发店主, 社区专员, 街道干部, 网格长, 居民 } from '../support/town';

const town = townForTests();
const 今天 = '2026-11-18';

const 规则 = {
  communityId: EAST,
  weights: { base: 100, service: 100, contribution: 50 },
  contributionCap: 20,
  perHour: 2,
  perHourOf: [],
  wishPoints: 5,
  yuanPerPoint: 10,
  expiryYears: 2,
  criteria: [{ key: 'meeting', text: '示例：参加社区议事会', points: 10 }],
};

const 积分 = async (who: string) => {
  const { purses } = await town().as(who).does('point.mine', {});
  return Object.fromEntries(purses.map(({ bucket, points }) => [bucket, points]));
};

const 更正 = async (member: string, points: number, bucket: 'service' | 'contribution' | 'base' = 'service') => {
  const said = { kind: 'adjust' as const, communityId: EAST, member, bucket, points, reason: '补记一次没有登记的帮忙' };
  const { proposal } = await town().as(社区专员).does('point.propose', said);
  return town().as(街道干部).does('point.confirm', { proposalId: proposal.proposalId });
};

test('第一夜对账：演示数据和流水一致，没有差额', async () => {
  const night = await nightOf(town(), 今天);
  expect(night.differences).toEqual([]);
  expect(night.counted['accounts']).toBeGreaterThan(8);
  expect(night.counted['transfers']).toBeGreaterThan(14);
});

test('年中改权重不追溯：新规则只管以后的分，公式写明哪一版算了哪些分', async () => {
  const before = await town().as(志愿者).does('point.score', {});
  expect(before.formula).toContain('第1版规则');
  expect(
    await town().outcome(
      town()
        .as(社区专员)
        .does('point.publishRules', { ...规则, from: 今天 }),
    ),
  ).toBe('RULES_NOT_AHEAD');
  const heavier = { ...规则, weights: { base: 100, service: 200, contribution: 10 }, from: '2026-11-20' };
  const published = await town().as(社区专员).does('point.publishRules', heavier);
  expect(published).toMatchObject({ edition: 2, inForce: false, publishedBy: '东苑社区 社区专员' });
  expect((await town().as(志愿者).does('point.mine', {})).coming).toMatchObject([{ edition: 2 }]);
  expect((await town().as(志愿者).does('point.score', {})).total).toBe(before.total);

  await 更正('XIAOXIA1', 3);
  const half = await town().as(志愿者).does('point.score', {});
  expect(half.labour).toBe(before.labour + 3);

  await town().later(3 * 86_400_000);
  expect(await town().as(志愿者).does('point.score', {})).toEqual(half);
  await 更正('XIAOXIA1', 7);
  const after = await town().as(志愿者).does('point.score', {});
  expect(after.editions.map(({ edition }) => edition)).toEqual([1, 2]);
  expect(after.labour).toBe(before.labour + 3 + 7 * 2);
  expect(after.rows[0]).toMatchObject({ points: 7, edition: 2, reason: '更正' });
});

test('不能给自己加分：提出、确认都要别人来，提出的人也不能自己确认', async () => {
  const { member } = await town().as(社区专员).does('point.code', {});
  const said = {
    kind: 'base' as const,
    communityId: EAST,
    member,
    criterion: 'meeting',
    reason: '参加了十一月的议事会',
  };
  expect(await town().outcome(town().as(社区专员).does('point.propose', said))).toBe('SELF_AWARD');
  const { proposal } = await town().as(街道干部).does('point.propose', said);
  const { proposalId } = proposal;
  expect(await town().outcome(town().as(街道干部).does('point.confirm', { proposalId }))).toBe('SECOND_PERSON');
  expect(await town().outcome(town().as(社区专员).does('point.confirm', { proposalId }))).toBe('SELF_AWARD');
  expect(await town().outcome(town().as(网格长).does('point.confirm', { proposalId }))).toBe('NOT_FOUND');
  const waiting = await town().as(社区专员).does('point.proposals', { communityId: EAST });
  expect(waiting.proposals.find((one) => one.proposalId === proposalId)).toMatchObject({ mayDecide: false });
  expect(await 积分(社区专员)).toEqual({ base: 0, service: 0, contribution: 0 });
});

test('基础分一条一年一次：两个人先后提出，第二次确认不了', async () => {
  const said = {
    kind: 'base' as const,
    communityId: EAST,
    member: 'AMEI0001',
    criterion: 'meeting',
    reason: '参加了议事会',
  };
  const first = await town().as(社区专员).does('point.propose', said);
  const second = await town().as(社区专员).does('point.propose', said);
  await town().as(街道干部).does('point.confirm', { proposalId: first.proposal.proposalId });
  const again = town().as(街道干部).does('point.confirm', { proposalId: second.proposal.proposalId });
  expect(await town().outcome(again)).toBe('CRITERION_GIVEN');
  expect(await town().outcome(town().as(社区专员).does('point.propose', said))).toBe('CRITERION_GIVEN');
});

test('捐赠封顶：捐得再多，一年总分里最多占两成', async () => {
  const said = {
    kind: 'donation' as const,
    communityId: EAST,
    member: 'XIAOHE01',
    yuan: 50_000,
    receipt: '收据 2026-018',
    reason: '给社区食堂捐款五万元',
  };
  const { proposal } = await town().as(社区专员).does('point.propose', said);
  expect(proposal).toMatchObject({ points: 5000, bucket: 'contribution', receipt: '收据 2026-018' });
  await town().as(街道干部).does('point.confirm', { proposalId: proposal.proposalId });
  const score = await town().as('volunteer-2').does('point.score', {});
  expect(score.contribution).toBeGreaterThan(400);
  expect(score.counted).toBe(score.allowance);
  expect(score.counted).toBeLessThanOrEqual((score.labour + score.counted) * 0.2);
  expect(
    await town().outcome(
      town()
        .as(社区专员)
        .does('point.propose', { ...said, yuan: 9 }),
    ),
  ).toBe('DONATION_SMALL');
});

test('撤销一笔要两个人和理由，只能一次，原来的一行还在', async () => {
  const { rows } = await town().as(居民).does('point.rows', {});
  const [wrong] = rows;
  const said = { kind: 'reverse' as const, communityId: EAST, number: wrong?.number ?? '', reason: '那天人没有到场' };
  const { proposal } = await town().as(社区专员).does('point.propose', said);
  expect(proposal).toMatchObject({ points: -6, nickname: '小林' });
  await town().as(街道干部).does('point.confirm', { proposalId: proposal.proposalId });
  expect(await town().outcome(town().as(社区专员).does('point.propose', said))).toBe('ROW_REVERSED');
  const after = await town().as(居民).does('point.rows', {});
  expect(after.rows.map(({ points, reason }) => [points, reason])).toEqual([
    [-6, '撤销一笔'],
    [6, '志愿任务'],
  ]);
  expect((await town().as(居民).does('point.score', {})).total).toBe(0);
});

test('取消兑换券：分和库存都回来，用过的取消不了，商户结算等于用过的券', async () => {
  const list = async () => (await town().as(志愿者).does('reward.list', {})).rewards;
  const 早餐 = (await list()).find(({ title }) => title === '豆浆油条一份');
  const rewardId = 早餐?.rewardId ?? '';
  const 原来 = await 积分(志愿者);
  const { voucher, points } = await town().as(志愿者).does('reward.redeem', { rewardId });
  expect(points).toBe((原来['service'] ?? 0) - 4);
  expect((await list()).find((one) => one.rewardId === rewardId)?.left).toBe((早餐?.left ?? 0) - 1);
  const cancelled = await town().as(志愿者).does('reward.cancel', { voucherId: voucher.voucherId });
  expect(cancelled).toMatchObject({ points: 原来['service'], voucher: { state: 'cancelled', code: '' } });
  expect((await list()).find((one) => one.rewardId === rewardId)?.left).toBe(早餐?.left);
  expect(await town().outcome(town().as(早餐店主).does('reward.use', { code: voucher.code }))).toBe('VOUCHER_MOVED_ON');

  const again = await town().as(志愿者).does('reward.redeem', { rewardId });
  const { code, voucherId } = again.voucher;
  expect(await town().outcome(town().as(理发店主).does('reward.check', { code }))).toBe('VOUCHER_ELSEWHERE');
  expect(await town().outcome(town().as(居民).does('reward.check', { code }))).toBe('NOT_FOUND');
  const seen = await town()
    .as(早餐店主)
    .does('reward.check', { code: code.toUpperCase().replace(/(.{4})/g, '$1-') });
  expect(JSON.stringify(seen)).not.toContain('小夏');
  await town().as(早餐店主).does('reward.use', { code });
  expect(await town().outcome(town().as(早餐店主).does('reward.use', { code }))).toBe('VOUCHER_MOVED_ON');
  expect(await town().outcome(town().as(志愿者).does('reward.cancel', { voucherId }))).toBe('VOUCHER_MOVED_ON');

  const shop = { communityId: EAST, unitId: 'shop-zaocan' };
  const owed = await town().as(早餐店主).does('reward.settlement', shop);
  expect(owed).toMatchObject({ open: { points: 8, vouchers: 2 }, maySettle: false });
  expect(owed.vouchers.reduce((sum, one) => sum + one.points, 0)).toBe(owed.open.points);
  expect(
    await town().outcome(
      town()
        .as(早餐店主)
        .does('reward.settle', { ...shop, points: 8 }),
    ),
  ).toBe('NOT_YOURS_TO_DO');
  expect(
    await town().outcome(
      town()
        .as(社区专员)
        .does('reward.settle', { ...shop, points: 4 }),
    ),
  ).toBe('SETTLED_ALREADY');
  expect(
    await town()
      .as(社区专员)
      .does('reward.settle', { ...shop, points: 8 }),
  ).toEqual({ settled: 8, open: 0 });
  const squared = await town().as(社区专员).does('reward.settlement', shop);
  expect(squared.vouchers.map(({ settled }) => settled)).toEqual([true, true]);
});

test('没用的券过期自动退回分和库存', async () => {
  const { rewards } = await town().as(志愿者).does('reward.list', {});
  const rewardId = rewards.find(({ title }) => title === '菜包子两个')?.rewardId ?? '';
  const 原来 = await 积分(志愿者);
  const { voucher } = await town().as(志愿者).does('reward.redeem', { rewardId });
  await town().later(61 * 86_400_000);
  await town().tick();
  const { vouchers } = await town().as(志愿者).does('reward.vouchers', {});
  expect(vouchers.find(({ voucherId }) => voucherId === voucher.voucherId)).toMatchObject({ state: 'lapsed' });
  // 演示里的另一张券（理发，10 分）也在这期间过期退回。
  expect((await 积分(志愿者))['service']).toBe((原来['service'] ?? 0) + 10);
});

test('积分到期前提醒：提前三十天说一次，最后一天过完才清零', async () => {
  await town()
    .as(志愿者)
    .does('point.remind', { bucket: 'service', subscribed: ['linli-points'] });
  const { purses } = await town().as(志愿者).does('point.mine', {});
  const ending = purses.find(({ bucket }) => bucket === 'service')?.ending;
  expect(ending?.on).toBe('2028-12-31');
  const told = async () =>
    (await town().cloud.outbox('o-demo-volunteer-1')).filter(({ page }) => String(page).includes('points')).length;
  await town().cloud.clock({ set: '2028-11-30T16:00:00.000Z' });
  await town().tick();
  expect(await told()).toBe(0);
  await town().cloud.clock({ set: '2028-12-02T02:00:00.000Z' });
  await town().tick();
  await town().tick();
  expect(await told()).toBe(1);
  await town().cloud.clock({ set: '2028-12-31T15:59:00.000Z' });
  await town().tick();
  expect((await 积分(志愿者))['service']).toBe(ending?.points);
  await town().cloud.clock({ set: '2028-12-31T16:00:30.000Z' });
  await town().tick();
  expect((await 积分(志愿者))['service']).toBe(0);
  const { rows } = await town().as(志愿者).does('point.rows', { bucket: 'service' });
  expect(rows[0]).toMatchObject({ reason: '到期清零', points: -(ending?.points ?? 0) });
  expect(await told()).toBe(1);
});

test('对账报告差额：有人在后台改了余额和库存，夜里照实报出，一分不改', async () => {
  await town().cloud.clock({ set: '2028-12-31T19:30:00.000Z' });
  expect((await nightOf(town(), '2029-01-01')).differences).toEqual([]);
  const purse = await purseIn(town(), 'o-demo-volunteer-2');
  await town().changes('accounts', purse?._id ?? '', { points: (purse?.points ?? 0) + 100 });
  const [reward] = await town().cloud.documents('rewards', 1);
  await town().changes('rewards', String(reward?.['_id']), { left: Number(reward?.['left']) + 3 });
  await town().cloud.clock({ set: '2029-01-01T19:30:00.000Z' });
  const night = await nightOf(town(), '2029-01-02');
  expect(night.differences.map(({ what }) => what).sort()).toEqual(['余额', '库存']);
  const [balance] = night.differences.filter(({ what }) => what === '余额');
  expect(balance).toMatchObject({ held: (purse?.points ?? 0) + 100, journal: purse?.points });
  expect((await purseIn(town(), 'o-demo-volunteer-2'))?.points).toBe((purse?.points ?? 0) + 100);
  const said = (await town().cloud.logs()).filter(({ text }) => text.includes('RECONCILIATION_DIFFERS'));
  expect(said).toHaveLength(1);
  expect(said[0]?.text).not.toContain('o-demo');
  const report = await town().as(社区专员).does('point.reconciliations', { communityId: EAST });
  expect(report.nights[0]).toMatchObject({ date: '2029-01-02', differing: 2 });
  expect(JSON.stringify(report)).not.toContain('o-demo');
});

test('参加排名的社区和队伍才排，人太少不排，个人从来不排', async () => {
  const ranking = await town().as(居民).does('point.ranking', { of: 'communities' });
  expect(ranking.rows.every(({ people }) => people >= 5)).toBe(true);
  expect(JSON.stringify(ranking)).not.toContain('o-demo');
  const press = anOperationId();
  const leave = { communityId: EAST, join: false };
  expect(await town().as(社区专员).does('point.rank', leave, press)).toEqual({ ranked: false });
  expect(await town().as(社区专员).does('point.rank', leave, press)).toEqual({ ranked: false });
  expect(await town().outcome(town().as(居民).does('point.rank', leave))).toBe('NOT_ON_DUTY');
  expect((await town().as(居民).does('point.ranking', { of: 'communities' })).rows).toEqual([]);
});
