import type { ActionName } from '../contract';
import type { Actor } from '../kernel/access';
import type { Calendar } from '../kernel/calendar';
import { refuse } from '../kernel/fault';
import { step } from '../kernel/machine';
import { homeAt, type Home } from '../people/model';
import type { Place } from '../places/model';
import { roleLabels } from '../posts/model';
import { guessCategory, type CategoryKey } from './categories';
import { requestTemplates, type Outcome, type Rating, type Route } from './contract';
import { requestMachine, type RequestMove } from './machine';
import { actingPost, actionOf, type Happened, type ServiceRequest, type Template } from './model';
import { withTidings } from './notices';
import { allowedFor } from './standards';

export const HISTORY_MAX = 100;

/** What every change ends with: its place in the order of what is due, and the messages it causes. */
const finished = (request: ServiceRequest): ServiceRequest =>
  withTidings({ ...request, dueKey: request.dueAt && `${request.dueAt} ${request._id}` });

/** Who acts, when, and by which calendar: what every rule needs besides the thing itself. */
export type Occasion = { readonly by: Actor; readonly now: Date; readonly calendar: Calendar };

type Said = { readonly words?: string; readonly photos?: readonly string[]; readonly subscribed?: readonly string[] };

/** "东苑社区 社区专员"; empty when somebody acts for themselves. */
const bylineOf = (request: Pick<ServiceRequest, 'scopes' | 'handler'>, action: ActionName, by: Actor): string => {
  const post = actingPost(request, action, by);
  return post ? `${post.place} ${roleLabels[post.role]}` : '';
};

const appended = (history: readonly Happened[], happened: Happened): readonly Happened[] =>
  history.length >= HISTORY_MAX ? refuse('HISTORY_FULL') : [...history, happened];

const templateOf = (id: string): Template | undefined =>
  (Object.keys(requestTemplates) as Template[]).find((template) => requestTemplates[template] === id);

/** One tap allows one message; two messages of a kind per person are plenty to keep. */
const withAllowances = (
  request: ServiceRequest,
  personId: string,
  subscribed: readonly string[] = [],
): ServiceRequest => {
  const fresh = subscribed.map(templateOf).filter((template): template is Template => template !== undefined);
  return {
    ...request,
    allowances: [...request.allowances, ...fresh.map((template) => ({ personId, template }))].slice(-10),
  };
};

/** Moves a request along, leaves a trace and writes the messages. A state never changes in any other way. */
const moved = (request: ServiceRequest, move: RequestMove, { by, now }: Occasion, said: Said = {}): ServiceRequest => {
  const state = step(requestMachine, request.state, move);
  const action = actionOf[move];
  const at = now.toISOString();
  const happened: Happened = {
    move,
    by: by.id,
    post: by.id === request.reporterId && isReporters(move) ? '' : bylineOf(request, action, by),
    at,
    state,
    words: said.words ?? '',
    photos: said.photos ?? [],
  };
  const history = appended(request.history, happened);
  return withAllowances(
    { ...request, state, movedAt: at, dueAt: '', overdueMarked: false, history },
    by.id,
    said.subscribed,
  );
};

const isReporters = (move: RequestMove): boolean => ['withdraw', 'satisfied', 'reopen'].includes(move);

export type Submission = {
  readonly text: string;
  readonly photos: readonly string[];
  readonly spot?: string | undefined;
  readonly category?: CategoryKey | undefined;
  readonly urgent: boolean;
  readonly subscribed: readonly string[];
};

/** Where it is: the reporter's home, or another place they named, as long as somebody answers for it. */
export const whereItIs = (place: Place): Home =>
  place.canBeHome || place.level === 'community' || place.level === 'grid' ? homeAt(place) : refuse('PLACE_TOO_WIDE');

/** Intake never refuses by category, and nobody has to pick a department: a photo or four characters are enough. */
export const submit = (
  made: {
    readonly _id: string;
    readonly number: string;
    readonly where: Home;
    readonly textCheck: ServiceRequest['textCheck'];
  },
  said: Submission,
  { by, now, calendar }: Occasion,
): ServiceRequest => {
  if ([...said.text].length < 4 && said.photos.length === 0) refuse('NOTHING_TO_SAY');
  const at = now.toISOString();
  const promise = allowedFor(said.urgent, 'resolve', now, calendar);
  const accept = allowedFor(said.urgent, 'accept', now, calendar);
  const request: ServiceRequest = {
    _id: made._id,
    version: 1,
    operations: [],
    number: made.number,
    state: requestMachine.initial,
    text: said.text,
    category: said.category ?? guessCategory(said.text),
    urgent: said.urgent,
    photos: said.photos,
    placeId: made.where.placeId,
    placeLabel: made.where.label,
    spot: said.spot ?? '',
    community: made.where.community,
    phone: made.where.phone,
    scopes: made.where.scopes,
    reporterId: by.id,
    channel: 'phone',
    textCheck: made.textCheck,
    submittedAt: at,
    movedAt: at,
    firstPromisedAt: promise.at.toISOString(),
    promisedAt: promise.at.toISOString(),
    provisional: promise.provisional,
    dueAt: accept.at.toISOString(),
    dueKey: '',
    overdueMarked: false,
    route: null,
    handler: null,
    outcome: null,
    resultPhotos: [],
    solved: null,
    rating: null,
    reopened: 0,
    history: [{ move: 'submit', by: by.id, post: '', at, state: 'submitted', words: '', photos: [] }],
    notices: [],
    noticesDueAt: '',
    allowances: [],
  };
  return finished(withAllowances(request, by.id, said.subscribed));
};

export const withdraw = (request: ServiceRequest, said: { reason: string }, occasion: Occasion): ServiceRequest =>
  finished(moved(request, 'withdraw', occasion, { words: said.reason }));

/** Whoever accepts answers for it until it is handed on: the first asked is responsible. */
export const accept = (
  request: ServiceRequest,
  said: { route: Route; category?: CategoryKey | undefined } & Said,
  occasion: Occasion,
): ServiceRequest => {
  const accepted = moved(request, 'accept', occasion, said);
  const post = actingPost(request, 'request.accept', occasion.by) ?? refuse('NOT_YOURS_TO_DO');
  return finished({
    ...accepted,
    route: said.route,
    category: said.category ?? request.category,
    handler: { ...post, personId: occasion.by.id },
    dueAt: request.promisedAt,
  });
};

/** An outcome is always stated, and one that is less than solved says why. */
export const resolve = (
  request: ServiceRequest,
  said: { outcome: Outcome } & Said,
  occasion: Occasion,
): ServiceRequest => {
  const resolved = moved(request, 'resolve', occasion, said);
  if (said.outcome !== 'solved' && (said.words ?? '').length < 4) refuse('RESULT_NEEDS_WORDS');
  return finished({
    ...resolved,
    handler: request.handler && { ...request.handler, personId: occasion.by.id },
    outcome: said.outcome,
    resultPhotos: said.photos ?? [],
    solved: null,
    dueAt: allowedFor(request.urgent, 'verify', occasion.now, occasion.calendar).at.toISOString(),
  });
};

/** Whoever checks the result in the world is never the one who reported it done. */
const notByHandler = (request: ServiceRequest, by: Actor): void => {
  if (request.handler?.personId === by.id) refuse('VERIFIER_IS_HANDLER');
};

export const verify = (
  request: ServiceRequest,
  said: { solved: boolean } & Said,
  occasion: Occasion,
): ServiceRequest => {
  const verified = moved(request, 'verify', occasion, said);
  notByHandler(request, occasion.by);
  return finished({ ...verified, solved: said.solved });
};

/** Back to the same handler; the clock runs on, sending back never buys time. */
export const sendBack = (
  request: ServiceRequest,
  said: { reason: string } & Said,
  occasion: Occasion,
): ServiceRequest => {
  const back = moved(request, 'sendBack', occasion, { ...said, words: said.reason });
  notByHandler(request, occasion.by);
  return finished({ ...back, outcome: null, dueAt: request.promisedAt });
};

export const rate = (request: ServiceRequest, said: { rating: Rating } & Said, occasion: Occasion): ServiceRequest =>
  finished({ ...moved(request, 'satisfied', occasion, said), rating: said.rating });

/** Dissatisfied: the same hands take it up again, in a new round with its own promise. */
export const reopen = (
  request: ServiceRequest,
  said: { reason: string } & Said,
  occasion: Occasion,
): ServiceRequest => {
  const again = moved(request, 'reopen', occasion, { ...said, words: said.reason });
  const promise = allowedFor(request.urgent, 'resolve', occasion.now, occasion.calendar);
  return finished({
    ...again,
    outcome: null,
    solved: null,
    rating: null,
    reopened: request.reopened + 1,
    promisedAt: promise.at.toISOString(),
    provisional: promise.provisional,
    dueAt: promise.at.toISOString(),
  });
};

/** The clock saw the deadline pass: said once per deadline, and nothing else changes. */
export const markOverdue = (request: ServiceRequest, now: Date): ServiceRequest => {
  if (request.overdueMarked || request.dueAt === '' || request.dueAt > now.toISOString()) return request;
  const happened: Happened = {
    move: 'overdue',
    by: '',
    post: '',
    at: now.toISOString(),
    state: request.state,
    words: '',
    photos: [],
  };
  return finished({ ...request, overdueMarked: true, history: [...request.history, happened] });
};
