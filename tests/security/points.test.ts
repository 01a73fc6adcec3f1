import { actionNames, actions, type ActionName } from '../../domain/contract';
import { roles, type Party } from '../../domain/kernel/access';
import { permissions } from '../../domain/permissions';
import { townForTests } from '../support/moveIsKept';
import { EAST } from '../support/points';
import { aRewardOf } from '../support/market';
import { anOperationId, 新邻居, 志愿者, 早餐店主, 居民, 理发店主, 社区专员 } from '../support/town';

const town = townForTests();

const shut = ['NOT_FOUND', 'NOT_ON_DUTY', 'NOT_YOURS_TO_DO', 'REGISTER_FIRST', 'VOUCHER_ELSEWHERE'];
const elsewhere = '410403004001';

/** One person per role who holds it at the community, and one who holds it in another. */
const here: Record<string, string> = { subdistrictOfficer: '410403001', districtAdmin: '410403' };

const postOf = (role: string, placeId: string, personId: string): object => ({
  ...{ _id: `points-${personId}`, version: 1, operations: [], role, placeId, place: '某处', unitId: '' },
  ...{ handsUp: false, personId, name: '', avatar: '', phone: '', source: 'appointed', basis: '' },
  ...{ sinceAt: '2026-01-01T00:00:00.000Z', untilAt: '', invitation: '', invited: null },
});

beforeAll(async () => {
  const posts = await Promise.all(
    roles
      .flatMap((role) => [
        { role, placeId: here[role] ?? EAST, who: `points-here-${role}` },
        { role, placeId: elsewhere, who: `points-far-${role}` },
      ])
      .map(async ({ role, placeId, who }) => postOf(role, placeId, (await town().cloud.login(who)).openid)),
  );
  await town().cloud.load({ collections: { posts } });
  const plenty = { kind: 'adjust' as const, communityId: EAST, member: 'XIAOXIA1', points: 2000, reason: '够用的分' };
  const { proposal: made } = await town()
    .as(社区专员)
    .does('point.propose', { ...plenty, bucket: 'service' });
  await town().as('subdistrict-1').does('point.confirm', { proposalId: made.proposalId });
});

const proposal = async () => {
  const said = {
    kind: 'adjust' as const,
    communityId: EAST,
    member: 'XIAOXIA1',
    bucket: 'service' as const,
    points: 1,
  };
  return (
    await town()
      .as(社区专员)
      .does('point.propose', { ...said, reason: '补记一次' })
  ).proposal.proposalId;
};
const voucher = async () =>
  (
    await town()
      .as(志愿者)
      .does('reward.redeem', { rewardId: await aRewardOf(town(), 3, 1) })
  ).voucher;

const rules = {
  ...{ communityId: EAST, from: '2027-01-01', weights: { base: 1, service: 1, contribution: 1 }, contributionCap: 20 },
  ...{ perHour: 2, perHourOf: [], wishPoints: 5, yuanPerPoint: 10, expiryYears: 2, criteria: [] },
};
const shop = { communityId: EAST, unitId: 'shop-zaocan' };
const items = [{ item: 'pump', name: '打气筒', count: 3 }];
const drawer = { placeId: EAST, station: '某服务站', items };

/** Everything staff, a shop or an owner is asked about, on a thing of this community. */
const asked: Partial<Record<ActionName, () => object | Promise<object>>> = {
  'point.publishRules': () => rules,
  'point.object': () => ({ communityId: EAST, edition: 1, reason: '捐献的分占得多了' }),
  'point.propose': () => ({
    ...{ kind: 'adjust', communityId: EAST, member: 'XIAOXIA1', bucket: 'base', points: 1, reason: '补记一次' },
  }),
  'point.confirm': async () => ({ proposalId: await proposal() }),
  'point.decline': async () => ({ proposalId: await proposal(), reason: '查无此事' }),
  'point.proposals': () => ({ communityId: EAST }),
  'point.rank': () => ({ communityId: EAST, join: true }),
  'point.reconciliations': () => ({ communityId: EAST }),
  'reward.offer': () => ({ communityId: EAST, title: '新东西', points: 3, unitId: 'shop-lifa', stock: 4 }),
  'reward.restock': async () => ({ rewardId: await aRewardOf(town(), 3, 1), change: 1 }),
  'reward.pause': async () => ({ rewardId: await aRewardOf(town(), 3, 1) }),
  'reward.resume': async () => {
    const rewardId = await aRewardOf(town(), 3, 1);
    await town().as(社区专员).does('reward.pause', { rewardId });
    return { rewardId };
  },
  'reward.cancel': async () => ({ voucherId: (await voucher()).voucherId }),
  'reward.check': async () => ({ code: (await voucher()).code }),
  'reward.use': async () => ({ code: (await voucher()).code }),
  'reward.settlement': () => shop,
  'reward.settle': async () => ({ ...shop, points: 4 }),
  'drawer.fill': () => drawer,
};
const names = Object.keys(asked) as ActionName[];

const tried = async (who: string, action: ActionName): Promise<string> =>
  town().outcome(
    town()
      .as(who)
      .does(action, (await asked[action]?.()) as never),
  );

/** A team's leader speaks for their own team alone. */
const open = (action: ActionName, role: Party): boolean =>
  (permissions[action] as readonly Party[]).includes(role) && !(action === 'point.rank' && role === 'teamLeader');

describe.each(names)('%s', (action) => {
  test.each(roles)('a %s here hears what the permission page says, one elsewhere hears nothing', async (role) => {
    expect(shut).toContain(await tried(`points-far-${role}`, action));
    const heard = await tried(`points-here-${role}`, action);
    if (open(action, role)) expect(shut).not.toContain(heard);
    else expect(shut).toContain(heard);
  });

  test('residents and visitors hear nothing, the owner of a voucher and its shop aside', async () => {
    for (const who of [居民, 新邻居, 'nobody-at-all']) expect(shut).toContain(await tried(who, action));
  });
});

test('every action that is not for everybody is tried here', () => {
  const nouns = /^(point|reward|drawer)\./;
  const everybody = ['visitor', 'resident'];
  const narrow = actionNames.filter(
    (name) => nouns.test(name) && !(permissions[name] as readonly string[]).some((party) => everybody.includes(party)),
  );
  expect([...names].sort()).toEqual(narrow.sort());
});

test('everybody’s actions want a home', async () => {
  for (const action of actionNames.filter((name) => (permissions[name] as readonly string[]).includes('resident'))) {
    if (!/^(point|reward|drawer)\./.test(action)) continue;
    const { entries } = actions[action].input as { entries: Record<string, unknown> };
    const input = {
      ...('rewardId' in entries ? { rewardId: await aRewardOf(town(), 3, 1) } : {}),
      ...('bucket' in entries && action === 'point.remind' ? { bucket: 'service', subscribed: [] } : {}),
      ...('drawerId' in entries ? { drawerId: 'demo00000000000000070000', item: 'pump' } : {}),
    };
    const heard = await town().outcome(
      town()
        .as(新邻居)
        .does(action, input as never),
    );
    expect(`${action} ${heard}`).toMatch(/ (REGISTER_FIRST|NOT_FOUND)$/);
  }
});

test('a voucher belongs to its owner and one shop: nobody else cancels, sees or uses it', async () => {
  const { code, voucherId } = await voucher();
  const outcome = (who: string, action: ActionName, input: object) =>
    town().outcome(
      town()
        .as(who)
        .does(action, input as never),
    );
  for (const who of [居民, 社区专员, 早餐店主])
    expect(shut).toContain(await outcome(who, 'reward.cancel', { voucherId }));
  for (const who of [居民, 社区专员, 理发店主, 志愿者])
    expect(shut).toContain(await outcome(who, 'reward.use', { code }));
  expect(await outcome(早餐店主, 'reward.use', { code })).toBe('done');
  expect(await outcome(早餐店主, 'reward.check', { code: '0'.repeat(16) })).toBe('NOT_FOUND');
});

test('a shopkeeper does not take their own voucher', async () => {
  const { member } = await town().as(早餐店主).does('point.code', {});
  const said = { kind: 'adjust' as const, communityId: EAST, member, bucket: 'service' as const, points: 50 };
  const { proposal: made } = await town()
    .as(社区专员)
    .does('point.propose', { ...said, reason: '补记一次' });
  await town().as('subdistrict-1').does('point.confirm', { proposalId: made.proposalId });
  const { voucher: own } = await town()
    .as(早餐店主)
    .does('reward.redeem', { rewardId: await aRewardOf(town(), 3, 1) });
  expect(await town().outcome(town().as(早餐店主).does('reward.use', { code: own.code }))).toBe('SELF_AWARD');
});

test('points are their owner’s business: no answer to anybody else says who has how many', async () => {
  const answers = await Promise.all([
    town().as(社区专员).does('point.proposals', { communityId: EAST, state: 'confirmed' }),
    town().as(居民).does('point.ranking', { of: 'communities' }),
    town().as(早餐店主).does('reward.settlement', shop),
    town().as(社区专员).does('reward.settlement', shop),
    town().as(志愿者).does('point.rows', {}),
    town().as(志愿者).does('point.score', {}),
    town().as(志愿者).does('reward.vouchers', {}),
  ]);
  for (const answer of answers) expect(JSON.stringify(answer)).not.toMatch(/o-demo|o-[0-9A-Za-z]{20}/);
  expect(JSON.stringify(answers.slice(1, 4))).not.toContain('小夏');
  const press = anOperationId();
  const first = await town().as(志愿者).does('point.code', {}, press);
  expect(await town().as(志愿者).does('point.code', {}, press)).toEqual(first);
});
