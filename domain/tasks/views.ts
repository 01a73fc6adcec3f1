import type { Actor } from '../kernel/access';
import { movesFrom } from '../kernel/machine';
import { timeInWords } from '../kernel/words';
import { ageAt } from '../people/age';
import { isPermitted } from '../permissions';
import { unitsSpokenFor } from '../volunteers/claiming';
import { taskCategories, taskKinds } from './categories';
import { isCheckTime } from './codes';
import type { Attendance, AttendanceRow, ShiftView, TaskRow, TaskView } from './contract';
import { backMinutes, checkedMinutes, hoursOf } from './hours';
import { taskClockMoves, taskMachine, type TaskMove } from './machine';
import {
  isLeftBehind,
  isOpen,
  isOrganiser,
  isSeated,
  lineOf,
  markOf,
  partiesToTask,
  positionOf,
  standingOf,
  type BackEntry,
  type Entry,
  type Shift,
  type Task,
  type TaskHappened,
} from './model';
import { clashOf } from './clashes';
import { mayEdit } from './edit';
import { kindsOpenTo } from './slots';

const leftIn = (task: Task, shift: Shift): number => Math.max(0, task.room[shift.shiftId] ?? 0);
const waitingIn = (task: Task, shift: Shift): number => Math.max(0, -(task.room[shift.shiftId] ?? 0));
const sumOf = (task: Task, of: (task: Task, shift: Shift) => number): number =>
  task.shifts.reduce((sum, shift) => sum + of(task, shift), 0);

const myEntries = (task: Task, actor: Actor): Entry[] => task.entries.filter(({ personId }) => personId === actor.id);

const myStanding = (task: Task, actor: Actor): TaskRow['mine'] => {
  const mine = myEntries(task, actor).map((entry) => standingOf(task, entry));
  return mine.find((one) => one === 'seated') ?? mine[0] ?? '';
};

const timeOfDay = (at: string): string => timeInWords(at, new Date(at)).split(' ')[1] ?? '';

/** 今天 14:00 – 16:00; a project of some weeks ends on a day. */
const spanOf = ({ startsAt, endsAt }: Pick<Shift, 'startsAt' | 'endsAt'>, now: Date): string => {
  const [from, to] = [timeInWords(startsAt, now), timeInWords(endsAt, now)];
  return from.split(' ')[0] === to.split(' ')[0] ? `${from} – ${timeOfDay(endsAt)}` : `${from} – ${to}`;
};

/** One line of a list, as it stands to this person. */
export const taskRowOf = (task: Task, actor: Actor, now: Date): TaskRow => ({
  taskId: task._id,
  title: task.title,
  kind: task.kind,
  kindLabel: taskKinds[task.kind],
  category: task.category,
  categoryLabel: taskCategories[task.category],
  place: task.place,
  state: task.state,
  stateLabel: taskMachine.states[task.state],
  startsAt: task.startsAt,
  endsAt: task.endsAt,
  when: task.shifts.length > 1 ? `${timeInWords(task.startsAt, now)} 起` : spanOf(task, now),
  shifts: task.shifts.length,
  capacity: sumOf(task, (_, { capacity }) => capacity),
  left: sumOf(task, leftIn),
  waiting: sumOf(task, waitingIn),
  skills: [...task.skills],
  perHour: task.perHour,
  minAge: task.minAge,
  mine: myStanding(task, actor),
});

const myShiftOf = (task: Task, entry: Entry | undefined, now: Date): ShiftView['mine'] => {
  if (!entry) return null;
  const seated = isSeated(task, entry);
  const came = markOf(task, 'in', entry.entryId);
  const inTime = (task.releaseBy[entry.shiftId] ?? '') > now.toISOString();
  return {
    standing: seated ? 'seated' : 'waiting',
    waitingNumber: seated ? 0 : positionOf(task, entry) - seatsOf(task, entry.shiftId) + 1,
    inAt: came?.at ?? '',
    outAt: markOf(task, 'out', entry.entryId)?.at ?? '',
    checkedMinutes: checkedMinutes(task, entry.entryId),
    backMinutes: backMinutes(task, entry.entryId),
    mayRelease: isOpen(task) && !came && (inTime || !seated),
  };
};

const seatsOf = (task: Task, shiftId: string): number =>
  task.shifts.find((shift) => shift.shiftId === shiftId)?.capacity ?? 0;

const shiftViewOf = (task: Task, shift: Shift, actor: Actor, now: Date): Omit<ShiftView, 'clash'> => {
  const mine = lineOf(task, shift.shiftId).find(({ personId }) => personId === actor.id);
  return {
    shiftId: shift.shiftId,
    startsAt: shift.startsAt,
    endsAt: shift.endsAt,
    when: spanOf(shift, now),
    capacity: shift.capacity,
    left: leftIn(task, shift),
    waiting: waitingIn(task, shift),
    releaseBy: task.releaseBy[shift.shiftId] ?? '',
    mayEdit: isOrganiser(task, actor) && mayEdit(task, shift, now),
    open: isOpen(task) && isCheckTime(shift, now),
    mayClaim:
      !mine &&
      isOpen(task) &&
      shift.endsAt > now.toISOString() &&
      kindsOpenTo(actor, now).includes(task.kind) &&
      ageAt(actor, now) >= task.minAge,
    mine: myShiftOf(task, mine, now),
  };
};

const isForPeople = (move: TaskMove): move is TaskView['open'][number]['move'] =>
  !(taskClockMoves as readonly TaskMove[]).includes(move);

const mayMake = (task: Task, move: TaskView['open'][number]['move'], actor: Actor, now: Date): boolean => {
  if (!isPermitted(`task.${move}`, partiesToTask(task, actor))) return false;
  if (move === 'finish') return task.startsAt <= now.toISOString() && (isOrganiser(task, actor) || isLeftBehind(task));
  if (move === 'cancel') return true;
  const { checked, back } = hoursOf(task, actor.id);
  return !isOrganiser(task, actor) && (move === 'sendBack' || checked + back === 0);
};

/** The moves of the machine that are open to this person now. */
export const openTaskMoves = (task: Task, actor: Actor, now: Date): TaskView['open'] =>
  movesFrom(taskMachine, task.state)
    .filter(isForPeople)
    .filter((move) => mayMake(task, move, actor, now))
    .map((move) => ({ move, action: `task.${move}` as const, label: taskMachine.moves[move].label }));

const labels: Readonly<Partial<Record<TaskHappened['move'], string>>> = {
  publish: '发布',
  noShow: '没有来，已让出',
  edit: '改了安排',
};

const happeningOf = ({ move, post, at, words }: TaskHappened, mayRead: boolean): TaskView['history'][number] => ({
  label: labels[move] ?? taskMachine.moves[move as TaskMove].label,
  who: post || '系统',
  at,
  words: mayRead ? words : '',
});

const maySeeRequest = (task: Task, actor: Actor): boolean => isPermitted('task.attendance', partiesToTask(task, actor));

/** Why it was called off or sent back is between those who organise, check and come; that it was, anybody may know. */
const mayReadWords = (task: Task, actor: Actor): boolean =>
  maySeeRequest(task, actor) || partiesToTask(task, actor).includes('claimer');

const everybodysHours = (task: Task): Pick<TaskView, 'checkedMinutes' | 'backMinutes'> => {
  const hours = [...new Set(task.entries.map(({ personId }) => personId))].map((id) => hoursOf(task, id));
  return {
    checkedMinutes: hours.reduce((sum, { checked }) => sum + checked, 0),
    backMinutes: hours.reduce((sum, { back }) => sum + back, 0),
  };
};

const myPointsOf = ({ owed }: Task, actor: Actor): number | null => {
  const mine = owed.filter(({ personId }) => personId === actor.id);
  return mine.length > 0 ? mine.reduce((sum, { points }) => sum + points, 0) : null;
};

/** `mine`: what else they are in these days, so that a shift can say what it collides with. */
export const taskViewOf = (task: Task, actor: Actor, now: Date, mine: readonly Task[] = []): TaskView => {
  const came = new Set(
    task.entries.filter(({ entryId }) => markOf(task, 'in', entryId)).map(({ personId }) => personId),
  );
  const { name, post, phone } = task.organiser;
  return {
    ...taskRowOf(task, actor, now),
    words: task.words,
    bring: task.bring,
    shiftList: task.shifts.map((shift) => ({
      ...shiftViewOf(task, shift, actor, now),
      clash: clashOf(task, shift, mine, actor),
    })),
    claimAs: task.kind === 'unitProject' ? unitsSpokenFor(actor) : [],
    organiser: { name, post, phone },
    organising: isOrganiser(task, actor),
    requestId: maySeeRequest(task, actor) ? task.requestId : '',
    resultWords: task.resultWords,
    resultPhotos: [...task.resultPhotos],
    people: came.size,
    ...everybodysHours(task),
    myPoints: myPointsOf(task, actor),
    history: task.history.map((one) => happeningOf(one, mayReadWords(task, actor))).reverse(),
    open: openTaskMoves(task, actor, now),
  };
};

const backLabels = { waiting: '等第二个人确认', confirmed: '已确认', declined: '没有同意' } as const;

const backViewOf = (line: BackEntry, entry: Entry, actor: Actor): AttendanceRow['back'][number] => ({
  backId: line.backId,
  minutes: line.minutes,
  reason: line.reason,
  enteredBy: line.post,
  state: line.state,
  stateLabel: backLabels[line.state],
  mayConfirm: line.state === 'waiting' && line.by !== actor.id && entry.personId !== actor.id,
});

const attendanceRowOf = (task: Task, entry: Entry, actor: Actor): AttendanceRow => {
  const came = markOf(task, 'in', entry.entryId);
  return {
    ...{ entryId: entry.entryId, shiftId: entry.shiftId, name: entry.name, avatar: entry.avatar },
    standing: isSeated(task, entry) ? 'seated' : 'waiting',
    inAt: came?.at ?? '',
    outAt: markOf(task, 'out', entry.entryId)?.at ?? '',
    how: came?.how ?? '',
    near: came?.near ?? '',
    checkedMinutes: checkedMinutes(task, entry.entryId),
    backMinutes: backMinutes(task, entry.entryId),
    back: task.back.filter((one) => one.entryId === entry.entryId).map((one) => backViewOf(one, entry, actor)),
    me: entry.personId === actor.id,
  };
};

/** Who is on the list and who came: for the organiser and those who check the hours. */
export const attendanceOf = (task: Task, actor: Actor): Attendance => ({
  taskId: task._id,
  state: task.state,
  rows: task.entries.map((entry) => attendanceRowOf(task, entry, actor)),
});
