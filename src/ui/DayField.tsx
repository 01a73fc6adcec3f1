import { Picker, Text, View } from '@tarojs/components';
import { now } from '../api/clock';
import { dateInWords } from '../../domain/kernel/words';
import { Icon } from './Icon';

type DayFieldProps = {
  label: string;
  /** 2026-12-31; empty while none was chosen. */
  day: string;
  earliest: string;
  latest?: string;
  onChange: (day: string) => void;
};

const text = { none: '选一天' };

/** A day on the calendar. */
export const DayField = ({ label, day, earliest, latest = '', onChange }: DayFieldProps) => (
  <Picker
    mode="date"
    value={day || earliest}
    start={earliest}
    end={latest}
    onChange={(event) => onChange(String(event.detail.value))}
  >
    <View className="option">
      <View className="option-words">
        <Text>{label}</Text>
        <Text className="row-note">{day ? dateInWords(day, now()) : text.none}</Text>
      </View>
      <Icon name="calendar-o" tone="main" />
    </View>
  </Picker>
);
