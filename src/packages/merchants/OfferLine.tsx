import { Text, View } from '@tarojs/components';
import type { OfferRow } from '../../../domain/offers/contract';
import { go } from '../../routes';
import { Pressable } from '../../ui/Pressable';
import { Tag } from '../../ui/Tag';

const text = { left: (left: number) => `还能接 ${left} 单` };

/** One service in a list: what, by whom, what it costs. */
export const OfferLine = ({ offer, standing = false }: { offer: OfferRow; standing?: boolean }) => (
  <Pressable className="request" onPress={() => go('merchants/offer', { id: offer.offerId })}>
    <View className="request-head">
      <Text className="request-title">{offer.title}</Text>
      <Tag tone={standing && offer.state !== 'open' ? 'quiet' : 'main'}>
        {standing ? offer.stateLabel : offer.kindLabel}
      </Tag>
    </View>
    <View className="request-facts">
      <Text>{offer.priceWords}</Text>
      <Text>{offer.provider.name}</Text>
      <Text>{offer.serviceLabel}</Text>
      {offer.places ? <Text>{text.left(offer.left)}</Text> : null}
    </View>
  </Pressable>
);
