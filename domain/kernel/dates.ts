import { shanghaiDate } from './calendar';

/** Days and months as the calendar on a wall in Shanghai has them; working days are calendar.ts' business. */
const DAY = 86_400_000;

/** The first moment of a day: 2026-11-18. */
export const startOfDay = (date: string): Date => new Date(`${date}T00:00:00+08:00`);

/** The first moment after it. */
export const endOfDay = (date: string): Date => new Date(startOfDay(date).getTime() + DAY);

/** 2026-02-30 has the form of a day and is none. */
export const isDay = (date: string): boolean => {
  const start = startOfDay(date);
  return !Number.isNaN(start.getTime()) && shanghaiDate(start) === date;
};

/** The month so many away: 2026-11 and 2 give 2027-01. */
export const monthAway = (month: string, step: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7);
};

const lastDayOf = (month: string): number => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
};

/** The same day and hour so many months later; the last day of a month that has no such day. */
export const monthsAfter = (instant: Date, months: number): Date => {
  const date = shanghaiDate(instant);
  const month = monthAway(date.slice(0, 7), months);
  const day = Math.min(Number(date.slice(8)), lastDayOf(month));
  const sinceMidnight = instant.getTime() - startOfDay(date).getTime();
  return new Date(startOfDay(`${month}-${String(day).padStart(2, '0')}`).getTime() + sinceMidnight);
};
