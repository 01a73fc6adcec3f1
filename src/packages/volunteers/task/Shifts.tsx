import { Text, View } from '@tarojs/components';
import { now } from '../../../api/clock';
import type { ShiftView } from '../../../../domain/tasks/contract';
import { timeInWords } from '../../../../domain/kernel/words';
import { Bar } from '../../../ui/Bar';
import { Card } from '../../../ui/Card';
import { Icon } from '../../../ui/Icon';
import { Pressable } from '../../../ui/Pressable';

const text = {
  title: '时段',
  which: '选一个时段',
  left: (left: number) => (left ? `还差 ${left} 人` : '满了'),
  came: (count: number) => `${count} 人报名`,
  said: ({ capacity, left, waiting }: ShiftView) =>
    `${capacity - left}/${capacity} 人${waiting ? `，候补 ${waiting} 人` : ''}`,
  release: (by: string) => `${by}前可以取消`,
};

const taken = ({ capacity, left }: ShiftView): number => Math.round(((capacity - left) / capacity) * 100);

/** Nobody is missing any more where it is over. */
const headOf = (shift: ShiftView, over: boolean): string =>
  over || Date.parse(shift.endsAt) <= now().getTime() ? text.came(shift.capacity - shift.left) : text.left(shift.left);

const Places = ({ shift, over }: { shift: ShiftView; over: boolean }) => (
  <>
    <Bar label={shift.when} head={headOf(shift, over)} percent={taken(shift)} said={text.said(shift)} />
    {!over && Date.parse(shift.releaseBy) > now().getTime() ? (
      <Text className="quiet line-words">{text.release(timeInWords(shift.releaseBy, now()))}</Text>
    ) : null}
  </>
);

type ShiftsProps = {
  shifts: readonly ShiftView[];
  /** The task is done or called off: the shifts only say how many had come. */
  over: boolean;
  chosen: string;
  onChoose: (shiftId: string) => void;
};

/** How many places are left, as a bar; of several shifts one is chosen first. */
export const Shifts = ({ shifts, over, chosen, onChoose }: ShiftsProps) => (
  <Card title={shifts.length > 1 ? text.which : text.title}>
    {shifts.length > 1
      ? shifts.map((shift) => {
          const on = shift.shiftId === chosen;
          return (
            <Pressable
              key={shift.shiftId}
              role="radio"
              checked={on}
              className={on ? 'option option-chosen shift' : 'option shift'}
              onPress={() => onChoose(shift.shiftId)}
            >
              <View className="option-words">
                <Places shift={shift} over={over} />
              </View>
              {on ? <Icon name="success" tone="main" /> : null}
            </Pressable>
          );
        })
      : shifts.map((shift) => <Places key={shift.shiftId} shift={shift} over={over} />)}
  </Card>
);
