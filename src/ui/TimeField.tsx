import { Picker, Text, View } from '@tarojs/components';
import { Icon } from './Icon';

type TimeFieldProps = {
  label: string;
  /** 09:30; empty while none was chosen. */
  time: string;
  onChange: (time: string) => void;
};

const text = { none: '选时间', first: '09:00' };

/** A time of day. */
export const TimeField = ({ label, time, onChange }: TimeFieldProps) => (
  <Picker mode="time" value={time || text.first} onChange={(event) => onChange(String(event.detail.value))}>
    <View className="option">
      <View className="option-words">
        <Text className="row-note">{label}</Text>
        <Text>{time || text.none}</Text>
      </View>
      <Icon name="clock-o" tone="main" />
    </View>
  </Picker>
);
