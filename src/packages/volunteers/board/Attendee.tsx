import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { now } from '../../../api/clock';
import { useAction } from '../../../api/useAction';
import { timeInWords } from '../../../../domain/kernel/words';
import type { Attendance, AttendanceRow } from '../../../../domain/tasks/contract';
import { Avatar } from '../../../ui/Avatar';
import { Button } from '../../../ui/Button';
import { Moves } from '../../../ui/Moves';
import { Notice } from '../../../ui/Notice';
import { Pressable } from '../../../ui/Pressable';
import { Row } from '../../../ui/Row';
import { hoursInWords } from '../days';
import { BackEntry } from './BackEntry';

const text = {
  waiting: '候补',
  not: '还没签到',
  in: (when: string) => `${when} 签到`,
  out: (when: string) => `${when} 签退`,
  list: '按名单',
  far: '签到时离得远',
  mine: '自己的由别人来记',
  checked: (minutes: number) => `签到 ${hoursInWords(minutes)}`,
  back: (minutes: number) => `补录 ${hoursInWords(minutes)}`,
  tickIn: '他来了',
  tickOut: '他走了',
  enter: '补时长',
  entered: (minutes: number, who: string) => `${who}补录 ${hoursInWords(minutes)}`,
};

const noteOf = (row: AttendanceRow): string => {
  if (row.standing === 'waiting') return text.waiting;
  const parts = [
    row.inAt ? text.in(timeInWords(row.inAt, now())) : text.not,
    ...(row.outAt ? [text.out(timeInWords(row.outAt, now()))] : []),
    ...(row.how === 'list' ? [text.list] : []),
    ...(row.near === 'far' ? [text.far] : []),
    ...(row.checkedMinutes ? [text.checked(row.checkedMinutes)] : []),
    ...(row.backMinutes ? [text.back(row.backMinutes)] : []),
  ];
  return parts.join(' · ');
};

const answers = [
  { key: 'yes', label: '核实，算数' },
  { key: 'no', label: '不对', tone: 'quiet' },
] as const;

type AttendeeProps = {
  taskId: string;
  state: Attendance['state'];
  row: AttendanceRow;
  onDone: (attendance: Attendance) => void;
};

/** Hours entered afterwards wait for a second person. */
const Backs = ({ taskId, row, onDone }: Omit<AttendeeProps, 'state'>) => {
  const { run, busy, why } = useAction();
  const confirm = async (backId: string, agreed: boolean) => {
    const done = await run('task.confirmBack', { taskId, backId, agreed });
    if (done) onDone(done);
  };
  return (
    <>
      {why ? <Notice>{why.sentence}</Notice> : null}
      {row.back.map((back) => (
        <View key={back.backId} className="recipe">
          <Row
            title={text.entered(back.minutes, back.enteredBy)}
            note={back.reason}
            value={back.mayConfirm ? '' : back.stateLabel}
          />
          {back.mayConfirm ? (
            <Moves
              moves={answers}
              busy={busy ? 'yes' : null}
              onMove={(answer) => void confirm(back.backId, answer === 'yes')}
            />
          ) : null}
        </View>
      ))}
    </>
  );
};

const over = new Set<Attendance['state']>(['approved', 'cancelled']);

/** One person on the list. */
export const Attendee = ({ taskId, state, row, onDone }: AttendeeProps) => {
  const [entering, setEntering] = useState(false);
  const { run, busy, why } = useAction();
  const tick = async () => {
    const done = await run('task.tick', { taskId, entryId: row.entryId, mark: row.inAt ? 'out' : 'in' });
    if (done) onDone(done);
  };
  const seated = row.standing === 'seated' && !over.has(state);
  return (
    <View className="attendee">
      <Row
        lead={<Avatar name={row.name} src={row.avatar} />}
        title={row.name}
        note={noteOf(row)}
        tail={
          seated && !row.me && !row.outAt && state !== 'finished' ? (
            <Button small tone="quiet" busy={busy !== null} onPress={() => void tick()}>
              {row.inAt ? text.tickOut : text.tickIn}
            </Button>
          ) : null
        }
      />
      {why ? <Notice>{why.sentence}</Notice> : null}
      {row.me ? <Text className="quiet">{text.mine}</Text> : null}
      <Backs taskId={taskId} row={row} onDone={onDone} />
      {seated && !row.me ? (
        <Pressable className="attendee-more" onPress={() => setEntering(true)}>
          <Text>{text.enter}</Text>
        </Pressable>
      ) : null}
      <BackEntry
        open={entering}
        taskId={taskId}
        entryId={row.entryId}
        name={row.name}
        onClose={() => setEntering(false)}
        onDone={(attendance) => {
          setEntering(false);
          onDone(attendance);
        }}
      />
    </View>
  );
};
