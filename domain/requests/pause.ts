import { workingMinutes, type Calendar } from '../kernel/calendar';
import { refuse } from '../kernel/fault';
import type { ServiceRequest } from './model';
import { closingOf, finished, moved, type Occasion, type Said } from './moving';
import { calendarOf, PAUSE_MINUTES_MAX, promiseOf } from './standards';

/** The clock stands still for a reason everybody reads, and no longer than the round's cap allows. */
export const pause = (request: ServiceRequest, said: { until: string } & Said, occasion: Occasion): ServiceRequest => {
  const paused = moved(request, 'pause', occasion, said);
  const until = closingOf(said.until, occasion);
  const minutes = workingMinutes(occasion.now, until, calendarOf(request.round, occasion.calendar));
  if (minutes <= 0 || request.round.pausedMinutes + minutes > PAUSE_MINUTES_MAX) refuse('PAUSE_TOO_LONG');
  return finished(stopped(paused, { reason: said.words ?? '', asked: false, at: occasion.now, until }));
};

type Stop = { readonly reason: string; readonly asked: boolean; readonly at: Date; readonly until: Date };

/** The clock stands still from now on; what is due is that it goes on. */
export const stopped = (request: ServiceRequest, { reason, asked, at, until }: Stop): ServiceRequest => {
  const untilAt = until.toISOString();
  return {
    ...request,
    pause: { reason, at: at.toISOString(), untilAt, ...(asked && { asked }) },
    dueAt: untilAt,
    overdueMarked: false,
    soonMarked: false,
  };
};

/** From the pause's end at the latest the promise runs again, later by exactly the working time that stood still. */
export const unpaused = (request: ServiceRequest, now: Date, calendar: Calendar): ServiceRequest => {
  if (!request.pause) return request;
  const end = new Date(Math.min(now.getTime(), new Date(request.pause.untilAt).getTime()));
  const stood = workingMinutes(new Date(request.pause.at), end, calendarOf(request.round, calendar));
  const round = { ...request.round, pausedMinutes: request.round.pausedMinutes + stood };
  const promise = promiseOf(round, calendar);
  const at = promise.at.toISOString();
  return { ...request, round, pause: null, promisedAt: at, provisional: promise.provisional, dueAt: at };
};

export const resume = (request: ServiceRequest, said: Said, occasion: Occasion): ServiceRequest =>
  finished(unpaused(moved(request, 'resume', occasion, said), occasion.now, occasion.calendar));
