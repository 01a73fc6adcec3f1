import type { boardActions } from '../../domain/board/contract';
import { figures } from '../../domain/board/contract';
import { shanghaiMonth } from '../../domain/kernel/calendar';
import { figureKey, levelCountedBelow } from '../../domain/board/facts';
import {
  barsByCategory,
  barsByDepartment,
  barsByMonth,
  barsByPlace,
  boardRowOf,
  figureNames,
  ratesOf,
  totalOf,
  type Tally,
} from '../../domain/board/rules';
import { forEverybody, isFineCell, seesAll } from '../../domain/board/shown';
import { partiesOf } from '../../domain/kernel/access';
import { isWide, LEAST_PUBLIC } from '../../domain/kernel/cells';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import type { Place } from '../../domain/places/model';
import type { ServiceRequest } from '../../domain/requests/model';
import { atMost, type Where } from '../runtime/filters';
import { afterOf, pageOf } from '../runtime/page';
import type { CheckedInputOf } from '../../domain/contract';
import type { HandlersOf } from '../runtime/serve';
import type { Store } from '../runtime/store';

/** Half a year of bars. */
const MONTHS_SHOWN = 6;
/** So many of the newest matters somebody was dissatisfied with stand at its head. */
const HEADLINE_ROWS = 3;
/** More than one place has right below it. */
const CHILDREN_MAX = 100;

/** The places right below and what was counted of each: asked for beside everything else. */
const below = (placeId: string, month: string, store: Store): Promise<[Place[], Tally[]]> => {
  const level = levelCountedBelow(placeId);
  return level
    ? Promise.all([
        store.list('places', {
          where: { parentId: placeId, level },
          by: { field: 'order', order: 'asc' },
          limit: CHILDREN_MAX,
        }),
        store.list('tallies', {
          where: { parentId: placeId, month },
          by: { field: 'placeId', order: 'asc' },
          limit: CHILDREN_MAX,
        }),
      ])
    : Promise.resolve([[], []]);
};

const rowsWanted = ({ placeId, month, category, department, figure }: CheckedInputOf<'board.rows'>, now: Date) => {
  const of = figure ?? (department && 'submitted');
  const which: Where<ServiceRequest> = of
    ? { figureKeys: figureKey(placeId, month ?? shanghaiMonth(now), of, department) }
    : { scopes: placeId };
  return category ? { ...which, category } : which;
};

export const boardHandlers = {
  'board.rates': async ({ input, caller, now, store, permit }) => {
    const month = input.month ?? shanghaiMonth(now);
    const [actor, place, tallies, headline, [places, talliesBelow]] = await Promise.all([
      caller,
      store.get('places', input.placeId),
      store.list('tallies', {
        where: { placeId: input.placeId, month: atMost(month) },
        by: { field: 'month', order: 'desc' },
        limit: MONTHS_SHOWN,
      }),
      store.list('serviceRequests', {
        where: { figureKeys: figureKey(input.placeId, month, 'dissatisfied') },
        by: { field: 'submittedAt', order: 'desc' },
        limit: HEADLINE_ROWS,
      }),
      below(input.placeId, month, store),
    ]);
    permit(partiesOf(actor));
    const tally = tallies.find((one) => one.month === month);
    const cells = tally?.cells ?? [];
    const sum = totalOf(cells);
    const board = {
      place: place.label,
      month,
      dissatisfied: { count: sum.dissatisfied, rows: headline.map(boardRowOf) },
      total: figureNames.map((figure) => ({ figure, label: figures[figure], count: sum[figure] })),
      rates: ratesOf(sum),
      byPlace: barsByPlace(places, talliesBelow),
      byCategory: barsByCategory(cells),
      byDepartment: barsByDepartment(cells),
      byMonth: barsByMonth(tallies),
      countedAt: tally?.countedAt ?? '',
    };
    return seesAll(actor, input.placeId) ? { ...board, few: false } : forEverybody(board, input.placeId);
  },

  'board.rows': async ({ input, caller, now, store, permit }) => {
    const after = afterOf(input.cursor);
    const where = rowsWanted(input, now);
    const fine = isFineCell(input);
    const [actor, found, counted] = await Promise.all([
      caller,
      store.list('serviceRequests', {
        where,
        by: { field: 'submittedAt', order: 'desc' },
        limit: PAGE_SIZE + 1,
        after,
      }),
      fine ? store.count('serviceRequests', where, LEAST_PUBLIC) : LEAST_PUBLIC,
    ]);
    permit(partiesOf(actor));
    if (!isWide(counted) && !seesAll(actor, input.placeId)) return { rows: [], next: '', few: true };
    const { shown, next } = pageOf(found, PAGE_SIZE, (request) => request.submittedAt);
    return { rows: shown.map(boardRowOf), next, few: false };
  },
} satisfies HandlersOf<typeof boardActions>;
