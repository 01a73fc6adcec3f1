import { Text, View } from '@tarojs/components';
import { Pressable } from './Pressable';

type NoticeProps = {
  children: string;
  tone?: 'calm' | 'overdue';
  action?: { label: string; onPress: () => void };
};

/** One sentence a person should not miss, and perhaps the way out of it. */
export const Notice = ({ children, tone = 'calm', action }: NoticeProps) => (
  <View className={`notice notice-${tone}`} ariaRole="alert">
    <Text className="notice-words">{children}</Text>
    {action ? (
      <Pressable className="notice-action" onPress={action.onPress}>
        <Text>{action.label}</Text>
      </Pressable>
    ) : null}
  </View>
);
