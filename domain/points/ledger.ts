import { shanghaiDate } from '../kernel/calendar';
import { assert, refuse } from '../kernel/fault';
import { added, lookAtOf, sumOf, takenFrom, without } from './lots';
import { issuerOf, rowNumber, type Account, type Earned, type Holder, type Reason, type Transfer } from './model';
import { expiresOn, type PointRules } from './rules';

const moved = <H extends Holder>(holder: H, transfer: Transfer, sign: 1 | -1): H => {
  if (holder.kind === 'issuer') return holder;
  const lots = sign === 1 ? added(holder.lots, transfer.lots) : without(holder.lots, transfer.lots);
  return { ...holder, points: holder.points + sign * transfer.points, lots };
};

/** What one side loses the other gains. Whole points, never edited; a mistake is paid back. */
export const apply = <F extends Holder, T extends Holder>(transfer: Transfer, from: F, to: T): [F, T] => {
  assert(Number.isInteger(transfer.points) && transfer.points > 0, 'A transfer moves whole points.');
  assert(from._id === transfer.from && to._id === transfer.to && from._id !== to._id, 'These are its two sides.');
  assert(sumOf(transfer.lots) === transfer.points, 'Every point of it belongs to a lot.');
  return [moved(from, transfer, -1), moved(to, transfer, 1)];
};

/** The year's sums after one more row. */
export const tallied = (earned: readonly Earned[], { year, edition, counts, points }: Transfer): Earned[] => {
  if (counts === 0) return [...earned];
  const known = earned.find((one) => one.year === year && one.edition === edition);
  const next = { year, edition, points: (known?.points ?? 0) + counts * points };
  return [...earned.filter((one) => one !== known), next].sort((a, b) => a.year - b.year || a.edition - b.edition);
};

/** A person's purse after a row of theirs: the year's sums and what ends next follow from it. */
export const booked = (purse: Account, transfer: Transfer): Account => {
  const earned = tallied(purse.earned, transfer);
  return { ...purse, earned, lookAt: lookAtOf(purse) };
};

type Row = Pick<Transfer, 'reason' | 'cause' | 'lots' | 'counts' | 'year' | 'edition' | 'earnedAt' | 'words'>;
export type Act = { readonly now: Date; readonly by: readonly string[] };

/** The row two sides are booked by. `_id` is `reason:cause`, so a cause pays once. */
export const rowOf = (row: Row, between: { from: Holder; to: Holder; purse: Account }, { now, by }: Act): Transfer => {
  const _id = `${row.reason}:${row.cause}`;
  const { communityId, bucket, personId } = between.purse;
  return {
    ...row,
    _id,
    version: 1,
    number: rowNumber(_id, shanghaiDate(now)),
    from: between.from._id,
    to: between.to._id,
    points: sumOf(row.lots),
    communityId,
    bucket,
    personId,
    teamId: '',
    at: now.toISOString(),
    by,
  };
};

/** Nobody has a hand in their own points. */
export const assertNotOwn = (personId: string, by: readonly string[]): void => {
  if (by.includes(personId)) refuse('SELF_AWARD');
};

/** What somebody earned, by which reason and cause. */
export type Earning = {
  readonly reason: Extract<Reason, 'task' | 'wish' | 'base' | 'donation' | 'adjust'>;
  readonly cause: string;
  readonly points: number;
  /** When it was earned: the year it counts in, and the edition it is scored by. */
  readonly earnedAt: string;
  readonly teamId: string;
  readonly words: string;
};

export type Booked = { readonly transfer: Transfer; readonly purse: Account };

export const yearOf = (at: string): number => Number(shanghaiDate(new Date(at)).slice(0, 4));

/** The community pays. `rules` is the edition in force when it was earned. */
export const earn = (purse: Account, earning: Earning, rules: PointRules, act: Act): Booked => {
  assertNotOwn(purse.personId, act.by);
  const issuer = issuerOf(purse.communityId);
  const { points, teamId, ...said } = earning;
  const year = yearOf(earning.earnedAt);
  const lots = [{ expiresOn: expiresOn(rules, year), points }];
  const row = { ...said, lots, counts: 1 as const, year, edition: rules.edition };
  const transfer = { ...rowOf(row, { from: issuer, to: purse, purse }, act), teamId };
  const [, paid] = apply(transfer, issuer, purse);
  return { transfer, purse: booked(paid, transfer) };
};

/** Points go back to the community: a row that was wrong, or too many of them. The score loses what it had gained. */
export const giveBack = (
  purse: Account,
  said: Pick<Row, 'cause' | 'words' | 'year' | 'edition' | 'earnedAt'> & {
    readonly reason: Extract<Reason, 'reverse' | 'deduct'>;
    readonly points: number;
  },
  act: Act,
): Booked => {
  assertNotOwn(purse.personId, act.by);
  const issuer = issuerOf(purse.communityId);
  const { points, ...row } = said;
  const lots = takenFrom(purse, points);
  const transfer = rowOf({ ...row, lots, counts: -1 }, { from: purse, to: issuer, purse }, act);
  const [left] = apply(transfer, purse, issuer);
  return { transfer, purse: booked(left, transfer) };
};
