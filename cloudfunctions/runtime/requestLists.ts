import type { Actor } from '../../domain/kernel/access';
import { COUNTED_MAX } from '../../domain/kernel/schemas';
import { onDutyRoles } from '../../domain/posts/model';
import type { InboxCounts } from '../../domain/requests/contract';
import type { RequestState } from '../../domain/requests/machine';
import type { ServiceRequest } from '../../domain/requests/model';
import { greaterThan, lessThan, oneOf, type Where } from './filters';
import type { Store } from './store';

type SortField = 'dueKey' | 'movedAt' | 'submittedAt';
type Listed = {
  readonly where: Where<ServiceRequest>;
  readonly by: { readonly field: SortField; readonly order: 'asc' | 'desc' };
};
type Asked = { readonly state?: RequestState | undefined; readonly overdue: boolean };

/** What a person reported, newest first. */
export const mineListing = (reporterId: string): Listed => ({
  where: { reporterId },
  by: { field: 'submittedAt', order: 'desc' },
});

/** The places whose requests wait for this person: those of the posts that work on requests. */
export const inboxScopes = (actor: Actor): string[] =>
  actor.posts.filter((post) => onDutyRoles.includes(post.role)).map((post) => post.placeId);

/** Nothing due is an empty text, so "due at all" and "due before now" are ranges of one index. */
const isDue = greaterThan('');

/** What waits for staff, soonest due first; states that wait for nobody come newest first. */
export const inboxListing = (places: readonly string[], asked: Asked, now: Date): Listed => {
  const where: Where<ServiceRequest> = { scopes: oneOf(places), ...(asked.state ? { state: asked.state } : {}) };
  if (asked.overdue)
    return {
      where: { ...where, dueKey: [isDue, lessThan(now.toISOString())] },
      by: { field: 'dueKey', order: 'asc' },
    };
  if (asked.state === 'verified' || asked.state === 'closed') return { where, by: { field: 'movedAt', order: 'desc' } };
  return { where: { ...where, dueKey: isDue }, by: { field: 'dueKey', order: 'asc' } };
};

/** The workbench's numbers: counted side by side, one trip long, and no further than anyone reads. */
export const countInbox = async (places: readonly string[], now: Date, store: Store): Promise<InboxCounts> => {
  const scopes = oneOf(places);
  const counted = (where: Where<ServiceRequest>): Promise<number> => store.count('serviceRequests', where, COUNTED_MAX);
  const [submitted, accepted, resolved, overdue] = await Promise.all([
    counted({ scopes, state: 'submitted' }),
    counted({ scopes, state: 'accepted' }),
    counted({ scopes, state: 'resolved' }),
    counted({ scopes, dueKey: [isDue, lessThan(now.toISOString())] }),
  ]);
  return { submitted, accepted, resolved, overdue };
};
