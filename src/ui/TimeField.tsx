import { Picker, Text, View } from '@tarojs/components';
import { Icon } from './Icon';

type TimeFieldProps = {
  label: string;
  /** 08:30 */
  time: string;
  onChange: (time: string) => void;
};

/** A time of day. */
export const TimeField = ({ label, time, onChange }: TimeFieldProps) => (
  <Picker mode="time" value={time} onChange={(event) => onChange(String(event.detail.value))}>
    <View className="option" ariaRole="button" ariaLabel={`${label} ${time}`}>
      <View className="option-words">
        <Text className="row-note">{label}</Text>
        <Text>{time}</Text>
      </View>
      <Icon name="clock-o" tone="main" />
    </View>
  </Picker>
);
