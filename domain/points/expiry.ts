import { shanghaiDate } from '../kernel/calendar';
import { endOfDay } from '../kernel/dates';
import type { Message, Notice } from '../notices/model';
import { messageOf, withNotices } from '../notices/rules';
import { apply, booked, rowOf, yearOf, type Booked } from './ledger';
import { lookAtOf } from './lots';
import { buckets, issuerOf, type Account, type Lot } from './model';

const MINUTE = 60_000;

/** Lots whose last Shanghai day is over. */
const endedBy = (purse: Account, now: Date): Lot[] =>
  purse.lots.filter(({ expiresOn }) => expiresOn !== '' && endOfDay(expiresOn) <= now);

type Ending = { readonly cause: string; readonly lots: readonly Lot[]; readonly words: string };

const ended = (purse: Account, { cause, lots, words }: Ending, now: Date): Booked | undefined => {
  if (lots.length === 0) return undefined;
  const issuer = issuerOf(purse.communityId);
  const at = now.toISOString();
  const row = {
    reason: 'expire' as const,
    cause: `${purse._id}:${cause}`,
    lots,
    counts: 0 as const,
    year: yearOf(at),
    edition: 0,
    earnedAt: at,
    words,
  };
  const transfer = rowOf(row, { from: purse, to: issuer, purse }, { now, by: [] });
  const [left] = apply(transfer, purse, issuer);
  return { transfer, purse: booked(left, transfer) };
};

/** What is over goes back to the community: at most one row a purse a day. Nothing is over: nothing happens. */
export const expire = (purse: Account, now: Date): Booked | undefined => {
  const lots = endedBy(purse, now);
  const words = `${lots.map(({ expiresOn }) => expiresOn).join('、')} 到期`;
  return ended(purse, { cause: shanghaiDate(now), lots, words }, now);
};

/** Its owner leaves: all of it goes back. */
export const forfeit = (purse: Account, now: Date): Booked | undefined =>
  ended(purse, { cause: `left ${now.toISOString()}`, lots: purse.lots, words: '注销清零' }, now);

export const endingOf = ({ lots }: Account): { points: number; on: string } | null => {
  const [first] = lots;
  return first && first.expiresOn !== '' ? { points: first.points, on: first.expiresOn } : null;
};

export const reminds = ({ personId, allowances }: Account): boolean =>
  allowances.some((one) => one.personId === personId && one.template === 'points');

/** Told once of what ends next, whether or not they asked for a message: the screen says it as well. */
export const tellOfEnding = (purse: Account, now: Date): Account => {
  const ending = endingOf(purse);
  if (!ending || purse.lookAt === '' || purse.lookAt > now.toISOString()) return purse;
  const told = { ...purse, toldOf: ending.on };
  const words = `${ending.points} 分 ${ending.on} 到期，记得用`;
  return withNotices(
    { ...told, lookAt: lookAtOf(told) },
    `${purse._id}:ends:${ending.on}`,
    [{ template: 'points', to: { personId: purse.personId }, words }],
    now.toISOString(),
  );
};

/** It names the purse and the day, never the person. */
export const purseMessage = (purse: Account, notice: Notice, now: Date): Message =>
  messageOf(notice, {
    page: 'packages/volunteers/points/index',
    title: `${buckets[purse.bucket]}到期提醒`,
    state: '快到期',
    at: new Date(endOfDay(purse.toldOf || shanghaiDate(now)).getTime() - MINUTE).toISOString(),
    now,
  });
