import type { ReactNode } from 'react';
import { Slot, Text, View } from '@tarojs/components';
import { useComfort } from './comfort';
import { Icon } from './Icon';
import { Pressable } from './Pressable';

type Way<K extends string> = { readonly key: K; readonly label: string };
type SwipeProps<K extends string> = {
  children: ReactNode;
  ways: readonly Way<K>[];
  onWay: (key: K) => void;
  /** The same ways for whoever does not swipe: by the word at the end of the line, or by pressing long. */
  onMore: () => void;
  /** What a screen reader says of that word. */
  label: string;
};

const text = { more: '办' };
const WIDTH = { plain: 84, elder: 120 };

/** A line that slides to the left and shows what can be done with it at once. */
export function Swipe<K extends string>({ children, ways, onWay, onMore, label }: SwipeProps<K>) {
  const elder = useComfort((comfort) => comfort.elder);
  const width = elder ? WIDTH.elder : WIDTH.plain;
  if (!ways.length) return <>{children}</>;
  return (
    <van-swipe-cell right-width={width * ways.length}>
      <View className="swipe" onLongPress={onMore}>
        <View className="swipe-line">{children}</View>
        <Pressable className="swipe-more" label={label} onPress={onMore}>
          <Icon name="ellipsis" tone="quiet" />
          <Text className="quiet">{text.more}</Text>
        </Pressable>
      </View>
      <Slot name="right">
        <View className="swipe-ways">
          {ways.map((way) => (
            <View key={way.key} className="swipe-box" style={`width:${width}px`}>
              <Pressable className="swipe-way" onPress={() => onWay(way.key)}>
                <Text>{way.label}</Text>
              </Pressable>
            </View>
          ))}
        </View>
      </Slot>
    </van-swipe-cell>
  );
}
