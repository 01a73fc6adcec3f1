import { freshPictures } from '../checks/rules';
import { afterWorkingDays, afterWorkingMinutes, isWorkingDate, shanghaiDate, workingMinutes } from '../kernel/calendar';
import { refuse } from '../kernel/fault';
import { saysAtLeast } from '../kernel/letters';
import { REASON_LEAST } from '../kernel/schemas';
import type { ServiceRequest } from './model';
import { derived, spoken, withAllowances, type Occasion, type Said } from './moving';
import { withTalkTidings } from './notices';
import { stopped, unpaused } from './pause';
import { calendarOf, PAUSE_MINUTES_MAX } from './standards';
import type { TalkLine } from './happened';
import { isUrged, talkOf } from './talk';

type Spoken = TalkLine & { readonly move: 'ask' | 'reply' | 'add' };

/** A line more, the pictures on their way past the check, and word of it to whoever should know at once. */
const withLine = (request: ServiceRequest, line: Spoken, said: Said, { by }: Occasion): ServiceRequest => {
  const talk = [...talkOf(request), line];
  const pictures = [...request.pictures, ...freshPictures(line.photos, line.at)];
  const checksDueAt = line.photos.length > 0 ? line.at : request.checksDueAt;
  const told = withTalkTidings({ ...request, talk, pictures, checksDueAt }, line.move, {
    name: `t${talk.length}`,
    at: line.at,
  });
  return derived(withAllowances(told, by.id, said.subscribed));
};

/** The reporter or a neighbour who met it too says more: words that say something, or a photo. */
export const add = (request: ServiceRequest, said: Said, occasion: Occasion): ServiceRequest => {
  const line = spoken(request, 'add', occasion, said);
  if (line.photos.length === 0 && !saysAtLeast(line.words, REASON_LEAST)) refuse('NOTHING_TO_SAY');
  return withLine(request, { ...line, move: 'add', personId: occasion.by.id }, said, occasion);
};

/** An answer is waited for so many working days, and never longer than the round may stand still. */
const ANSWER_DAYS = 2;

/** While the reporter is asked, the clock of whoever handles it stands still. */
const waiting = (request: ServiceRequest, { now, calendar }: Occasion): ServiceRequest => {
  const left = PAUSE_MINUTES_MAX - request.round.pausedMinutes;
  if (request.state !== 'handling' || request.pause || left <= 0) return request;
  const own = calendarOf(request.round, calendar);
  const days = afterWorkingDays(now, ANSWER_DAYS, own).at;
  const until = workingMinutes(now, days, own) <= left ? days : afterWorkingMinutes(now, left, own).at;
  return stopped(request, { reason: '等反映人回答一个问题', asked: true, at: now, until });
};

export const ask = (request: ServiceRequest, said: Said, occasion: Occasion): ServiceRequest => {
  const line = spoken(request, 'ask', occasion, said);
  return withLine(waiting(request, occasion), { ...line, move: 'ask', personId: '' }, said, occasion);
};

/** The answer sets the clock going again that the question stopped. */
export const reply = (request: ServiceRequest, said: Said, occasion: Occasion): ServiceRequest => {
  const line = spoken(request, 'reply', occasion, said);
  if (line.words === '' && line.photos.length === 0) refuse('NOTHING_TO_SAY');
  const going = request.pause?.asked ? unpaused(request, occasion.now, occasion.calendar) : request;
  return withLine(going, { ...line, move: 'reply', personId: occasion.by.id }, said, occasion);
};

/** The first moment of the working day after the one this counts for: a Sunday's press is Monday's. */
const nextUrging = ({ now, calendar }: Occasion): string => {
  const days = isWorkingDate(now, calendar) ? 1 : 2;
  const day = shanghaiDate(afterWorkingDays(now, days, calendar).at);
  return new Date(`${day}T00:00:00+08:00`).toISOString();
};

/** Once a working day, whoever presses. */
export const urge = (request: ServiceRequest, said: Said, occasion: Occasion): ServiceRequest => {
  if (isUrged(request, occasion.now)) refuse('URGED_TODAY');
  const times = (request.urging?.times ?? 0) + 1;
  const last = spoken(request, 'urge', occasion, { words: times > 1 ? `第 ${times} 次催` : '' });
  const urging = { times, last, againAt: nextUrging(occasion) };
  const told = withTalkTidings({ ...request, urging }, 'urge', { name: `u${times}`, at: last.at });
  return derived(withAllowances(told, occasion.by.id, said.subscribed));
};
