import { Text, View } from '@tarojs/components';
import { Pressable } from './Pressable';

type Face<K extends string> = { readonly key: K; readonly mood: 'glad' | 'plain' | 'sad'; readonly label: string };
type FacesProps<K extends string> = {
  faces: readonly Face<K>[];
  onPick: (key: K) => void;
  /** The one being sent. */
  busy: K | null;
};

/** One tap says how it was. The faces are drawn, not letters: not every phone has them in its fonts. */
export function Faces<K extends string>({ faces, onPick, busy }: FacesProps<K>) {
  return (
    <View className="faces">
      {faces.map(({ key, mood, label }) => (
        <Pressable
          key={key}
          className={busy === key ? 'face face-busy' : 'face'}
          label={label}
          onPress={() => (busy ? undefined : onPick(key))}
        >
          <View className={`mood mood-${mood}`} />
          <Text className="face-label">{label}</Text>
        </Pressable>
      ))}
    </View>
  );
}
