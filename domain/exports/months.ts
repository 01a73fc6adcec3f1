import { shanghaiMonth } from '../kernel/calendar';
import { monthAway, startOfDay } from '../kernel/dates';

const OFFERED = 3;

/** The month's first instant and the first after it, in Shanghai. */
export const monthSpan = (month: string): readonly [from: string, to: string] => {
  const begin = (of: string): string => startOfDay(`${of}-01`).toISOString();
  return [begin(month), begin(monthAway(month, 1))];
};

/** This month and the ones before it, the newest first. */
export const monthsBefore = (now: Date): string[] =>
  Array.from({ length: OFFERED }, (_, back) => monthAway(shanghaiMonth(now), -back));
