import { Text, View } from '@tarojs/components';
import type { ClassView } from '../../../domain/groups/contract';
import { Icon } from '../../ui/Icon';
import { Pressable } from '../../ui/Pressable';
import { classIcon } from './classIcons';

type ClassPickProps = { classes: readonly ClassView[]; chosen: string; onChoose: (key: string) => void };

/** The service classes side by side, all of them in sight. */
export const ClassPick = ({ classes, chosen, onChoose }: ClassPickProps) => (
  <View className="classes" ariaRole="radiogroup">
    {classes.map(({ key, label }) => (
      <Pressable
        key={key}
        className={key === chosen ? 'class class-on' : 'class'}
        role="radio"
        checked={key === chosen}
        label={key === chosen ? `${label}，已选` : label}
        onPress={() => onChoose(key)}
      >
        <Icon name={classIcon(key)} tone="main" size={26} />
        <Text>{label}</Text>
      </Pressable>
    ))}
  </View>
);
