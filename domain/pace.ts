import type { ActionName } from './contract';
import { refuse } from './kernel/fault';
import { shanghaiDate } from './kernel/calendar';
import { timeOfDay } from './kernel/words';

/** So many within so many milliseconds, and no more. */
export type Pace = { readonly most: number; readonly within: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Faster than any thumb or screen; each instance of a function counts it for itself. */
export const everyPace: Pace = { most: 600, within: MINUTE };

/** What costs a community work: a shop owner on a busy day stays far below. */
const making: Pace = { most: 20, within: HOUR };
/** What staff write down for others, one visit after another. */
const recording: Pace = { most: 60, within: HOUR };
/** Somebody's number or papers. */
const revealing: Pace = { most: 40, within: DAY };
/** What is opened by knowing a code: nobody finds one by trying. */
const guessing: Pace = { most: 20, within: HOUR };
/** A shop's counter looks at one voucher after another. */
const scanning: Pace = { most: 120, within: HOUR };

/** What would be worth abusing is counted with the person, by the database, whichever instance serves it. */
export const keptPaces: Readonly<Partial<Record<ActionName, Pace>>> = {
  'request.submit': making,
  'request.record': recording,
  'request.join': making,
  'request.link': guessing,
  'request.revealContact': revealing,
  'wish.post': making,
  'wish.record': recording,
  'wish.revealContact': revealing,
  'wish.invited': guessing,
  'wish.guard': guessing,
  'volunteer.invited': guessing,
  'volunteer.consent': guessing,
  'volunteer.reportIn': guessing,
  'post.invitation': guessing,
  'post.take': guessing,
  'point.propose': recording,
  'reward.check': scanning,
  'task.checkCertificate': guessing,
  'shop.register': making,
  'shop.invited': guessing,
  'shop.accept': guessing,
  'shop.reveal': revealing,
  'need.raise': making,
  'need.paste': recording,
  'job.post': making,
  'job.interest': making,
  'job.contact': revealing,
  'offer.submit': making,
  'order.place': making,
  'order.contact': revealing,
  'export.requests': revealing,
  'export.ask': making,
  'export.fetch': revealing,
};

/** How a person's document names an action: a field's name has no dots. */
export const paceKey = (action: ActionName): string => action.replace('.', '_');

/** The presses that count, each once, the newest first; the oldest of as many as may be says when there is room again. */
export type PaceKept = Readonly<Record<string, readonly { readonly at: string; readonly id: string }[]>>;

/** What is as old as this makes room again. */
export const windowBegin = ({ within }: Pace, now: Date): string => new Date(now.getTime() - within).toISOString();

/** The first whole minute when there is room again, by the clock on the wall. */
const clockAt = (at: Date, now: Date): string => {
  const minute = new Date(Math.ceil(at.getTime() / MINUTE) * MINUTE);
  const clock = timeOfDay(minute);
  return shanghaiDate(minute) === shanghaiDate(now) ? clock : `明天 ${clock}`;
};

/** Refuses, and says from when on there is room again: when the oldest of as many as may be is old enough. */
export const tooOften = ({ within }: Pace, oldest: Date, now: Date): never =>
  refuse('TOO_OFTEN', { again: clockAt(new Date(oldest.getTime() + within), now) });
