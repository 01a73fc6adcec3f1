import { Text, View } from '@tarojs/components';

type ToggleProps = { label: string; note?: string; on: boolean; onChange: (on: boolean) => void };

export const Toggle = ({ label, note, on, onChange }: ToggleProps) => (
  <View className="row">
    <View className="row-words">
      <Text className="row-title">{label}</Text>
      {note ? <Text className="row-note">{note}</Text> : null}
    </View>
    <van-switch checked={on} size="26px" active-color="var(--primary)" onChange={(event) => onChange(event.detail)} />
  </View>
);
