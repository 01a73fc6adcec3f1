import fc from 'fast-check';
import { Refusal } from '../../domain/kernel/fault';
import { expire } from '../../domain/points/expiry';
import { earn, giveBack, type Booked } from '../../domain/points/ledger';
import {
  newPurse,
  newShopAccount,
  purseId,
  shopAccountId,
  type Account,
  type Transfer,
} from '../../domain/points/model';
import {
  accountDifferences,
  noRows,
  stockDifferences,
  voucherDifferences,
  withRows,
} from '../../domain/points/reconcile';
import { firstRules, inForceAt, publishRules, type PointRules } from '../../domain/points/rules';
import type { Reward, Voucher } from '../../domain/rewards/model';
import { redeem, restock, settle, turn, unredeem, use } from '../../domain/rewards/rules';

const COMMUNITY = '410403001001';
const PEOPLE = ['o-1', 'o-2', 'o-3', 'o-4'];
const SHOPS = ['shop-a', 'shop-b'];
const STAFF = 'o-staff';
const DAY = 86_400_000;

/** The ledger with nothing around it: the very rules of the handlers, and maps for a database. */
type World = {
  now: Date;
  accounts: Map<string, Account>;
  vouchers: Map<string, Voucher>;
  rewards: Map<string, Reward>;
  editions: PointRules[];
  journal: Map<string, Transfer>;
  /** How many operations were done, how many the rules refused. */
  done: number;
  refused: number;
  /** How much less the issuer has than nothing, kept apart from the journal. */
  issued: number;
  next: number;
};

const aWorld = (): World => ({
  now: new Date('2026-03-02T02:00:00Z'),
  accounts: new Map(),
  vouchers: new Map(),
  rewards: new Map(
    SHOPS.map((unitId, at) => {
      const reward = { _id: `reward-${unitId}`, unitId, points: 5 + 10 * at };
      return [reward._id, aReward(reward)];
    }),
  ),
  editions: [],
  journal: new Map(),
  done: 0,
  refused: 0,
  issued: 0,
  next: 0,
});

const aReward = ({ _id, unitId, points }: { _id: string; unitId: string; points: number }): Reward => ({
  _id,
  version: 1,
  operations: [],
  title: '洗车一次',
  text: '',
  photo: '',
  communityId: COMMUNITY,
  state: 'offered',
  points,
  stocked: 20,
  left: 20,
  stockings: [{ _id: 'first', change: 20, by: STAFF, at: '2026-03-01T00:00:00.000Z' }],
  at: { unitId, name: '小店' },
  validDays: 60,
  offeredAt: '2026-03-01T00:00:00.000Z',
  offererId: STAFF,
  funded: false,
});

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

const purseOf = (world: World, who: number, bucket: 'base' | 'service' | 'contribution'): Account => {
  const id = purseId(at(PEOPLE, who) ?? '', COMMUNITY, bucket);
  return world.accounts.get(id) ?? newPurse(at(PEOPLE, who) ?? '', COMMUNITY, bucket);
};

/** The journal takes a row once; a second one of the same cause is nothing new. */
const keep = (world: World, { transfer, purse }: Booked): void => {
  if (world.journal.has(transfer._id)) throw new Error(`A cause paid twice: ${transfer._id}`);
  world.journal.set(transfer._id, transfer);
  world.accounts.set(purse._id, purse);
  if (transfer.from.startsWith('issuer-')) world.issued += transfer.points;
  if (transfer.to.startsWith('issuer-')) world.issued -= transfer.points;
};

const act = (world: World, by: string) => ({ now: world.now, by: [by] });
const buckets = ['service', 'service', 'service', 'base', 'contribution'] as const;

type Dice = { readonly what: number; readonly who: number; readonly which: number; readonly much: number };
type Operation = (world: World, dice: Dice) => void;

const rulesNow = (world: World): PointRules => inForceAt(world.editions, COMMUNITY, world.now.toISOString());

const award: Operation = (world, { who, which, much }) => {
  const purse = purseOf(world, who, at(buckets, which) ?? 'service');
  // A few causes come again: what was paid already pays nothing.
  const cause = much % 5 === 0 ? `again-${which % 40}:${who % 4}` : `task-${(world.next += 1)}:${who % 4}`;
  const earnedAt = new Date(world.now.getTime() - (much % 20) * DAY).toISOString();
  const rules = inForceAt(world.editions, COMMUNITY, earnedAt);
  const earning = { reason: 'task' as const, cause, points: 1 + (much % 30), earnedAt, teamId: '', words: '' };
  if (world.journal.has(`task:${cause}`)) return;
  keep(world, earn(purse, earning, rules, act(world, much % 50 === 7 ? purse.personId : STAFF)));
};

const reverse: Operation = (world, { which }) => {
  const row = at([...world.journal.values()].filter(({ counts }) => counts === 1).slice(-20), which);
  const purse = row && world.accounts.get(row.to);
  if (!row || !purse || world.journal.has(`reverse:${row._id}`)) return;
  const { year, edition, earnedAt, points } = row;
  const said = { reason: 'reverse' as const, cause: row._id, year, edition, earnedAt, points, words: '记错了' };
  keep(world, giveBack(purse, said, act(world, STAFF)));
};

const deduct: Operation = (world, { who, which, much }) => {
  const purse = purseOf(world, who, at(buckets, which) ?? 'service');
  const said = { year: 2026, edition: rulesNow(world).edition, earnedAt: world.now.toISOString(), words: '更正' };
  const cause = `deduct-${(world.next += 1)}`;
  keep(world, giveBack(purse, { ...said, reason: 'deduct', cause, points: 1 + (much % 15) }, act(world, STAFF)));
};

const redeemOne: Operation = (world, { who, which, much }) => {
  const reward = at([...world.rewards.values()], which);
  if (!reward) return;
  const made = { _id: `voucher-${(world.next += 1)}`, code: `code-${world.next}` };
  const done = redeem(reward, purseOf(world, who, much % 9 === 0 ? 'service' : 'service'), made, world.now);
  keep(world, done);
  world.rewards.set(reward._id, done.reward);
  world.vouchers.set(done.voucher._id, done.voucher);
};

const someVoucher = (world: World, which: number): Voucher | undefined =>
  at([...world.vouchers.values()].slice(-12), which);

const useOne: Operation = (world, { which, much }) => {
  const voucher = someVoucher(world, which);
  if (!voucher) return;
  const id = shopAccountId(voucher.at.unitId, COMMUNITY);
  const shop = world.accounts.get(id) ?? newShopAccount(voucher.at.unitId, COMMUNITY);
  const by = much % 40 === 3 ? voucher.personId : 'o-keeper';
  const done = use(voucher, shop, { by, now: world.now });
  keep(world, { transfer: done.transfer, purse: done.shop });
  world.vouchers.set(voucher._id, done.voucher);
};

const cancelOne: Operation = (world, { which, much }) => {
  const voucher = someVoucher(world, which);
  const purse = voucher && world.accounts.get(voucher.purseId);
  const reward = voucher && world.rewards.get(voucher.rewardId);
  if (!voucher || !purse || !reward) return;
  const over = voucher.lapsesAt !== '' && voucher.lapsesAt <= world.now.toISOString();
  const done = unredeem({ voucher, purse, reward }, over && much % 2 ? 'lapse' : 'cancel', { by: '', now: world.now });
  keep(world, done);
  world.vouchers.set(voucher._id, done.voucher);
  world.rewards.set(reward._id, done.reward);
};

const settleOne: Operation = (world, { who, much }) => {
  const shop = world.accounts.get(shopAccountId(at(SHOPS, who) ?? '', COMMUNITY));
  if (!shop || shop.points === 0) return;
  const done = settle(shop, much % 3 === 0 ? shop.points + 1 : shop.points, { by: STAFF, now: world.now });
  keep(world, { transfer: done.transfer, purse: done.shop });
};

const stockOne: Operation = (world, { which, much }) => {
  const reward = at([...world.rewards.values()], which);
  if (!reward) return;
  const more = { _id: `stock-${much % 50}`, change: (much % 13) - 5 };
  world.rewards.set(reward._id, more.change === 0 ? reward : restock(reward, more, { by: STAFF, now: world.now }));
};

const turnOne: Operation = (world, { which, much }) => {
  const reward = at([...world.rewards.values()], which);
  if (reward) world.rewards.set(reward._id, turn(reward, much % 4 === 0 ? 'pause' : 'resume', STAFF));
};

const later: Operation = (world, { much }) => {
  world.now = new Date(world.now.getTime() + (much % 12) * DAY + 60_000);
};

const expireDue: Operation = (world) => {
  for (const purse of world.accounts.values()) {
    const ended = purse.kind === 'person' ? expire(purse, world.now) : undefined;
    if (ended && !world.journal.has(ended.transfer._id)) keep(world, ended);
  }
};

const publish: Operation = (world, { which, much }) => {
  const before = world.editions.at(-1) ?? firstRules(COMMUNITY);
  const from = new Date(world.now.getTime() + (1 + (much % 40)) * DAY + 8 * 3_600_000).toISOString().slice(0, 10);
  const { perHour, perHourOf, wishPoints, yuanPerPoint, criteria } = before;
  const said = { communityId: COMMUNITY, perHour, perHourOf, wishPoints, yuanPerPoint, criteria, from };
  const weights = { base: which % 200, service: much % 200, contribution: (which + much) % 300 };
  const rules = { ...said, weights, contributionCap: which % 51, expiryYears: much % 3 };
  world.editions.push(publishRules(before, rules, { id: STAFF, post: '' }, world.now));
};

/** As often as they stand here: earning and spending are common, new rules are rare. */
const operations: readonly Operation[] = [
  ...[award, award, award, award, award, award],
  ...[redeemOne, redeemOne, redeemOne, redeemOne],
  ...[useOne, useOne, cancelOne, cancelOne, reverse, deduct, stockOne, settleOne, later, expireDue, turnOne, publish],
];

/** One operation; a refusal leaves everything as it was. */
const does = (world: World, dice: Dice): void => {
  try {
    (at(operations, dice.what) ?? award)(world, dice);
    world.done += 1;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    world.refused += 1;
  }
};

/** Whatever holds after every single operation, cheap enough to be asked each time. */
const faultsOf = (world: World): string[] => {
  const held = [...world.accounts.values(), ...world.vouchers.values()];
  const sum = held.reduce((all, { points }) => all + points, 0);
  return [
    ...(sum === world.issued ? [] : [`drift: ${sum} held, ${world.issued} issued`]),
    ...held.filter(({ points }) => points < 0).map(({ _id, points }) => `negative: ${_id} has ${points}`),
    ...[...world.rewards.values()].filter(({ left }) => left < 0).map(({ _id }) => `negative stock: ${_id}`),
  ];
};

/** What the nightly recount would tell: everything anew from the journal. */
const driftOf = (world: World): string[] => {
  const sides = new Map<string, Transfer[]>();
  for (const row of world.journal.values())
    for (const id of [row.from, row.to]) sides.set(id, [...(sides.get(id) ?? []), row]);
  const sumsOf = (id: string) => withRows(noRows, id, sides.get(id) ?? []);
  const out = (reward: Reward): number =>
    [...world.vouchers.values()].filter(
      ({ rewardId, state }) => rewardId === reward._id && (state === 'held' || state === 'used'),
    ).length;
  return [
    ...[...world.accounts.values()].flatMap((one) => accountDifferences(one, sumsOf(one._id), one._id)),
    ...[...world.vouchers.values()].flatMap((one) => voucherDifferences(one, sumsOf(one._id), one._id)),
    ...[...world.rewards.values()].flatMap((one) => stockDifferences(one, out(one), one._id)),
  ].map(({ what, about, held, journal }) => `${what} of ${about}: ${held} held, ${journal} in the journal`);
};

const settlementDrift = (world: World): string[] =>
  SHOPS.flatMap((unitId) => {
    const shop = world.accounts.get(shopAccountId(unitId, COMMUNITY));
    const used = [...world.vouchers.values()].filter(
      ({ state, at: { unitId: where } }) => state === 'used' && where === unitId,
    );
    const open = used.filter(({ settlement }) => settlement > (shop?.settlements ?? 0));
    const owed = open.reduce((sum, { price }) => sum + price, 0);
    return owed === (shop?.points ?? 0) && open.length === (shop?.openVouchers ?? 0)
      ? []
      : [`settlement of ${unitId}: ${shop?.points ?? 0} held, ${owed} in used vouchers`];
  });

const dice = fc.record({
  what: fc.nat({ max: operations.length - 1 }),
  who: fc.nat({ max: 1000 }),
  which: fc.nat({ max: 1000 }),
  much: fc.nat({ max: 1000 }),
});

/** What a child would keep beside the ledger: who has how many, added up from nothing but the rows. */
type Slate = { rows: number; has: Map<string, number> };

const move = (slate: Slate, id: string, points: number): void =>
  void slate.has.set(id, (slate.has.get(id) ?? 0) + points);

/** After every single operation the slate and the ledger say the same, and nobody has less than nothing. */
const assertSame = (slate: Slate, world: World): void => {
  const faults = faultsOf(world);
  for (const one of [...world.accounts.values(), ...world.vouchers.values()])
    if ((slate.has.get(one._id) ?? 0) !== one.points) faults.push(`${one._id} has ${one.points}`);
  counted.faults += faults.length;
  if (faults.length > 0) throw new Error(faults.join('; '));
};

class Step implements fc.Command<Slate, World> {
  constructor(readonly thrown: Dice) {}
  check = (): boolean => true;
  run(slate: Slate, world: World): void {
    does(world, this.thrown);
    for (const { from, to, points } of [...world.journal.values()].slice(slate.rows)) {
      move(slate, from, -points);
      move(slate, to, points);
    }
    slate.rows = world.journal.size;
    assertSame(slate, world);
    counted.operations += 1;
  }
  toString = (): string => JSON.stringify(this.thrown);
}

const counted = { operations: 0, done: 0, refused: 0, rows: 0, faults: 0 };

/** A life of the ledger, step by step, and in the end everything anew from the journal. */
const live = (commands: Iterable<fc.Command<Slate, World>>): void => {
  const world = aWorld();
  fc.modelRun(() => ({ model: { rows: 0, has: new Map() }, real: world }), commands);
  const drift = [...driftOf(world), ...settlementDrift(world)];
  counted.faults += drift.length;
  if (drift.length > 0) throw new Error(drift.join('; '));
  counted.done += world.done;
  counted.refused += world.refused;
  counted.rows += world.journal.size;
};

const LIFE = 500;
const LIVES = 50;

/** So many random operations, in lives of a few hundred; whatever goes wrong is told with the seed that shows it. */
export const liveThrough = (operationsWanted: number, seed: number) => {
  Object.assign(counted, { operations: 0, done: 0, refused: 0, rows: 0, faults: 0 });
  const lives = fc.commands([dice.map((thrown) => new Step(thrown))], { maxCommands: LIFE, size: 'max' });
  for (let round = 0; counted.operations < operationsWanted; round += 1)
    fc.assert(fc.property(lives, live), { seed: seed + round, numRuns: LIVES, endOnFailure: false });
  return { seed, ...counted };
};
