import type { Post } from '../../domain/posts/model';
import { moveUp } from '../../domain/requests/timekeeping';
import { postsUpToDistrict } from '../runtime/posts';
import { clockStore, sweep } from './sweep';

const VACATED_MAX = 20;

/** What a vacated post had in hand goes to the nearest held post above; then the vacancy is done with. */
const handUp = async (post: Post, now: Date): Promise<number> => {
  const moved = await sweep({
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
  const store = clockStore();
  const fresh = await store.get('posts', post._id);
  await store.save('posts', { ...fresh, handsUp: false });
  return moved;
};

export const handUpVacancies = async (now: Date): Promise<number> => {
  const vacated = await clockStore().list('posts', {
    where: { handsUp: true },
    by: { field: 'placeId', order: 'asc' },
    limit: VACATED_MAX,
  });
  let moved = 0;
  for (const post of vacated) moved += await handUp(post, now);
  return moved;
};
