/** WeChat cloud's timers: second minute hour day month weekday year, in UTC+8. */
export type Cron = {
  seconds: Set<number>;
  minutes: Set<number>;
  hours: Set<number>;
  days: Set<number>;
  months: Set<number>;
  weekdays: Set<number>;
  years: Set<number>;
  anyDay: boolean;
  anyWeekday: boolean;
};

const DAY = 86_400_000;
const CHINA = 8 * 3_600_000;
/** A gap longer than this is not searched further: its last firing is old news. */
const SEARCH_DAYS = 3_660;
const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

type Range = { low: number; high: number; names?: string[] };

const numberIn = (text: string, { low, high, names }: Range): number => {
  const named = names?.indexOf(text.toUpperCase()) ?? -1;
  const value = named >= 0 ? named + low : Number(text);
  if (text === '' || !Number.isInteger(value) || value < low || value > high)
    throw new Error(`"${text}" is not a whole number from ${low} to ${high}`);
  return value;
};

const valuesOf = (field: string, range: Range): Set<number> => {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [span = '', step] = part.split('/');
    const [from = '', to] = span.split('-');
    const every = step === undefined ? 1 : numberIn(step, { low: 1, high: range.high || 1 });
    const first = span === '*' ? range.low : numberIn(from, range);
    const last = span === '*' || (to === undefined && step) ? range.high : numberIn(to ?? from, range);
    for (let value = first; value <= last; value += every) values.add(value);
  }
  return values;
};

export const parseCron = (text: string): Cron => {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== 7) throw new Error(`a timer has 7 fields, "${text}" has ${fields.length}`);
  const [second = '', minute = '', hour = '', day = '', month = '', weekday = '', year = ''] = fields;
  return {
    seconds: valuesOf(second, { low: 0, high: 59 }),
    minutes: valuesOf(minute, { low: 0, high: 59 }),
    hours: valuesOf(hour, { low: 0, high: 23 }),
    days: valuesOf(day, { low: 1, high: 31 }),
    months: valuesOf(month, { low: 1, high: 12, names: monthNames }),
    weekdays: valuesOf(weekday, { low: 0, high: 6, names: weekdayNames }),
    years: valuesOf(year, { low: 1970, high: 2099 }),
    anyDay: day === '*',
    anyWeekday: weekday === '*',
  };
};

const dayMatches = (cron: Cron, day: Date): boolean => {
  const byDay = cron.days.has(day.getUTCDate());
  const byWeekday = cron.weekdays.has(day.getUTCDay());
  // When both are given either is enough, as the platform documents it.
  const today = cron.anyDay || cron.anyWeekday ? byDay && byWeekday : byDay || byWeekday;
  return today && cron.months.has(day.getUTCMonth() + 1) && cron.years.has(day.getUTCFullYear());
};

const largest = (values: Set<number>, limit: number): number => {
  for (let value = limit; value >= 0; value--) if (values.has(value)) return value;
  return -1;
};

/** The last second of the day, at or before `limit`, at which the timer fires; -1 when there is none. */
const lastSecond = (cron: Cron, limit: number): number => {
  for (let hour = Math.floor(limit / 3600); hour >= 0; hour--) {
    if (!cron.hours.has(hour)) continue;
    const minuteLimit = Math.min(59, Math.floor((limit - hour * 3600) / 60));
    for (let minute = minuteLimit; minute >= 0; minute--) {
      if (!cron.minutes.has(minute)) continue;
      const second = largest(cron.seconds, Math.min(59, limit - hour * 3600 - minute * 60));
      if (second >= 0) return hour * 3600 + minute * 60 + second;
    }
  }
  return -1;
};

/** When the timer was last due in (after, until], if it was: a clock moved a year ahead finds one firing, not a storm. */
export const lastDue = (cron: Cron, after: number, until: number): number | undefined => {
  const from = after + CHINA;
  const to = until + CHINA;
  const earliest = Math.max(Math.floor(from / DAY), Math.floor(to / DAY) - SEARCH_DAYS);
  for (let day = Math.floor(to / DAY); day >= earliest; day--) {
    if (!dayMatches(cron, new Date(day * DAY))) continue;
    const second = lastSecond(cron, Math.min(86_399, Math.floor((to - day * DAY) / 1000)));
    const at = day * DAY + second * 1000;
    if (second >= 0) return at > from ? at - CHINA : undefined;
  }
  return undefined;
};
