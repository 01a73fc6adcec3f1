import { withNotices } from '../notices/rules';
import { isOpen, markOf, shiftOf, type Entry, type Task } from './model';
import { hearerOf, moved, told } from './rules';
import { promoted, without } from './slots';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Whoever took something from the lists is waited for this long after it begins. */
const APPEAR_MINUTES = 30;
/** A project without a fixed hour is begun within three days, or somebody else may. */
const BEGIN_HOURS = 72;
const FIXED_HOURS = 12;
/** How long after its end a task nobody came to is still shown. */
const LAPSE_HOURS = 24;

const plus = (at: string, ms: number): string => new Date(new Date(at).getTime() + ms).toISOString();
const later = (a: string, b: string): string => (a > b ? a : b);

/** Until when the one claimer must have come. */
const appearBy = (task: Task, entry: Entry): string => {
  const shift = shiftOf(task, entry.shiftId);
  if (!shift) return '';
  const fixed = plus(shift.startsAt, FIXED_HOURS * HOUR) >= shift.endsAt;
  return plus(later(shift.startsAt, entry.seatedAt), fixed ? APPEAR_MINUTES * MINUTE : BEGIN_HOURS * HOUR);
};

/** On the two lists one takes it for all: whoever does not come gives it back. */
const awaited = (task: Task): Entry[] =>
  task.kind === 'open'
    ? []
    : task.entries.filter(({ entryId, seatedAt }) => seatedAt !== '' && !markOf(task, 'in', entryId));

const released = (task: Task, entry: Entry, now: Date): Task => {
  const at = now.toISOString();
  const freed = told(without(task, entry, now), { move: 'noShow', by: '', post: '', at, words: '' });
  const to = { personIds: [entry.personId] };
  const words = '没有等到你，这一项先让给别人';
  return withNotices(freed, `${task._id}:noShow:${entry.entryId}:${at}`, [{ template: 'task', to, words }], at);
};

const withoutNoShows = (task: Task, now: Date): Task =>
  awaited(task)
    .filter((entry) => appearBy(task, entry) <= now.toISOString())
    .reduce((left, entry) => released(left, entry, now), task);

const lapseAt = (task: Task): string =>
  task.entries.length === 0 && task.marks.length === 0 ? plus(task.endsAt, LAPSE_HOURS * HOUR) : '';

/** Its organiser is asked to settle what is over at once, and once more, with those who check, two days later. */
const SETTLE_HOURS = [0, 48] as const;

const settleAt = (task: Task): string => {
  const hours = SETTLE_HOURS[task.settleAsked ?? 0];
  return hours === undefined || task.entries.length === 0 ? '' : plus(task.endsAt, hours * HOUR);
};

const askedToSettle = (task: Task, now: Date): Task => {
  const at = settleAt(task);
  if (at === '' || at > now.toISOString()) return task;
  const step = task.settleAsked ?? 0;
  const staff = { template: 'staff' as const };
  const reminded = { ...staff, to: hearerOf(task, 'organiser'), words: '活动结束了，请提交结果' };
  const climbed = { ...staff, to: hearerOf(task, 'checkers'), words: '任务结束两天没交结果，请跟进' };
  return withNotices(
    { ...task, settleAsked: step + 1 },
    `${task._id}:settle:${step}`,
    step === 0 ? [reminded] : [reminded, climbed],
    now.toISOString(),
  );
};

/** What is over is no help wanted any more, whether or not anybody settled it. */
const offTheList = (task: Task, now: Date): Task =>
  task.endsAt <= now.toISOString() ? { ...task, openKey: '' } : task;

/** When something will be due without anybody doing anything; empty when nothing will. */
const nextLook = (task: Task): string => {
  if (!isOpen(task)) return '';
  const times = [
    task.state === 'published' ? task.startsAt : '',
    ...awaited(task).map((entry) => appearBy(task, entry)),
    lapseAt(task),
    settleAt(task),
    task.openKey === '' ? '' : task.endsAt,
  ];
  return times.filter((at) => at !== '').sort()[0] ?? '';
};

/** What only the clock does: begins, gives back what nobody came for, tells those who moved up, puts away what nobody took. */
export const look = (task: Task, now: Date): Task => {
  if (!isOpen(task)) return { ...task, lookAt: '' };
  const begun =
    task.state === 'published' && task.startsAt <= now.toISOString() ? moved(task, 'begin', { by: null, now }) : task;
  const seated = askedToSettle(offTheList(promoted(withoutNoShows(begun, now), now), now), now);
  const over = lapseAt(seated);
  const left = over !== '' && over <= now.toISOString() ? moved(seated, 'lapse', { by: null, now }) : seated;
  return { ...left, lookAt: nextLook(left) };
};
