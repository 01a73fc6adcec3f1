import { Text, View } from '@tarojs/components';
import type { WishRow } from '../../../domain/wishes/contract';
import { go } from '../../routes';
import { Pressable } from '../../ui/Pressable';
import { Tag } from '../../ui/Tag';

const text = { mine: '我许的', claimed: '我认领的' };

/** One wish in a list: a code name, what it is, and where it stands. */
export const WishLine = ({ wish }: { wish: WishRow }) => (
  <Pressable className="request" onPress={() => go('volunteers/wish', { id: wish.wishId })}>
    <View className="request-head">
      <Text className="request-title">{wish.title}</Text>
      <Tag tone={wish.state === 'listed' ? 'main' : 'quiet'}>{wish.stateLabel}</Tag>
    </View>
    <View className="request-facts">
      <Text>{wish.codeName}</Text>
      <Text>{wish.kindLabel}</Text>
      <Text>{wish.community}</Text>
      {wish.due ? <Text>{wish.due}</Text> : null}
      {wish.unit ? <Text>{wish.unit}</Text> : null}
      {wish.mine ? <Text>{text.mine}</Text> : wish.claimedByMe ? <Text>{text.claimed}</Text> : null}
    </View>
  </Pressable>
);
