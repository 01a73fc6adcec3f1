import type { Actor } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { step } from '../kernel/machine';
import type { Addressee, Message, Notice } from '../notices/model';
import { messageOf, withNotices, withTaps } from '../notices/rules';
import type { Home } from '../people/model';
import { shownKeys } from '../places/shown';
import { bylineFor } from '../posts/acting';
import { intakeRoles } from '../posts/model';
import type { OfferSaid } from './contract';
import { offerMachine, type OfferMove } from './machine';
import type { Offer, OfferHappened, Provider, Taker } from './model';

const HISTORY_MAX = 60;

export type Saying = { readonly by: Actor; readonly now: Date; readonly own: boolean };

const derived = (offer: Offer): Offer => ({
  ...offer,
  shownIn: offer.state === 'open' ? shownKeys(offer.scopes, [offer.service]) : [],
});

type Telling = 'partner' | 'staff';
const tidings: Readonly<Partial<Record<OfferHappened['what'], readonly [to: Telling, words: string]>>> = {
  submit: ['staff', '有一项合伙人服务等你审核'],
  revise: ['staff', '合伙人服务改好了，等你审核'],
  approve: ['partner', '审核通过，可以接单了'],
  sendBack: ['partner', '请补充后再交一次'],
};

/** A shop's offer is its owner's, whoever that is by then. */
const partnerOf = ({ provider, submitterId }: Pick<Offer, 'provider' | 'submitterId'>): Addressee =>
  provider.kind === 'shop' ? { shopId: provider.id } : { personId: submitterId };

type Line = {
  readonly what: OfferHappened['what'];
  readonly who?: string;
  readonly words?: string;
  readonly now: Date;
};

const told = (offer: Offer, { what, who = '', words = '', now }: Line): Offer => {
  const at = now.toISOString();
  const history = [...offer.history, { what, who, at, words }].slice(-HISTORY_MAX);
  const tiding = tidings[what];
  const next = derived({ ...offer, history });
  if (!tiding) return next;
  const [to, message] = tiding;
  const notice =
    to === 'staff'
      ? { template: 'staff' as const, words: message, to: { roles: intakeRoles } }
      : { template: 'progress' as const, words: message, to: partnerOf(offer) };
  return withNotices(next, `${offer._id}:${what}:${at}`, [notice], at);
};

const moved = (offer: Offer, what: OfferMove, line: Omit<Line, 'what'>): Offer =>
  told({ ...offer, state: step(offerMachine, offer.state, what) }, { what, ...line });

/** 公益 costs nothing, 低偿 says what it costs. */
const priced = (said: OfferSaid): OfferSaid => {
  if (said.kind === 'free' && said.prices.some(({ fen }) => fen > 0)) refuse('OFFER_FREE_PRICE');
  if (said.kind === 'lowFee' && !said.prices.some(({ fen }) => fen > 0)) refuse('OFFER_PRICE');
  return said;
};

type Made = { readonly _id: string; readonly provider: Provider; readonly where: Home };

export const submit = (
  made: Made,
  said: OfferSaid & { readonly subscribed: readonly string[] },
  { by, now }: Saying,
): Offer => {
  const { _id, provider, where } = made;
  const { kind, service, title, text, prices, places } = priced(said);
  const offer: Offer = {
    _id,
    version: 1,
    operations: [],
    state: offerMachine.initial,
    ...{ provider, providerId: provider.id, submitterId: by.id },
    ...{ kind, service, title, text, prices, places },
    ...{ placeLabel: where.label, phone: where.phone, scopes: where.scopes },
    ...{ taken: 0, takers: [], takerIds: [], takerCount: 0, lookKey: '' },
    offeredAt: now.toISOString(),
    ...{ shownIn: [], history: [], notices: [], noticesDueAt: '' },
    allowances: withTaps([], by.id, said.subscribed),
  };
  return told(offer, { what: 'submit', now });
};

/** Nobody looks at what they offer themselves. */
const othersLook = (offer: Offer, { own }: Saying): Offer => (own ? refuse('OFFER_OWN') : offer);

export const approve = (offer: Offer, said: { readonly words: string }, saying: Saying): Offer => {
  const who = bylineFor(saying.by, offer.scopes, 'offer.approve');
  return moved(othersLook(offer, saying), 'approve', { who, words: said.words, now: saying.now });
};

export const sendBack = (offer: Offer, said: { readonly reason: string }, saying: Saying): Offer => {
  const who = bylineFor(saying.by, offer.scopes, 'offer.sendBack');
  return moved(othersLook(offer, saying), 'sendBack', { who, words: said.reason, now: saying.now });
};

/** Said anew and looked at anew; orders that were placed keep the price they were placed at. */
export const revise = (
  offer: Offer,
  said: OfferSaid & { readonly subscribed: readonly string[] },
  { by, now }: Saying,
): Offer => {
  const { kind, service, title, text, prices, places } = priced(said);
  const allowances = withTaps(offer.allowances, by.id, said.subscribed);
  return moved({ ...offer, kind, service, title, text, prices, places, allowances }, 'revise', { now });
};

export const pause = (offer: Offer, _: object, { now }: Saying): Offer => moved(offer, 'pause', { now });
export const resume = (offer: Offer, _: object, { now }: Saying): Offer => moved(offer, 'resume', { now });

/** Orders that were accepted are still served. */
export const closeOffer = (offer: Offer, said: { readonly reason: string }, { by, now, own }: Saying): Offer => {
  const who = own ? '' : bylineFor(by, offer.scopes, 'offer.close');
  return moved(offer, 'close', { who, words: said.reason, now });
};

/** What the partner is told of a new order; written in the same breath as its place is taken. */
export const orderedNotice = (offer: Offer, orderId: string, at: string): Notice<Offer['state']> => ({
  event: `${offer._id}:${orderId}`,
  template: offer.provider.kind === 'unit' ? 'staff' : 'progress',
  to: offer.provider.kind === 'unit' ? { unitId: offer.provider.id } : { shopId: offer.provider.id },
  words: '有邻居下了单，请尽快接单',
  at,
  state: 'open',
  attempts: 0,
});

/** No press takes longer: what has not become an order by then never will. */
const PRESS_MS = 10 * 60_000;
/** Looked at in one go; the rest in the next minute. */
const LOOKED_MAX = 50;

export const unseenTakers = ({ takers }: Pick<Offer, 'takers'>): Taker[] =>
  takers.filter(({ ordered }) => !ordered).slice(0, LOOKED_MAX);

const lookFrom = (offer: Offer): Offer => {
  const [next] = unseenTakers(offer);
  const at = next && new Date(new Date(next.at).getTime() + PRESS_MS).toISOString();
  return { ...offer, lookKey: at ? `${at} ${offer._id}` : '' };
};

/** Every place somebody took is either an order by now, or a cut-off press nobody repeated: that one is given back. */
export const lookAtPlaces = (offer: Offer, orders: ReadonlySet<string>, now: Date): Offer => {
  const before = new Date(now.getTime() - PRESS_MS).toISOString();
  const lost = unseenTakers(offer).filter(({ orderId, at }) => !orders.has(orderId) && at <= before);
  const takers = offer.takers.map((one) => ({ ...one, ordered: one.ordered || orders.has(one.orderId) }));
  const gone = new Set(lost.map(({ orderId }) => orderId));
  const left = takers.filter(({ orderId }) => !gone.has(orderId));
  return lookFrom({
    ...offer,
    takers: left,
    takerIds: left.map(({ personId }) => personId),
    takerCount: left.length,
    taken: offer.taken - gone.size,
  });
};

export const offerMessage = (offer: Offer, notice: Notice, now: Date): Message =>
  messageOf(notice, {
    page: `packages/merchants/offer/index?id=${offer._id}`,
    title: offer.title,
    state: offerMachine.states[offer.state],
    at: notice.at,
    now,
  });
