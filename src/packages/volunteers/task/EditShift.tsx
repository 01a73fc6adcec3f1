import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { useDayFromNow } from '../../../api/useNow';
import { shanghaiDate } from '../../../../domain/kernel/calendar';
import { timeOfDay } from '../../../../domain/kernel/words';
import { CAPACITY_MAX, SHIFT_HOURS_MAX, type ShiftView, type TaskView } from '../../../../domain/tasks/contract';
import { Button } from '../../../ui/Button';
import { DayField } from '../../../ui/DayField';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Sheet } from '../../../ui/Sheet';
import { Stepper } from '../../../ui/Stepper';
import { TimeField } from '../../../ui/TimeField';
import { timesOf } from '../publish/draft';

const text = {
  change: '改时间、地点、人数',
  told: '报了名的人会收到消息，来不了的可以直接退出，谁也不会丢了位置。',
  day: '哪天',
  time: '几点开始',
  hours: '做多久',
  capacity: '要几个人',
  spot: (place: string) => `地点改到哪里，不改就空着（现在：${place}）`,
  save: '改好了',
};

const HOUR = 3_600_000;
const HALF_YEAR = 180;
const SPOT_MAX = 40;

type EditProps = { task: TaskView; shift: ShiftView; onDone: (task: TaskView) => void };

const Fields = ({ task, shift, onDone }: EditProps) => {
  const starts = new Date(shift.startsAt);
  const [today, last] = [useDayFromNow(0), useDayFromNow(HALF_YEAR)];
  const [draft, setDraft] = useState({
    day: shanghaiDate(starts),
    time: timeOfDay(starts),
    hours: Math.max(1, Math.round((Date.parse(shift.endsAt) - starts.getTime()) / HOUR)),
    capacity: shift.capacity,
  });
  const [spot, setSpot] = useState('');
  const { run, busy, why } = useAction();
  const put = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = async () => {
    const at = { taskId: task.taskId, shiftId: shift.shiftId, ...timesOf(draft) };
    const done = await run('task.edit', { ...at, ...(spot.trim() && { spot: spot.trim() }) });
    if (done) onDone(done);
  };
  return (
    <>
      <Text className="quiet line-words">{text.told}</Text>
      <DayField label={text.day} day={draft.day} earliest={today} latest={last} onChange={(day) => put({ day })} />
      <TimeField label={text.time} time={draft.time} onChange={(time) => put({ time })} />
      <Stepper
        label={text.hours}
        value={draft.hours}
        least={1}
        most={SHIFT_HOURS_MAX}
        unit="小时"
        onChange={(hours) => put({ hours })}
      />
      {task.kind === 'open' ? (
        <Stepper
          label={text.capacity}
          value={draft.capacity}
          least={Math.max(1, shift.capacity - shift.left)}
          most={CAPACITY_MAX}
          unit="人"
          onChange={(capacity) => put({ capacity })}
        />
      ) : null}
      <Field most={SPOT_MAX} placeholder={text.spot(task.place)} onChange={setSpot} />
      <View className="sheet-foot">
        {why ? <Notice>{why.sentence}</Notice> : null}
        <Button busy={busy !== null} onPress={() => void save()}>
          {text.save}
        </Button>
      </View>
    </>
  );
};

/** For the organiser, while a shift has not begun. */
export const EditShifts = ({ task, onDone }: Omit<EditProps, 'shift'>) => {
  const [open, setOpen] = useState('');
  const shift = task.shiftList.find(({ shiftId }) => shiftId === open);
  const several = task.shiftList.length > 1;
  return (
    <>
      {task.shiftList
        .filter(({ mayEdit }) => mayEdit)
        .map(({ shiftId, when }) => (
          <Row key={shiftId} title={text.change} note={several ? when : ''} onPress={() => setOpen(shiftId)} />
        ))}
      <Sheet title={text.change} open={shift !== undefined} onClose={() => setOpen('')}>
        {shift ? (
          <Fields
            key={open}
            task={task}
            shift={shift}
            onDone={(changed) => {
              setOpen('');
              onDone(changed);
            }}
          />
        ) : null}
      </Sheet>
    </>
  );
};
