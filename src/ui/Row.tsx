import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { Pressable } from './Pressable';

type RowProps = {
  title: string;
  note?: string;
  value?: string;
  lead?: ReactNode;
  tail?: ReactNode;
  onPress?: () => void;
};

/** One line of a list: what it is, a quiet word about it, and perhaps where it leads. */
export const Row = ({ title, note, value, lead, tail, onPress }: RowProps) => {
  const inside = (
    <>
      {lead ? <View className="row-lead">{lead}</View> : null}
      <View className="row-words">
        <Text className="row-title">{title}</Text>
        {note ? <Text className="row-note">{note}</Text> : null}
      </View>
      {value ? <Text className="row-value">{value}</Text> : null}
      {tail}
    </>
  );
  return onPress ? (
    <Pressable className="row row-on" onPress={onPress}>
      {inside}
    </Pressable>
  ) : (
    <View className="row">{inside}</View>
  );
};
