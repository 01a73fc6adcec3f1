import { Text, View } from '@tarojs/components';
import type { TaskRow } from '../../domain/tasks/contract';
import { Pressable } from './Pressable';
import { Tag } from './Tag';

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
  (state === 'published' || state === 'running') && left > 0 && Date.parse(endsAt) > Date.now();

const standingOf = (task: TaskRow): string => {
  if (task.mine === 'seated') return text.seated;
  if (task.mine === 'waiting') return text.waiting;
  if (needsPeople(task)) return text.short(task.left);
  return task.state === 'published' ? text.full : task.stateLabel;
};

/** One task in a list: what, when, where, how many are still needed, and quietly what it is worth. */
export const TaskLine = ({ task, onPress }: { task: TaskRow; onPress: () => void }) => (
  <Pressable className="request" onPress={onPress}>
    <View className="request-head">
      <Text className="request-title">{task.title}</Text>
      <Tag tone={task.mine || needsPeople(task) ? 'main' : 'quiet'}>{standingOf(task)}</Tag>
    </View>
    <View className="request-facts">
      <Text>{task.when}</Text>
      {task.shifts > 1 ? <Text>{text.shifts(task.shifts)}</Text> : null}
      <Text>{task.place}</Text>
      {task.perHour ? <Text className="points">{text.hour(task.perHour)}</Text> : null}
    </View>
  </Pressable>
);
