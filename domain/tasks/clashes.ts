import type { Actor } from '../kernel/access';
import { minuteOf, overlap, type Span } from '../kernel/spans';
import { SHIFT_HOURS_MAX } from './contract';
import { isOpen, shiftOf, type Shift, type Task } from './model';

const spanOf = ({ startsAt, endsAt }: Shift): Span => [minuteOf(startsAt), minuteOf(endsAt)];

/** A project of the lists runs for weeks and binds nobody at any hour. */
const isFixed = (shift: Shift): boolean => spanOf(shift)[1] - spanOf(shift)[0] <= SHIFT_HOURS_MAX * 60;

/** What somebody is in for themselves at the same time, by its name; empty when nothing. */
export const clashOf = (task: Task, shift: Shift, mine: readonly Task[], actor: Actor): string => {
  if (!isFixed(shift)) return '';
  const others = [task, ...mine.filter(({ _id }) => _id !== task._id)].filter(isOpen);
  const other = others.find((one) =>
    one.entries
      .filter(({ personId, unitId }) => personId === actor.id && unitId === '')
      .filter(({ shiftId }) => one._id !== task._id || shiftId !== shift.shiftId)
      .flatMap(({ shiftId }) => shiftOf(one, shiftId) ?? [])
      .some((taken) => isFixed(taken) && overlap(spanOf(taken), spanOf(shift))),
  );
  return other?.title ?? '';
};
