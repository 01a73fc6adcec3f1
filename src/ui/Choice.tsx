import { Text, View } from '@tarojs/components';
import { Icon } from './Icon';
import { Pressable } from './Pressable';

type Option<K extends string> = { readonly key: K; readonly label: string; readonly note?: string };
type ChoiceProps<K extends string> = {
  options: readonly Option<K>[];
  chosen: K | null;
  onChoose: (key: K) => void;
};

/** One of a few; each says what it starts. */
export function Choice<K extends string>({ options, chosen, onChoose }: ChoiceProps<K>) {
  return (
    <View className="choice" ariaRole="radiogroup">
      {options.map((option) => (
        <Pressable
          key={option.key}
          role="radio"
          checked={option.key === chosen}
          label={option.key === chosen ? `${option.label}，已选` : option.label}
          className={option.key === chosen ? 'option option-chosen' : 'option'}
          onPress={() => onChoose(option.key)}
        >
          <View className="option-words">
            <Text>{option.label}</Text>
            {option.note ? <Text className="row-note">{option.note}</Text> : null}
          </View>
          {option.key === chosen ? <Icon name="success" tone="main" /> : null}
        </Pressable>
      ))}
    </View>
  );
}
