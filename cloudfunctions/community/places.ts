import type { placeActions } from '../../domain/places/contract';
import { placeRowOf, placeViewOf, type Place } from '../../domain/places/model';
import { partiesOf } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { peopleOf } from '../../domain/posts/model';
import { postsServing } from '../runtime/posts';
import type { HandlersOf } from '../runtime/serve';
import type { Store } from '../runtime/store';

/** More than any community has estates or any estate has buildings. */
const CHILDREN_MAX = 100;

type Which = { placeId: string } | { scene: string };

export const findPlace = async (which: Which, store: Store): Promise<Place> => {
  if ('placeId' in which) return store.get('places', which.placeId);
  const [place] = await store.list('places', {
    where: { door: which.scene },
    by: { field: 'door', order: 'asc' },
    limit: 1,
  });
  return place ?? refuse('NOT_FOUND');
};

const childrenOf = (parentId: string, store: Store): Promise<Place[]> =>
  store.list('places', { where: { parentId }, by: { field: 'order', order: 'asc' }, limit: CHILDREN_MAX });

export const placeHandlers = {
  'place.browse': async ({ input, caller, store, permit }) => {
    const known = 'placeId' in input ? input.placeId : undefined;
    const start = known === undefined && !('scene' in input) ? firstPlace(store) : findPlace(input as Which, store);
    const [place, children, actor] = await Promise.all([
      start,
      known === undefined ? undefined : childrenOf(known, store),
      caller,
    ]);
    permit(partiesOf(actor));
    const below = children ?? (await childrenOf(place._id, store));
    return { place: placeViewOf(place), children: below.filter(({ level }) => level !== 'grid').map(placeRowOf) };
  },

  'place.card': async ({ input, caller, store, permit }) => {
    const [place, actor] = await Promise.all([findPlace(input, store), caller]);
    permit(partiesOf(actor));
    return { place: placeViewOf(place), people: peopleOf(await postsServing(place.scopes, store)) };
  },
} satisfies HandlersOf<typeof placeActions>;

/** The district: the one place that hangs under nothing. */
const firstPlace = async (store: Store): Promise<Place> => (await childrenOf('', store))[0] ?? refuse('NOT_FOUND');
