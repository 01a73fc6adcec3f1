import { rolesWithin, type Actor, type Party } from '../kernel/access';
import type { Telling } from '../notices/model';
import { districtOf } from '../places/shown';
import type { Shop } from '../shops/model';
import type { OfferKind, Price, Service } from './contract';
import type { OfferMove, OfferState } from './machine';

/** Who offers: a shop by its id, an organisation by its unit's. */
export type Provider = { readonly kind: 'shop' | 'unit'; readonly id: string; readonly name: string };

/** Somebody whose order of this is not over yet. */
export type Taker = {
  readonly personId: string;
  readonly orderId: string;
  readonly at: string;
  /** Seen to have become an order: a press that was cut off after its place was taken never does. */
  readonly ordered: boolean;
};

export type OfferHappened = {
  readonly what: OfferMove | 'submit';
  /** 建设路社区 社区专员; empty when the partner acted. */
  readonly who: string;
  readonly at: string;
  readonly words: string;
};

export type Offer = Telling<OfferState> & {
  readonly provider: Provider;
  readonly providerId: string;
  readonly submitterId: string;
  readonly kind: OfferKind;
  readonly service: Service;
  readonly title: string;
  readonly text: string;
  readonly prices: readonly Price[];
  readonly placeLabel: string;
  /** The community's number. */
  readonly phone: string;
  /** How many orders it takes at all, 0 for as many as come; and how many it took. */
  readonly places: number;
  readonly taken: number;
  /** Orders that are not over: one a person. The ids once more, for the database to compare. */
  readonly takers: readonly Taker[];
  readonly takerIds: readonly string[];
  readonly takerCount: number;
  /** While somebody took a place and nobody has seen their order yet: the clock looks. */
  readonly lookKey: string;
  readonly offeredAt: string;
  /** The lists it is in while it is open. */
  readonly shownIn: readonly string[];
  readonly history: readonly OfferHappened[];
};

type Partner = { readonly actor: Actor; readonly shops: readonly Shop[] };

const isLiaisonOf = (unitId: string, { posts }: Actor): boolean =>
  posts.some((post) => post.role === 'partnerLiaison' && post.unitId === unitId);

/** The partner's own people: they neither review nor order what they offer. */
export const isOwn = ({ provider }: { readonly provider: Provider }, { actor, shops }: Partner): boolean =>
  provider.kind === 'shop' ? shops.some(({ _id }) => _id === provider.id) : isLiaisonOf(provider.id, actor);

export const isOfDistrict = (scopes: readonly string[], { home }: Actor): boolean =>
  home !== null && districtOf(home.scopes) === districtOf(scopes);

/** Everything the actor is to this offer. Whoever only helps in the shop changes nothing about it. */
export const partiesToOffer = (offer: Offer, partner: Partner): Party[] => {
  const { actor, shops } = partner;
  const owns =
    offer.provider.kind === 'unit' ||
    shops.some(({ _id, ownerId }) => _id === offer.providerId && ownerId === actor.id);
  const own = isOwn(offer, partner);
  const seen = own || offer.state === 'open' || offer.state === 'paused';
  return [
    ...rolesWithin(actor, offer.scopes),
    ...(own && owns ? (['provider'] as const) : []),
    ...(seen && (own || isOfDistrict(offer.scopes, actor)) ? (['resident'] as const) : []),
  ];
};
