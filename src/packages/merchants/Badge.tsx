import { Text, View } from '@tarojs/components';
import type { ShopPage } from '../../../domain/shops/contract';
import { shanghaiDate } from '../../../domain/kernel/calendar';
import { Icon } from '../../ui/Icon';

const text = {
  promised: '承诺',
  given: (by: string, at: string) => `${by} ${shanghaiDate(new Date(at))} 亮出`,
};

/** 亮身份: what the community vouches for, and what the shop promised for it. */
export const Badge = ({ badge }: { badge: NonNullable<ShopPage['badge']> }) => (
  <View className="shop-badge">
    <View className="shop-badge-head">
      <Icon name="medal-o" tone="main" size={22} />
      <Text className="shop-badge-name">{badge.label}</Text>
    </View>
    <Text className="line-words">{`${text.promised}：${badge.promise}`}</Text>
    <Text className="quiet line-words">{text.given(badge.byPost, badge.givenAt)}</Text>
  </View>
);
