import { withRawPhotos } from '../checks/raw';
import type { ActionName } from '../contract';
import type { Actor } from '../kernel/access';
import type { Calendar } from '../kernel/calendar';
import { startOfDay } from '../kernel/dates';
import { refuse } from '../kernel/fault';
import { step } from '../kernel/machine';
import { postLabel } from '../posts/model';
import { withTaps } from '../notices/rules';
import { hasDeadlines } from './channels';
import { derivedOf } from './derived';
import { shippedSettings, type Settings } from '../settings/model';
import type { Rulebook } from './standards';
import { asides, requestMachine, type Aside, type Deed, type PersonMove } from './machine';
import type { Happened } from './happened';
import { actingPost, actionOf, type ServiceRequest } from './model';
import { withTidings } from './notices';
import { detailOf, obstacleTo } from './obstacles';

export const HISTORY_MAX = 100;

/** What nothing is due of stays so, whatever a rule said. */
export const untimed = (request: ServiceRequest): ServiceRequest =>
  hasDeadlines(request) || request.dueAt === '' ? request : { ...request, dueAt: '' };

/** What indexes look for, said again; for what changes no figure and tells its own news. */
export const derived = (changed: ServiceRequest): ServiceRequest => {
  const request = untimed(changed);
  return { ...request, ...derivedOf(request) };
};

/** What every change ends with: its place in the order of what is due, and the messages it causes. */
export const finished = (request: ServiceRequest): ServiceRequest => {
  const at = request.history.at(-1)?.at ?? request.movedAt;
  return withTidings({
    ...derived(request),
    tallyDueAt: at,
    wishDueAt: request.wishId === '' ? '' : at,
  });
};

/** Who acts, when, and by which calendar: what every rule needs besides the thing itself. */
export type Occasion = Timing & { readonly by: Actor };

/** When, by which calendar and by which edition; left out, by what the product ships with. */
export type Timing = { readonly now: Date; readonly calendar: Calendar; readonly settings?: Settings };

export const rulebookOf = ({ calendar, settings = shippedSettings }: Omit<Timing, 'now'>): Rulebook => ({
  calendar,
  settings,
});

export type Said = {
  readonly words?: string;
  readonly photos?: readonly string[];
  readonly subscribed?: readonly string[];
  /** The action it was written down by, when that is not the deed's own. */
  readonly through?: ActionName;
};

/** "东苑社区 社区专员"; empty when somebody acts for themselves. */
export const bylineOf = (request: ServiceRequest, action: ActionName, by: Actor): string => {
  const post = actingPost(request, action, by);
  return post ? postLabel(post) : '';
};

const appended = (history: readonly Happened[], happened: Happened): readonly Happened[] =>
  history.length >= HISTORY_MAX ? refuse('HISTORY_FULL') : [...history, happened];

export const withAllowances = (
  request: ServiceRequest,
  personId: string,
  subscribed: readonly string[] = [],
): ServiceRequest => ({ ...request, allowances: withTaps(request.allowances, personId, subscribed) });

/** Whether anything stands in the way of it, whatever is said. */
const clear = (request: ServiceRequest, deed: Deed, { by }: Occasion): void => {
  const obstacle = obstacleTo(deed, request, by);
  if (obstacle) refuse(obstacle, detailOf(obstacle, request));
};

const line = (request: ServiceRequest, deed: Deed, { by, now }: Occasion, said: Said): Happened => ({
  move: deed,
  by: by.id,
  post: by.id === request.reporterId && isReporters(deed) ? '' : bylineOf(request, said.through ?? actionOf[deed], by),
  at: now.toISOString(),
  state: request.state,
  words: said.words ?? '',
  photos: said.photos ?? [],
});

/** What puts it back into the hands it was in, whoever is there by now. */
const lands = (move: PersonMove): boolean => move === 'sendBack' || move === 'reopen';

/** Moves a request along, leaves a trace and writes the messages. A state never changes in any other way. */
export const moved = (
  request: ServiceRequest,
  move: PersonMove,
  occasion: Occasion,
  said: Said = {},
): ServiceRequest => {
  const state = step(requestMachine, request.state, move);
  clear(request, move, occasion);
  const happened = line({ ...request, state }, move, occasion, said);
  const history = appended(request.history, happened);
  // Only where the case stands has changed does something else fall due.
  const due = state === request.state ? {} : { dueAt: '', overdueMarked: false, soonMarked: false };
  const after = withAllowances(
    { ...request, ...due, state, movedAt: happened.at, landedAt: lands(move) ? happened.at : '', history },
    occasion.by.id,
    said.subscribed,
  );
  return withRawPhotos(after, happened.photos, occasion.now);
};

/** What is said beside the case while it stands there and nothing is in the way. */
export const spoken = (request: ServiceRequest, aside: Aside, occasion: Occasion, said: Said = {}): Happened => {
  if (!(asides[aside].while as readonly string[]).includes(request.state)) refuse('REQUEST_MOVED_ON');
  clear(request, aside, occasion);
  return line(request, aside, occasion, said);
};

/** Adds to the story without moving the case. */
export const noted = (request: ServiceRequest, aside: Aside, occasion: Occasion, said: Said = {}): ServiceRequest => {
  const happened = spoken(request, aside, occasion, said);
  const history = appended(request.history, happened);
  const after = withAllowances({ ...request, history }, occasion.by.id, said.subscribed);
  return withRawPhotos(after, happened.photos, occasion.now);
};

const isReporters = (deed: Deed): boolean => ['withdraw', 'satisfied', 'reopen', 'reply', 'add', 'urge'].includes(deed);

/** A day of the calendar as the instant its office hours end. */
export const closingOf = (day: string, { calendar }: Pick<Occasion, 'calendar'>): Date =>
  new Date(startOfDay(day).getTime() + (calendar.hours.at(-1)?.[1] ?? 0) * 60_000);
