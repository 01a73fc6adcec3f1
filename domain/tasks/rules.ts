import { withRawPhotos } from '../checks/raw';
import type { Actor } from '../kernel/access';
import { shanghaiDate } from '../kernel/calendar';
import { refuse } from '../kernel/fault';
import { step } from '../kernel/machine';
import { withNotices } from '../notices/rules';
import type { Notice } from '../notices/model';
import { actingPost } from './acting';
import { backMinutes, checkedMinutes, hoursByDay, hoursIn, hoursOf } from './hours';
import { taskMachine, type TaskMove, type TaskState } from './machine';
import { isLeftBehind, isOpen, isOrganiser, isSeated, type Task, type TaskHappened } from './model';

export type Occasion = { readonly by: Actor; readonly now: Date };

const HISTORY_MAX = 80;

/** A line of its story; the oldest but the first is forgotten before the list gets long. */
export const told = (task: Task, happened: TaskHappened): Task => {
  const [first, ...rest] = [...task.history, happened];
  return { ...task, history: first ? [first, ...rest.slice(-(HISTORY_MAX - 1))] : [] };
};

/** Whom to tell, by what they are to the task. */
type Hearer = 'seated' | 'everybody' | 'checkers' | 'organiser';

export const hearerOf = (task: Task, to: Hearer): Notice['to'] => {
  if (to === 'checkers') return { roles: ['communityClerk', 'gridLeader', 'subdistrictOfficer'] };
  if (to === 'organiser') return { postId: task.organiser.postId };
  const entries = to === 'seated' ? task.entries.filter((entry) => isSeated(task, entry)) : task.entries;
  return { personIds: [...new Set(entries.map(({ personId }) => personId))] };
};

const tidings: Readonly<Partial<Record<TaskMove, { readonly to: Hearer; readonly words: string }>>> = {
  finish: { to: 'checkers', words: '有一个任务等你审核时长' },
  sendBack: { to: 'organiser', words: '审核的人请你补充任务结果' },
  approve: { to: 'seated', words: '时长已审核，服务分这就到账' },
  cancel: { to: 'everybody', words: '任务取消了，这次不用来了' },
  lapse: { to: 'organiser', words: '到期没有人来，任务已收起' },
};

/** What follows from a state: whether a list shows it, the clock looks at it, the request it came from hears of it. */
const standingIn = (task: Task, state: TaskState, at: string) => {
  const over = state === 'approved' || state === 'cancelled';
  const open = state === 'published' || state === 'running';
  return {
    state,
    openKey: open && at < task.endsAt ? task.startsAt : '',
    lookAt: open ? at : '',
    requestDueAt: over && task.requestId !== '' ? at : task.requestDueAt,
  };
};

/** Whose hand it is; nobody's when the clock does it. */
type Hand = { readonly by: Actor | null; readonly now: Date };

/** Moves a task along, leaves a trace and tells whom it concerns. A state never changes in any other way. */
export const moved = (task: Task, move: TaskMove, { by, now }: Hand, words = ''): Task => {
  const post = by ? actingPost(task, by) : '';
  const at = now.toISOString();
  const state = step(taskMachine, task.state, move);
  const after = told({ ...task, ...standingIn(task, state, at) }, { move, by: by?.id ?? '', post, at, words });
  const tiding = tidings[move];
  if (!tiding) return after;
  const to = hearerOf(after, tiding.to);
  const template = 'personIds' in to ? 'task' : 'staff';
  return withNotices(after, `${task._id}:${move}:${at}`, [{ template, to, words: tiding.words }], at);
};

/** What came of it, with pictures. Staff look at the hours next. */
export const finish = (
  task: Task,
  said: { readonly words: string; readonly photos: readonly string[] },
  { by, now }: Occasion,
): Task => {
  if (now.toISOString() < task.startsAt) refuse('TASK_NOT_OVER');
  if (!isOrganiser(task, by) && !isLeftBehind(task)) refuse('NOT_YOURS_TO_DO');
  const finished = moved(task, 'finish', { by, now }, said.words);
  return withRawPhotos({ ...finished, resultWords: said.words, resultPhotos: said.photos }, said.photos, now);
};

export const sendBack = (task: Task, said: { readonly reason: string }, { by, now }: Occasion): Task => {
  if (task.organiser.personId === by.id) refuse('TASK_SECOND_PERSON');
  return moved(task, 'sendBack', { by, now }, said.reason);
};

const latest = (times: readonly string[]): string => [...times].sort().at(-1) ?? '';

/** A year ends before its midnight in Shanghai: what was worked until then is its own. */
const lastMomentOf = (year: number): string => `${year}-12-31T15:59:59.999Z`;

/** Each person's hours, once and by the year they were worked in: what the clock pays, by the rules of that day. */
const owedBy = (task: Task, approver: Actor): Task['owed'] => {
  const people = [...new Map(task.entries.map((entry) => [entry.personId, entry])).values()];
  return people.flatMap(({ personId, person }) => {
    const worked = task.entries.filter(
      (one) => one.personId === personId && checkedMinutes(task, one.entryId) + backMinutes(task, one.entryId) > 0,
    );
    const end = latest(worked.map(({ shiftId }) => task.ends[shiftId] ?? ''));
    const years = [...new Set([...hoursByDay([task], personId).keys()].map((date) => Number(date.slice(0, 4))))];
    return years.map((year, index) => {
      const { checked, back } = hoursIn([task], personId, year);
      return {
        cause: [task._id, person, ...(index > 0 ? [year] : [])].join(':'),
        personId,
        earnedAt: end < lastMomentOf(year) ? end : lastMomentOf(year),
        words: task.title,
        teamId: task.organiser.unitId,
        by: [approver.id],
        minutes: checked + back,
        points: 0,
      };
    });
  });
};

/** The year an owed line is about; none where one line was written for all of them, as it was before. */
export const owedYear = (task: Task, { personId, earnedAt }: Task['owed'][number]): number | undefined =>
  task.owed.filter((one) => one.personId === personId).length > 1
    ? Number(shanghaiDate(new Date(earnedAt)).slice(0, 4))
    : undefined;

const finisherOf = ({ history }: Task): string => history.filter(({ move }) => move === 'finish').at(-1)?.by ?? '';

/** Nobody approves hours they organised, worked or handed in. What is owed is written with the approval; the clock pays it. */
export const approve = (task: Task, { by, now }: Occasion): Task => {
  if (
    isOrganiser(task, by) ||
    finisherOf(task) === by.id ||
    hoursOf(task, by.id).checked + hoursOf(task, by.id).back > 0
  )
    refuse('TASK_SECOND_PERSON');
  if (task.back.some(({ state }) => state === 'waiting')) refuse('TASK_BACK_WAITS');
  const approved = moved(task, 'approve', { by, now });
  const owed = owedBy(task, by);
  const at = now.toISOString();
  return {
    ...approved,
    approvedAt: at,
    owed,
    owedDueAt: owed.length > 0 ? at : '',
  };
};

/** Whoever called for it is gone and their post stands empty: those who check the hours take it over or call it off. */
export const organiserLeft = (task: Task, personId: string, now: Date): Task =>
  isOpen(task) && task.organiser.personId === personId
    ? withNotices(
        task,
        `${task._id}:organiserLeft:${task.organiser.postId}`,
        [{ template: 'staff', to: hearerOf(task, 'checkers'), words: '组织人已注销，请接手或取消' }],
        now.toISOString(),
      )
    : task;

/** Everybody on the list is told, those who wait too. */
export const cancel = (task: Task, said: { readonly reason: string }, occasion: Occasion): Task =>
  moved(task, 'cancel', occasion, said.reason);
