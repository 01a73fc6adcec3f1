import { deadline } from '../kernel/calendar';
import { nextClimb } from '../kernel/due';
import { step } from '../kernel/machine';
import { derivedOf, lapsesAt } from './derived';
import { requestMachine } from './machine';
import type { ServiceRequest } from './model';
import { finished, untimed, type Timing } from './moving';
import { climbedOne, owedIn } from './owed';
import { unpaused } from './pause';
import { nextRound } from './rules';
import { CLIMB_DAYS, SOON_MS } from './standards';
import { toldByClock } from './story';

/** The deadline passed: said once per deadline, to whoever should have acted and to one level above. */
export const markOverdue = (request: ServiceRequest, now: Date): ServiceRequest => {
  if (request.overdueMarked || request.dueAt === '' || request.dueAt > now.toISOString()) return request;
  return finished({
    ...toldByClock(request, 'overdue', now),
    overdueMarked: true,
    escalations: request.escalations + 1,
  });
};

const markSoon = (request: ServiceRequest, { now }: Timing): ServiceRequest => {
  const { state, dueAt, soonMarked, overdueMarked, pause } = request;
  if (state !== 'handling' || soonMarked || overdueMarked || pause || dueAt === '') return request;
  if (new Date(dueAt).getTime() - SOON_MS > now.getTime()) return request;
  return finished({ ...toldByClock(request, 'soon', now), soonMarked: true });
};

const endPause = (request: ServiceRequest, { now, calendar }: Timing): ServiceRequest =>
  request.pause && request.pause.untilAt <= now.toISOString()
    ? finished(toldByClock(unpaused(request, now, calendar), 'resume', now, '暂停到期，自动继续计时'))
    : request;

/** Steps of a whistle, tasks of a meeting and return visits nobody did in time: whoever owes it and the level above hear. */
const climb = (request: ServiceRequest, { now, calendar }: Timing): ServiceRequest =>
  owedIn(request)
    .filter(({ due, levels }) => {
      const at = nextClimb(due, levels);
      return at !== '' && at <= now.toISOString();
    })
    .reduce((before, owed) => {
      const again = deadline(now, { days: CLIMB_DAYS }, calendar).at;
      const { request: marked, words } = climbedOne(before, owed, now, again);
      return finished({ ...toldByClock(marked, owed.told, now, words), escalations: before.escalations + 1 });
    }, request);

/** A week without a word of the reporter, reached or not, and one visit is on record: neutral, never satisfied. */
const lapse = (request: ServiceRequest, { now }: Timing): ServiceRequest => {
  const at = lapsesAt(request);
  if (at === '' || at > now.toISOString()) return request;
  const closed = { ...request, state: step(requestMachine, request.state, 'lapse'), movedAt: now.toISOString() };
  return finished(toldByClock({ ...closed, dueAt: '', rating: null, neutral: true }, 'lapse', now));
};

/** What could not be solved then is looked at again on the day it was promised to be. */
const review = (request: ServiceRequest, tick: Timing): ServiceRequest => {
  const { state, reviewAt } = request;
  const due = reviewAt !== '' && reviewAt <= tick.now.toISOString();
  if (!due || !requestMachine.moves.review.from.includes(state)) return request;
  const at = tick.now.toISOString();
  const again = { ...request, state: step(requestMachine, state, 'review'), movedAt: at, landedAt: at };
  return finished(
    toldByClock({ ...nextRound(again, tick), overdueMarked: false, soonMarked: false }, 'review', tick.now),
  );
};

/** Whoever looks sees to it that somebody has in hand what landed since: see the clock's look. */
const seen = (request: ServiceRequest): ServiceRequest => {
  const looked = { ...request, landedAt: '' };
  return request.landedAt ? { ...looked, ...derivedOf(looked) } : request;
};

/** A deadline from before stories had none falls away without a word. */
const forgetDeadline = (request: ServiceRequest): ServiceRequest => {
  const free = untimed(request);
  return free === request ? request : { ...free, ...derivedOf(free) };
};

/** Everything that is due about one request, however long nobody looked; looking again does nothing. */
export const look = (request: ServiceRequest, tick: Timing): ServiceRequest =>
  [
    forgetDeadline,
    endPause,
    lapse,
    review,
    (one: ServiceRequest) => markOverdue(one, tick.now),
    markSoon,
    climb,
    seen,
  ].reduce((before, rule) => rule(before, tick), request);
