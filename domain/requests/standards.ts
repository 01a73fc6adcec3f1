import {
  afterWorkingMinutes,
  deadline,
  shanghaiDate,
  type Allowance,
  type Calendar,
  type Deadline,
  type OwnDays,
} from '../kernel/calendar';
import type { Settings } from '../settings/model';
import type { Round } from './case';
import type { CategoryKey } from './categories';
import type { Lane } from './lanes';
import type { Need } from './need';

type Standard = Settings['standards'][number];
type Step = Exclude<keyof Standard, 'lane' | 'category'>;

export type Matter = {
  readonly lane: Lane;
  readonly category: CategoryKey;
  readonly need?: Pick<Need, 'days'> | null;
};

/** Its category's own row before everybody's; the first of all when a district forgot one. */
const standardFor = ({ lane, category }: Matter, { standards }: Settings): Standard => {
  const ofLane = standards.filter((row) => row.lane === lane);
  const found =
    ofLane.find((row) => row.category === category) ?? ofLane.find((row) => row.category === '') ?? standards[0];
  if (!found) throw new Error('There is a standard.');
  return found;
};

/** A merchant group's class has its own time to be solved in; every other step is everybody's. */
export const allowanceFor = (matter: Matter, step: Step, settings: Settings): Allowance =>
  step === 'resolve' && matter.need ? { days: matter.need.days } : standardFor(matter, settings)[step];

/** By which rules times are counted: the calendar with its office hours, and the edition in force. */
export type Rulebook = { readonly calendar: Calendar; readonly settings: Settings };

export const allowedFor = (matter: Matter, step: Step, from: Date, { calendar, settings }: Rulebook): Deadline =>
  deadline(from, allowanceFor(matter, step, settings), calendar);

/** Days that are over by then move nothing and need not be kept. */
const from = ({ off, on }: OwnDays, day: string): OwnDays => ({
  off: off.filter((one) => one >= day),
  on: on.filter((one) => one >= day),
});

/** A round that begins now: what is allowed, the office hours and the days are its own from here on, whatever is published later. */
export const roundFor = (matter: Matter, now: Date, { settings, calendar }: Rulebook): Round => ({
  startedAt: now.toISOString(),
  allowed: allowanceFor(matter, 'resolve', settings),
  pausedMinutes: 0,
  hours: calendar.hours,
  days: from(calendar.own, shanghaiDate(now)),
  edition: settings.edition,
});

/** The calendar with the office hours and the district's days the round began under. */
export const calendarOf = ({ hours, days }: Round, calendar: Calendar): Calendar => ({ ...calendar, hours, own: days });

/** So long from then on, and exactly the paused working time. */
const promisedFrom = (at: string, allowed: Allowance, paused: number, own: Calendar): Deadline => {
  const promised = deadline(new Date(at), allowed, own);
  if (paused === 0) return promised;
  const later = afterWorkingMinutes(promised.at, paused, own);
  return { at: later.at, provisional: promised.provisional || later.provisional };
};

/** What the round promises: its start, what was allowed then, and its pauses; sooner once staff called it urgent. */
export const promiseOf = (round: Round, calendar: Calendar): Deadline => {
  const own = calendarOf(round, calendar);
  const first = promisedFrom(round.startedAt, round.allowed, round.pausedMinutes, own);
  const { hastened } = round;
  if (!hastened) return first;
  const paused = round.pausedMinutes - hastened.pausedMinutes;
  const sooner = promisedFrom(hastened.at, hastened.allowed, paused, own);
  return sooner.at < first.at ? sooner : first;
};

/** A round may stand still for no more than this much working time in all: ten days of six and a half hours. */
export const PAUSE_MINUTES_MAX = 10 * 390;

/** Due soon is said this long before. */
export const SOON_MS = 3 * 3_600_000;

/** What stays undone climbs one level further after so many working days. */
export const CLIMB_DAYS = 2;

/** A reporter who says nothing for so long is neutral, when one return visit is on record. */
export const SILENT_MS = 7 * 86_400_000;
