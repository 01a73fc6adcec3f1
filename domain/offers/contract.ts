import * as v from 'valibot';
import { cursor, line, madeId, placeId, reason, sentence, subscribed, TEXT_MAX, WORDS_MAX } from '../kernel/schemas';
import { shopId } from '../shops/contract';
import { unitId } from '../units/contract';
import { offerMachine, type OfferMove, type OfferState } from './machine';

export const PRICES_MAX = 12;
export const PLACES_MAX = 500;

/** 便民服务 by trade: the same offers, whoever brings them. */
export const services = {
  housework: '家政',
  eldercare: '养老',
  repair: '维修',
  homeDoctor: '上门看病',
  legal: '法律',
  other: '其他',
} as const;
export type Service = keyof typeof services;
export const service = v.picklist(Object.keys(services) as [Service, ...Service[]]);

export const offerKinds = { free: '公益', lowFee: '低偿' } as const;
export type OfferKind = keyof typeof offerKinds;
export const offerKind = v.picklist(Object.keys(offerKinds) as [OfferKind, ...OfferKind[]]);

export const offerId = madeId;
const state = v.picklist(Object.keys(offerMachine.states) as [OfferState, ...OfferState[]]);
const move = v.picklist(Object.keys(offerMachine.moves) as [OfferMove, ...OfferMove[]]);

/** A line of the public price list. Paid to the partner face to face; nothing is paid in the product. */
export const price = v.strictObject({
  label: line(20, 1),
  fen: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
  /** 次, 小时, 平方米 */
  per: line(6, 1),
});

/** Who offers it: a shop, or an organisation. */
export const providerView = v.object({ kind: v.picklist(['shop', 'unit']), id: v.string(), name: v.string() });

const offerRow = v.object({
  offerId,
  provider: providerView,
  kind: offerKind,
  kindLabel: v.string(),
  service,
  serviceLabel: v.string(),
  title: v.string(),
  prices: v.array(price),
  /** 免费, 20 元/次起 */
  priceWords: v.string(),
  place: v.string(),
  /** How many orders it takes at all; 0 for as many as come. */
  places: v.number(),
  left: v.number(),
  state,
  stateLabel: v.string(),
  offeredAt: v.string(),
});

const offerView = v.object({
  ...offerRow.entries,
  text: v.string(),
  /** The community's number. */
  phone: v.string(),
  /** Counted no further than 99+: how many were satisfied, and how many are waited for. */
  closed: v.number(),
  /** I am of the shop or organisation that offers it. */
  mine: v.boolean(),
  mayOrder: v.boolean(),
  open: v.array(v.object({ move, label: v.string() })),
  history: v.array(v.object({ label: v.string(), who: v.string(), at: v.string(), words: v.string() })),
});

const said = {
  kind: offerKind,
  service,
  title: line(30, 2),
  text: v.optional(sentence(TEXT_MAX), ''),
  prices: v.optional(v.pipe(v.array(price), v.maxLength(PRICES_MAX)), []),
  places: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(PLACES_MAX)), 0),
};

const onOffer = { offerId };
const changing = <const E extends v.ObjectEntries>(entries: E) =>
  ({ input: v.strictObject({ ...onOffer, ...entries }), output: offerView, changes: true }) as const;

export const offerActions = {
  /** By a verified shop's owner, or by the liaison of an organisation for one of the communities it serves. */
  'offer.submit': {
    input: v.union([
      v.strictObject({ shopId, ...said, subscribed: v.optional(subscribed, []) }),
      v.strictObject({ unitId, placeId, ...said, subscribed: v.optional(subscribed, []) }),
    ]),
    output: offerView,
    changes: true,
  },
  /** What is open in my district or below a place, newest first. */
  'offer.list': {
    input: v.strictObject({
      placeId: v.optional(placeId),
      service: v.optional(service),
      cursor: v.optional(cursor),
    }),
    output: v.object({ rows: v.array(offerRow), next: v.string() }),
  },
  /** What my shops and organisations offer, or one of them, whatever became of it. */
  'offer.mine': {
    input: v.strictObject({ providerId: v.optional(unitId) }),
    output: v.object({ rows: v.array(offerRow) }),
  },
  /** In my posts' places, waiting for a look first. */
  'offer.review': {
    input: v.strictObject({ state: v.optional(state, 'submitted'), cursor: v.optional(cursor) }),
    output: v.object({ rows: v.array(offerRow), next: v.string() }),
  },
  'offer.read': { input: v.strictObject(onOffer), output: offerView },
  'offer.approve': changing({ words: v.optional(sentence(WORDS_MAX), '') }),
  'offer.sendBack': changing({ reason }),
  /** Said anew, and looked at anew: a price is never changed behind anybody's back. */
  'offer.revise': changing({ ...said, subscribed: v.optional(subscribed, []) }),
  'offer.pause': changing({}),
  'offer.resume': changing({}),
  'offer.close': changing({ reason }),
} as const;

export type Price = v.InferOutput<typeof price>;
export type OfferRow = v.InferOutput<typeof offerRow>;
export type OfferView = v.InferOutput<typeof offerView>;
export type OfferSaid = Omit<v.InferOutput<(typeof offerActions)['offer.revise']['input']>, 'offerId' | 'subscribed'>;
