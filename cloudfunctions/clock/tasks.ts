import { propose } from '../../domain/requests/proposal';
import { look } from '../../domain/tasks/look';
import { resultOf } from '../../domain/tasks/result';
import { atMost, greaterThan } from '../runtime/filters';
import { sweep, type Sweep } from './sweep';

/** Tasks begin, people move up, no-shows give back, and what nobody took is put away: each said once. */
export const lookAtTasks: Sweep = (now, until) =>
  sweep(until, {
    name: 'clock.tasks',
    of: 'tasks',
    where: { lookAt: [greaterThan(''), atMost(now.toISOString())] },
    by: { field: 'lookAt', order: 'asc' },
    each: async (task, store) => {
      await store.save('tasks', look(task, now));
      return 1;
    },
  });

/** What a task brought about goes to the request it came from; said twice it changes nothing there. */
export const returnResults: Sweep = (now, until) =>
  sweep(until, {
    name: 'clock.results',
    of: 'tasks',
    where: { requestDueAt: [greaterThan(''), atMost(now.toISOString())] },
    by: { field: 'requestDueAt', order: 'asc' },
    each: async (task, store) => {
      const request = await store.find('serviceRequests', task.requestId);
      if (request) await store.save('serviceRequests', propose(request, resultOf(task), task.organiser.post));
      await store.save('tasks', { ...task, requestDueAt: '' });
      return 1;
    },
  });
