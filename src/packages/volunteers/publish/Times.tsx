import { View } from '@tarojs/components';
import { useDayFromNow } from '../../../api/useNow';
import { CAPACITY_MAX, SHIFTS_MAX, SHIFT_HOURS_MAX } from '../../../../domain/tasks/contract';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { DayField } from '../../../ui/DayField';
import { Stepper } from '../../../ui/Stepper';
import { TimeField } from '../../../ui/TimeField';
import { aShift, type ShiftDraft, type TaskDraft } from './draft';

const text = {
  title: '什么时候，要几个人',
  day: '哪天',
  time: '几点开始',
  hours: '做多久',
  capacity: '要几个人',
  more: '再加一个时段',
  less: '去掉这个时段',
};

const HALF_YEAR = 180;

type TimesProps = { draft: TaskDraft; change: (part: Partial<TaskDraft>) => void };

/** Shifts: the day, the hour, how long and how many. A list item is claimed by one, so nobody counts there. */
export const Times = ({ draft: { shifts, kind }, change }: TimesProps) => {
  const [today, tomorrow, inHalfAYear] = [useDayFromNow(0), useDayFromNow(1), useDayFromNow(HALF_YEAR)];
  const put = (index: number, part: Partial<ShiftDraft>) =>
    change({ shifts: shifts.map((shift, at) => (at === index ? { ...shift, ...part } : shift)) });
  return (
    <Card title={text.title}>
      {shifts.map((shift, index) => (
        <View key={index} className="recipe">
          <DayField
            label={text.day}
            day={shift.day || tomorrow}
            earliest={today}
            latest={inHalfAYear}
            onChange={(day) => put(index, { day })}
          />
          <View className="gap" />
          <TimeField label={text.time} time={shift.time} onChange={(time) => put(index, { time })} />
          <Stepper
            label={text.hours}
            value={shift.hours}
            least={1}
            most={SHIFT_HOURS_MAX}
            unit="小时"
            onChange={(hours) => put(index, { hours })}
          />
          {kind === 'open' ? (
            <Stepper
              label={text.capacity}
              value={shift.capacity}
              least={1}
              most={CAPACITY_MAX}
              unit="人"
              onChange={(capacity) => put(index, { capacity })}
            />
          ) : null}
          {shifts.length > 1 ? (
            <Button tone="plain" onPress={() => change({ shifts: shifts.filter((_, at) => at !== index) })}>
              {text.less}
            </Button>
          ) : null}
        </View>
      ))}
      {shifts.length < SHIFTS_MAX && kind === 'open' ? (
        <Button tone="quiet" onPress={() => change({ shifts: [...shifts, shifts[shifts.length - 1] ?? aShift()] })}>
          {text.more}
        </Button>
      ) : null}
    </Card>
  );
};
