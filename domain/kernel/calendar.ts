/** Working time in China, whatever TZ says. Which days are holidays is data, passed in. */
const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;
/** China keeps UTC+8 all year and has had no summer time since 1991. */
const SHANGHAI_MINUTES = 8 * 60;

/** Working hours of a day as minutes since midnight: [[510, 720], [870, 1050]] is 8:30-12:00 and 14:30-17:30. */
export type Hours = readonly (readonly [from: number, to: number])[];

/** A district's own days off and working days, as YYYY-MM-DD. */
export type OwnDays = { readonly off: readonly string[]; readonly on: readonly string[] };

export const NO_OWN_DAYS: OwnDays = { off: [], on: [] };

export type Calendar = {
  /** Days off that would be working days, and working days that would be a weekend (调休), as YYYY-MM-DD. */
  readonly off: ReadonlySet<string>;
  readonly on: ReadonlySet<string>;
  /** The years whose holidays are published. Outside them weekdays are assumed and the result is provisional. */
  readonly years: ReadonlySet<number>;
  readonly hours: Hours;
  /** What a district says of its days itself; it counts before what is published. */
  readonly own: OwnDays;
};

export const OFFICE_HOURS: Hours = [
  [8 * 60 + 30, 12 * 60],
  [14 * 60 + 30, 17 * 60 + 30],
];

export type Deadline = { readonly at: Date; readonly provisional: boolean };

/** A time the district allows: so many working hours, or the end of the n-th working day from now. */
export type Allowance = { readonly hours: number } | { readonly days: number };

/** Minutes since the epoch on a Shanghai wall clock. */
const wallMinutes = (instant: Date): number => Math.floor(instant.getTime() / MINUTE) + SHANGHAI_MINUTES;
const fromWall = (minutes: number): Date => new Date((minutes - SHANGHAI_MINUTES) * MINUTE);
const dayOf = (wall: number): number => Math.floor(wall / DAY_MINUTES);

/** The date in Shanghai of a day counted from the epoch. */
const dateOfDay = (day: number): string => new Date(day * DAY_MINUTES * MINUTE).toISOString().slice(0, 10);

export const shanghaiDate = (instant: Date): string => dateOfDay(dayOf(wallMinutes(instant)));

/** The month it counts to, in Shanghai: 2026-11. */
export const shanghaiMonth = (instant: Date): string => shanghaiDate(instant).slice(0, 7);

const isWorkday = (day: number, calendar: Calendar): boolean => {
  const date = dateOfDay(day);
  if (calendar.own.on.includes(date)) return true;
  if (calendar.own.off.includes(date)) return false;
  if (calendar.on.has(date)) return true;
  if (calendar.off.has(date)) return false;
  const weekday = (day + 4) % 7; // 1970-01-01 was a Thursday
  return weekday !== 0 && weekday !== 6;
};

const isPublished = (day: number, calendar: Calendar): boolean =>
  calendar.years.has(Number(dateOfDay(day).slice(0, 4)));

export const isWorkingDate = (instant: Date, calendar: Calendar): boolean =>
  isWorkday(dayOf(wallMinutes(instant)), calendar);

export const isWorkingTime = (instant: Date, calendar: Calendar): boolean => {
  const wall = wallMinutes(instant);
  const minute = wall % DAY_MINUTES;
  return isWorkday(dayOf(wall), calendar) && calendar.hours.some(([from, to]) => from <= minute && minute < to);
};

/** The first instant by which so many working minutes have passed. */
export const afterWorkingMinutes = (from: Date, minutes: number, calendar: Calendar): Deadline => {
  const start = wallMinutes(from);
  let left = minutes;
  let provisional = false;
  for (let day = dayOf(start); ; day += 1) {
    provisional ||= !isPublished(day, calendar);
    if (!isWorkday(day, calendar)) continue;
    for (const [opens, closes] of calendar.hours) {
      const begin = Math.max(day * DAY_MINUTES + opens, start);
      const room = day * DAY_MINUTES + closes - begin;
      if (room <= 0) continue;
      if (left <= room) return { at: fromWall(begin + left), provisional };
      left -= room;
    }
  }
};

/** Closing time of the n-th working day after today; today itself never counts. */
export const afterWorkingDays = (from: Date, days: number, calendar: Calendar): Deadline => {
  const closes = calendar.hours.at(-1)?.[1] ?? DAY_MINUTES;
  let left = days;
  let provisional = false;
  for (let day = dayOf(wallMinutes(from)) + 1; ; day += 1) {
    provisional ||= !isPublished(day, calendar);
    if (isWorkday(day, calendar)) left -= 1;
    if (left <= 0) return { at: fromWall(day * DAY_MINUTES + closes), provisional };
  }
};

export const deadline = (from: Date, allowed: Allowance, calendar: Calendar): Deadline =>
  'hours' in allowed
    ? afterWorkingMinutes(from, allowed.hours * 60, calendar)
    : afterWorkingDays(from, allowed.days, calendar);

/** Working minutes between two instants; zero when the second is not later. */
export const workingMinutes = (from: Date, to: Date, calendar: Calendar): number => {
  const start = wallMinutes(from);
  const end = wallMinutes(to);
  let sum = 0;
  for (let day = dayOf(start); day <= dayOf(end); day += 1) {
    if (!isWorkday(day, calendar)) continue;
    for (const [opens, closes] of calendar.hours) {
      const begin = Math.max(day * DAY_MINUTES + opens, start);
      sum += Math.max(0, Math.min(day * DAY_MINUTES + closes, end) - begin);
    }
  }
  return sum;
};
