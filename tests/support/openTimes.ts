import { LegalHoliday } from 'tyme4ts';
import { calendar } from '../../cloudfunctions/runtime/workdays';
import { isWorkingTime } from '../../domain/kernel/calendar';

/**
 * Every ten minutes of three years: what the calendar says against a holiday library that keeps its own data and knows
 * nothing of the one the calendar is made from, for a process under any TZ.
 */
const TEN_MINUTES = 600_000;
const shanghaiClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
});

/** Weekdays off and weekend days worked that the library knows, by year: one it knew nothing of would prove nothing. */
const known: Record<string, { off: number; on: number }> = {};

const isWorkday = (date: string): boolean => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const weekday = ![0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());
  const works = LegalHoliday.fromYmd(year, month, day)?.isWork() ?? weekday;
  const ofYear = (known[year] ??= { off: 0, on: 0 });
  if (works !== weekday) ofYear[works ? 'on' : 'off'] += 1;
  return works;
};

const workdays = new Map<string, boolean>();
const isKnownWorkday = (date: string): boolean => {
  const answer = workdays.get(date) ?? isWorkday(date);
  workdays.set(date, answer);
  return answer;
};

/** From the library and the clock on the wall alone: none of the calendar's own arithmetic. */
const isOpen = (at: Date): boolean => {
  const [date = '', time = ''] = shanghaiClock.format(at).split(' ');
  return isKnownWorkday(date) && ((time >= '08:30' && time < '12:00') || (time >= '14:30' && time < '17:30'));
};

let looked = 0;
let open = 0;
const differing: string[] = [];
for (let at = Date.parse('2024-01-01T00:00+08:00'); at < Date.parse('2027-01-01T00:00+08:00'); at += TEN_MINUTES) {
  const now = new Date(at);
  const expected = isOpen(now);
  looked += 1;
  if (expected) open += 1;
  if (expected !== isWorkingTime(now, calendar)) differing.push(now.toISOString());
}
process.stdout.write(JSON.stringify({ looked, open, known, differing: differing.slice(0, 10) }));
