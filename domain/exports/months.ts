import { shanghaiMonth } from '../kernel/calendar';

const EIGHT_HOURS = 8 * 3_600_000;
const OFFERED = 3;

/** The month's first instant and the first after it, in Shanghai. */
export const monthSpan = (month: string): readonly [from: string, to: string] => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const begin = (at: number): string => new Date(Date.UTC(year, at, 1) - EIGHT_HOURS).toISOString();
  return [begin(number - 1), begin(number)];
};

/** This month and the ones before it, the newest first. */
export const monthsBefore = (now: Date): string[] => {
  const [year = 0, number = 0] = shanghaiMonth(now).split('-').map(Number);
  return Array.from({ length: OFFERED }, (_, back) =>
    new Date(Date.UTC(year, number - 1 - back, 1)).toISOString().slice(0, 7),
  );
};
