import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { WORDS_MAX } from '../../../../domain/kernel/schemas';
import { BACK_MINUTES_MAX, type Attendance } from '../../../../domain/tasks/contract';
import { Button } from '../../../ui/Button';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Sheet } from '../../../ui/Sheet';
import { Stepper } from '../../../ui/Stepper';

const text = {
  title: (name: string) => `给${name}补时长`,
  next: '补录的时长要另一个人核实才算，和签到的时长分两栏。',
  how: '补多久',
  reason: '为什么没签上，比如：手机没电',
  send: '交给另一个人核实',
};

const HALF_HOUR = 30;
const REASON_LEAST = 2;

type BackEntryProps = {
  open: boolean;
  taskId: string;
  entryId: string;
  name: string;
  onClose: () => void;
  onDone: (attendance: Attendance) => void;
};

/** Hours nobody checked: how long, and why. */
export const BackEntry = ({ open, taskId, entryId, name, onClose, onDone }: BackEntryProps) => {
  const [minutes, setMinutes] = useState(2 * HALF_HOUR);
  const [reason, setReason] = useState('');
  const { run, busy, why } = useAction();
  const send = async () => {
    const done = await run('task.backEnter', { taskId, entryId, minutes, reason: reason.trim() });
    if (done) onDone(done);
  };
  return (
    <Sheet title={text.title(name)} open={open} onClose={onClose}>
      <Text className="quiet">{text.next}</Text>
      <Stepper
        label={text.how}
        value={minutes}
        least={HALF_HOUR}
        most={BACK_MINUTES_MAX}
        step={HALF_HOUR}
        unit="分钟"
        onChange={setMinutes}
      />
      {open ? <Field most={WORDS_MAX} placeholder={text.reason} onChange={setReason} /> : null}
      <View className="sheet-foot">
        {why ? <Notice>{why.sentence}</Notice> : null}
        <Button busy={busy !== null} off={reason.trim().length < REASON_LEAST} onPress={() => void send()}>
          {text.send}
        </Button>
      </View>
    </Sheet>
  );
};
