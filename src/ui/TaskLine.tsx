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

const standingOf = ({ mine, state, stateLabel, left }: TaskRow): string => {
  if (mine === 'seated') return text.seated;
  if (mine === 'waiting') return text.waiting;
  return state === 'published' ? (left ? text.short(left) : text.full) : stateLabel;
};

/** One task in a list: what, when, where, how many are still needed, and quietly what it is worth. */
export const TaskLine = ({ task, onPress }: { task: TaskRow; onPress: () => void }) => (
  <Pressable className="request" onPress={onPress}>
    <View className="request-head">
      <Text className="request-title">{task.title}</Text>
      <Tag tone={task.mine || (task.state === 'published' && task.left) ? 'main' : 'quiet'}>{standingOf(task)}</Tag>
    </View>
    <View className="request-facts">
      <Text>{task.when}</Text>
      {task.shifts > 1 ? <Text>{text.shifts(task.shifts)}</Text> : null}
      <Text>{task.place}</Text>
      {task.perHour ? <Text className="points">{text.hour(task.perHour)}</Text> : null}
    </View>
  </Pressable>
);
