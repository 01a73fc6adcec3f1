import type { Post } from '../../domain/posts/model';
import { moveUp } from '../../domain/requests/timekeeping';
import { postsUpToDistrict } from '../runtime/posts';
import { sweep, type Sweep, type Swept } from './sweep';

/** What a vacated post had in hand goes to the nearest held post above; then the vacancy is done with. */
const handUp = (post: Post, now: Date, until: number): Promise<Swept> =>
  sweep(until, {
    name: 'clock.vacancies',
    of: 'serviceRequests',
    where: { workOf: post._id },
    by: { field: 'workOf', order: 'asc' },
    each: async (request, store) => {
      const above = moveUp(request, post, await postsUpToDistrict(request.scopes, store), now);
      await store.save('serviceRequests', above);
      return above === request ? 0 : 1;
    },
  });

export const handUpVacancies: Sweep = (now, until) =>
  sweep(until, {
    name: 'clock.vacated',
    of: 'posts',
    where: { handsUp: true },
    by: { field: 'placeId', order: 'asc' },
    each: async (post, store, end) => {
      const { done, more } = await handUp(post, now, end);
      if (!more) await store.save('posts', { ...post, handsUp: false });
      return done;
    },
  });
