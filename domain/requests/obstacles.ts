import { postsWithin, type Actor, type Role } from '../kernel/access';
import type { FaultCode } from '../faults';
import type { FaultDetail } from '../kernel/fault';
import { superiorsOf } from '../posts/model';
import { isAnswered, latestWhistle, nextStep, openCalls, unitsOf } from './case';
import type { WhistleStep } from './caseView';
import type { Deed } from './machine';
import type { ListedRequest, ServiceRequest } from './model';
import { keptApart } from './separation';
import { hasRoomFor, hasRoomToAsk, isAsked } from './talk';

/** After so many refusals nobody is asked again: the superior decides. */
export const REFUSALS_MAX = 2;
/** The ladder: the same hands with a supervisor, a whistle, the joint meeting. There is no fourth step. */
export const LADDER_TOP = 3;

/** Whoever may convene the meeting may write down what came of it. */
export const conveners: readonly Role[] = ['communityClerk', 'subdistrictOfficer', 'districtAdmin'];

type Obstacle = (request: ListedRequest, actor: Actor) => FaultCode | null;

const onHold: Obstacle = ({ offer, refusals }) => {
  if (offer) return 'OFFER_WAITS';
  return refusals >= REFUSALS_MAX ? 'SUPERIOR_DECIDES' : null;
};

const owes =
  (step: WhistleStep): Obstacle =>
  (request, actor) => {
    const call = openCalls(request).find(({ unitId }) => unitsOf(actor).includes(unitId));
    return call && nextStep(call) === step ? null : 'NOT_WHISTLED';
  };

const isSuperior = (request: ListedRequest, actor: Actor): boolean =>
  postsWithin(actor, request.scopes).some(
    ({ role }) => request.dispatcher !== null && superiorsOf(request.dispatcher).includes(role),
  );

/** A second round of dissatisfaction needs a whistle, a third the meeting, each blown or held in that very round. */
export const ladder = ({
  reopened,
  whistles,
  tasks,
  round,
}: Pick<ServiceRequest, 'reopened' | 'whistles' | 'tasks' | 'round'>): FaultCode | null => {
  if (reopened === 2 && !whistles.some(({ at }) => at >= round.startedAt)) return 'LADDER_WHISTLE';
  return reopened >= LADDER_TOP && !tasks.some(({ at }) => at >= round.startedAt) ? 'LADDER_MEETING' : null;
};

const scored = (request: ListedRequest, of: 'score' | 'justified', units?: readonly string[]): FaultCode | null => {
  const calls = latestWhistle(request)?.calls.filter(({ unitId }) => units?.includes(unitId) ?? true) ?? [];
  const answered = calls.filter(isAnswered);
  if (answered.length === 0) return 'NOT_ANSWERED';
  return answered.some((call) => call[of] === null) ? null : 'SCORED_ALREADY';
};

const taskOpen: Obstacle = ({ tasks, scopes }, actor) => {
  const coordinates = postsWithin(actor, scopes).some(({ role }) => conveners.includes(role));
  const open = tasks.some(({ doneAt, unitId }) => doneAt === '' && (coordinates || unitsOf(actor).includes(unitId)));
  return open ? null : 'NO_SUCH_TASK';
};

const unitsWithTasks = ({ tasks }: Pick<ListedRequest, 'tasks'>): string[] => [
  ...new Set(tasks.filter(({ doneAt }) => doneAt === '').map(({ unit }) => unit)),
];

/** What a meeting resolved is done, or written down as done, before the matter is reported done. */
const tasksDone: Obstacle = (request) => (unitsWithTasks(request).length > 0 ? 'TASKS_OPEN' : null);

/** What stands in the way whatever is said: the rules refuse with it, and the screen does not offer the move. */
const obstacles: Readonly<Partial<Record<Deed, Obstacle>>> = {
  dispatch: onHold,
  handOver: onHold,
  whistle: (request) => (openCalls(request).length > 0 ? 'WHISTLE_ON' : null),
  sign: owes('sign'),
  contact: owes('contact'),
  report: owes('report'),
  takeOver: ({ offer }) => (offer ? null : 'NO_OFFER'),
  decline: ({ offer }) => (offer ? null : 'NO_OFFER'),
  decide: (request, actor) => {
    if (request.refusals < REFUSALS_MAX) return 'NOT_STUCK';
    return isSuperior(request, actor) ? null : 'NOT_YOURS_TO_DO';
  },
  pause: ({ pause }) => (pause ? 'PAUSED_ALREADY' : null),
  resume: ({ pause }) => (pause ? null : 'NOT_PAUSED'),
  convene: ({ reopened, route }) => (reopened >= LADDER_TOP || route === 'joint' ? null : 'MEETING_TOO_SOON'),
  finishTask: taskOpen,
  resolve: (request, actor) => ladder(request) ?? tasksDone(request, actor),
  verify: (request, actor) => keptApart('verify', request, actor),
  sendBack: (request, actor) => keptApart('sendBack', request, actor),
  reopen: ({ reopened }) => (reopened >= LADDER_TOP ? 'LADDER_TOP' : null),
  visit: (request, actor) => {
    const hand = keptApart('visit', request, actor);
    if (hand) return hand;
    const unheard = request.reporterId === '' && request.state === 'verified';
    return request.visit && (unheard || request.visit.reached !== true) ? null : 'REQUEST_MOVED_ON';
  },
  scoreUnit: (request) => scored(request, 'score'),
  scoreWhistle: (request, actor) => scored(request, 'justified', unitsOf(actor)),
  ask: (request) => {
    if (request.reporterId === '') return 'NOBODY_TO_ASK';
    if (isAsked(request)) return 'ASKED_ALREADY';
    return hasRoomToAsk(request) ? null : 'TALK_FULL';
  },
  reply: (request) => (isAsked(request) ? null : 'NOT_ASKED'),
  add: (request, { id }) => (hasRoomFor(request, id) ? null : 'TALK_FULL'),
};

export const obstacleTo = (deed: Deed, request: ListedRequest, actor: Actor): FaultCode | null =>
  obstacles[deed]?.(request, actor) ?? null;

/** Who is meant, where the sentence of an obstacle names somebody. */
export const detailOf = (obstacle: FaultCode, request: ListedRequest): FaultDetail =>
  obstacle === 'TASKS_OPEN' ? { units: unitsWithTasks(request).join('、') } : {};
