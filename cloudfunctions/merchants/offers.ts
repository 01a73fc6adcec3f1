import type { CheckedInputOf } from '../../domain/contract';
import { partiesOf, type Actor, type Party } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { COUNTED_MAX, PAGE_SIZE } from '../../domain/kernel/schemas';
import type { offerActions, OfferView } from '../../domain/offers/contract';
import { isOwn, partiesToOffer, type Offer, type Provider } from '../../domain/offers/model';
import { approve, closeOffer, pause, resume, revise, sendBack, submit, type Saying } from '../../domain/offers/rules';
import { offerRowOf, offerViewOf, type Viewer } from '../../domain/offers/views';
import { homeAt, isOnDuty, type Home } from '../../domain/people/model';
import { shownKey } from '../../domain/places/shown';
import { postActing } from '../../domain/posts/acting';
import { homeOfShop, partiesToShop } from '../../domain/shops/model';
import { oneOf } from '../runtime/filters';
import { afterOf, pageOf } from '../runtime/page';
import type { Call, HandlersOf } from '../runtime/serve';
import { shopsOf } from '../runtime/shops';
import type { Store } from '../runtime/store';
import { areaOf } from './area';

type OnOffer = {
  [A in keyof typeof offerActions]: (typeof offerActions)[A] extends { changes: true }
    ? CheckedInputOf<A> extends { offerId: string }
      ? A
      : never
    : never;
}[keyof typeof offerActions];

type Opening = Pick<Call<'offer.read'>, 'caller' | 'openid' | 'store'>;

const closedOf = (offerId: string, store: Store): Promise<number> =>
  store.count('orders', { offerId, state: 'closed' }, COUNTED_MAX);

const opened = async (offerId: string, { caller, openid, store }: Opening) => {
  const [offer, shops, closed, actor] = await Promise.all([
    store.get('offers', offerId),
    shopsOf(openid, store),
    closedOf(offerId, store),
    caller,
  ]);
  return { offer, viewer: { actor, shops } satisfies Viewer, closed };
};

type Rule<Said> = (offer: Offer, said: Said, saying: Saying) => Offer;

/** Every change of an offer takes the same road: load, ask leave, decide with its rule, save. */
const changing =
  <A extends OnOffer>(rule: Rule<CheckedInputOf<A>>) =>
  async (call: Call<A>): Promise<OfferView> => {
    const { input, now, store, permit, once } = call;
    const { offer, viewer, closed } = await opened(input.offerId, call);
    permit(partiesToOffer(offer, viewer));
    const saying = { by: viewer.actor, now, own: isOwn(offer, viewer) };
    const saved = await store.save(
      'offers',
      once(offer, (loaded) => rule(loaded, input, saying)),
    );
    return offerViewOf(saved, viewer, closed);
  };

type Offering = {
  readonly provider: Provider;
  readonly where: Home;
  readonly parties: readonly Party[];
  readonly viewer: Viewer;
};

/** The liaison of an organisation speaks for it where it works or has reported in. */
const ofUnit = async (unitId: string, placeId: string, { caller, store }: Opening): Promise<Offering> => {
  const [unit, place, actor] = await Promise.all([store.get('units', unitId), store.get('places', placeId), caller]);
  const isLiaison = actor.posts.some((post) => post.role === 'partnerLiaison' && post.unitId === unitId);
  const serves = place.scopes.some((scope) => scope === unit.placeId || unit.communityIds.includes(scope));
  if (isLiaison && !serves) refuse('OFFER_NOT_HERE');
  return {
    provider: { kind: 'unit', id: unit._id, name: unit.name },
    where: homeAt(place),
    parties: isLiaison ? ['partnerLiaison'] : [],
    viewer: { actor, shops: [] },
  };
};

const ofShop = async (shopId: string, { caller, store }: Opening): Promise<Offering & { verified: boolean }> => {
  const [shop, actor] = await Promise.all([store.get('shops', shopId), caller]);
  return {
    provider: { kind: 'shop', id: shop._id, name: shop.name },
    where: homeOfShop(shop),
    // A liaison speaks for an organisation, never for the shops of the place.
    parties: partiesToShop(shop, actor).filter((party) => party !== 'partnerLiaison'),
    viewer: { actor, shops: [shop] },
    verified: shop.state === 'verified',
  };
};

const staffPlaces = (actor: Actor): string[] =>
  actor.posts.filter(({ placeId }) => postActing(actor, [placeId], 'offer.review')).map(({ placeId }) => placeId);

const unitsOfLiaison = (actor: Actor): string[] =>
  actor.posts.filter(({ role, unitId }) => role === 'partnerLiaison' && unitId !== '').map(({ unitId }) => unitId);

/** What somebody serves: their shops, and the organisations they speak for. */
const idsOf = ({ actor, shops }: Viewer): string[] => [...shops.map(({ _id }) => _id), ...unitsOfLiaison(actor)];

type Serving<D> = { readonly viewer: Viewer; readonly found: D[] };

/** Of all they serve; of the one they named it is asked together with who they are, and shown only if it is theirs. */
export const served = async <D>(
  call: Opening & { readonly providerId: string | undefined },
  list: (ids: string[]) => Promise<D[]>,
): Promise<Serving<D>> => {
  const { caller, openid, store, providerId } = call;
  const [shops, actor, named] = await Promise.all([
    shopsOf(openid, store),
    caller,
    providerId === undefined ? undefined : list([providerId]),
  ]);
  const viewer = { actor, shops };
  const ids = idsOf(viewer);
  if (providerId !== undefined) return { viewer, found: ids.includes(providerId) ? (named ?? []) : [] };
  return { viewer, found: ids.length === 0 ? [] : await list(ids) };
};

export const offerHandlers = {
  'offer.submit': async (call) => {
    const { input, now, permit, create, newId } = call;
    const made = 'shopId' in input ? await ofShop(input.shopId, call) : await ofUnit(input.unitId, input.placeId, call);
    permit(made.parties);
    if ('verified' in made && !made.verified) refuse('SHOP_NOT_VERIFIED');
    const offer = submit({ _id: newId, ...made }, input, { by: made.viewer.actor, now, own: true });
    return offerViewOf(await create('offers', offer), made.viewer, 0);
  },

  'offer.list': async ({ input, caller, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const found = await store.list('offers', {
      where: { shownIn: shownKey(areaOf(input.placeId, actor), input.service) },
      by: { field: 'offeredAt', order: 'desc' },
      limit: PAGE_SIZE + 1,
      after: afterOf(input.cursor),
    });
    const { shown, next } = pageOf(found, PAGE_SIZE, ({ offeredAt }) => offeredAt);
    return { rows: shown.map(offerRowOf), next };
  },

  'offer.mine': async (call) => {
    const { viewer, found } = await served({ ...call, providerId: call.input.providerId }, (ids) =>
      call.store.list('offers', {
        where: { providerId: oneOf(ids) },
        by: { field: 'offeredAt', order: 'desc' },
        limit: PAGE_SIZE,
      }),
    );
    call.permit(partiesOf(viewer.actor), 'REGISTER_FIRST');
    return { rows: found.map(offerRowOf) };
  },

  'offer.review': async ({ input, caller, store, permit }) => {
    const actor = await caller;
    permit(isOnDuty(actor) ? partiesOf(actor) : [], 'NOT_ON_DUTY');
    const found = await store.list('offers', {
      where: { scopes: oneOf(staffPlaces(actor)), state: input.state },
      by: { field: 'offeredAt', order: 'desc' },
      limit: PAGE_SIZE + 1,
      after: afterOf(input.cursor),
    });
    const { shown, next } = pageOf(found, PAGE_SIZE, ({ offeredAt }) => offeredAt);
    return { rows: shown.map(offerRowOf), next };
  },

  'offer.read': async (call) => {
    const { offer, viewer, closed } = await opened(call.input.offerId, call);
    call.permit(partiesToOffer(offer, viewer));
    return offerViewOf(offer, viewer, closed);
  },

  'offer.approve': changing<'offer.approve'>(approve),
  'offer.sendBack': changing<'offer.sendBack'>(sendBack),
  'offer.revise': changing<'offer.revise'>(revise),
  'offer.pause': changing<'offer.pause'>(pause),
  'offer.resume': changing<'offer.resume'>(resume),
  'offer.close': changing<'offer.close'>(closeOffer),
} satisfies HandlersOf<typeof offerActions>;
