import type { Actor } from '../../domain/kernel/access';
import { neighbourRoles, onDutyRoles } from '../../domain/posts/model';
import { unitsOf } from '../../domain/requests/case';
import type { CategoryKey } from '../../domain/requests/categories';
import type { Channel } from '../../domain/requests/channels';
import type { Route } from '../../domain/requests/contract';
import type { Lane } from '../../domain/requests/lanes';
import { doingKey, doneKey, inboxKey, type Facet } from '../../domain/requests/lists';
import type { RequestState } from '../../domain/requests/machine';
import type { ServiceRequest } from '../../domain/requests/model';
import { greaterThan, lessThan, oneOf, type Where } from './filters';

type SortField = 'dueKey' | 'movedAt' | 'submittedAt';
export type Listed = {
  readonly where: Where<ServiceRequest>;
  readonly by: { readonly field: SortField; readonly order: 'asc' | 'desc' };
};
export type Facets = {
  readonly category?: CategoryKey | undefined;
  readonly channel?: Channel | undefined;
  readonly lane?: Lane | undefined;
  readonly route?: Route | undefined;
};
type Asked = Facets & { readonly state?: RequestState | undefined; readonly overdue: boolean };

/** What a person reported, newest first. */
export const mineListing = (reporterId: string): Listed => ({
  where: { reporterId },
  by: { field: 'submittedAt', order: 'desc' },
});

/** What a person met too, newest first. */
export const joinedListing = (personId: string): Listed => ({
  where: { joinerIds: personId },
  by: { field: 'submittedAt', order: 'desc' },
});

/** The places whose requests wait for this person: those of the posts that work on requests. */
export const inboxScopes = (actor: Actor): string[] =>
  actor.posts.filter((post) => onDutyRoles.includes(post.role)).map((post) => post.placeId);

/** Whether any of their posts has a list of everything under way in its place. */
export const seesPlace = (actor: Actor): boolean =>
  actor.posts.some(({ role }) => onDutyRoles.includes(role) || neighbourRoles.includes(role));

/** What was raised in the building, court or staircase somebody answers for, newest first. */
export const placeListing = (actor: Actor, { state, ...asked }: Asked): Listed => ({
  where: {
    scopes: oneOf(actor.posts.filter(({ role }) => neighbourRoles.includes(role)).map(({ placeId }) => placeId)),
    ...(state && { state }),
    ...facetsOf(asked),
  },
  by: { field: 'submittedAt', order: 'desc' },
});

/** Nothing due is an empty text, so "due at all" and "due before now" are ranges of one index. */
const isDue = greaterThan('');

/** What the index narrows by; the rest of what it finds is gone through. */
const facetOf = ({ category, channel, lane, route }: Facets): Facet | undefined => {
  if (category) return { category };
  if (channel) return { channel };
  if (lane) return { lane };
  return route && { route };
};

export const facetsOf = ({ category, channel, lane, route }: Facets): Where<ServiceRequest> => ({
  ...(category && { category }),
  ...(channel && { channel }),
  ...(lane && { lane }),
  ...(route && { route }),
});

/** Everything under way in these places, soonest due first; states that wait for nobody come newest first. */
export const inboxListing = (places: readonly string[], asked: Asked, now: Date): Listed => {
  const keys = oneOf(places.map((placeId) => inboxKey(placeId, asked.state, facetOf(asked))));
  const rests = asked.state === 'verified' || asked.state === 'closed';
  const only = { ...facetsOf(asked) };
  if (rests && !asked.overdue) return { where: { restLists: keys, ...only }, by: { field: 'movedAt', order: 'desc' } };
  const dueKey = asked.overdue ? [isDue, lessThan(now.toISOString())] : isDue;
  return { where: { waitLists: keys, dueKey, ...only }, by: { field: 'dueKey', order: 'asc' } };
};

/** What the posts and units of somebody have in hand, or had, by what moved last. */
export const handListing = (actor: Actor, of: 'doing' | 'done'): Listed => {
  const ids = [...actor.posts.map(({ postId }) => postId), ...unitsOf(actor)];
  return {
    where: { restLists: oneOf(ids.map(of === 'doing' ? doingKey : doneKey)) },
    by: { field: 'movedAt', order: 'desc' },
  };
};
