import { useState } from 'react';
import { useAction } from '../../../api/useAction';
import type { TaskView } from '../../../../domain/tasks/contract';
import { go } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Moves } from '../../../ui/Moves';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Reason } from '../../../ui/Reason';
import { EditShifts } from './EditShift';

const text = {
  title: '我在组织',
  code: '出示签到码',
  codeNote: '大家扫你的屏幕，一会儿换一次',
  notYet: '到时间才能签到',
  board: '名单和签到',
  boardNote: '谁来了、按名单签、补时长',
};

/** What only the organiser sees: the code of each shift, and who came. */
export const Organising = ({ task, onDone }: { task: TaskView; onDone: (task: TaskView) => void }) =>
  task.organising ? (
    <Card title={text.title}>
      {task.shiftList.map(({ shiftId, when, open }) =>
        open ? (
          <Row
            key={shiftId}
            title={`${text.code} ${task.shiftList.length > 1 ? when : ''}`.trim()}
            note={text.codeNote}
            onPress={() => go('volunteers/code', { id: task.taskId, shift: shiftId })}
          />
        ) : null,
      )}
      <Row title={text.board} note={text.boardNote} onPress={() => go('volunteers/board', { id: task.taskId })} />
      <EditShifts task={task} onDone={onDone} />
    </Card>
  ) : null;

type Action = TaskView['open'][number]['action'];
const reasons = {
  'task.sendBack': { title: '退回补充', placeholder: '还差什么，写给组织者', button: '退回' },
  'task.cancel': { title: '取消任务', placeholder: '为什么取消，报了名的人会收到', button: '取消任务', danger: true },
} as const;
const asksWhy = (action: Action): action is keyof typeof reasons => action in reasons;
const loud: readonly Action[] = ['task.finish', 'task.approve'];

/** Finish, approve, send back, cancel: whichever are open to this person. */
export const TaskMoves = ({ task, onDone }: { task: TaskView; onDone: (task: TaskView) => void }) => {
  const [asking, setAsking] = useState<keyof typeof reasons | null>(null);
  const { run, busy, why } = useAction();
  const { taskId } = task;
  const press = async (action: Action) => {
    if (asksWhy(action)) return setAsking(action);
    if (action === 'task.finish') return go('volunteers/finish', { id: taskId });
    const done = await run('task.approve', { taskId });
    if (done) onDone(done);
  };
  const send = async (reason: string) => {
    if (!asking) return;
    const done = await run(asking, { taskId, reason });
    if (!done) return;
    setAsking(null);
    onDone(done);
  };
  const moves = task.open
    .map(({ action, label }) => ({
      key: action,
      label,
      tone: loud.includes(action) ? ('main' as const) : ('quiet' as const),
    }))
    .sort((one, other) => Number(loud.includes(other.key)) - Number(loud.includes(one.key)));
  return (
    <>
      {why ? <Notice>{why.sentence}</Notice> : null}
      <Moves moves={moves} busy={busy === 'task.approve' ? 'task.approve' : null} onMove={(key) => void press(key)} />
      <Reason
        {...reasons[asking ?? 'task.cancel']}
        least={2}
        open={asking !== null}
        busy={busy !== null}
        onClose={() => setAsking(null)}
        onSend={(reason) => void send(reason)}
      />
    </>
  );
};
