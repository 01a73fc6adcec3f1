import type { Shift, Task } from './model';

/** The code on the organiser's screen changes this often, by the server's clock. */
export const CODE_SECONDS = 45;
/** The screen asks in time for the next windows, so that a check-in finds its code in the document it changes. */
const AHEAD = 40;
const EARLY_MINUTES = 30;
const LATE_MINUTES = 120;
const MINUTE = 60_000;

export const windowAt = (now: Date): number => Math.floor(now.getTime() / (CODE_SECONDS * 1000));

/** A duration, not a moment: the organiser's phone may be minutes off. */
export const secondsLeft = (now: Date): number => (windowAt(now) + 1) * CODE_SECONDS - Math.floor(now.getTime() / 1000);

/** How a shown code is kept: the same digits are worth nothing for another shift or at another time. */
export const codeMark = (shiftId: string, window: number, code: string): string => `${shiftId}:${window}:${code}`;

/** The code now on the screen, or the one before it: whoever scanned a moment ago is not turned away. */
export const acceptedMarks = (shiftId: string, code: string, now: Date): string[] =>
  [windowAt(now), windowAt(now) - 1].map((window) => codeMark(shiftId, window, code));

const moved = (at: string, minutes: number): number => new Date(at).getTime() + minutes * MINUTE;

/** From half an hour before a shift to two hours after it. */
export const isCheckTime = ({ startsAt, endsAt }: Shift, now: Date): boolean =>
  moved(startsAt, -EARLY_MINUTES) <= now.getTime() && now.getTime() <= moved(endsAt, LATE_MINUTES);

export type CodeMaker = (secret: string, shiftId: string, window: number) => string;

/** The windows the document should know; those that are over are forgotten. */
export const withCodes = (task: Task, shiftId: string, make: CodeMaker, now: Date): Task => {
  const first = windowAt(now) - 1;
  const known = new Set(task.codes);
  const mark = (window: number): string => codeMark(shiftId, window, make(task.secret, shiftId, window));
  if (known.has(mark(first)) && known.has(mark(first + 2))) return task;
  const fresh = Array.from({ length: AHEAD }, (_, index) => mark(first + index));
  const others = task.codes.filter((one) => !one.startsWith(`${shiftId}:`) && Number(one.split(':')[1]) >= first);
  return { ...task, codes: [...others, ...fresh] };
};
