import { look } from '../../domain/requests/timekeeping';
import { greaterThan, lessThan } from '../runtime/filters';
import { inHeldHands } from '../runtime/landed';
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
      const lands = Boolean(request.landedAt) || looked.workOf !== request.workOf;
      const given = lands ? await inHeldHands(looked, now, store) : undefined;
      await store.save('serviceRequests', given ? given(looked) : looked);
      return looked === request ? 0 : 1;
    },
  });
