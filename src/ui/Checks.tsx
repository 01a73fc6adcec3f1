import { Text, View } from '@tarojs/components';
import { Icon } from './Icon';
import { Pressable } from './Pressable';

type Option<K extends string> = { readonly key: K; readonly label: string; readonly note?: string };
type ChecksProps<K extends string> = {
  options: readonly Option<K>[];
  chosen: readonly K[];
  onToggle: (key: K) => void;
};

/** Some of a few. */
export function Checks<K extends string>({ options, chosen, onToggle }: ChecksProps<K>) {
  return (
    <View className="choice">
      {options.map(({ key, label, note }) => {
        const on = chosen.includes(key);
        return (
          <Pressable
            key={key}
            role="checkbox"
            checked={on}
            label={on ? `${label}，已选` : label}
            className={on ? 'option option-chosen' : 'option'}
            onPress={() => onToggle(key)}
          >
            <View className="option-words">
              <Text>{label}</Text>
              {note ? <Text className="row-note">{note}</Text> : null}
            </View>
            {on ? <Icon name="success" tone="main" /> : null}
          </Pressable>
        );
      })}
    </View>
  );
}
