import type { Actor } from '../../domain/kernel/access';
import { COUNTED_MAX } from '../../domain/kernel/schemas';
import { unitsOf } from '../../domain/requests/case';
import type { InboxCounts } from '../../domain/requests/contract';
import { inboxKey, offerKey, owingKey } from '../../domain/requests/lists';
import type { ServiceRequest } from '../../domain/requests/model';
import { lessThan, oneOf, type Where } from './filters';
import { inboxScopes, isDue, waitingListing } from './requestLists';
import type { Store } from './store';

type Waiting = Omit<InboxCounts, 'visits'>;

/** What waits in places where little waits is read in one question; a fifth is left for what comes until the next. */
const LITTLE = COUNTED_MAX * 0.8;
/** More people than one instance serves. */
const KNOWN_MAX = 20_000;

/**
 * How much waited for whom when this instance last counted. It only says how to ask: what is answered is read each
 * time, and when more has come than one question takes, it is counted after all.
 */
const known = new Map<string, number>();

const remember = (person: string, { submitted, accepted, handling, resolved, ...more }: Waiting): void => {
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(person, submitted + accepted + handling + resolved + more.overdue + more.offers + more.whistles);
};

/** Counted one by one, side by side, and no further than anyone reads. */
const counted = async (actor: Actor, now: Date, store: Store): Promise<Waiting> => {
  const places = inboxScopes(actor);
  const count = (where: Where<ServiceRequest> | undefined): Promise<number> =>
    where ? store.count('serviceRequests', where, COUNTED_MAX) : Promise.resolve(0);
  const here = (due: Where<ServiceRequest>, state?: ServiceRequest['state']): Promise<number> =>
    count(
      places.length > 0 ? { waitLists: oneOf(places.map((placeId) => inboxKey(placeId, state))), ...due } : undefined,
    );
  const waiting = (of: 'offers' | 'whistles'): Promise<number> => count(waitingListing(actor, of)?.where);
  const [submitted, accepted, handling, resolved, overdue, offers, whistles] = await Promise.all([
    here({}, 'submitted'),
    here({}, 'accepted'),
    here({}, 'handling'),
    here({}, 'resolved'),
    here({ dueKey: [isDue, lessThan(now.toISOString())] }),
    waiting('offers'),
    waiting('whistles'),
  ]);
  return { submitted, accepted, handling, resolved, overdue, offers, whistles };
};

/** Everything that waits for them, read at once and told apart here; undefined when it is more than that. */
const glanced = async (actor: Actor, now: Date, store: Store): Promise<Waiting | undefined> => {
  const units = unitsOf(actor);
  const here = inboxScopes(actor).map((placeId) => inboxKey(placeId));
  const offered = [...actor.posts.map(({ postId }) => postId), ...units].map(offerKey);
  const owing = units.map(owingKey);
  const all = await store.glance('serviceRequests', {
    where: { waitLists: oneOf([...here, ...offered, ...owing]) },
    fields: ['state', 'dueKey', 'waitLists'],
    most: COUNTED_MAX,
  });
  if (all.length >= COUNTED_MAX) return undefined;
  type Glance = (typeof all)[number];
  const among = (keys: readonly string[]): Glance[] =>
    all.filter(({ waitLists }) => waitLists.some((key) => keys.includes(key)));
  const mine = among(here);
  const due = (some: readonly Glance[]): Glance[] => some.filter(({ dueKey }) => dueKey !== '');
  const inState = (state: ServiceRequest['state']): number => mine.filter((one) => one.state === state).length;
  return {
    submitted: inState('submitted'),
    accepted: inState('accepted'),
    handling: inState('handling'),
    resolved: inState('resolved'),
    overdue: due(mine).filter(({ dueKey }) => dueKey < now.toISOString()).length,
    offers: due(among(offered)).length,
    whistles: due(among(owing)).length,
  };
};

const waitingFor = async (actor: Actor, now: Date, store: Store): Promise<Waiting> => {
  const little = (known.get(actor.id) ?? Infinity) <= LITTLE;
  const waiting = (little ? await glanced(actor, now, store) : undefined) ?? (await counted(actor, now, store));
  remember(actor.id, waiting);
  return waiting;
};

/** The workbench's numbers, one trip long. */
export const countInbox = async (actor: Actor, now: Date, store: Store): Promise<InboxCounts> => {
  const listed = waitingListing(actor, 'visits');
  const [waiting, visits] = await Promise.all([
    waitingFor(actor, now, store),
    listed ? store.count('serviceRequests', listed.where, COUNTED_MAX) : 0,
  ]);
  return { ...waiting, visits };
};
