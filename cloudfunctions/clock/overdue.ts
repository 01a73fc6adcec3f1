import { markOverdue } from '../../domain/requests/rules';
import { greaterThan, lessThan } from '../runtime/filters';
import { sweep } from './sweep';

/** Says once per deadline that it has passed; that it is late is plain to readers without us. */
export const markOverdues = (now: Date): Promise<number> =>
  sweep({
    name: 'clock.overdue',
    where: { overdueMarked: false, dueKey: [greaterThan(''), lessThan(now.toISOString())] },
    by: { field: 'dueKey', order: 'asc' },
    each: async (request, store) => {
      const marked = markOverdue(request, now);
      await store.save('serviceRequests', marked);
      return marked === request ? 0 : 1;
    },
  });
