import type { placeActions } from '../../domain/places/contract';
import { placeRowOf, placeViewOf, type Place } from '../../domain/places/model';
import { partiesOf } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { peopleOf } from '../../domain/posts/model';
import { postsServing } from '../runtime/posts';
import type { Where } from '../runtime/filters';
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

const listPlaces = (where: Where<Place>, store: Store): Promise<Place[]> =>
  store.list('places', { where, by: { field: 'order', order: 'asc' }, limit: CHILDREN_MAX });

type Opened = readonly [place: Place, children: readonly Place[]];

/** A place and what is right below it, side by side wherever the question allows. */
const openPlace = async (input: Partial<{ placeId: string; scene: string }>, store: Store): Promise<Opened> => {
  const { placeId, scene } = input;
  if (placeId !== undefined)
    return Promise.all([store.get('places', placeId), listPlaces({ parentId: placeId }, store)]);
  if (scene === undefined) {
    const [districts, children] = await Promise.all([
      listPlaces({ level: 'district' }, store),
      listPlaces({ level: 'subdistrict' }, store),
    ]);
    return [districts[0] ?? refuse('NOT_FOUND'), children];
  }
  const place = await findPlace({ scene }, store);
  return [place, await listPlaces({ parentId: place._id }, store)];
};

export const placeHandlers = {
  'place.browse': async ({ input, caller, store, permit }) => {
    const [[place, children], actor] = await Promise.all([openPlace(input, store), caller]);
    permit(partiesOf(actor));
    return { place: placeViewOf(place), children: children.filter(({ level }) => level !== 'grid').map(placeRowOf) };
  },

  'place.card': async ({ input, caller, store, permit }) => {
    const [place, actor] = await Promise.all([findPlace(input, store), caller]);
    permit(partiesOf(actor));
    return { place: placeViewOf(place), people: peopleOf(await postsServing(place.scopes, store)) };
  },
} satisfies HandlersOf<typeof placeActions>;
