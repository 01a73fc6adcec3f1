import { refuse } from '../kernel/fault';
import type { Lane } from './lanes';
import type { ServiceRequest } from './model';
import { finished, noted, rulebookOf, type Occasion, type Said } from './moving';
import { allowanceFor, allowedFor, promiseOf } from './standards';

const earlier = (one: string, other: string): string => (one !== '' && one < other ? one : other);

/** Urgent by the word of staff: from this minute the shorter time counts, and never a longer one than was promised. */
export const hastened = (request: ServiceRequest, occasion: Occasion): ServiceRequest => {
  const { now, calendar } = occasion;
  const rulebook = rulebookOf(occasion);
  const lane: Lane = 'urgent';
  const { category, need, round: before, state } = request;
  const matter = { category, need, lane };
  const since = { at: now.toISOString(), from: request.lane, pausedMinutes: before.pausedMinutes };
  const round = { ...before, hastened: { ...since, allowed: allowanceFor(matter, 'resolve', rulebook.settings) } };
  const promise = promiseOf(round, calendar);
  const promisedAt = promise.at.toISOString();
  const step = state === 'submitted' ? 'accept' : 'dispatch';
  const due = state === 'handling' ? promisedAt : allowedFor(matter, step, now, rulebook).at.toISOString();
  const dueAt = request.pause ? request.dueAt : earlier(request.dueAt, due);
  return { ...request, lane, round, promisedAt, provisional: promise.provisional, dueAt };
};

/** Not urgent after all: the promise is what it was, pauses included. */
const calmed = (request: ServiceRequest, { calendar }: Occasion): ServiceRequest => {
  const { hastened: was, ...round } = request.round;
  const promise = promiseOf(round, calendar);
  const promisedAt = promise.at.toISOString();
  const isRunning = request.state === 'handling' && !request.pause;
  const back = { lane: was?.from ?? ('ordinary' as const), round, promisedAt, provisional: promise.provisional };
  return { ...request, ...back, dueAt: isRunning ? promisedAt : request.dueAt };
};

/** 急事快办 by the word of staff, set and lifted with a reason the reporter reads. */
export const hasten = (
  request: ServiceRequest,
  said: { readonly urgent: boolean } & Said,
  occasion: Occasion,
): ServiceRequest => {
  if ((request.lane === 'urgent') === said.urgent) refuse('LANE_ALREADY');
  const words = `${said.urgent ? '定为急事快办' : '不再按急事办'}：${said.words ?? ''}`;
  const told = noted(request, 'hasten', occasion, { ...said, words });
  const changed = said.urgent ? hastened(told, occasion) : calmed(told, occasion);
  const isAhead = changed.dueAt > occasion.now.toISOString();
  return finished({ ...changed, ...(isAhead ? { overdueMarked: false, soonMarked: false } : {}) });
};
