import type { OfferRow } from '../../../domain/offers/contract';
import { go } from '../../routes';
import { Line } from '../../ui/Line';

const text = { left: (left: number) => `还能接 ${left} 单` };

/** One service in a list: what, by whom, what it costs. */
export const OfferLine = ({ offer, standing = false }: { offer: OfferRow; standing?: boolean }) => (
  <Line
    title={offer.title}
    tag={standing ? offer.stateLabel : offer.kindLabel}
    tone={standing && offer.state !== 'open' ? 'quiet' : 'main'}
    facts={[offer.priceWords, offer.provider.name, offer.serviceLabel, offer.places > 0 && text.left(offer.left)]}
    onPress={() => go('merchants/offer', { id: offer.offerId })}
  />
);
