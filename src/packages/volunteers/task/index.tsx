import { useState } from 'react';
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { useNow } from '../../../api/useNow';
import { useQuery } from '../../../api/useQuery';
import { timeInWords } from '../../../../domain/kernel/words';
import type { ShiftView, TaskView } from '../../../../domain/tasks/contract';
import { skills } from '../../../../domain/volunteers/model';
import { go, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Gallery } from '../../../ui/Gallery';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Tag } from '../../../ui/Tag';
import { Timeline } from '../../../ui/Timeline';
import { hoursInWords } from '../days';
import { Organising, TaskMoves } from './Organising';
import { Part } from './Part';
import { Shifts } from './Shifts';

const text = {
  bring: '带什么',
  age: (age: number) => `满 ${age} 岁`,
  hour: (points: number) => `每开始一小时 ${points} 分，按当天的规则记`,
  who: '谁在组织',
  call: '打电话',
  request: '从一件诉求来的',
  result: '做得怎么样',
  photos: '现场照片',
  people: '来了几位',
  mine: '我的时长',
  mineNote: (checked: number, back: number) => `签到 ${hoursInWords(checked)}，补录 ${hoursInWords(back)}`,
  points: (points: number) => `记了 ${points} 分服务分`,
  story: '经过',
};

const Summary = ({ task }: { task: TaskView }) => (
  <Card>
    <View className="request-head">
      <Text className="headline request-title">{task.title}</Text>
      <Tag tone="main">{task.stateLabel}</Tag>
    </View>
    <Text className="para">{task.when}</Text>
    <Text className="line-words">{task.place}</Text>
    <Text className="para">{task.words}</Text>
    {task.bring ? <Row title={text.bring} value={task.bring} /> : null}
    <View className="request-facts">
      <Text>{task.categoryLabel}</Text>
      {task.kind === 'open' ? null : <Text>{task.kindLabel}</Text>}
      {task.skills.map((skill) => (
        <Text key={skill}>{skills[skill]}</Text>
      ))}
      {task.minAge ? <Text>{text.age(task.minAge)}</Text> : null}
    </View>
    {task.perHour ? <Text className="points-note">{text.hour(task.perHour)}</Text> : null}
  </Card>
);

const Organiser = ({ organiser: { name, post, phone } }: { organiser: TaskView['organiser'] }) => (
  <Card title={text.who}>
    <Row
      title={name || post}
      note={name ? post : ''}
      tail={
        phone ? (
          <Button
            small
            tone="quiet"
            icon="phone-o"
            onPress={() => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)}
          >
            {text.call}
          </Button>
        ) : null
      }
    />
  </Card>
);

const Result = ({ task }: { task: TaskView }) =>
  task.resultWords ? (
    <Card title={text.result}>
      <Text className="para">{task.resultWords}</Text>
      <Gallery photos={task.resultPhotos} label={text.photos} />
      <Row title={text.people} value={`${task.people}`} />
    </Card>
  ) : null;

const Mine = ({ task }: { task: TaskView }) => {
  const parts = task.shiftList.flatMap(({ mine }) => (mine ? [mine] : []));
  const checked = parts.reduce((sum, { checkedMinutes }) => sum + checkedMinutes, 0);
  const back = parts.reduce((sum, { backMinutes }) => sum + backMinutes, 0);
  if (!checked && !back && task.myPoints === null) return null;
  return (
    <Card title={text.mine}>
      <Text className="para">{text.mineNote(checked, back)}</Text>
      {task.myPoints === null ? null : <Text className="points line-words">{text.points(task.myPoints)}</Text>}
    </Card>
  );
};

const running = new Set<TaskView['state']>(['published', 'running']);

type StoryProps = {
  task: TaskView;
  chosen: string;
  onChoose: (shiftId: string) => void;
  onDone: (task: TaskView) => void;
};

const Story = ({ task, chosen, onChoose, onDone }: StoryProps) => {
  const now = useNow();
  return (
    <>
      <Summary task={task} />
      <Organising task={task} onDone={onDone} />
      <Shifts shifts={task.shiftList} over={!running.has(task.state)} chosen={chosen} onChoose={onChoose} />
      <Mine task={task} />
      <Result task={task} />
      <Organiser organiser={task.organiser} />
      {task.requestId ? (
        <Card>
          <Row title={text.request} onPress={() => go('requests/detail', { id: task.requestId })} />
        </Card>
      ) : null}
      {task.history.length > 1 ? (
        <Card title={text.story}>
          <Timeline steps={task.history.map((step) => ({ ...step, when: timeInWords(step.at, now), photos: [] }))} />
        </Card>
      ) : null}
    </>
  );
};

/** The shift one is likely to mean: mine, else the first that still takes people. */
const likely = (shifts: readonly ShiftView[]): ShiftView | undefined =>
  shifts.find(({ mine, open }) => mine && open) ??
  shifts.find(({ mine }) => mine) ??
  shifts.find(({ mayClaim, left }) => mayClaim && left > 0) ??
  shifts[0];

/** One task: what, when, where, who is still needed, and my part in it under the thumb. */
export default function TaskScreen() {
  const taskId = useRoute()('id');
  const [task, reload, put] = useQuery('task.read', { taskId });
  const [picked, setPicked] = useState('');
  const ready = task.face === 'ready' ? task.value : null;
  const shift = ready?.shiftList.find(({ shiftId }) => shiftId === picked) ?? likely(ready?.shiftList ?? []);
  const foot = ready && shift && running.has(ready.state) && (shift.mine || !ready.organising);
  return (
    <Screen
      onRefresh={reload}
      footer={
        ready && (foot || ready.open.length) ? (
          <>
            {foot ? (
              <Part
                key={shift.shiftId}
                taskId={taskId}
                shift={shift}
                claimAs={ready.claimAs}
                onChanged={() => void reload()}
              />
            ) : null}
            {ready.open.length ? <TaskMoves task={ready} onDone={put} /> : null}
          </>
        ) : null
      }
    >
      <Loaded of={task} retry={reload} cards={3}>
        {(value) => <Story task={value} chosen={shift?.shiftId ?? ''} onChoose={setPicked} onDone={put} />}
      </Loaded>
    </Screen>
  );
}
