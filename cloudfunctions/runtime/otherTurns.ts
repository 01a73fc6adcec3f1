import type { CollectionName, Documents } from '../../domain/collections';
import type { ActionName } from '../../domain/contract';
import { decidableSince } from '../../domain/exports/rules';
import type { Actor } from '../../domain/kernel/access';
import { COUNTED_MAX } from '../../domain/kernel/schemas';
import { isPermitted } from '../../domain/permissions';
import { unitsOf } from '../../domain/requests/case';
import type { OtherTurn, OtherTurns } from '../../domain/requests/turns';
import { isOrganiser, type Task } from '../../domain/tasks/model';
import { atLeast, lessThan, oneOf } from './filters';
import type { Listing, Store } from './store';

type Looking = { readonly actor: Actor; readonly now: Date; readonly store: Store };
type Found = { readonly count: number; readonly at: string };

/** The places of the posts that open an action. */
const placesFor = (action: ActionName, { posts }: Actor): string[] =>
  posts.filter(({ role }) => isPermitted(action, [role])).map(({ placeId }) => placeId);

type Asked<C extends CollectionName, K extends keyof Documents[C]> = Omit<Listing<Documents[C]>, 'limit'> & {
  readonly fields: readonly K[];
  /** Two people decide: what somebody had a hand in waits for another. */
  readonly theirs: (doc: Pick<Documents[C], K>) => boolean;
};

const counted = async <C extends CollectionName, K extends keyof Documents[C]>(
  of: C,
  store: Store,
  { theirs, ...listing }: Asked<C, K>,
): Promise<number> => (await store.rows(of, { ...listing, limit: COUNTED_MAX })).filter(theirs).length;

type Look = {
  readonly action: ActionName;
  readonly count: (looking: Looking & { readonly places: readonly string[] }) => Promise<number>;
};

const hasNoHand = (actor: Actor, ...ids: readonly string[]): boolean => !ids.includes(actor.id);

const BEHIND = '~';

/** What waits for two pairs of eyes besides requests, each by the action it waits for. */
const looks: Readonly<Record<OtherTurn, Look>> = {
  wish: {
    action: 'wish.approve',
    count: ({ actor, store, places }) =>
      counted('wishes', store, {
        where: { scopes: oneOf(places), state: 'submitted' },
        by: { field: 'movedAt', order: 'desc' },
        fields: ['wisherId', 'recorderId', 'guardianId', 'minor'],
        theirs: ({ wisherId, recorderId, guardianId, minor }) =>
          hasNoHand(actor, wisherId, recorderId, guardianId) && !(minor && guardianId === ''),
      }),
  },
  task: {
    action: 'task.approve',
    count: ({ actor, store, places }) =>
      counted('tasks', store, {
        where: { scopes: oneOf(places), state: 'finished' },
        by: { field: 'startsAt', order: 'desc' },
        fields: ['organiser', 'people', 'back'],
        theirs: (task) =>
          !isOrganiser(task as Task, actor) &&
          hasNoHand(actor, ...task.people) &&
          !task.back.some(({ state }) => state === 'waiting'),
      }),
  },
  proposal: {
    action: 'point.confirm',
    count: ({ actor, store, places: [place = ''] }) =>
      counted('proposals', store, {
        where: { communityId: [atLeast(place), lessThan(place + BEHIND)], state: 'proposed' },
        by: { field: 'communityId', order: 'asc' },
        fields: ['proposerId', 'personId'],
        theirs: ({ proposerId, personId }) => hasNoHand(actor, proposerId, personId),
      }),
  },
  shop: {
    action: 'shop.verify',
    count: ({ actor, store, places }) =>
      counted('shops', store, {
        where: { scopes: oneOf(places), state: 'applied' },
        by: { field: 'appliedAt', order: 'desc' },
        fields: ['peopleIds'],
        theirs: ({ peopleIds }) => hasNoHand(actor, ...peopleIds),
      }),
  },
  offer: {
    action: 'offer.approve',
    count: ({ actor, store, places }) =>
      counted('offers', store, {
        where: { scopes: oneOf(places), state: 'submitted' },
        by: { field: 'offeredAt', order: 'desc' },
        fields: ['submitterId', 'providerId'],
        theirs: ({ submitterId, providerId }) => hasNoHand(actor, submitterId) && !unitsOf(actor).includes(providerId),
      }),
  },
  register: {
    action: 'export.decide',
    count: ({ actor, now, store, places }) =>
      counted('registers', store, {
        where: { deciderPlaces: oneOf(places), state: 'asked', askedAt: atLeast(decidableSince(now)) },
        by: { field: 'askedAt', order: 'desc' },
        fields: ['askerId'],
        theirs: ({ askerId }) => hasNoHand(actor, askerId),
      }),
  },
  card: {
    action: 'playbook.review',
    count: ({ actor, store, places }) =>
      counted('cards', store, {
        where: { scopes: oneOf(places), state: 'draft' },
        by: { field: 'writtenAt', order: 'desc' },
        fields: ['authorId'],
        theirs: ({ authorId }) => hasNoHand(actor, authorId),
      }),
  },
};

const foundIn = async ({ action, count }: Look, looking: Looking): Promise<Found> => {
  const places = placesFor(action, looking.actor);
  return { count: places.length > 0 ? await count({ ...looking, places }) : 0, at: places[0] ?? '' };
};

/** What waits for somebody besides requests: counted side by side, and only what they may decide. */
export const otherTurnsOf = async (looking: Looking): Promise<OtherTurns> => {
  const all = Object.entries(looks) as [OtherTurn, Look][];
  const found = await Promise.all(all.map(([, look]) => foundIn(look, looking)));
  return all.flatMap(([what], index) => {
    const { count = 0, at = '' } = found[index] ?? {};
    return count > 0 ? [{ what, count, at }] : [];
  });
};
