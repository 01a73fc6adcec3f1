import { Text, View } from '@tarojs/components';
import { Pressable } from './Pressable';

type StepperProps = {
  label: string;
  value: number;
  least: number;
  most: number;
  step?: number;
  /** 人, 小时 */
  unit?: string;
  onChange: (value: number) => void;
};

const text = { less: '少一点', more: '多一点' };

/** A small number, changed without a keyboard. */
export const Stepper = ({ label, value, least, most, step = 1, unit = '', onChange }: StepperProps) => {
  const to = (next: number) => onChange(Math.max(least, Math.min(most, next)));
  return (
    <View className="row">
      <Text className="row-words">{label}</Text>
      <Pressable className="step-key" label={`${label}${text.less}`} onPress={() => to(value - step)}>
        <Text>−</Text>
      </Pressable>
      <Text className="step-value">{`${value}${unit && ` ${unit}`}`}</Text>
      <Pressable className="step-key" label={`${label}${text.more}`} onPress={() => to(value + step)}>
        <Text>+</Text>
      </Pressable>
    </View>
  );
};
