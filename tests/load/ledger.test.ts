import { actionNames, isChanging, type ActionName, type InputOf } from '../../domain/contract';
import { clockDies, deaths, GIVEN_UP_MS } from '../support/crashes';
import { townForTests } from '../support/moveIsKept';
import { EAST } from '../support/points';
import { aCrowd, aRewardOf } from '../support/market';
import { anOperationId, 志愿者, 早餐店主, 社区专员, 街道干部 } from '../support/town';

const town = townForTests();
const REPLAYS = 50;

/** Everything the ledger holds, in a few sums: the same act has the same effect on them, whatever else there is. */
type Sums = Record<string, number>;

const listed = (collection: string) => town().cloud.documents(collection, 1000);

const sums = async (): Promise<Sums> => {
  const [accounts, transfers, vouchers, rewards, proposals, rules, members, standings, drawers] = await Promise.all(
    ['accounts', 'transfers', 'vouchers', 'rewards', 'proposals', 'pointRules', 'members', 'standings', 'drawers'].map(
      listed,
    ),
  );
  const of = (docs: readonly Record<string, unknown>[] = [], field: string): number =>
    docs.reduce((sum, doc) => sum + (Array.isArray(doc[field]) ? doc[field].length : Number(doc[field])), 0);
  const inState = (docs: readonly Record<string, unknown>[] = [], state: string): number =>
    docs.filter((doc) => doc['state'] === state).length;
  return {
    held: of(accounts, 'points'),
    reminded: of(accounts, 'allowances'),
    settlements: of(accounts, 'settlements'),
    openVouchers: of(accounts, 'openVouchers'),
    rows: transfers?.length ?? 0,
    moved: of(transfers, 'points'),
    vouchers: vouchers?.length ?? 0,
    inVouchers: of(vouchers, 'points'),
    usedVouchers: inState(vouchers, 'used'),
    cancelled: inState(vouchers, 'cancelled'),
    rewards: rewards?.length ?? 0,
    left: of(rewards, 'left'),
    stocked: of(rewards, 'stocked'),
    stockings: of(rewards, 'stockings'),
    paused: inState(rewards, 'paused'),
    proposals: proposals?.length ?? 0,
    confirmed: inState(proposals, 'confirmed'),
    declined: inState(proposals, 'declined'),
    editions: rules?.length ?? 0,
    members: members?.length ?? 0,
    joined: standings?.filter(({ joined }) => joined === true).length ?? 0,
    drawers: drawers?.length ?? 0,
    lent: of(drawers, 'lent'),
  };
};

const change = (before: Sums, after: Sums): Sums =>
  Object.fromEntries(
    Object.entries(after).flatMap(([key, sum]) => (sum === before[key] ? [] : [[key, sum - (before[key] ?? 0)]])),
  );

/** Who does what, on things made for it. */
type Scene = { who: string; action: ActionName; input: unknown; press: string };
const scene = <A extends ActionName>(who: string, action: A, input: InputOf<A>): Scene => ({
  who,
  action,
  input,
  press: anOperationId(),
});

const acted = ({ who, action, input, press }: Scene): Promise<unknown> =>
  town()
    .as(who)
    .does(action, input as never, press);

const proposed = async (more: object) => {
  const said = { communityId: EAST, member: 'XIAOXIA1', reason: '补记一次帮忙', ...more };
  const { proposal } = await town()
    .as(社区专员)
    .does('point.propose', said as never);
  return { proposalId: proposal.proposalId };
};
const adjusted = () => proposed({ kind: 'adjust', bucket: 'service', points: 200 });
const bought = async () =>
  (
    await town()
      .as(志愿者)
      .does('reward.redeem', { rewardId: await aRewardOf(town(), 5, 3) })
  ).voucher;
const drawer = async () => {
  const items = [{ item: 'pump', name: '打气筒', count: 3 }];
  const said = { placeId: EAST, station: '某服务站', items };
  return { drawerId: (await town().as(社区专员).does('drawer.fill', said)).drawer.drawerId, item: 'pump' };
};
const lent = async () => {
  const where = await drawer();
  await town().as(志愿者).does('drawer.lend', where);
  return where;
};
const used = async () => {
  await town()
    .as(早餐店主)
    .does('reward.use', { code: (await bought()).code });
  const shop = { communityId: EAST, unitId: 'shop-zaocan' };
  const { open } = await town().as(社区专员).does('reward.settlement', shop);
  return { ...shop, points: open.points };
};
const squared = async () => {
  const shop = { communityId: EAST, unitId: 'shop-zaocan' };
  const { open } = await town().as(社区专员).does('reward.settlement', shop);
  if (open.points > 0)
    await town()
      .as(社区专员)
      .does('reward.settle', { ...shop, points: open.points });
};
let newcomers = 0;
const aNewcomer = async () => {
  newcomers += 1;
  const [somebody] = await aCrowd(town(), 1, 100, `newcomer-${newcomers}`);
  return somebody ?? '';
};
const rulesFor = (from: string) => ({
  ...{ communityId: EAST, from, weights: { base: 100, service: 100, contribution: 50 }, contributionCap: 20 },
  ...{ perHour: 2, perHourOf: [], wishPoints: 5, yuanPerPoint: 10, expiryYears: 2, criteria: [] },
});

let daysToCome = 0;
/** Editions begin one after the other, never twice on a day. */
const aDayToCome = (): string => {
  daysToCome += 1;
  return new Date(Date.UTC(2027, 1, daysToCome)).toISOString().slice(0, 10);
};

/** One scene for every action that changes something. */
const scenes: Record<string, () => Promise<Scene>> = {
  'point.code': async () => scene(await aNewcomer(), 'point.code', {}),
  'point.remind': async () =>
    scene(await aNewcomer(), 'point.remind', { bucket: 'service', subscribed: ['linli-points'] }),
  'point.publishRules': async () => scene(社区专员, 'point.publishRules', rulesFor('2027-01-01')),
  'point.object': async () => {
    const { edition } = await town().as(社区专员).does('point.publishRules', rulesFor(aDayToCome()));
    return scene(街道干部, 'point.object', { communityId: EAST, edition, reason: '捐献的分占得多了' });
  },
  'point.propose': async () =>
    scene(社区专员, 'point.propose', {
      ...{ kind: 'donation', communityId: EAST, member: 'XIAOXIA1', reason: '捐了一批书' },
      ...{ yuan: 500, receipt: '收据 18' },
    }),
  'point.confirm': async () => scene(街道干部, 'point.confirm', await adjusted()),
  'point.decline': async () => scene(街道干部, 'point.decline', { ...(await adjusted()), reason: '查无此事' }),
  'point.rank': async () => {
    await town().as(社区专员).does('point.rank', { communityId: EAST, join: false });
    return scene(社区专员, 'point.rank', { communityId: EAST, join: true });
  },
  'reward.offer': async () =>
    scene(社区专员, 'reward.offer', { communityId: EAST, title: '新东西', points: 3, unitId: 'shop-lifa', stock: 4 }),
  'reward.restock': async () =>
    scene(社区专员, 'reward.restock', { rewardId: await aRewardOf(town(), 5, 3), change: 7 }),
  'reward.pause': async () => scene(社区专员, 'reward.pause', { rewardId: await aRewardOf(town(), 5, 3) }),
  'reward.resume': async () => {
    const rewardId = await aRewardOf(town(), 5, 3);
    await town().as(社区专员).does('reward.pause', { rewardId });
    return scene(社区专员, 'reward.resume', { rewardId });
  },
  'reward.redeem': async () => scene(志愿者, 'reward.redeem', { rewardId: await aRewardOf(town(), 5, 3) }),
  'reward.cancel': async () => scene(志愿者, 'reward.cancel', { voucherId: (await bought()).voucherId }),
  'reward.use': async () => scene(早餐店主, 'reward.use', { code: (await bought()).code }),
  'reward.settle': async () => {
    await squared();
    return scene(社区专员, 'reward.settle', await used());
  },
  'drawer.fill': async () => {
    const { drawerId } = await drawer();
    const items = [{ item: 'driver', name: '螺丝刀', count: 2 }];
    return scene(社区专员, 'drawer.fill', { drawerId, placeId: EAST, station: '某服务站', items });
  },
  'drawer.lend': async () => scene(志愿者, 'drawer.lend', await drawer()),
  'drawer.giveBack': async () => scene(志愿者, 'drawer.giveBack', await lent()),
};

/** What it does when nothing goes wrong: what every disturbed one must have done in the end. */
const effectOf = async (name: string): Promise<Sums> => {
  const one = await scenes[name]?.();
  if (!one) throw new Error(`There is no scene for ${name}.`);
  const before = await sums();
  await acted(one);
  return change(before, await sums());
};

beforeAll(async () => {
  // What the demo still owes is paid first, so that every sum below is of what is done here.
  await town().tick();
  await town().tick();
  await town()
    .as(街道干部)
    .does('point.confirm', await adjusted());
});

test('every mutating action of points, rewards and drawers has its scene', () => {
  const nouns = /^(point|reward|drawer)\./;
  expect(Object.keys(scenes).sort()).toEqual(actionNames.filter((name) => nouns.test(name) && isChanging(name)).sort());
});

test.each(Object.keys(scenes))('%s: 50 replays of one press at once have the effect of one', async (name) => {
  const effect = await effectOf(name);
  const one = await scenes[name]?.();
  if (!one) return;
  const before = await sums();
  const outcomes = await Promise.all(Array.from({ length: REPLAYS }, () => town().outcome(acted(one))));
  expect(outcomes).toContain('done');
  expect([...new Set(outcomes)].filter((outcome) => !['done', 'BUSY'].includes(outcome))).toEqual([]);
  expect(await town().outcome(acted(one))).toBe('done');
  expect(change(before, await sums())).toEqual(effect);
});

const inTransactions = ['reward.redeem', 'reward.use', 'reward.cancel', 'reward.settle', 'point.confirm'] as const;

describe.each(inTransactions)('%s', (name) => {
  test.each(deaths)('%s each of its writes, then pressed again: nothing half done', async (kind) => {
    const effect = await effectOf(name);
    let struck = 0;
    for (let nth = 1; nth <= 8; nth += 1) {
      const one = await scenes[name]?.();
      if (!one) return;
      const before = await sums();
      await town().cloud.faults([{ kind, function: 'volunteers', nth, times: 1 }]);
      const crashed = await acted(one).then(
        () => false,
        () => true,
      );
      await town().cloud.faults([]);
      if (!crashed) break;
      struck += 1;
      const half = change(before, await sums());
      expect([{}, effect]).toContainEqual(half);
      await town().later(GIVEN_UP_MS);
      await acted(one);
      await town().tick();
      expect(change(before, await sums())).toEqual(effect);
    }
    expect(struck).toBeGreaterThanOrEqual(3);
  });
});

/** An approved task in which two people worked an hour and a half, each task on a day of its own. */
const owedTask = (at: number): object => {
  const day = `2026-10-${String(at).padStart(2, '0')}`;
  const shift = { shiftId: 's', startsAt: `${day}T01:00:00.000Z`, endsAt: `${day}T03:00:00.000Z`, capacity: 2 };
  const people = [1, 2].map((who) => ({ personId: `o-owed-${who}`, entryId: `e${who}`, cause: `owed-${at}:${who}` }));
  const entryOf = ({ personId, entryId }: (typeof people)[number]) => ({
    ...{ entryId, personId, person: personId, shiftId: 's', unitId: '', name: '', avatar: '' },
    ...{ at: shift.startsAt, seatedAt: shift.startsAt },
  });
  const markOf = (kind: 'in' | 'out', entryId: string, hour: string) => ({
    ...{ key: `${kind}:${entryId}`, entryId, kind, at: `${day}T${hour}:00.000Z`, how: 'code', near: '' },
  });
  return {
    _id: `owed${String(at).padStart(20, '0')}`,
    ...{ version: 1, operations: [], communityId: EAST, category: 'tidy', state: 'approved', back: [], scopes: [] },
    ...{ shifts: [shift], entries: people.map(entryOf), startsAt: shift.startsAt, days: [day] },
    people: people.map(({ personId }) => personId),
    marks: people.flatMap(({ entryId }) => [markOf('in', entryId, '01:00'), markOf('out', entryId, '02:30')]),
    ...{ lookAt: '', noticesDueAt: '', requestDueAt: '', notices: [], allowances: [] },
    owed: people.map(({ cause, personId }) => ({
      ...{ cause, personId, earnedAt: shift.endsAt, words: '楼道清理', teamId: '' },
      ...{ by: ['o-demo-clerk-1'], minutes: 90, points: 0 },
    })),
    owedDueAt: '2026-11-17T03:00:00.000Z',
  };
};

test.each(deaths)('the clock dies (%s) at any write of an award: everybody is paid once in the end', async (kind) => {
  let struck = 0;
  for (let nth = 1; nth <= 8; nth += 1) {
    await town().tick();
    const before = await sums();
    await town().cloud.load({ collections: { tasks: [owedTask(nth + (kind === 'crashAfter' ? 10 : 0))] } });
    if (await clockDies(town(), kind, nth)) struck += 1;
    await town().later(GIVEN_UP_MS);
    await town().tick();
    await town().cloud.fire('clock', 2);
    // Two people, two started hours each, by the community's own rules.
    expect(change(before, await sums())).toEqual({ held: 8, rows: 2, moved: 8 });
  }
  // Two transactions of four writes or five, and the task itself.
  expect(struck).toBeGreaterThanOrEqual(7);
});
