import { Text, View } from '@tarojs/components';
import { Pressable } from './Pressable';

type ToggleProps = { label: string; note?: string; on: boolean; onChange: (on: boolean) => void };

/** On or off: the whole line answers the finger, the knob only shows it. */
export const Toggle = ({ label, note, on, onChange }: ToggleProps) => (
  <Pressable className="row" role="switch" label={label} checked={on} onPress={() => onChange(!on)}>
    <View className="row-words">
      <Text className="row-title">{label}</Text>
      {note ? <Text className="row-note">{note}</Text> : null}
    </View>
    <van-switch checked={on} size="26px" active-color="var(--primary)" />
  </Pressable>
);
