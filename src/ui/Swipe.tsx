import { useRef, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Pressable } from './Pressable';

type Way<K extends string> = { readonly key: K; readonly label: string };
type SwipeProps<K extends string> = {
  children: ReactNode;
  ways: readonly Way<K>[];
  /** Whether this is the line that was slid: the only one in its list that carries its ways. */
  slid: boolean;
  onSlide: (slid: boolean) => void;
  onWay: (key: K) => void;
  /** The same ways for whoever does not swipe, by pressing long; the first also stands at the end of the line. */
  onMore: () => void;
};

/** Less is a shaky press, and whatever is mostly up or down is scrolling. */
const FAR_PX = 48;

type Spot = { readonly clientX: number; readonly clientY: number };
type Touched = { readonly changedTouches?: readonly Spot[] };
const spotOf = (event: object): Spot => (event as Touched).changedTouches?.[0] ?? { clientX: 0, clientY: 0 };

/** A line that, slid to the left, shows what can be done with it at once; slid back it hides them. */
export function Swipe<K extends string>({ children, ways, slid, onSlide, onWay, onMore }: SwipeProps<K>) {
  const from = useRef<Spot>(spotOf({}));
  const letGo = (event: object) => {
    const to = spotOf(event);
    const [across, along] = [to.clientX - from.current.clientX, to.clientY - from.current.clientY];
    if (Math.abs(across) < FAR_PX || Math.abs(across) < 2 * Math.abs(along)) return;
    if (across < 0 !== slid) onSlide(across < 0);
  };
  const [likely] = ways;
  if (!likely) return <>{children}</>;
  return (
    <View
      className="swipe"
      onTouchStart={(event) => (from.current = spotOf(event))}
      onTouchEnd={letGo}
      onLongPress={onMore}
    >
      {children}
      <Pressable className="more" onPress={() => onWay(likely.key)}>
        {likely.label}
      </Pressable>
      {slid ? (
        <View className="swipe-ways">
          {ways.map((way) => (
            <Pressable key={way.key} className="swipe-way" onPress={() => onWay(way.key)}>
              {way.label}
            </Pressable>
          ))}
        </View>
      ) : null}
    </View>
  );
}
