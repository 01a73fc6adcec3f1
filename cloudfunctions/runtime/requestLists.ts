import type { Actor } from '../../domain/kernel/access';
import { onDutyRoles } from '../../domain/posts/model';
import { unitsOf } from '../../domain/requests/case';
import type { CategoryKey } from '../../domain/requests/categories';
import type { Channel } from '../../domain/requests/channels';
import type { Route } from '../../domain/requests/contract';
import type { Lane } from '../../domain/requests/lanes';
import { inboxKey, offerKey, owingKey, type Facet } from '../../domain/requests/lists';
import type { RequestState } from '../../domain/requests/machine';
import type { ServiceRequest } from '../../domain/requests/model';
import { greaterThan, lessThan, oneOf, type Where } from './filters';

type SortField = 'dueKey' | 'visitKey' | 'movedAt' | 'submittedAt';
export type Listed = {
  readonly where: Where<ServiceRequest>;
  readonly by: { readonly field: SortField; readonly order: 'asc' | 'desc' };
};
type Asked = {
  readonly state?: RequestState | undefined;
  readonly overdue: boolean;
  readonly category?: CategoryKey | undefined;
  readonly channel?: Channel | undefined;
  readonly lane?: Lane | undefined;
  readonly route?: Route | undefined;
};

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

/** Nothing due is an empty text, so "due at all" and "due before now" are ranges of one index. */
export const isDue = greaterThan('');

const facetOf = ({ category, channel, lane, route }: Asked): Facet | undefined => {
  if (category) return { category };
  if (channel) return { channel };
  if (lane) return { lane };
  return route && { route };
};

/** What waits for staff, soonest due first; states that wait for nobody come newest first. */
export const inboxListing = (places: readonly string[], asked: Asked, now: Date): Listed => {
  const keys = oneOf(places.map((placeId) => inboxKey(placeId, asked.state, facetOf(asked))));
  const rests = asked.state === 'verified' || asked.state === 'closed';
  if (rests && !asked.overdue) return { where: { restLists: keys }, by: { field: 'movedAt', order: 'desc' } };
  const dueKey = asked.overdue ? [isDue, lessThan(now.toISOString())] : isDue;
  return { where: { waitLists: keys, dueKey }, by: { field: 'dueKey', order: 'asc' } };
};

/** Hand-overs that wait for a yes, whistles and tasks my unit owes an answer to, return visits due in my places. */
export const waitingListing = (actor: Actor, of: 'offers' | 'whistles' | 'visits'): Listed | null => {
  const units = unitsOf(actor);
  const listed = (field: 'waitLists' | 'scopes', values: readonly string[], key: SortField): Listed | null =>
    values.length === 0 ? null : { where: { [field]: oneOf(values), [key]: isDue }, by: { field: key, order: 'asc' } };
  switch (of) {
    case 'offers':
      return listed('waitLists', [...actor.posts.map(({ postId }) => postId), ...units].map(offerKey), 'dueKey');
    case 'whistles':
      return listed('waitLists', units.map(owingKey), 'dueKey');
    case 'visits':
      return listed('scopes', inboxScopes(actor), 'visitKey');
  }
};
