import { endOfDay } from '../kernel/dates';
import { assert, refuse } from '../kernel/fault';
import type { Account, Holder, Lot } from './model';

const DAY = 86_400_000;

/** The owner hears of it so long beforehand. */
const EXPIRY_NOTICE_DAYS = 30;

export const sumOf = (parts: readonly { readonly points: number }[]): number =>
  parts.reduce((sum, { points }) => sum + points, 0);

/** What never ends comes last. */
const byEnd = (a: Lot, b: Lot): number => ((a.expiresOn || '~') < (b.expiresOn || '~') ? -1 : 1);

/** The same lots, each end once, none of them empty. */
const merged = (lots: readonly Lot[]): Lot[] => {
  const points = new Map<string, number>();
  for (const lot of lots) points.set(lot.expiresOn, (points.get(lot.expiresOn) ?? 0) + lot.points);
  return [...points]
    .filter(([, left]) => left !== 0)
    .map(([expiresOn, left]) => ({ expiresOn, points: left }))
    .sort(byEnd);
};

export const added = (lots: readonly Lot[], more: readonly Lot[]): Lot[] => merged([...lots, ...more]);

export const without = (lots: readonly Lot[], taken: readonly Lot[]): Lot[] => {
  const left = merged([...lots, ...taken.map(({ expiresOn, points }) => ({ expiresOn, points: -points }))]);
  assert(
    left.every(({ points }) => points > 0),
    'Nobody gives what they do not have.',
  );
  return left;
};

/** So many points out of a purse, those that end first before the others. */
export const takenFrom = (holder: Holder, points: number): Lot[] => {
  if (holder.points < points) refuse('POINTS_SHORT', { has: holder.points, wants: points });
  let left = points;
  return [...holder.lots].sort(byEnd).flatMap((lot) => {
    const taken = Math.min(left, lot.points);
    left -= taken;
    return taken > 0 ? [{ expiresOn: lot.expiresOn, points: taken }] : [];
  });
};

/** Points that never end by themselves. */
export const lotsFor = (points: number): Lot[] => [{ expiresOn: '', points }];

/** When the clock looks at a purse next: to tell its owner what ends, once, and then to end it. */
export const lookAtOf = ({ kind, lots, toldOf }: Pick<Account, 'kind' | 'lots' | 'toldOf'>): string => {
  const first = kind === 'person' ? [...lots].sort(byEnd).find(({ expiresOn }) => expiresOn !== '') : undefined;
  if (!first) return '';
  const end = endOfDay(first.expiresOn);
  const told = toldOf === first.expiresOn;
  return (told ? end : new Date(end.getTime() - EXPIRY_NOTICE_DAYS * DAY)).toISOString();
};
