import { apply, booked, rowOf, yearOf, type Act, type Booked } from './ledger';
import { lotsFor, takenFrom } from './lots';
import { issuerOf, type Account, type Transfer } from './model';

/*
 * What was spent cannot be taken back, and a purse never holds less than nothing. So the community lends what is missing
 * for a row that takes back, and takes it again out of whatever comes next. Neither row is seen by the score.
 */

type Moved = { readonly cause: string; readonly lots: Transfer['lots']; readonly words: string };

const plain = ({ cause, lots, words }: Moved, { now }: Act) => {
  const at = now.toISOString();
  return { cause, lots, words, counts: 0 as const, year: yearOf(at), edition: 0, earnedAt: at };
};

/** The purse with what it lacks to give so many points back; nothing when it has them. */
export const lentFor = (
  purse: Account,
  points: number,
  about: Pick<Moved, 'cause' | 'words'>,
  act: Act,
): Booked | null => {
  const missing = points - purse.points;
  if (missing <= 0) return null;
  const issuer = issuerOf(purse.communityId);
  const row = { ...plain({ ...about, lots: lotsFor(missing) }, act), reason: 'owe' as const };
  const transfer = rowOf(row, { from: issuer, to: purse, purse }, act);
  const [, lent] = apply(transfer, issuer, purse);
  return { transfer, purse: booked({ ...lent, debt: (purse.debt ?? 0) + missing }, transfer) };
};

/** As much of a debt as the purse can pay, after the row that brought the points; nothing when nothing is owed. */
export const repaid = (purse: Account, by: Transfer, act: Pick<Act, 'now'>): Booked | null => {
  const points = Math.min(purse.debt ?? 0, purse.points);
  if (points === 0) return null;
  const issuer = issuerOf(purse.communityId);
  const acting = { now: act.now, by: [] };
  const moved = { cause: by._id, lots: takenFrom(purse, points), words: by.words };
  const transfer = rowOf({ ...plain(moved, acting), reason: 'repay' }, { from: purse, to: issuer, purse }, acting);
  const [left] = apply(transfer, purse, issuer);
  return { transfer, purse: booked({ ...left, debt: (purse.debt ?? 0) - points }, transfer) };
};

/** What was asked for, and the rows it took. */
export type BookedAll = Booked & { readonly transfers: readonly Transfer[] };

/** A row that brings points, and what of them goes to a debt at once. */
export const settled = ({ transfer, purse }: Booked, act: Pick<Act, 'now'>): BookedAll => {
  const back = repaid(purse, transfer, act);
  return { transfer, transfers: [transfer, ...(back ? [back.transfer] : [])], purse: back?.purse ?? purse };
};
