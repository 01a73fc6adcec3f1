import { look } from '../../domain/requests/timekeeping';
import { greaterThan, lessThan } from '../runtime/filters';
import { rulebooksAt } from '../runtime/settings';
import { sweep, type Sweep } from './sweep';

/** Due soon, overdue, escalated, pauses over, visits in vain, reviews: each said once, however long nobody looked. */
export const lookAtCases: Sweep = (now, until) =>
  sweep(until, {
    name: 'clock.look',
    of: 'serviceRequests',
    where: { lookKey: [greaterThan(''), lessThan(`${now.toISOString()}~`)] },
    by: { field: 'lookKey', order: 'asc' },
    each: async (request, store) => {
      const looked = look(request, { now, ...(await rulebooksAt(now, store))(request.scopes) });
      await store.save('serviceRequests', looked);
      return looked === request ? 0 : 1;
    },
  });
