import type { Actor } from '../../domain/kernel/access';
import { COUNTED_MAX, PAGE_SIZE } from '../../domain/kernel/schemas';
import { isPermitted } from '../../domain/permissions';
import { isHeld } from '../../domain/posts/model';
import type { InboxCounts } from '../../domain/requests/contract';
import { listedFields, type ListedRequest } from '../../domain/requests/model';
import {
  narrowedTo,
  queueKeysOf,
  turnsOf,
  type OpenTurn,
  type QueueKeys,
  type Seat,
} from '../../domain/requests/queue';
import { turnKindNames, type TurnCounts, type TurnKind } from '../../domain/requests/turns';
import type { After } from './dialect';
import { atLeast, lacks, lessThan, oneOf } from './filters';
import { facetsOf, seesPlace, type Facets } from './requestLists';
import type { Store } from './store';

export type Narrowed = Facets & { readonly kind?: TurnKind | undefined; readonly overdue?: boolean | undefined };

/** What waits for whoever asks, by the move that is likely meant. */
export type Waiting = { readonly request: ListedRequest; readonly turns: readonly OpenTurn[] };

type Reading = { readonly actor: Actor; readonly now: Date; readonly store: Store };
type Asked = Reading & { readonly narrowed: Narrowed; readonly after: After | undefined };

/** A line shows no story, and with long stories a hundred lines would weigh as much as everything else. */
const rowFields = listedFields.filter((field) => field !== 'history');
const countFields = rowFields.filter((field) => !['photos', 'placeLabel', 'spot', 'number'].includes(field));

const BEHIND = '~'; // after every sign an id is made of
const SEATS_MAX = 100;

/** Who sits below the posts that step in for them: clerks before the grids' people, as their roles sort. */
const below: Readonly<Partial<Record<Seat['role'], readonly Seat['role'][]>>> = {
  subdistrictOfficer: ['communityClerk', 'gridLeader', 'gridWorker'],
  districtAdmin: ['subdistrictOfficer'],
};

const seatsBelow = async ({ actor, now, store }: Reading): Promise<Seat[]> => {
  const asked = actor.posts.flatMap(({ role, placeId }) => (below[role] ? [{ roles: below[role], placeId }] : []));
  const found = await Promise.all(
    asked.map(({ roles, placeId }) =>
      store.rows('posts', {
        where: { role: oneOf(roles), placeId: [atLeast(placeId), lessThan(placeId + BEHIND)] },
        by: { field: 'role', order: 'asc' },
        limit: SEATS_MAX,
        fields: ['_id', 'role', 'placeId', 'unitId', 'personId', 'untilAt'],
      }),
    ),
  );
  return found.flat().filter((seat) => isHeld(seat, now));
};

type Page = { readonly found: readonly ListedRequest[]; readonly full: boolean };

type How = { readonly limit: number; readonly fields: readonly (keyof ListedRequest)[] };

const pageOf = async (
  keys: readonly string[],
  asked: Asked,
  { limit, fields }: How,
  without: readonly string[] = [],
): Promise<Page> => {
  if (keys.length === 0) return { found: [], full: false };
  const elsewhere = without.length > 0 ? { scopes: without.map(lacks) } : {};
  const found = await asked.store.rows('serviceRequests', {
    where: { queue: oneOf(keys), ...elsewhere, ...facetsOf(asked.narrowed) },
    by: { field: 'queueKey', order: 'asc' },
    fields,
    limit,
    after: asked.after,
  });
  // A line's story stays where it is: see rowFields.
  return { found: found.map((one) => ({ ...one, history: [] }) as ListedRequest), full: found.length === limit };
};

/** The places of the first level below that somebody holds. */
const seatedIn = (seats: readonly Seat[]): string[] => {
  const first = new Set(Object.values(below).map(([role]) => role));
  return [
    ...new Set(seats.filter(({ role, personId }) => first.has(role) && personId !== '').map(({ placeId }) => placeId)),
  ];
};

type Read = { readonly waiting: readonly Waiting[]; readonly boundary: ListedRequest | undefined };

/** What waits, one trip long unless there is too much to step in for; `boundary`: the last that was read, when there may be more behind it. */
const read = async (asked: Asked, keys: QueueKeys, how: How): Promise<Read> => {
  const [mine, everywhere, seats] = await Promise.all([
    pageOf(keys.mine, asked, how),
    pageOf(keys.standIn, asked, how),
    keys.standIn.length > 0 ? seatsBelow(asked) : [],
  ]);
  // Too much to go through: only where the level below is empty. What waits elsewhere comes up when it is late.
  const standIn = everywhere.full ? await pageOf(keys.standIn, asked, how, seatedIn(seats)) : everywhere;
  const inOrder = (one: ListedRequest, other: ListedRequest): number => (one.queueKey < other.queueKey ? -1 : 1);
  const [boundary] = [mine, standIn].flatMap(({ found, full }) => (full ? found.slice(-1) : [])).sort(inOrder);
  const both = [...new Map([...mine.found, ...standIn.found].map((one) => [one._id, one])).values()]
    .filter((one) => !boundary || one.queueKey <= boundary.queueKey)
    .sort(inOrder);
  const asker = { actor: asked.actor, keys, below: seats };
  const waiting = both
    .map((request) => ({ request, turns: turnsOf(request, asker) }))
    .filter(({ turns }) => turns.length > 0);
  return { waiting, boundary };
};

const waysOf = (actor: Actor): TurnCounts['ways'] => {
  const roles = actor.posts.map(({ role }) => role);
  return [
    ...(seesPlace(actor) ? (['here'] as const) : []),
    ...(isPermitted('request.search', roles) ? (['search'] as const) : []),
    ...(isPermitted('request.record', roles) ? (['record'] as const) : []),
    ...(isPermitted('playbook.search', roles) ? (['playbook'] as const) : []),
  ];
};

const isLate = ({ dueAt }: OpenTurn, now: Date): boolean => dueAt !== '' && dueAt < now.toISOString();

const countsOf = ({ waiting, boundary }: Read, { actor, now }: Reading): TurnCounts => ({
  kinds: turnKindNames.map((kind) => ({
    kind,
    count: waiting.filter(({ turns }) => turns.some((turn) => turn.kind === kind)).length,
  })),
  total: waiting.length,
  overdue: waiting.filter(({ turns }) => turns.some((turn) => isLate(turn, now))).length,
  more: boundary !== undefined,
  ways: waysOf(actor),
});

/** How much waits for somebody, in one trip. */
export const countTurns = async (reading: Reading): Promise<TurnCounts> => {
  const asked = { ...reading, narrowed: {}, after: undefined };
  const all = await read(asked, queueKeysOf(reading.actor), { limit: COUNTED_MAX, fields: countFields });
  return countsOf(all, reading);
};

export const isNarrowed = ({ kind, overdue, ...facets }: Narrowed): boolean =>
  kind !== undefined || overdue === true || Object.keys(facetsOf(facets)).length > 0;

/** Some are somebody else's turn after all, so more is read than shown. */
const READ_ON = 3 * PAGE_SIZE;

export type QueuePage = {
  readonly shown: readonly Waiting[];
  readonly next: After | undefined;
  readonly counts: TurnCounts | null;
};

/** A page of 轮到我的, and with the first one what waits altogether. */
export const readQueue = async (asked: Asked): Promise<QueuePage> => {
  const { narrowed, after, now, actor } = asked;
  const all = queueKeysOf(actor);
  const first = after === undefined;
  const whole = first && !isNarrowed(narrowed);
  const [page, counts] = await Promise.all([
    read(asked, narrowed.kind ? narrowedTo(narrowed.kind, all) : all, {
      limit: whole ? COUNTED_MAX : READ_ON,
      fields: rowFields,
    }),
    first && !whole ? countTurns(asked) : null,
  ]);
  const fitting = page.waiting
    .map(({ request, turns }) => ({
      request,
      turns: turns.filter(
        (turn) => (!narrowed.kind || turn.kind === narrowed.kind) && (!narrowed.overdue || isLate(turn, now)),
      ),
    }))
    .filter(({ turns }) => turns.length > 0);
  const shown = fitting.slice(0, PAGE_SIZE);
  const last = fitting.length > PAGE_SIZE ? shown.at(-1)?.request : page.boundary;
  return {
    shown,
    next: last && { value: last.queueKey, _id: last._id },
    counts: whole ? countsOf(page, asked) : counts,
  };
};

/** The same, as the version before says it. */
export const inboxCountsOf = ({ kinds, overdue }: TurnCounts): InboxCounts => {
  const of = (kind: TurnKind): number => kinds.find((one) => one.kind === kind)?.count ?? 0;
  return {
    ...{ submitted: of('accept'), accepted: 0, handling: of('handle'), resolved: of('check'), overdue },
    ...{ offers: of('take'), whistles: of('whistle'), visits: of('visit') },
  };
};
