import * as v from 'valibot';
import { madeId } from '../kernel/schemas';
import { skills, type Skill } from '../volunteers/model';
import { taskCategoryKeys, taskKindKeys } from './categories';
import { taskClockMoves, taskMachine, type TaskMove, type TaskState } from './machine';

export const skill = v.picklist(Object.keys(skills) as [Skill, ...Skill[]]);
export const state = v.picklist(Object.keys(taskMachine.states) as [TaskState, ...TaskState[]]);
const move = v.picklist(
  (Object.keys(taskMachine.moves) as TaskMove[]).filter(
    (one) => !(taskClockMoves as readonly TaskMove[]).includes(one),
  ) as ['finish', 'sendBack', 'approve', 'cancel'],
);
export const taskId = madeId;
/** s1, s2 …: the shifts of a task in order. */
export const shiftId = v.pipe(v.string(), v.regex(/^s([1-9]|1[0-4])$/));
export const entryId = madeId;
/**
 * Whether the phone was near the place: a hint for the organiser, never a refusal; no position is kept.
 * Places have no coordinates yet, so phones have nothing to compare with and leave it unknown.
 */
export const near = v.picklist(['near', 'far', 'unknown']);
export const standing = v.picklist(['', 'seated', 'waiting']);

/** One line of a list. */
export const taskRow = v.object({
  taskId,
  title: v.string(),
  kind: v.picklist(taskKindKeys),
  kindLabel: v.string(),
  category: v.picklist(taskCategoryKeys),
  categoryLabel: v.string(),
  place: v.string(),
  state,
  stateLabel: v.string(),
  /** The first shift's start and the last one's end. */
  startsAt: v.string(),
  endsAt: v.string(),
  /** "今天 14:00", and how many shifts there are. */
  when: v.string(),
  shifts: v.number(),
  capacity: v.number(),
  /** Places left, in all shifts together. */
  left: v.number(),
  waiting: v.number(),
  skills: v.array(skill),
  /** Points for every started hour as announced; what counts is the rule in force on the day. */
  perHour: v.number(),
  minAge: v.number(),
  /** How I stand in it, the best of my shifts; empty when I am not in it. */
  mine: standing,
});

const myShift = v.object({
  standing: v.picklist(['seated', 'waiting']),
  /** My place in the line of those who wait, from 1; 0 when seated. */
  waitingNumber: v.number(),
  inAt: v.string(),
  outAt: v.string(),
  checkedMinutes: v.number(),
  backMinutes: v.number(),
  /** Still before the deadline, or only waiting: giving it back is open. */
  mayRelease: v.boolean(),
});

export const shiftView = v.object({
  shiftId,
  startsAt: v.string(),
  endsAt: v.string(),
  /** "今天 14:00 – 16:00" */
  when: v.string(),
  capacity: v.number(),
  left: v.number(),
  waiting: v.number(),
  /** Until when a place may be given back. */
  releaseBy: v.string(),
  /** I organise it and it has not begun: time, place and places may still change. */
  mayEdit: v.boolean(),
  /** Checking in and out is open now. */
  open: v.boolean(),
  mayClaim: v.boolean(),
  /** The name of what I am in at the same time: two at once are counted once. Empty for nothing. */
  clash: v.string(),
  mine: v.nullable(myShift),
});

export const taskView = v.object({
  ...taskRow.entries,
  /** What is to be done, and what to bring. */
  words: v.string(),
  bring: v.string(),
  shiftList: v.array(shiftView),
  /** The organisations I may claim it for: of a project on the list of organisations only. */
  claimAs: v.array(v.object({ unitId: v.string(), name: v.string() })),
  /** Who organises it: what people call them, their post, the number that relays. */
  organiser: v.object({ name: v.string(), post: v.string(), phone: v.string() }),
  /** I organise it: the board with the code, attendance and the result are open to me. */
  organising: v.boolean(),
  /** The request it came from, for those who may read that; empty for none. */
  requestId: v.string(),
  resultWords: v.string(),
  resultPhotos: v.array(v.string()),
  /** Everybody's hours, and mine. */
  people: v.number(),
  checkedMinutes: v.number(),
  backMinutes: v.number(),
  myPoints: v.nullable(v.number()),
  /** Newest first; who by their post. The words are for those who organise, check or come. */
  history: v.array(v.object({ label: v.string(), who: v.string(), at: v.string(), words: v.string() })),
  open: v.array(
    v.object({
      move,
      action: v.picklist(['task.finish', 'task.sendBack', 'task.approve', 'task.cancel']),
      label: v.string(),
    }),
  ),
});

const backView = v.object({
  backId: madeId,
  minutes: v.number(),
  reason: v.string(),
  enteredBy: v.string(),
  state: v.picklist(['waiting', 'confirmed', 'declined']),
  stateLabel: v.string(),
  /** I may confirm it: I did not enter it and it is not mine. */
  mayConfirm: v.boolean(),
});

export const attendanceRow = v.object({
  entryId,
  shiftId,
  name: v.string(),
  avatar: v.string(),
  standing: v.picklist(['seated', 'waiting']),
  inAt: v.string(),
  outAt: v.string(),
  /** By the code, or ticked on the organiser's list. */
  how: v.picklist(['', 'code', 'list']),
  near: v.picklist(['', 'near', 'far', 'unknown']),
  checkedMinutes: v.number(),
  backMinutes: v.number(),
  back: v.array(backView),
  /** My own row: somebody else ticks it. */
  me: v.boolean(),
});
