import { Text } from '@tarojs/components';
import { Icon } from './Icon';
import { Pressable } from './Pressable';

type ChipProps = { icon: string; children: string; change: string; onPress: () => void };

/** Something we filled in for the person, with the word to press when it is wrong: 📍 3号楼 改一下. */
export const Chip = ({ icon, children, change, onPress }: ChipProps) => (
  <Pressable className="chip" onPress={onPress}>
    <Icon name={icon} tone="main" size={18} />
    <Text className="chip-words">{children}</Text>
    <Text className="chip-change">{change}</Text>
  </Pressable>
);
