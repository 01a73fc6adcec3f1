import { startOfDay } from '../../domain/kernel/dates';
import { DAY_CLOSED, DAYS, dayText } from '../../domain/audit/model';
import { shanghaiDate } from '../../domain/kernel/calendar';
import { digest, entryAfter, lastOf } from '../runtime/audit';
import { atLeast, lessThan } from '../runtime/filters';
import type { Store } from '../runtime/store';
import { clockStore, type Sweep } from './sweep';

const ROWS = 100;
const DAY_MS = 24 * 3_600_000;
/** After a clock that stood still: the rest is closed in the next minutes. */
const DAYS_A_MINUTE = 5;

const nextDay = (day: string): string => shanghaiDate(new Date(startOfDay(day).getTime() + DAY_MS));
const dayBefore = (now: Date): string => shanghaiDate(new Date(now.getTime() - DAY_MS));

/** The seals of everything written down on a day, the days' own chain aside. */
const sealsOf = async (day: string, store: Store): Promise<string[]> => {
  const seals: string[] = [];
  const at = [atLeast(startOfDay(day).toISOString()), lessThan(startOfDay(nextDay(day)).toISOString())];
  let after: { value: string; _id: string } | undefined;
  for (;;) {
    const rows = await store.list('audits', { where: { at }, by: { field: 'at', order: 'asc' }, limit: ROWS, after });
    seals.push(...rows.filter(({ chain }) => chain !== DAYS).map(({ seal }) => seal));
    const last = rows.at(-1);
    if (!last || rows.length < ROWS) return seals;
    after = { value: last.at, _id: last._id };
  }
};

/** Known to be closed by this instance, so that every other minute asks nothing. */
let closedThrough = '';

const closedDays = async (now: Date): Promise<number> => {
  const yesterday = dayBefore(now);
  // An hour after midnight nothing of the day before is still being written.
  if (closedThrough >= yesterday || dayBefore(new Date(now.getTime() - 3_600_000)) !== yesterday) return 0;
  const store = clockStore();
  let last = await lastOf(DAYS, store);
  let closed = 0;
  for (; closed < DAYS_A_MINUTE; closed += 1) {
    closedThrough = last?.about.slice(0, yesterday.length) ?? '';
    const day = last ? nextDay(closedThrough) : yesterday;
    if (day > yesterday) return closed;
    const about = dayText(day, await sealsOf(day, store), digest);
    const said = { chain: DAYS, at: now.toISOString(), action: DAY_CLOSED, about, requestId: '' } as const;
    const entry = entryAfter(last, said);
    if ((await store.insert('audits', entry)) !== 'inserted') return closed;
    last = entry;
  }
  return closed;
};

/** Once a day is over: how many entries it had and a digest of them all, so that the end of a chain cannot be cut off. */
export const closeDays: Sweep = async (now) => ({ done: await closedDays(now), more: false });
