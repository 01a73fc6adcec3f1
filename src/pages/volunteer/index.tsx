import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useDayFromNow } from '../../api/useNow';
import { usePages } from '../../api/usePages';
import { shanghaiDate } from '../../../domain/kernel/calendar';
import type { TaskRow } from '../../../domain/tasks/contract';
import { go } from '../../routes';
import { Card } from '../../ui/Card';
import { Chip } from '../../ui/Chip';
import { Empty } from '../../ui/Empty';
import { Icon } from '../../ui/Icon';
import { Loaded } from '../../ui/Loaded';
import { Month } from '../../ui/Month';
import { Pressable } from '../../ui/Pressable';
import { Row } from '../../ui/Row';
import { Screen } from '../../ui/Screen';
import { Segments } from '../../ui/Segments';
import { Sheet } from '../../ui/Sheet';
import { TaskLine } from '../../ui/TaskLine';
import { FilterSheet } from './FilterSheet';
import { anything, filterInWords, listingOf } from './filters';

const text = {
  filter: '想帮什么忙',
  change: '挑一挑',
  none: '这会儿没有要帮忙的',
  noneHint: '换个日子或地方看看；谁家有难处，去微心愿里找。',
  dayNone: '这天没有要帮忙的',
  join: '登记当志愿者',
  joinNote: '会什么、什么时候有空、进哪支队伍',
  drawer: '借用抽屉',
  drawerNote: '站里的打气筒、螺丝刀，随手借',
};

const ways = [
  { screen: 'volunteers/mine', icon: 'todo-list-o', tone: 'main', label: '我的任务' },
  { screen: 'volunteers/wishes', icon: 'like-o', tone: 'main', label: '微心愿' },
  { screen: 'volunteers/points', icon: 'medal-o', tone: 'points', label: '我的积分' },
  { screen: 'volunteers/teams', icon: 'friends-o', tone: 'main', label: '志愿队' },
] as const;

const faces = [
  { key: 'list', label: '列表' },
  { key: 'month', label: '日历' },
] as const;
type Face = (typeof faces)[number]['key'];

const Ways = () => (
  <View className="ways">
    {ways.map(({ screen, icon, tone, label }) => (
      <Pressable key={screen} className="way" role="link" onPress={() => go(screen)}>
        <Icon name={icon} tone={tone} size={26} />
        <Text>{label}</Text>
      </Pressable>
    ))}
  </View>
);

const dayOf = ({ startsAt }: TaskRow): string => shanghaiDate(new Date(startsAt));

const countsOf = (rows: readonly TaskRow[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[dayOf(row)] = (counts[dayOf(row)] ?? 0) + 1;
  return counts;
};

const Tasks = ({ rows, none }: { rows: readonly TaskRow[]; none: string }) => (
  <Card>
    {rows.length ? (
      rows.map((task) => (
        <TaskLine key={task.taskId} task={task} onPress={() => go('volunteers/task', { id: task.taskId })} />
      ))
    ) : (
      <Empty icon="smile-o" title={none} hint={text.noneHint} />
    )}
  </Card>
);

/** What can be helped with, by day or as a list; and the ways to wishes, points and teams. */
export default function Volunteer() {
  const today = useDayFromNow(0);
  const [face, setFace] = useState<Face>('list');
  const [filter, setFilter] = useState(anything);
  const [choosing, setChoosing] = useState(false);
  const [turnedTo, setMonth] = useState('');
  const [picked, setDay] = useState('');
  const [month, day] = [turnedTo || today.slice(0, 7), picked || today];
  const [list, reload] = usePages('task.list', listingOf(filter, face === 'month' ? month : ''), {
    keep: face === 'list' && filter === anything,
  });
  const rows = list.face === 'ready' ? list.value.rows : [];
  return (
    <Screen onRefresh={reload}>
      <Ways />
      <Segments options={faces} chosen={face} onChoose={setFace} />
      <Chip icon="filter-o" change={text.change} onPress={() => setChoosing(true)}>
        {filterInWords(filter)}
      </Chip>
      {face === 'month' ? (
        <Card>
          <Month
            month={month}
            today={today}
            counts={countsOf(rows)}
            chosen={day}
            onChoose={setDay}
            onMonth={setMonth}
          />
        </Card>
      ) : null}
      <Loaded of={list} retry={reload} cards={2}>
        {({ rows: found }) =>
          face === 'month' ? (
            <Tasks rows={found.filter((task) => dayOf(task) === day)} none={text.dayNone} />
          ) : (
            <Tasks rows={found} none={text.none} />
          )
        }
      </Loaded>
      <Card>
        <Row title={text.join} note={text.joinNote} onPress={() => go('volunteers/join')} />
        <Row title={text.drawer} note={text.drawerNote} onPress={() => go('volunteers/drawer')} />
      </Card>
      <Sheet title={text.filter} open={choosing} onClose={() => setChoosing(false)}>
        {choosing ? (
          <FilterSheet
            filter={filter}
            calendar={face === 'month'}
            onChoose={(chosen) => {
              setFilter(chosen);
              setChoosing(false);
            }}
          />
        ) : null}
      </Sheet>
    </Screen>
  );
}
