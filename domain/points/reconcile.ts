import type { Stored } from '../kernel/document';
import { sumOf } from './lots';
import type { Account, Earned, Holder, Lot, Transfer } from './model';

/** What a night goes through, one after the other. */
export const stages = ['accounts', 'vouchers', 'rewards', 'transfers', 'tasks', 'done'] as const;
export type Stage = (typeof stages)[number];

/** What a document says, and what the journal says it should. */
export type Difference = {
  readonly what: string;
  readonly communityId: string;
  readonly about: string;
  readonly held: number;
  readonly journal: number;
};

/** One night's recount, as far as it got. It repairs nothing. */
export type Reconciliation = Stored & {
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly stage: Stage;
  /** The last document looked at in this stage. */
  readonly after: string;
  readonly counted: Readonly<Record<Exclude<Stage, 'done'>, number>>;
  /** How many were found; the first of them are kept. */
  readonly differing: number;
  readonly differences: readonly Difference[];
};

const DIFFERENCES_MAX = 100;

export const beginNight = (date: string, now: Date): Reconciliation => ({
  _id: date,
  version: 1,
  startedAt: now.toISOString(),
  finishedAt: '',
  stage: 'accounts',
  after: '',
  counted: { accounts: 0, vouchers: 0, rewards: 0, transfers: 0, tasks: 0 },
  differing: 0,
  differences: [],
});

/** A page further, or on to the next stage when the page was the last one. */
export const wentOn = (
  night: Reconciliation,
  page: { readonly ids: readonly string[]; readonly last: boolean; readonly found: readonly Difference[] },
  now: Date,
): Reconciliation => {
  const { stage } = night;
  if (stage === 'done') return night;
  const next = page.last ? (stages[stages.indexOf(stage) + 1] ?? 'done') : stage;
  return {
    ...night,
    stage: next,
    after: page.last ? '' : (page.ids.at(-1) ?? ''),
    finishedAt: next === 'done' ? now.toISOString() : '',
    counted: { ...night.counted, [stage]: night.counted[stage] + page.ids.length },
    differing: night.differing + page.found.length,
    differences: [...night.differences, ...page.found].slice(0, DIFFERENCES_MAX),
  };
};

/** What the journal says of one holder, row by row and in any order. */
export type Sums = {
  readonly points: number;
  readonly lots: ReadonlyMap<string, number>;
  readonly earned: ReadonlyMap<string, number>;
  readonly debt: number;
};

export const noRows: Sums = { points: 0, lots: new Map(), earned: new Map(), debt: 0 };

const plus = (sums: ReadonlyMap<string, number>, key: string, more: number): Map<string, number> =>
  new Map(sums).set(key, (sums.get(key) ?? 0) + more);

const withRow = (sums: Sums, id: string, row: Transfer): Sums => {
  const sign = row.to === id ? 1 : -1;
  const lots = row.lots.reduce((all, lot) => plus(all, lot.expiresOn, sign * lot.points), sums.lots);
  const earned =
    row.counts === 0 ? sums.earned : plus(sums.earned, `${row.year}/${row.edition}`, row.counts * row.points);
  const owed = row.reason === 'owe' || row.reason === 'repay' ? sign * row.points : 0;
  return { points: sums.points + sign * row.points, lots, earned, debt: sums.debt + owed };
};

export const withRows = (sums: Sums, id: string, rows: readonly Transfer[]): Sums =>
  rows.reduce((all, row) => withRow(all, id, row), sums);

/** Everything the two sides disagree in, key by key. */
const unlike = (held: ReadonlyMap<string, number>, journal: ReadonlyMap<string, number>): [number, number][] =>
  [...new Set([...held.keys(), ...journal.keys()])]
    .map((key): [number, number] => [held.get(key) ?? 0, journal.get(key) ?? 0])
    .filter(([a, b]) => a !== b);

const lotsOf = (lots: readonly Lot[]): Map<string, number> =>
  new Map(lots.map(({ expiresOn, points }) => [expiresOn, points]));
const earnedOf = (earned: readonly Earned[]): Map<string, number> =>
  new Map(earned.map(({ year, edition, points }) => [`${year}/${edition}`, points]));

type Named = { readonly communityId: string; readonly about: string };

const told = (what: string, named: Named, [held, journal]: readonly [number, number]): Difference => ({
  what,
  ...named,
  held,
  journal,
});

/** Balance and lots of any holder against its rows. */
const holderDifferences = (holder: Holder, sums: Sums, named: Named): Difference[] => [
  ...(holder.points === sums.points ? [] : [told('余额', named, [holder.points, sums.points])]),
  ...unlike(lotsOf(holder.lots), sums.lots).map((pair) => told('到期批次', named, pair)),
];

export const accountDifferences = (account: Account, sums: Sums, about: string): Difference[] => {
  const named = { communityId: account.communityId, about };
  return [
    ...holderDifferences(account, sums, named),
    ...unlike(earnedOf(account.earned), sums.earned).map((pair) => told('年度得分', named, pair)),
    ...((account.debt ?? 0) === sums.debt ? [] : [told('欠分', named, [account.debt ?? 0, sums.debt])]),
  ];
};

type Ticket = Holder & { readonly communityId: string; readonly state: string; readonly price: number };

/** A voucher holds its price exactly while it is held. */
export const voucherDifferences = (voucher: Ticket, sums: Sums, about: string): Difference[] => {
  const named = { communityId: voucher.communityId, about };
  const due = voucher.state === 'held' ? voucher.price : 0;
  return [
    ...holderDifferences(voucher, sums, named),
    ...(sums.points === due ? [] : [told('兑换券状态', named, [due, sums.points])]),
  ];
};

type Stock = {
  readonly communityId: string;
  readonly stocked: number;
  readonly left: number;
  readonly stockings: readonly { readonly change: number }[];
};

/** Whatever was put in is left or out in vouchers. */
export const stockDifferences = (reward: Stock, out: number, about: string): Difference[] => {
  const named = { communityId: reward.communityId, about };
  const stocked = reward.stockings.reduce((sum, { change }) => sum + change, 0);
  const pairs: [string, number, number][] = [
    ['进货', reward.stocked, stocked],
    ['库存', reward.left, stocked - out],
  ];
  return pairs.filter(([, held, journal]) => held !== journal).map(([what, ...pair]) => told(what, named, pair));
};

const isIssuer = (id: string): boolean => id.startsWith('issuer-');

export const holdersIn = (rows: readonly Transfer[]): string[] => [
  ...new Set(rows.flatMap(({ from, to }) => [from, to]).filter((id) => !isIssuer(id))),
];

/** A row is whole, and both its sides are somewhere. */
export const rowDifferences = (row: Transfer, known: ReadonlySet<string>): Difference[] => {
  const named = { communityId: row.communityId, about: row.number };
  const lost = [row.from, row.to].filter((id) => !isIssuer(id) && !known.has(id)).length;
  const sum = sumOf(row.lots);
  return [
    ...(sum === row.points && row.points > 0 && row.from !== row.to ? [] : [told('流水', named, [row.points, sum])]),
    ...(lost === 0 ? [] : [told('流水缺账户', named, [2 - lost, 2])]),
  ];
};

/** What a task says it paid, by minutes and points, against its own marks and the journal. */
export const paidDifferences = (
  task: { readonly communityId: string },
  pairs: readonly { readonly minutes: readonly [number, number]; readonly points: readonly [number, number] }[],
  about: string,
): Difference[] => {
  const named = { communityId: task.communityId, about };
  return pairs.flatMap(({ minutes, points }) => [
    ...(minutes[0] === minutes[1] ? [] : [told('志愿时长', named, minutes)]),
    ...(points[0] === points[1] ? [] : [told('任务积分', named, points)]),
  ]);
};
