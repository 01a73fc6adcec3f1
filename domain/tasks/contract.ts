import * as v from 'valibot';
import { cursor, fileId, line, madeId, placeId, sentence, subscribed, typedCode, WORDS_MAX } from '../kernel/schemas';
import { unitId } from '../units/contract';
import { taskCategoryKeys, taskKindKeys } from './categories';
import type { shiftView } from './shapes';
import { attendanceRow, entryId, near, shiftId, skill, standing, state, taskId, taskRow, taskView } from './shapes';
import { taskTemplateKeys } from './templates';

export const CAPACITY_MAX = 200;
export const WAITING_MAX = 300;
export const SHIFTS_MAX = 14;
export const RESULT_PHOTOS_MAX = 6;
export const SKILLS_MAX = 3;
export const AGE_MAX = 18;
/** A shift is a day's work at most, and is called at most half a year ahead. */
export const SHIFT_HOURS_MAX = 12;
/** Hours entered afterwards, for one shift. */
export const BACK_MINUTES_MAX = SHIFT_HOURS_MAX * 60;

const reason = sentence(WORDS_MAX, 2);
const at = v.pipe(v.string(), v.isoTimestamp());
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const code = typedCode('checkIn');
/** A day or a month in Shanghai: 2026-11-21, 2026-11. */
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}(-\d{2})?$/));

export const certificateCode = typedCode('certificate');

const attendance = v.object({ taskId, state, rows: v.array(attendanceRow) });
export type Attendance = v.InferOutput<typeof attendance>;

const said = {
  title: line(30, 2),
  words: sentence(500, 2),
  category: v.picklist(taskCategoryKeys),
  kind: v.optional(v.picklist(taskKindKeys), 'open'),
  template: v.optional(v.picklist(taskTemplateKeys)),
  /** The community, estate or building; its posts are where the organiser stands. */
  placeId,
  spot: v.optional(line(40), ''),
  shifts: v.pipe(
    v.array(v.strictObject({ startsAt: at, endsAt: at, capacity: whole(1, CAPACITY_MAX) })),
    v.minLength(1),
    v.maxLength(SHIFTS_MAX),
  ),
  bring: v.optional(sentence(100), ''),
  skills: v.optional(v.pipe(v.array(skill), v.maxLength(SKILLS_MAX)), []),
  minAge: v.optional(whole(0, AGE_MAX), 0),
  /** A place may be given back until so many hours before its shift. */
  releaseHours: v.optional(whole(0, 72), 2),
};

/** The hours and the year are proven; the name is what somebody calls themselves. */
const paper = {
  name: v.string(),
  year: v.number(),
  tasks: v.number(),
  checkedMinutes: v.number(),
  backMinutes: v.number(),
  issuedAt: v.string(),
  /** A newer one has taken its place since then; empty while it stands. */
  replacedAt: v.string(),
};

const onShift = { taskId, shiftId };

export const taskActions = {
  'task.publish': { input: v.strictObject(said), output: taskView, changes: true },
  /** 点单变任务: the request keeps its own loop; the result comes back to it when the task is approved. */
  'task.fromRequest': {
    input: v.strictObject({ requestId: madeId, ...said }),
    output: taskView,
    changes: true,
  },
  'task.list': {
    input: v.variant('of', [
      /** What can be helped with, soonest first; where I live unless a place is named. */
      v.strictObject({
        of: v.literal('open'),
        placeId: v.optional(placeId),
        day: v.optional(day),
        skill: v.optional(skill),
        kind: v.optional(v.picklist(taskKindKeys)),
        cursor: v.optional(cursor),
      }),
      /** What I took or waited for, newest first. */
      v.strictObject({ of: v.literal('mine'), cursor: v.optional(cursor) }),
      /** What is organised in my posts' places: mine to run, to check, or over. The latest first. */
      v.strictObject({ of: v.literal('organised'), state: v.optional(state), cursor: v.optional(cursor) }),
    ]),
    output: v.object({ rows: v.array(taskRow), next: v.string() }),
  },
  'task.read': { input: v.strictObject({ taskId }), output: taskView },
  /** One place, or the end of the line: decided by the database in one write. */
  'task.claim': {
    /** With `unitId` a liaison claims a project for that organisation; without it, for the first they speak for. */
    input: v.strictObject({ ...onShift, unitId: v.optional(unitId), subscribed: v.optional(subscribed, []) }),
    output: v.object({ standing }),
    changes: true,
  },
  'task.release': { input: v.strictObject(onShift), output: v.object({ standing }), changes: true },
  /** The code on the organiser's screen; `text` is what its QR holds (see readCheckText). */
  'task.code': {
    input: v.strictObject(onShift),
    /** A new one comes every so many seconds; this one still stands for `left` of them. */
    output: v.object({ code, text: v.string(), left: v.number(), seconds: v.number() }),
  },
  'task.checkIn': {
    input: v.strictObject({ ...onShift, code, near: v.optional(near, 'unknown') }),
    output: v.object({ at: v.string() }),
    changes: true,
  },
  'task.checkOut': {
    input: v.strictObject({ ...onShift, code, near: v.optional(near, 'unknown') }),
    output: v.object({ at: v.string() }),
    changes: true,
  },
  'task.attendance': { input: v.strictObject({ taskId }), output: attendance },
  /** By the organiser's list, while the shift runs; never one's own row. */
  'task.tick': {
    input: v.strictObject({ taskId, entryId, mark: v.picklist(['in', 'out']) }),
    output: attendance,
    changes: true,
  },
  /** Hours nobody checked: they wait for a second person and stay in their own column. */
  'task.backEnter': {
    input: v.strictObject({ taskId, entryId, minutes: whole(1, BACK_MINUTES_MAX), reason }),
    output: attendance,
    changes: true,
  },
  'task.confirmBack': {
    input: v.strictObject({ taskId, backId: madeId, agreed: v.boolean() }),
    output: attendance,
    changes: true,
  },
  'task.finish': {
    input: v.strictObject({
      taskId,
      words: sentence(500, 2),
      photos: v.pipe(v.array(fileId), v.maxLength(RESULT_PHOTOS_MAX)),
    }),
    output: taskView,
    changes: true,
  },
  /** Time, place and places of a shift that has not begun; whoever is on its list hears of it and may go without blame. */
  'task.edit': {
    input: v.strictObject({
      ...onShift,
      startsAt: at,
      endsAt: at,
      capacity: whole(1, CAPACITY_MAX),
      /** Where exactly, in words; left out, the place stays as it is. */
      spot: v.optional(said.spot.wrapped),
    }),
    output: taskView,
    changes: true,
  },
  'task.sendBack': { input: v.strictObject({ taskId, reason }), output: taskView, changes: true },
  'task.approve': { input: v.strictObject({ taskId }), output: taskView, changes: true },
  'task.cancel': { input: v.strictObject({ taskId, reason }), output: taskView, changes: true },
  /** My verified hours of a year, with a code anybody can check. */
  'task.certificate': {
    /** This year unless another is named: a phone need not know which one it is. */
    input: v.strictObject({ year: v.optional(whole(2020, 2100)) }),
    output: v.object({
      code: certificateCode,
      ...paper,
    }),
    changes: true,
  },
  /** Anybody: is this certificate one of ours, and what does it say. */
  'task.checkCertificate': {
    input: v.strictObject({ code: certificateCode }),
    output: v.object({
      ...paper,
    }),
  },
} as const;

export type TaskRow = v.InferOutput<typeof taskRow>;
export type TaskView = v.InferOutput<typeof taskView>;
export type ShiftView = v.InferOutput<typeof shiftView>;
export type AttendanceRow = v.InferOutput<typeof attendanceRow>;
export type Standing = v.InferOutput<typeof standing>;
export type Near = v.InferOutput<typeof near>;
export type TaskSaid = v.InferOutput<(typeof taskActions)['task.publish']['input']>;

/** What the QR on the organiser's screen holds, so that one scan says which task, which shift and which code. */
export const checkText = (task: string, shift: string, shown: string): string => `LLT1.${task}.${shift}.${shown}`;

export const readCheckText = (text: string): { taskId: string; shiftId: string; code: string } | null => {
  const [mark, task = '', shift = '', shown = ''] = text.trim().split('.');
  return mark === 'LLT1' && v.is(taskId, task) && v.is(shiftId, shift) && v.is(code, shown)
    ? { taskId: task, shiftId: shift, code: shown }
    : null;
};
