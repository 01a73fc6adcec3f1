import { refuse } from '../kernel/fault';
import { withNotices } from '../notices/rules';
import { actingPost } from './acting';
import { isOpen, lineOf, markOf, shiftOf, type Shift, type Task } from './model';
import { assertFits, daysOf } from './publish';
import { hearerOf, told, type Occasion } from './rules';

export type Edited = {
  readonly shiftId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly capacity: number;
  /** The place in words; as it was when nothing else is said. */
  readonly place: string;
};

/** Until it begins or somebody has come, whichever is first. */
export const mayEdit = (task: Task, shift: Shift, now: Date): boolean =>
  isOpen(task) &&
  shift.startsAt > now.toISOString() &&
  lineOf(task, shift.shiftId).every(({ entryId }) => !markOf(task, 'in', entryId));

const assertRoom = (task: Task, before: Shift, capacity: number): void => {
  if (task.kind !== 'open' && capacity !== 1) refuse('TASK_ONE_ONLY');
  const seated = Math.min(before.capacity, lineOf(task, before.shiftId).length);
  if (capacity < seated) refuse('TASK_SEATED', { seated });
};

/** What follows from the shifts: when it is, who has a place, and where a list finds it. */
const withShift = (task: Task, shift: Shift): Task => {
  const shifts = task.shifts.map((one) => (one.shiftId === shift.shiftId ? shift : one));
  const { shiftId } = shift;
  const starts = shifts.map(({ startsAt }) => startsAt).sort();
  return {
    ...task,
    shifts,
    startsAt: starts[0] ?? '',
    endsAt:
      shifts
        .map(({ endsAt }) => endsAt)
        .sort()
        .at(-1) ?? '',
    openKey: starts[0] ?? '',
    days: daysOf(shifts),
    ends: { ...task.ends, [shiftId]: shift.endsAt },
    room: { ...task.room, [shiftId]: shift.capacity - lineOf(task, shiftId).length },
    // Whoever promised something else may go until it begins, and nobody blames them.
    releaseBy: { ...task.releaseBy, [shiftId]: shift.startsAt },
  };
};

/** Time, place and places of one shift, with word to whoever is on its list. Nobody loses the place they have. */
export const edit = (task: Task, said: Edited, { by, now }: Occasion): Task => {
  const before = shiftOf(task, said.shiftId) ?? refuse('NOT_FOUND');
  if (!mayEdit(task, before, now)) refuse('TASK_EDIT_LATE');
  const [startsAt, endsAt] = [said.startsAt, said.endsAt].map((at) => new Date(at).toISOString()) as [string, string];
  assertFits({ startsAt, endsAt }, task.kind, now);
  if (startsAt <= now.toISOString()) refuse('TASK_TIMES');
  assertRoom(task, before, said.capacity);
  const at = now.toISOString();
  const edited = {
    ...withShift(task, { shiftId: said.shiftId, startsAt, endsAt, capacity: said.capacity }),
    ...{ place: said.place, settleAsked: 0, lookAt: at },
  };
  const happened = told(edited, { move: 'edit', by: by.id, post: actingPost(task, by), at, words: '' });
  const moved = before.startsAt !== startsAt || before.endsAt !== endsAt || said.place !== task.place;
  if (!moved || edited.entries.length === 0) return happened;
  const to = hearerOf(task, 'everybody');
  const words = '时间地点有改动，来不了可退';
  return withNotices(happened, `${task._id}:edit:${at}`, [{ template: 'task', to, words }], at);
};
