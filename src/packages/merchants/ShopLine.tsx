import { Text, View } from '@tarojs/components';
import type { ShopRow } from '../../../domain/shops/contract';
import { Pressable } from '../../ui/Pressable';
import { Tag } from '../../ui/Tag';

/** One shop in a list: its name, its standing, and until when somebody looks at it. */
export const ShopLine = ({ shop, onPress }: { shop: ShopRow; onPress: () => void }) => (
  <Pressable className={shop.overdue ? 'request request-late' : 'request'} onPress={onPress}>
    <View className="request-head">
      <Text className="request-title">{shop.name}</Text>
      {shop.badge ? <Tag tone="main">{shop.badge.label}</Tag> : null}
      <Tag tone={shop.overdue ? 'overdue' : 'quiet'}>{shop.stateLabel}</Tag>
    </View>
    <View className="request-facts">
      {shop.due ? <Text className={shop.overdue ? 'late' : ''}>{shop.due}</Text> : null}
      <Text>{shop.tradeLabel}</Text>
      <Text>{shop.spot || shop.place}</Text>
    </View>
  </Pressable>
);
