import { movesFrom } from '../kernel/machine';
import { isPermitted } from '../permissions';
import type { Shop } from '../shops/model';
import type { Actor } from '../kernel/access';
import { offerKinds, services, type OfferRow, type OfferView, type Price } from './contract';
import { offerMachine, type OfferMove } from './machine';
import { isOfDistrict, isOwn, partiesToOffer, type Offer, type OfferHappened } from './model';

/** 20, 12.5 */
const yuan = (fen: number): string => String(fen / 100);

/** 免费, 20 元/次, 20 元/次起 */
const priceWords = ({ kind, prices }: Pick<Offer, 'kind' | 'prices'>): string => {
  if (kind === 'free') return '免费';
  const [cheapest] = [...prices].filter(({ fen }) => fen > 0).sort((a: Price, b: Price) => a.fen - b.fen);
  return cheapest ? `${yuan(cheapest.fen)} 元/${cheapest.per}${prices.length > 1 ? '起' : ''}` : '免费';
};

const leftOf = ({ places, taken }: Offer): number => Math.max(0, places - taken);

export const offerRowOf = (offer: Offer): OfferRow => ({
  offerId: offer._id,
  provider: offer.provider,
  kind: offer.kind,
  kindLabel: offerKinds[offer.kind],
  service: offer.service,
  serviceLabel: services[offer.service],
  title: offer.title,
  prices: [...offer.prices],
  priceWords: priceWords(offer),
  place: offer.placeLabel,
  places: offer.places,
  left: leftOf(offer),
  state: offer.state,
  stateLabel: offerMachine.states[offer.state],
  offeredAt: offer.offeredAt,
});

export type Viewer = { readonly actor: Actor; readonly shops: readonly Shop[] };

const review: ReadonlySet<OfferMove> = new Set<OfferMove>(['approve', 'sendBack']);

const openTo = (offer: Offer, viewer: Viewer): OfferMove[] => {
  const parties = partiesToOffer(offer, viewer);
  return movesFrom(offerMachine, offer.state).filter(
    (move) => isPermitted(`offer.${move}`, parties) && !(review.has(move) && isOwn(offer, viewer)),
  );
};

const labelOf = (what: OfferHappened['what']): string => (what === 'submit' ? '提交' : offerMachine.moves[what].label);

export const offerViewOf = (offer: Offer, viewer: Viewer, closed: number): OfferView => {
  const mine = isOwn(offer, viewer);
  const room = offer.places === 0 || leftOf(offer) > 0;
  const orders = isOfDistrict(offer.scopes, viewer.actor) && !offer.takerIds.includes(viewer.actor.id);
  return {
    ...offerRowOf(offer),
    text: offer.text,
    phone: offer.phone,
    closed,
    mine,
    mayOrder: offer.state === 'open' && !mine && room && orders,
    open: openTo(offer, viewer).map((move) => ({ move, label: offerMachine.moves[move].label })),
    history: offer.history
      .map(({ what, who, at, words }) => ({ label: labelOf(what), who: who || '合伙人', at, words }))
      .reverse(),
  };
};
