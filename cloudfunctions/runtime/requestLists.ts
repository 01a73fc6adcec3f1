import type { Actor } from '../../domain/kernel/access';
import { COUNTED_MAX } from '../../domain/kernel/schemas';
import { onDutyRoles } from '../../domain/posts/model';
import { unitsOf } from '../../domain/requests/case';
import type { CategoryKey } from '../../domain/requests/categories';
import type { Channel } from '../../domain/requests/channels';
import type { InboxCounts, Route } from '../../domain/requests/contract';
import { filedUnder, type Facet } from '../../domain/requests/derived';
import type { Lane } from '../../domain/requests/lanes';
import type { RequestState } from '../../domain/requests/machine';
import type { ServiceRequest } from '../../domain/requests/model';
import { greaterThan, lessThan, oneOf, type Where } from './filters';
import type { Store } from './store';

type SortField = 'dueKey' | 'visitKey' | 'movedAt' | 'submittedAt';
type Listed = {
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
const isDue = greaterThan('');

const facetOf = ({ channel, lane, route }: Asked): Facet | undefined => {
  if (channel) return { channel };
  if (lane) return { lane };
  return route && { route };
};

/** Where to look: in the places, or in those of them that also have the one thing asked for. */
const placed = (places: readonly string[], asked: Asked): Where<ServiceRequest> => {
  const facet = facetOf(asked);
  return facet ? { filed: oneOf(places.map((placeId) => filedUnder(placeId, facet))) } : { scopes: oneOf(places) };
};

/** What waits for staff, soonest due first; states that wait for nobody come newest first. */
export const inboxListing = (places: readonly string[], asked: Asked, now: Date): Listed => {
  const where: Where<ServiceRequest> = {
    ...placed(places, asked),
    ...(asked.state ? { state: asked.state } : {}),
    ...(asked.category ? { category: asked.category } : {}),
  };
  if (asked.overdue)
    return {
      where: { ...where, dueKey: [isDue, lessThan(now.toISOString())] },
      by: { field: 'dueKey', order: 'asc' },
    };
  if (asked.state === 'verified' || asked.state === 'closed') return { where, by: { field: 'movedAt', order: 'desc' } };
  return { where: { ...where, dueKey: isDue }, by: { field: 'dueKey', order: 'asc' } };
};

/** Hand-overs that wait for a yes, whistles and tasks my unit owes an answer to, return visits due in my places. */
export const waitingListing = (actor: Actor, of: 'offers' | 'whistles' | 'visits'): Listed | null => {
  const units = unitsOf(actor);
  const listed = (field: 'offeredTo' | 'owing' | 'scopes', values: readonly string[], key: SortField): Listed | null =>
    values.length === 0 ? null : { where: { [field]: oneOf(values), [key]: isDue }, by: { field: key, order: 'asc' } };
  switch (of) {
    case 'offers':
      return listed('offeredTo', [...actor.posts.map(({ postId }) => postId), ...units], 'dueKey');
    case 'whistles':
      return listed('owing', units, 'dueKey');
    case 'visits':
      return listed('scopes', inboxScopes(actor), 'visitKey');
  }
};

/** The workbench's numbers: counted side by side, one trip long, and no further than anyone reads. */
export const countInbox = async (actor: Actor, now: Date, store: Store): Promise<InboxCounts> => {
  const places = inboxScopes(actor);
  const counted = (where: Where<ServiceRequest> | undefined): Promise<number> =>
    where ? store.count('serviceRequests', where, COUNTED_MAX) : Promise.resolve(0);
  const here = (where: Where<ServiceRequest>): Promise<number> =>
    counted(places.length > 0 ? { scopes: oneOf(places), ...where } : undefined);
  const waiting = (of: 'offers' | 'whistles' | 'visits'): Promise<number> => counted(waitingListing(actor, of)?.where);
  const [submitted, accepted, handling, resolved, overdue, offers, whistles, visits] = await Promise.all([
    here({ state: 'submitted' }),
    here({ state: 'accepted' }),
    here({ state: 'handling' }),
    here({ state: 'resolved' }),
    here({ dueKey: [isDue, lessThan(now.toISOString())] }),
    waiting('offers'),
    waiting('whistles'),
    waiting('visits'),
  ]);
  return { submitted, accepted, handling, resolved, overdue, offers, whistles, visits };
};
