import { refuse } from '../kernel/fault';
import { actingPost } from './acting';
import { acceptedMarks, isCheckTime } from './codes';
import type { Near } from './contract';
import { backRoom } from './hours';
import { entryOf, isOpen, isSeated, markKey, markOf, shiftOf, type Entry, type Mark, type Task } from './model';
import type { Occasion } from './rules';

const marked = (task: Task, mark: Omit<Mark, 'key'>): Task => ({
  ...task,
  marks: [...task.marks, { ...mark, key: markKey(mark.kind, mark.entryId) }],
});

const entryIn = (task: Task, entryId: string): Entry => {
  const entry = entryOf(task, entryId) ?? refuse('TASK_NOT_IN');
  if (!isOpen(task)) refuse('TASK_MOVED_ON');
  return isSeated(task, entry) ? entry : refuse('TASK_NOT_SEATED');
};

const assertNext = (task: Task, kind: Mark['kind'], entryId: string): void => {
  if (markOf(task, kind, entryId)) refuse(kind === 'in' ? 'TASK_CAME' : 'TASK_LEFT');
  if (kind === 'out' && !markOf(task, 'in', entryId)) refuse('TASK_NOT_HERE');
};

type Check = { readonly entryId: string; readonly kind: Mark['kind']; readonly code: string; readonly near: Near };

/** With the code of this minute or the last: only whoever stands before the organiser's screen has it. */
export const check = (task: Task, said: Check, now: Date): Task => {
  const { shiftId } = entryIn(task, said.entryId);
  assertNext(task, said.kind, said.entryId);
  if (!acceptedMarks(shiftId, said.code, now).some((one) => task.codes.includes(one))) refuse('TASK_CODE_OLD');
  const { entryId, kind, near } = said;
  return marked(task, { entryId, kind, near, how: 'code', at: now.toISOString() });
};

/** By the organiser's list, for those without a phone at hand. Nobody ticks their own row. */
export const tick = (task: Task, said: { entryId: string; mark: Mark['kind'] }, { by, now }: Occasion): Task => {
  const entry = entryIn(task, said.entryId);
  if (entry.personId === by.id) refuse('TASK_OWN_ROW');
  const shift = shiftOf(task, entry.shiftId) ?? refuse('NOT_FOUND');
  if (!isCheckTime(shift, now)) refuse('TASK_NOT_NOW');
  assertNext(task, said.mark, said.entryId);
  return marked(task, { entryId: said.entryId, kind: said.mark, near: '', how: 'list', at: now.toISOString() });
};

type Said = { readonly backId: string; readonly entryId: string; readonly minutes: number; readonly reason: string };

const mayStillCount = (task: Task): boolean => isOpen(task) || task.state === 'finished';

/** Hours nobody checked, written down afterwards; they count only with a second person's word. */
export const backEnter = (task: Task, said: Said, { by, now }: Occasion): Task => {
  const entry = entryOf(task, said.entryId) ?? refuse('NOT_FOUND');
  if (!mayStillCount(task)) refuse('TASK_MOVED_ON');
  if (entry.personId === by.id) refuse('TASK_OWN_ROW');
  if ((shiftOf(task, entry.shiftId)?.startsAt ?? '') > now.toISOString()) refuse('TASK_NOT_OVER');
  if (said.minutes > backRoom(task, said.entryId)) refuse('TASK_BACK_FULL');
  const line = { ...said, by: by.id, post: actingPost(task, by), state: 'waiting' as const, decidedBy: '' };
  return { ...task, back: [...task.back, line] };
};

/** Neither whoever entered it nor whose hours they are. */
export const confirmBack = (
  task: Task,
  said: { readonly backId: string; readonly agreed: boolean },
  { by }: Occasion,
): Task => {
  const line = task.back.find(({ backId }) => backId === said.backId) ?? refuse('NOT_FOUND');
  if (!mayStillCount(task)) refuse('TASK_MOVED_ON');
  if (line.state !== 'waiting') refuse('TASK_BACK_DONE');
  if (line.by === by.id || entryOf(task, line.entryId)?.personId === by.id) refuse('TASK_SECOND_PERSON');
  const state = said.agreed ? ('confirmed' as const) : ('declined' as const);
  return { ...task, back: task.back.map((one) => (one === line ? { ...one, state, decidedBy: by.id } : one)) };
};
