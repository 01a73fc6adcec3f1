import { byDay, firstOf, minuteOf, minutesIn, union, without, type Span } from '../kernel/spans';
import { SHIFT_HOURS_MAX } from './contract';
import { entryOf, markOf, shiftOf, type Entry, type Shift, type Task } from './model';

const MINUTE = 60_000;
const DAY_MINUTES = SHIFT_HOURS_MAX * 60;

const minutesBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((new Date(to).getTime() - new Date(from).getTime()) / MINUTE));

/** The most anybody can have worked in a shift. */
export const shiftMinutes = (shift: Shift): number =>
  Math.min(DAY_MINUTES, minutesBetween(shift.startsAt, shift.endsAt));

/** From check-in to check-out, inside the shift; nothing while one of the two is missing. */
const checkedSpan = (task: Task, entryId: string): Span[] => {
  const [came, went] = [markOf(task, 'in', entryId), markOf(task, 'out', entryId)];
  const shift = shiftOf(task, entryOf(task, entryId)?.shiftId ?? '');
  if (!came || !went || !shift) return [];
  const from = came.at > shift.startsAt ? came.at : shift.startsAt;
  const to = went.at < shift.endsAt ? went.at : shift.endsAt;
  const begins = minuteOf(from);
  return [[begins, begins + Math.min(DAY_MINUTES, minutesBetween(from, to))]];
};

export const checkedMinutes = (task: Task, entryId: string): number => minutesIn(checkedSpan(task, entryId));

const backSum = (task: Task, entryId: string, states: readonly string[]): number =>
  task.back
    .filter((one) => one.entryId === entryId && states.includes(one.state))
    .reduce((sum, { minutes }) => sum + minutes, 0);

/** Entered afterwards and confirmed by a second person. */
export const backMinutes = (task: Task, entryId: string): number => backSum(task, entryId, ['confirmed']);

/** What could still be entered afterwards without claiming more than the shift was long. */
export const backRoom = (task: Task, entryId: string): number => {
  const shift = shiftOf(task, entryOf(task, entryId)?.shiftId ?? '');
  const known = checkedMinutes(task, entryId) + backSum(task, entryId, ['confirmed', 'waiting']);
  return shift ? shiftMinutes(shift) - known : 0;
};

export type Hours = { readonly checked: number; readonly back: number };

type Back = { readonly window: Span; readonly minutes: number };

const backOf = (task: Task, { entryId, shiftId }: Entry): Back[] => {
  const shift = shiftOf(task, shiftId);
  const minutes = backMinutes(task, entryId);
  if (!shift || minutes === 0) return [];
  const begins = minuteOf(shift.startsAt);
  return [{ window: [begins, begins + minutesBetween(shift.startsAt, shift.endsAt)], minutes }];
};

/** Hours nobody checked took place in their shift, in minutes not counted yet: whichever shift ends first chooses first. */
const placed = (backs: readonly Back[], checked: readonly Span[]): Span[] => {
  let found: Span[] = [];
  for (const { window, minutes } of [...backs].sort((a, b) => a.window[1] - b.window[1])) {
    const free = without(window, union([...checked, ...found]));
    found = [...found, ...firstOf(free, minutes)];
  }
  return found;
};

const perDay = (spans: readonly Span[]): Map<string, number> => {
  const days = new Map<string, number>();
  for (const { date, span } of byDay(spans)) days.set(date, (days.get(date) ?? 0) + minutesIn([span]));
  return days;
};

/**
 * Somebody's hours in all these tasks together, by the day in Shanghai they were worked on: no minute twice, however
 * many tasks and shifts they were in at once, and no more than a day's work a day.
 */
export const hoursByDay = (tasks: readonly Task[], personId: string): Map<string, Hours> => {
  const mine = tasks.flatMap((task) =>
    task.entries.filter((entry) => entry.personId === personId).map((entry) => ({ task, entry })),
  );
  const checked = union(mine.flatMap(({ task, entry }) => checkedSpan(task, entry.entryId)));
  const backs = placed(
    mine.flatMap(({ task, entry }) => backOf(task, entry)),
    checked,
  );
  const [checkedOn, backOn] = [perDay(checked), perDay(backs)];
  const dates = [...new Set([...checkedOn.keys(), ...backOn.keys()])].sort();
  return new Map(
    dates.map((date) => {
      const most = Math.min(DAY_MINUTES, checkedOn.get(date) ?? 0);
      return [date, { checked: most, back: Math.min(DAY_MINUTES - most, backOn.get(date) ?? 0) }] as const;
    }),
  );
};

/** Of one year, or of all. */
export const hoursIn = (tasks: readonly Task[], personId: string, year?: number): Hours => {
  const days = [...hoursByDay(tasks, personId)].filter(([date]) => !year || date.startsWith(`${year}-`));
  return {
    checked: days.reduce((sum, [, { checked }]) => sum + checked, 0),
    back: days.reduce((sum, [, { back }]) => sum + back, 0),
  };
};

/** Somebody's hours in all shifts of a task. */
export const hoursOf = (task: Task, personId: string): Hours => hoursIn([task], personId);

/** What a task adds to the hours that were counted before, in one year or in all. */
export const minutesAdded = (task: Task, before: readonly Task[], personId: string, year?: number): number => {
  const sum = (tasks: readonly Task[]): number => {
    const { checked, back } = hoursIn(tasks, personId, year);
    return checked + back;
  };
  return Math.max(0, sum([...before, task]) - sum(before));
};

/** The days in Shanghai on which somebody worked in a task. */
export const datesOf = (task: Task, personId: string): string[] => [...hoursByDay([task], personId).keys()];
