import { Text, View } from '@tarojs/components';
import { Button } from './Button';
import { Icon } from './Icon';

type EmptyProps = {
  title: string;
  hint?: string;
  icon?: string;
  action?: { label: string; onPress: () => void; main?: boolean };
};

/** Nothing here: says what would be, and the one thing to do about it. */
export const Empty = ({ title, hint, icon = 'description', action }: EmptyProps) => (
  <View className="empty">
    <Icon name={icon} tone="quiet" size={40} />
    <Text className="empty-title">{title}</Text>
    {hint ? <Text className="empty-hint">{hint}</Text> : null}
    {action ? (
      <View className="empty-action">
        <Button tone={action.main ? 'main' : 'quiet'} onPress={action.onPress}>
          {action.label}
        </Button>
      </View>
    ) : null}
  </View>
);
