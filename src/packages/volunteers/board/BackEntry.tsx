import { Text, View } from '@tarojs/components';
import { useForm } from '../../../api/useForm';
import { WORDS_MAX } from '../../../../domain/kernel/schemas';
import { BACK_MINUTES_MAX, type Attendance } from '../../../../domain/tasks/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';
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
const nothing = { minutes: 2 * HALF_HOUR, reason: '' };

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
  const { draft, change, run, busy, why } = useForm(`back:${taskId}:${entryId}`, nothing);
  const { minutes, reason } = draft;
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
        onChange={(said) => change({ minutes: said })}
      />
      {open ? (
        <Field
          initial={reason}
          most={WORDS_MAX}
          placeholder={text.reason}
          onChange={(said) => change({ reason: said })}
        />
      ) : null}
      <View className="sheet-foot">
        {why ? <Notice>{why.sentence}</Notice> : null}
        <Button busy={busy !== null} off={!saysAtLeast(reason, REASON_LEAST)} onPress={() => void send()}>
          {text.send}
        </Button>
      </View>
    </Sheet>
  );
};
