import type { Actor } from '../../domain/kernel/access';
import { COUNTED_MAX } from '../../domain/kernel/schemas';
import type { InboxCounts } from '../../domain/requests/contract';
import { inboxKey } from '../../domain/requests/lists';
import type { ServiceRequest } from '../../domain/requests/model';
import { lessThan, oneOf, type Where } from './filters';
import { inboxScopes, isDue, waitingListing } from './requestLists';
import type { Store } from './store';

type Here = Pick<InboxCounts, 'submitted' | 'accepted' | 'handling' | 'resolved' | 'overdue'>;
type Asking = { readonly places: readonly string[]; readonly now: Date; readonly store: Store };

/** What waits in places where little waits is read in one question; a fifth is left for what comes until the next. */
const LITTLE = COUNTED_MAX * 0.8;
/** More people than one instance serves. */
const KNOWN_MAX = 20_000;

/**
 * How much waited for whom when this instance last counted. It only says how to ask: what is answered is read each
 * time, and when more has come than one question takes, it is counted after all.
 */
const known = new Map<string, number>();

const remember = (person: string, { submitted, accepted, handling, resolved }: Here): void => {
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(person, submitted + accepted + handling + resolved);
};

/** Counted one by one, side by side, and no further than anyone reads. */
const counted = async ({ places, now, store }: Asking): Promise<Here> => {
  const here = (due: Where<ServiceRequest>, state?: ServiceRequest['state']): Promise<number> =>
    store.count(
      'serviceRequests',
      { waitLists: oneOf(places.map((placeId) => inboxKey(placeId, state))), ...due },
      COUNTED_MAX,
    );
  const [submitted, accepted, handling, resolved, overdue] = await Promise.all([
    here({}, 'submitted'),
    here({}, 'accepted'),
    here({}, 'handling'),
    here({}, 'resolved'),
    here({ dueKey: [isDue, lessThan(now.toISOString())] }),
  ]);
  return { submitted, accepted, handling, resolved, overdue };
};

/** Everything that waits there, read at once and told apart here; undefined when it is more than that. */
const glanced = async ({ places, now, store }: Asking): Promise<Here | undefined> => {
  const all = await store.glance('serviceRequests', {
    where: { waitLists: oneOf(places.map((placeId) => inboxKey(placeId))) },
    fields: ['state', 'dueKey'],
    most: COUNTED_MAX,
  });
  if (all.length >= COUNTED_MAX) return undefined;
  const inState = (state: ServiceRequest['state']): number => all.filter((one) => one.state === state).length;
  return {
    submitted: inState('submitted'),
    accepted: inState('accepted'),
    handling: inState('handling'),
    resolved: inState('resolved'),
    overdue: all.filter(({ dueKey }) => dueKey !== '' && dueKey < now.toISOString()).length,
  };
};

const nothing: Here = { submitted: 0, accepted: 0, handling: 0, resolved: 0, overdue: 0 };

const waitingHere = async (person: string, asking: Asking): Promise<Here> => {
  if (asking.places.length === 0) return nothing;
  const little = (known.get(person) ?? Infinity) <= LITTLE;
  const waiting = (little ? await glanced(asking) : undefined) ?? (await counted(asking));
  remember(person, waiting);
  return waiting;
};

/** The workbench's numbers, one trip long. */
export const countInbox = async (actor: Actor, now: Date, store: Store): Promise<InboxCounts> => {
  const waiting = async (of: 'offers' | 'whistles' | 'visits'): Promise<number> => {
    const listed = waitingListing(actor, of);
    return listed ? store.count('serviceRequests', listed.where, COUNTED_MAX) : 0;
  };
  const [here, offers, whistles, visits] = await Promise.all([
    waitingHere(actor.id, { places: inboxScopes(actor), now, store }),
    waiting('offers'),
    waiting('whistles'),
    waiting('visits'),
  ]);
  return { ...here, offers, whistles, visits };
};
