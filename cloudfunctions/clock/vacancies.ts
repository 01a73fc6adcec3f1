import { isHeld, type Post } from '../../domain/posts/model';
import { offeredKey } from '../../domain/requests/queue';
import type { ServiceRequest } from '../../domain/requests/model';
import { moveUp, offerLapsed } from '../../domain/requests/vacancy';
import type { Where } from '../runtime/filters';
import { postsAround, postsOfUnit } from '../runtime/posts';
import type { Store } from '../runtime/store';
import { clockStore, inTurn, sweep, type Sweep, type Swept } from './sweep';

const by = <F extends string>(field: F) => ({ field, order: 'asc' }) as const;
type Change = (request: ServiceRequest, store: Store) => ServiceRequest | Promise<ServiceRequest>;

const changing = (where: Where<ServiceRequest>, field: 'workOf' | 'queueKey', change: Change, until: number) =>
  sweep(until, {
    name: 'clock.vacancies',
    of: 'serviceRequests',
    where,
    by: by(field),
    each: async (request, store) => {
      const after = await change(request, store);
      await store.save('serviceRequests', after);
      return after === request ? 0 : 1;
    },
  });

/** Whom the vacancy concerns: the post itself, and its unit once nobody of it is left. */
const emptyNow = async (post: Post, now: Date): Promise<string[]> => {
  const colleagues = post.unitId === '' ? [] : await postsOfUnit(post.unitId, clockStore());
  const isEmpty = post.unitId !== '' && !colleagues.some((one) => isHeld(one, now));
  return isEmpty ? [post._id, post.unitId] : [post._id];
};

/** What it had in hand goes to whoever has it from here on; what waits for its yes goes back to whoever offered it. */
const handUp = async (post: Post, now: Date, until: number): Promise<Swept> => {
  const ids = await emptyNow(post, now);
  const swept = ids.flatMap((id): Sweep[] => [
    (_, end) =>
      changing(
        { workOf: id },
        'workOf',
        async (request, store) =>
          moveUp(request, { ...post, _id: id }, await postsAround(request.scopes, post.unitId, store), now),
        end,
      ),
    (_, end) =>
      isHeld(post, now)
        ? Promise.resolve({ done: 0, more: false })
        : changing({ queue: offeredKey(id) }, 'queueKey', (request) => offerLapsed(request, id, now), end),
  ]);
  return inTurn(swept)(now, until);
};

/** As long as nobody above is in post either, the work waits here: whoever is in post first has it. */
const isWaiting = (post: Post): Promise<boolean> => clockStore().isAny('serviceRequests', [{ workOf: post._id }]);

export const handUpVacancies: Sweep = (now, until) =>
  sweep(until, {
    name: 'clock.vacated',
    of: 'posts',
    where: { handsUp: true },
    by: by('placeId'),
    each: async (post, store, end) => {
      const { done, more } = await handUp(post, now, end);
      const waits = more || (!isHeld(post, now) && (await isWaiting(post)));
      if (!waits) await store.save('posts', { ...post, handsUp: false });
      return done;
    },
  });
