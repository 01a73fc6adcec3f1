import { Text, View } from '@tarojs/components';
import { Pressable } from './Pressable';

type SegmentsProps<K extends string> = {
  options: readonly { readonly key: K; readonly label: string }[];
  chosen: K;
  onChoose: (key: K) => void;
};

/** One of two or three short words, side by side. */
export function Segments<K extends string>({ options, chosen, onChoose }: SegmentsProps<K>) {
  return (
    <View className="segs" ariaRole="radiogroup">
      {options.map(({ key, label }) => (
        <Pressable
          key={key}
          role="radio"
          checked={key === chosen}
          label={key === chosen ? `${label}，已选` : label}
          className={key === chosen ? 'seg seg-on' : 'seg'}
          onPress={() => onChoose(key)}
        >
          <Text>{label}</Text>
        </Pressable>
      ))}
    </View>
  );
}
