import { now } from '../api/clock';
import type { TaskRow } from '../../domain/tasks/contract';
import { Line } from './Line';

const text = {
  short: (left: number) => `还差 ${left} 人`,
  full: '满了，可以候补',
  hour: (points: number) => `每小时 ${points} 分`,
  seated: '已报名',
  waiting: '候补中',
  shifts: (count: number) => `${count} 个时段`,
};

/** Somebody is still needed: also while it is already going on. */
const needsPeople = ({ state, left, endsAt }: TaskRow): boolean =>
  (state === 'published' || state === 'running') && left > 0 && Date.parse(endsAt) > now().getTime();

const standingOf = (task: TaskRow): string => {
  if (task.mine === 'seated') return text.seated;
  if (task.mine === 'waiting') return text.waiting;
  if (needsPeople(task)) return text.short(task.left);
  return task.state === 'published' ? text.full : task.stateLabel;
};

/** One task in a list: what, when, where, how many are still needed, and quietly what it is worth. */
export const TaskLine = ({ task, onPress }: { task: TaskRow; onPress: () => void }) => (
  <Line
    title={task.title}
    tag={standingOf(task)}
    tone={task.mine || needsPeople(task) ? 'main' : 'quiet'}
    facts={[
      task.when,
      task.shifts > 1 && text.shifts(task.shifts),
      task.place,
      task.perHour > 0 && text.hour(task.perHour),
    ]}
    onPress={onPress}
  />
);
