import { Text, View } from '@tarojs/components';
import { Pressable } from './Pressable';

type Face<K extends string> = { readonly key: K; readonly face: string; readonly label: string };
type FacesProps<K extends string> = {
  faces: readonly Face<K>[];
  onPick: (key: K) => void;
  /** The one being sent. */
  busy: K | null;
};

/** One tap says how it was. */
export function Faces<K extends string>({ faces, onPick, busy }: FacesProps<K>) {
  return (
    <View className="faces">
      {faces.map(({ key, face, label }) => (
        <Pressable
          key={key}
          className={busy === key ? 'face face-busy' : 'face'}
          label={label}
          onPress={() => (busy ? undefined : onPick(key))}
        >
          <Text className="face-sign">{face}</Text>
          <Text className="face-label">{label}</Text>
        </Pressable>
      ))}
    </View>
  );
}
