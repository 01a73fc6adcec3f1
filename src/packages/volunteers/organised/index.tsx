import { useState } from 'react';
import { usePages } from '../../../api/usePages';
import { statesOf } from '../../../../domain/kernel/machine';
import { taskMachine, type TaskState } from '../../../../domain/tasks/machine';
import { go, goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { Tabs } from '../../../ui/Tabs';
import { TaskLine } from '../../../ui/TaskLine';

const text = {
  none: '这里没有任务',
  hint: '发布一个，附近的志愿者就看得到。',
  publish: '发布任务',
  home: '回首页',
};

const tabs = statesOf(taskMachine).map((key) => ({ key, label: taskMachine.states[key] }));
const tabOf = (name: string): TaskState => tabs.find(({ key }) => key === name)?.key ?? taskMachine.initial;

/** Tasks of the places I work for: mine to run, to look at, or over. */
export default function Organised() {
  const [state, setState] = useState(tabOf(useRoute()('state')));
  const [list, reload] = usePages('task.list', { of: 'organised', state });
  return (
    <Screen
      of={list}
      onRefresh={reload}
      footer={<Button onPress={() => go('volunteers/publish')}>{text.publish}</Button>}
    >
      <Tabs tabs={tabs} chosen={state} onChoose={setState} />
      <Loaded of={list} retry={reload} cards={3} wayOut={{ label: text.home, onPress: goHome }}>
        {({ rows }) => (
          <Card>
            {rows.length ? (
              rows.map((task) => (
                <TaskLine key={task.taskId} task={task} onPress={() => go('volunteers/task', { id: task.taskId })} />
              ))
            ) : (
              <Empty icon="flag-o" title={text.none} hint={text.hint} />
            )}
          </Card>
        )}
      </Loaded>
    </Screen>
  );
}
