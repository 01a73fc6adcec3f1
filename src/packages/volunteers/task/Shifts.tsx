import { Text, View } from '@tarojs/components';
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
  said: ({ capacity, left, waiting }: ShiftView) =>
    `${capacity - left}/${capacity} 人${waiting ? `，候补 ${waiting} 人` : ''}`,
  release: (by: string) => `${by}前可以取消`,
};

const taken = ({ capacity, left }: ShiftView): number => Math.round(((capacity - left) / capacity) * 100);

const Places = ({ shift }: { shift: ShiftView }) => (
  <>
    <Bar label={shift.when} head={text.left(shift.left)} percent={taken(shift)} said={text.said(shift)} />
    {Date.parse(shift.releaseBy) > Date.now() ? (
      <Text className="quiet line-words">{text.release(timeInWords(shift.releaseBy, new Date()))}</Text>
    ) : null}
  </>
);

type ShiftsProps = { shifts: readonly ShiftView[]; chosen: string; onChoose: (shiftId: string) => void };

/** How many places are left, as a bar; of several shifts one is chosen first. */
export const Shifts = ({ shifts, chosen, onChoose }: ShiftsProps) => (
  <Card title={shifts.length > 1 ? text.which : text.title}>
    {shifts.length > 1
      ? shifts.map((shift) => {
          const on = shift.shiftId === chosen;
          return (
            <Pressable
              key={shift.shiftId}
              role="radio"
              className={on ? 'option option-chosen shift' : 'option shift'}
              onPress={() => onChoose(shift.shiftId)}
            >
              <View className="option-words">
                <Places shift={shift} />
              </View>
              {on ? <Icon name="success" tone="main" /> : null}
            </Pressable>
          );
        })
      : shifts.map((shift) => <Places key={shift.shiftId} shift={shift} />)}
  </Card>
);
