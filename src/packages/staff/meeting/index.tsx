import { useState } from 'react';
import { Text } from '@tarojs/components';
import { useDayFromNow } from '../../../api/useNow';
import { useForm } from '../../../api/useForm';
import { useQuery } from '../../../api/useQuery';
import { WORDS_MAX } from '../../../../domain/kernel/schemas';
import { RESOLUTIONS_MAX } from '../../../../domain/requests/caseContract';
import type { UnitRow } from '../../../../domain/units/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { goBackSaying, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { DayField } from '../../../ui/DayField';
import { Field } from '../../../ui/Field';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { forStaff } from '../../../ui/forStaff';
import { Units } from '../Units';

const text = {
  said: '会上怎么商量的，至少 4 个字',
  tasks: '定下的事',
  next: '一家一件，写清做什么、哪天前做完。反映人看得到。',
  who: '哪一家',
  what: '做什么',
  day: '哪天前',
  add: '加上这一件',
  remove: '去掉',
  done: '定下来',
  decided: '定下来了，各家都收到',
  before: (day: string) => `${day} 前`,
};
const TEXT_MOST = 120;
const LEAST = 4;

type Task = { unitId: string; text: string; due: string };
const noTask: Task = { unitId: '', text: '', due: '' };
const noMeeting = { words: '', tasks: [] as Task[] };

const whole = ({ unitId, text: what, due }: Task) => Boolean(unitId && due && saysAtLeast(what, LEAST));

type NewTaskProps = { units: readonly UnitRow[]; onAdd: (task: Task) => void };

const NewTask = ({ units, onAdd }: NewTaskProps) => {
  const [task, setTask] = useState(noTask);
  const tomorrow = useDayFromNow(1);
  const change = (part: Partial<Task>) => setTask((before) => ({ ...before, ...part }));
  return (
    <>
      <Units
        title={text.who}
        units={units}
        kinds={['department', 'organisation', 'team', 'volunteers']}
        most={1}
        chosen={task.unitId ? [task.unitId] : []}
        onChange={([unitId = '']) => change({ unitId })}
      />
      <Field placeholder={text.what} most={TEXT_MOST} onChange={(what) => change({ text: what })} />
      <DayField label={text.day} day={task.due} earliest={tomorrow} onChange={(due) => change({ due })} />
      <Button tone="quiet" off={!whole(task)} onPress={() => onAdd({ ...task, text: task.text.trim() })}>
        {text.add}
      </Button>
    </>
  );
};

/** 党建联席会议: what was said, and one task for each organisation. */
function Meeting() {
  const id = useRoute()('id');
  const { draft, change, run, busy, why } = useForm(`${id}:meeting`, noMeeting);
  const [around, reload] = useQuery('unit.list', {});
  const { tasks, words } = draft;
  const ready = tasks.length > 0 && saysAtLeast(words, LEAST);

  const settle = async () => {
    if (!(await run('request.convene', { requestId: id, words, resolutions: tasks }))) return;
    goBackSaying(text.decided);
  };

  return (
    <Screen
      footer={
        <>
          {why ? <Notice>{why.sentence}</Notice> : null}
          <Button hero busy={busy !== null} off={!ready} onPress={() => void settle()}>
            {text.done}
          </Button>
        </>
      }
    >
      <Card>
        <Field
          kind="long"
          initial={words}
          most={WORDS_MAX}
          placeholder={text.said}
          onChange={(said) => change({ words: said })}
        />
      </Card>
      <Card title={text.tasks}>
        <Text className="quiet">{text.next}</Text>
        {tasks.map((task) => (
          <Row
            key={`${task.unitId}${task.text}`}
            title={task.text}
            note={text.before(task.due)}
            tail={
              <Button
                small
                tone="quiet"
                onPress={() => change(({ tasks: all }) => ({ tasks: all.filter((one) => one !== task) }))}
              >
                {text.remove}
              </Button>
            }
          />
        ))}
        {tasks.length < RESOLUTIONS_MAX ? (
          <Loaded of={around} retry={reload} cards={1}>
            {({ units }) => (
              <NewTask
                key={tasks.length}
                units={units}
                onAdd={(task) => change(({ tasks: all }) => ({ tasks: [...all, task] }))}
              />
            )}
          </Loaded>
        ) : null}
      </Card>
    </Screen>
  );
}

export default forStaff(Meeting);
