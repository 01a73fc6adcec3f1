import { calendar } from '../../cloudfunctions/runtime/workdays';
import { isWorkingTime } from '../../domain/kernel/calendar';
import { holidayNotices } from './holidayNotices';

/** Every ten minutes of three years: what the calendar says against the notices, for a process under any TZ. */
const TEN_MINUTES = 600_000;
const shanghaiClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
});

/** From the notices and the clock on the wall alone: none of the calendar's own arithmetic. */
const isOpen = (at: Date): boolean => {
  const [date = '', time = ''] = shanghaiClock.format(at).split(' ');
  const [year = '', ...rest] = date.split('-');
  const day = rest.join('-');
  const notice = holidayNotices[Number(year)];
  if (!notice) throw new Error(`There is no notice of ${year}.`);
  const weekend = [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());
  const off = notice.off.some(([from, to]) => from <= day && day <= to);
  const worked = notice.worked.includes(day) || (!weekend && !off);
  return worked && ((time >= '08:30' && time < '12:00') || (time >= '14:30' && time < '17:30'));
};

let looked = 0;
let open = 0;
const differing: string[] = [];
for (let at = Date.parse('2024-01-01T00:00+08:00'); at < Date.parse('2027-01-01T00:00+08:00'); at += TEN_MINUTES) {
  const now = new Date(at);
  looked += 1;
  if (isOpen(now)) open += 1;
  if (isOpen(now) !== isWorkingTime(now, calendar)) differing.push(now.toISOString());
}
process.stdout.write(JSON.stringify({ looked, open, differing: differing.slice(0, 10) }));
