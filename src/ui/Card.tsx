import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { Pressable } from './Pressable';

type CardProps = {
  children: ReactNode;
  title?: string;
  /** The way to all of them, beside the title. */
  more?: { label: string; onPress: () => void };
};

export const Card = ({ children, title, more }: CardProps) => (
  <View className="card">
    {title ? (
      <View className="card-head">
        <Text className="card-title">{title}</Text>
        {more ? (
          <Pressable className="card-more" role="link" label={`${title} ${more.label}`} onPress={more.onPress}>
            <Text>{more.label} ›</Text>
          </Pressable>
        ) : null}
      </View>
    ) : null}
    {children}
  </View>
);
