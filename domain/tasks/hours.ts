import { SHIFT_HOURS_MAX } from './contract';
import { entryOf, markOf, shiftOf, type Shift, type Task } from './model';

const MINUTE = 60_000;
const DAY_MINUTES = SHIFT_HOURS_MAX * 60;

const minutesBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((new Date(to).getTime() - new Date(from).getTime()) / MINUTE));

/** The most anybody can have worked in a shift. */
export const shiftMinutes = (shift: Shift): number =>
  Math.min(DAY_MINUTES, minutesBetween(shift.startsAt, shift.endsAt));

/** From check-in to check-out, inside the shift; nothing while one of the two is missing. */
export const checkedMinutes = (task: Task, entryId: string): number => {
  const [came, went] = [markOf(task, 'in', entryId), markOf(task, 'out', entryId)];
  const shift = shiftOf(task, entryOf(task, entryId)?.shiftId ?? '');
  if (!came || !went || !shift) return 0;
  const from = came.at > shift.startsAt ? came.at : shift.startsAt;
  const to = went.at < shift.endsAt ? went.at : shift.endsAt;
  return Math.min(DAY_MINUTES, minutesBetween(from, to));
};

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

/** Somebody's hours in all shifts of a task. */
export const hoursOf = (task: Task, personId: string): Hours => {
  const mine = task.entries.filter((entry) => entry.personId === personId);
  const sum = (minutes: (of: Task, entryId: string) => number): number =>
    mine.reduce((total, { entryId }) => total + minutes(task, entryId), 0);
  return { checked: sum(checkedMinutes), back: sum(backMinutes) };
};
