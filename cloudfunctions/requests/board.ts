import type { boardActions } from '../../domain/board/contract';
import { figures } from '../../domain/board/contract';
import { figureKey, monthOf } from '../../domain/board/facts';
import {
  barsByCategory,
  barsByDepartment,
  barsByMonth,
  boardRowOf,
  figureNames,
  ratesOf,
  totalOf,
} from '../../domain/board/rules';
import { partiesOf } from '../../domain/kernel/access';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import type { ServiceRequest } from '../../domain/requests/model';
import { atMost, type Where } from '../runtime/filters';
import { afterOf, pageOf } from '../runtime/page';
import type { CheckedInputOf } from '../../domain/contract';
import type { HandlersOf } from '../runtime/serve';

/** Half a year of bars. */
const MONTHS_SHOWN = 6;

const rowsWanted = ({ placeId, month, category, figure }: CheckedInputOf<'board.rows'>, now: Date) => {
  const which: Where<ServiceRequest> = figure
    ? { figureKeys: figureKey(placeId, month ?? monthOf(now), figure) }
    : { scopes: placeId };
  return category ? { ...which, category } : which;
};

export const boardHandlers = {
  'board.rates': async ({ input, caller, now, store, permit }) => {
    const month = input.month ?? monthOf(now);
    const [actor, place, tallies] = await Promise.all([
      caller,
      store.get('places', input.placeId),
      store.list('tallies', {
        where: { placeId: input.placeId, month: atMost(month) },
        by: { field: 'month', order: 'desc' },
        limit: MONTHS_SHOWN,
      }),
    ]);
    permit(partiesOf(actor));
    const tally = tallies.find((one) => one.month === month);
    const cells = tally?.cells ?? [];
    const sum = totalOf(cells);
    return {
      place: place.label,
      month,
      total: figureNames.map((figure) => ({ figure, label: figures[figure], count: sum[figure] })),
      rates: ratesOf(sum),
      byCategory: barsByCategory(cells),
      byDepartment: barsByDepartment(cells),
      byMonth: barsByMonth(tallies),
      countedAt: tally?.countedAt ?? '',
    };
  },

  'board.rows': async ({ input, caller, now, store, permit }) => {
    const after = afterOf(input.cursor);
    const [actor, found] = await Promise.all([
      caller,
      store.list('serviceRequests', {
        where: rowsWanted(input, now),
        by: { field: 'submittedAt', order: 'desc' },
        limit: PAGE_SIZE + 1,
        after,
      }),
    ]);
    permit(partiesOf(actor));
    const { shown, next } = pageOf(found, PAGE_SIZE, (request) => request.submittedAt);
    return { rows: shown.map(boardRowOf), next };
  },
} satisfies HandlersOf<typeof boardActions>;
