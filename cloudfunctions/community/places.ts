import type { placeActions } from '../../domain/places/contract';
import { anchorOf, beginningsOf, foundIn, FOUND_MAX, termsOf } from '../../domain/places/search';
import { placeRowOf, placeViewOf, type Place } from '../../domain/places/model';
import { partiesOf, rolesWithin } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { isOnDuty } from '../../domain/people/model';
import { peopleOf } from '../../domain/posts/model';
import { findPlace } from '../runtime/places';
import { postsServing } from '../runtime/posts';
import { envVersion } from '../runtime/miniprogram';
import { keepFile, openapi } from '../runtime/sdk';
import { atLeast, lessThan, type Where } from '../runtime/filters';
import type { HandlersOf } from '../runtime/serve';
import type { Store } from '../runtime/store';

/** More than any community has estates or any estate has buildings. */
const CHILDREN_MAX = 100;

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

/** One holds few posts; whoever holds more looks in the first ones. */
const ROOTS_MAX = 3;
const LAST_CHARACTER = '\uffff';

/** Names that begin so by their index; estates and communities, which are few, by any part of their names. */
const lookedThrough = async (root: string, query: string, store: Store): Promise<Place[]> => {
  const beginnings = beginningsOf(anchorOf(termsOf(query)));
  const lists = await Promise.all([
    ...beginnings.map((begin) =>
      store.list('places', {
        where: { scopes: root, name: [atLeast(begin), lessThan(begin + LAST_CHARACTER)] },
        by: { field: 'name', order: 'asc' },
        limit: CHILDREN_MAX,
      }),
    ),
    ...(['estate', 'community'] as const).map((level) => listPlaces({ scopes: root, level }, store)),
  ]);
  return lists.flat();
};

const CODE_PIXELS = 430;

/** The code on the door opens this very card; its picture is made once. */
const drawn = async (place: Place): Promise<string> => {
  const page = 'packages/people/card/index';
  const { buffer } = await openapi.wxacode.getUnlimited({
    scene: place.door,
    page,
    width: CODE_PIXELS,
    checkPath: false,
    envVersion,
  });
  return keepFile(`posters/${place.door}.png`, buffer);
};

export const placeHandlers = {
  'place.browse': async ({ input, caller, store, permit }) => {
    const [[place, children], actor] = await Promise.all([openPlace(input, store), caller]);
    permit(partiesOf(actor));
    return { place: placeViewOf(place), children: children.filter(({ level }) => level !== 'grid').map(placeRowOf) };
  },

  'place.card': async ({ input, caller, now, store, permit }) => {
    const [place, actor] = await Promise.all([findPlace(input, store), caller]);
    permit(partiesOf(actor));
    return { place: placeViewOf(place), people: peopleOf(await postsServing(place.scopes, store), now) };
  },
  'place.search': async ({ input, caller, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'NOT_ON_DUTY');
    const roots = [...new Set(actor.posts.map(({ placeId }) => placeId))].slice(0, ROOTS_MAX);
    const looked = await Promise.all(roots.map((root) => lookedThrough(root, input.query, store)));
    const found = foundIn(looked.flat(), input.query).filter(({ level }) => level !== 'grid');
    return { places: found.slice(0, FOUND_MAX).map(placeViewOf), more: found.length > FOUND_MAX };
  },

  'place.poster': async ({ input, caller, now, store, permit }) => {
    const [place, actor] = await Promise.all([store.get('places', input.placeId), caller]);
    permit(rolesWithin(actor, place.scopes), isOnDuty(actor) ? 'NOT_FOUND' : 'NOT_ON_DUTY');
    const [poster, posts] = await Promise.all([place.poster || drawn(place), postsServing(place.scopes, store)]);
    await store.save('places', place.poster === '' ? { ...place, poster } : place);
    return { title: place.label, code: poster, people: peopleOf(posts, now), phone: place.phone };
  },
} satisfies HandlersOf<typeof placeActions>;
