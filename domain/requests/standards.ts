import {
  afterWorkingMinutes,
  deadline,
  shanghaiDate,
  type Allowance,
  type Calendar,
  type Deadline,
} from '../kernel/calendar';
import type { Round } from './case';
import type { CategoryKey } from './categories';
import type { WhistleKind } from './caseView';
import type { Need } from './need';

type Steps = {
  readonly accept: Allowance;
  readonly dispatch: Allowance;
  readonly resolve: Allowance;
  readonly verify: Allowance;
  readonly visit: Allowance;
};

/** How long each step may take from a date on, of one lane, perhaps of one category only. */
type Standard = Steps & {
  readonly from: string;
  readonly lane: 'ordinary' | 'urgent';
  readonly category?: CategoryKey;
};

/** The district's own figures; the articles name none, so these are editable defaults. A new figure is a new row. */
const standards: readonly Standard[] = [
  {
    from: '2020-01-01',
    lane: 'ordinary',
    accept: { hours: 4 },
    dispatch: { hours: 4 },
    resolve: { days: 3 },
    verify: { days: 2 },
    visit: { days: 5 },
  },
  {
    from: '2020-01-01',
    lane: 'urgent',
    accept: { hours: 1 },
    dispatch: { hours: 1 },
    resolve: { days: 1 },
    verify: { days: 1 },
    visit: { days: 3 },
  },
  {
    from: '2026-01-01',
    lane: 'ordinary',
    category: 'papers',
    accept: { hours: 4 },
    dispatch: { hours: 4 },
    resolve: { days: 5 },
    verify: { days: 2 },
    visit: { days: 5 },
  },
];

export type Matter = {
  readonly urgent: boolean;
  readonly category: CategoryKey;
  readonly need?: Pick<Need, 'days'> | null;
};

/** The latest row in force that day, its own category's before everybody's. */
const standardFor = ({ urgent, category }: Matter, on: Date, rows: readonly Standard[] = standards): Standard => {
  const lane = urgent ? 'urgent' : 'ordinary';
  const inForce = rows.filter((row) => row.lane === lane && row.from <= shanghaiDate(on));
  const latest = (of: CategoryKey | undefined): Standard | undefined =>
    inForce
      .filter((row) => row.category === of)
      .sort((a, b) => (a.from < b.from ? -1 : 1))
      .at(-1);
  const found = latest(category) ?? latest(undefined) ?? rows[0];
  if (!found) throw new Error('There is a standard.');
  return found;
};

/** A merchant group's class has its own time to be solved in; every other step is everybody's. */
export const allowanceFor = (matter: Matter, step: keyof Steps, on: Date): Allowance =>
  step === 'resolve' && matter.need ? { days: matter.need.days } : standardFor(matter, on)[step];

export const allowedFor = (matter: Matter, step: keyof Steps, from: Date, calendar: Calendar): Deadline =>
  deadline(from, allowanceFor(matter, step, from), calendar);

/** What the round promises: its start, what was allowed then, and exactly the paused working time. Nothing else moves it. */
export const promiseOf = ({ startedAt, allowed, pausedMinutes }: Round, calendar: Calendar): Deadline => {
  const promised = deadline(new Date(startedAt), allowed, calendar);
  if (pausedMinutes === 0) return promised;
  const later = afterWorkingMinutes(promised.at, pausedMinutes, calendar);
  return { at: later.at, provisional: promised.provisional || later.provisional };
};

/** A whistle is signed, its reporter called, and the department there, within these. */
export const whistleStandards: Readonly<
  Record<WhistleKind, { sign: Allowance; contactHours: number; report: Allowance }>
> = {
  ordinary: { sign: { hours: 1 }, contactHours: 24, report: { days: 3 } },
  hard: { sign: { hours: 1 }, contactHours: 24, report: { days: 5 } },
};

/** A round may stand still for no more than this much working time in all: ten days of six and a half hours. */
export const PAUSE_MINUTES_MAX = 10 * 390;

/** Due soon is said this long before. */
export const SOON_MS = 3 * 3_600_000;

/** A reporter nobody could reach for so long after verification is neutral, when one return visit is on record. */
export const UNREACHED_MS = 7 * 86_400_000;
