import { postsWithin, type Actor } from '../kernel/access';
import { isWide, widened } from '../kernel/cells';
import { onDutyRoles } from '../posts/model';
import type { BoardBar, BoardRate, BoardView } from './contract';
import { parentOf } from './facts';

const COMMUNITY_DIGITS = 12;

/** Of one place and month the totals of a community, and of everything above it, are public whatever they are. */
const isFine = (placeId: string): boolean => placeId.length > COMMUNITY_DIGITS;

const withParents = (placeId: string): string[] => (placeId === '' ? [] : [placeId, ...withParents(parentOf(placeId))]);

/** Staff of a place, or of one it lies in, see every number there. */
export const seesAll = (actor: Actor, placeId: string): boolean =>
  postsWithin(actor, withParents(placeId)).some(({ role }) => onDutyRoles.includes(role));

/** A cell finer than a community's month: of one grid, one category or one department. */
export const isFineCell = (asked: {
  readonly placeId: string;
  readonly category?: string | undefined;
  readonly department?: string | undefined;
}): boolean => isFine(asked.placeId) || asked.category !== undefined || asked.department !== undefined;

const isWideRate = ({ part, whole, waiting }: BoardRate): boolean =>
  [part, whole - part, waiting.count].every(isWide) && isWide(whole);

const wideRates = (bars: readonly BoardBar[]): BoardBar[] =>
  bars.map((bar) => ({ ...bar, rates: bar.rates.filter(isWideRate) }));

const wideBars = (bars: readonly BoardBar[]): BoardBar[] => wideRates(widened(bars, ({ submitted }) => submitted));

/** Months of one grid stand beside no sum. */
const wideMonths = (bars: readonly BoardBar[]): BoardBar[] =>
  wideRates(bars.filter(({ submitted }) => isWide(submitted)));

/** The board as anybody may see it: nothing finer than a community's month is smaller than five. */
export const forEverybody = (board: Omit<BoardView, 'few'>, placeId: string): BoardView => {
  const fine = isFine(placeId);
  const { dissatisfied, total, rates, byPlace, byMonth } = board;
  const shown = {
    ...board,
    dissatisfied: fine && !isWide(dissatisfied.count) ? { count: 0, rows: [] } : dissatisfied,
    total: fine ? total.filter(({ count }) => isWide(count)) : total,
    rates: fine ? rates.filter(isWideRate) : rates,
    byPlace: placeId.length === COMMUNITY_DIGITS ? wideBars(byPlace) : byPlace,
    byCategory: wideBars(board.byCategory),
    byDepartment: wideBars(board.byDepartment),
    byMonth: fine ? wideMonths(byMonth) : byMonth,
  };
  return { ...shown, few: JSON.stringify(shown) !== JSON.stringify(board) };
};
