import { readingsOf } from '../../domain/kernel/codes';
import { partiesOf, type Actor } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { COUNTED_MAX, PAGE_SIZE } from '../../domain/kernel/schemas';
import { isOnDuty } from '../../domain/people/model';
import { postActing } from '../../domain/posts/acting';
import { whereItIs } from '../../domain/requests/intake';
import { giveBadge, revealShop, takeBadge } from '../../domain/shops/badge';
import type { shopActions, ShopView } from '../../domain/shops/contract';
import { licenceShown } from '../../domain/shops/licence';
import { partiesToShop, type Shop } from '../../domain/shops/model';
import { accept, dropStaff, invite, leave, openInvitation, withdrawInvite } from '../../domain/shops/people';
import {
  close,
  register,
  revise,
  sendBack,
  SHOPS_EACH_MAX,
  update,
  verify,
  type Saying,
} from '../../domain/shops/rules';
import { tradesWith, type Trade, type TradeList } from '../../domain/shops/trades';
import { mapRowsOf, shopPageOf, shopRowOf, shopViewOf } from '../../domain/shops/views';
import type { CheckedInputOf } from '../../domain/contract';
import { greaterThan, oneOf, type Where } from '../runtime/filters';
import { afterOf, pageOf } from '../runtime/page';
import { findPlace } from '../runtime/places';
import type { Call, HandlersOf } from '../runtime/serve';
import type { Listing, Store } from '../runtime/store';
import { shopsOf } from '../runtime/shops';

const COMMUNITY_DIGITS = 12;
/** More than anybody looks through on a map. */
const MAP_MAX = 60;

const communityOf = (placeId: string): string => placeId.slice(0, COMMUNITY_DIGITS);

const tradeListAt = async (placeId: string, store: Store): Promise<TradeList | undefined> =>
  placeId.length >= COMMUNITY_DIGITS ? store.find('tradeLists', communityOf(placeId)) : undefined;

const tradeNamed = (key: string, list: TradeList | undefined): Trade =>
  tradesWith(list).find((trade) => trade.key === key) ?? refuse('SHOP_TRADE_UNKNOWN');

type ShopAction = {
  [A in keyof typeof shopActions]: (typeof shopActions)[A] extends { changes: true } ? A : never;
}[keyof typeof shopActions];
type OnShop = Extract<ShopAction, keyof typeof shopActions>;
type OneShop = { [A in OnShop]: CheckedInputOf<A> extends { shopId: string } ? A : never }[OnShop];

type Rule<Said> = (shop: Shop, said: Said, saying: Saying) => Shop;

const changed = async <A extends OneShop>(call: Call<A>, rule: Rule<CheckedInputOf<A>>): Promise<[Shop, Actor]> => {
  const { input, caller, now, store, permit, once } = call;
  const [shop, actor] = await Promise.all([store.get('shops', input.shopId), caller]);
  permit(partiesToShop(shop, actor));
  const saved = await store.save(
    'shops',
    once(shop, (loaded) => rule(loaded, input, { by: actor, now })),
  );
  return [saved, actor];
};

/** Every change of a shop takes the same road: load, ask leave, decide with its rule, save. */
const changing =
  <A extends OneShop>(rule: Rule<CheckedInputOf<A>>) =>
  async (call: Call<A>): Promise<ShopView> => {
    const [saved, actor] = await changed(call, rule);
    return shopViewOf(saved, actor, call.now);
  };

const invitedBy = async (code: string, store: Store): Promise<Shop | undefined> => {
  const [shop] = await store.list('shops', {
    where: { invitation: oneOf(readingsOf(code)) },
    by: { field: 'invitation', order: 'asc' },
    limit: 1,
  });
  return shop;
};

const staffPlaces = (actor: Actor): string[] =>
  actor.posts.filter(({ placeId }) => postActing(actor, [placeId], 'shop.list')).map(({ placeId }) => placeId);

const listingOf = (where: Where<Shop>, waits: boolean): Omit<Listing<Shop>, 'limit'> =>
  waits
    ? { where: { ...where, dueKey: greaterThan('') }, by: { field: 'dueKey', order: 'asc' } }
    : { where, by: { field: 'appliedAt', order: 'desc' } };

export const shopHandlers = {
  'shop.trades': async ({ input, caller, store, permit }) => {
    const [list, actor] = await Promise.all([tradeListAt(input.placeId ?? '', store), caller]);
    permit(partiesOf(actor));
    return { trades: tradesWith(list) };
  },

  'shop.setTrades': async ({ input, caller, store, permit, once, create }) => {
    const [list, place, actor] = await Promise.all([
      store.find('tradeLists', input.communityId),
      store.get('places', input.communityId),
      caller,
    ]);
    permit(postActing(actor, place.scopes, 'shop.setTrades') ? partiesOf(actor) : []);
    const labels = tradesWith({ _id: '', version: 1, operations: [], added: input.added });
    if (new Set(labels.map(({ key }) => key)).size < labels.length) refuse('SHOP_TRADES_TWICE');
    if (new Set(labels.map(({ label }) => label)).size < labels.length) refuse('SHOP_TRADES_TWICE');
    const fresh = { _id: input.communityId, version: 1, operations: [], added: input.added };
    const kept = list
      ? await store.save(
          'tradeLists',
          once(list, (loaded) => ({ ...loaded, added: input.added })),
        )
      : await create('tradeLists', fresh);
    return { trades: tradesWith(kept) };
  },

  'shop.register': async ({ input, caller, openid, now, occasion, store, permit, create, newId }) => {
    const near = 'placeId' in input ? tradeListAt(input.placeId, store) : undefined;
    const [place, listed, mine, actor] = await Promise.all([
      findPlace('placeId' in input ? { placeId: input.placeId } : { scene: input.scene }, store),
      near,
      shopsOf(openid, store),
      caller,
    ]);
    permit(partiesOf(actor), 'REGISTER_FIRST');
    whereItIs(place);
    const owned = mine.filter(({ _id, ownerId }) => ownerId === openid && _id !== newId);
    if (owned.length >= SHOPS_EACH_MAX) refuse('SHOPS_FULL');
    const trade = tradeNamed(input.trade, near ? listed : await tradeListAt(place._id, store));
    const shop = register({ _id: newId, place, trade }, input, await occasion(actor, place.scopes));
    return shopViewOf(await create('shops', shop), actor, now);
  },

  'shop.mine': async ({ caller, openid, now, store, permit }) => {
    const [shops, actor] = await Promise.all([shopsOf(openid, store), caller]);
    permit(partiesOf(actor), 'REGISTER_FIRST');
    return { shops: shops.map((shop) => shopViewOf(shop, actor, now)) };
  },

  'shop.read': async ({ input, caller, now, store, permit }) => {
    const [shop, actor] = await Promise.all([store.get('shops', input.shopId), caller]);
    permit(partiesToShop(shop, actor));
    return shopViewOf(shop, actor, now);
  },

  'shop.page': async ({ input, caller, store, permit }) => {
    const [shop, actor] = await Promise.all([store.get('shops', input.shopId), caller]);
    permit(shop.state === 'verified' ? partiesOf(actor) : []);
    return shopPageOf(shop);
  },

  'shop.list': async ({ input, caller, now, store, permit }) => {
    const actor = await caller;
    permit(isOnDuty(actor) ? partiesOf(actor) : [], 'NOT_ON_DUTY');
    const where: Where<Shop> = { scopes: oneOf(staffPlaces(actor)), state: input.state };
    const listing = listingOf(where, input.state === 'applied');
    const applied: Where<Shop> = { ...where, state: 'applied', dueKey: greaterThan('') };
    const [found, waiting] = await Promise.all([
      store.list('shops', { ...listing, limit: PAGE_SIZE + 1, after: afterOf(input.cursor) }),
      store.count('shops', applied, COUNTED_MAX),
    ]);
    const { shown, next } = pageOf(found, PAGE_SIZE, (shop) => String(shop[listing.by.field]));
    return { rows: shown.map((shop) => shopRowOf(shop, now)), next, waiting };
  },

  'shop.map': async ({ input, caller, store, permit }) => {
    const [place, found, actor] = await Promise.all([
      store.get('places', input.placeId),
      store.list('shops', {
        where: { shownIn: input.placeId, ...(input.trade ? { trade: input.trade } : {}) },
        by: { field: 'appliedAt', order: 'asc' },
        limit: MAP_MAX + 1,
      }),
      caller,
    ]);
    permit(partiesOf(actor));
    const shown = found.slice(0, MAP_MAX);
    return { place: place.label, rows: mapRowsOf(shown, input.position), more: found.length > MAP_MAX };
  },

  'shop.verify': changing<'shop.verify'>(verify),
  'shop.sendBack': changing<'shop.sendBack'>(sendBack),

  'shop.revise': async ({ input, caller, now, occasion, store, permit, once }) => {
    const [shop, actor] = await Promise.all([store.get('shops', input.shopId), caller]);
    permit(partiesToShop(shop, actor));
    const trade = tradeNamed(input.trade, await tradeListAt(shop.placeId, store));
    const at = await occasion(actor, shop.scopes);
    const saved = await store.save(
      'shops',
      once(shop, (loaded) => revise(loaded, { ...input, trade }, at)),
    );
    return shopViewOf(saved, actor, now);
  },

  'shop.update': changing<'shop.update'>(update),
  'shop.invite': (call) => changing<'shop.invite'>((shop, said, { now }) => invite(shop, said, call.newId, now))(call),
  'shop.withdrawInvite': changing<'shop.withdrawInvite'>(withdrawInvite),

  'shop.invited': async ({ input, caller, now, store, permit }) => {
    const [shop, actor] = await Promise.all([invitedBy(input.code, store), caller]);
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const { as } = openInvitation(shop, actor, now);
    return { name: shop?.name ?? '', place: shop?.placeLabel ?? '', as };
  },

  // A press that took the code already is found among the person's own shops: the code itself is spent.
  'shop.accept': async ({ input, caller, openid, now, store, permit, once, newId }) => {
    const [invited, mine, actor] = await Promise.all([invitedBy(input.code, store), shopsOf(openid, store), caller]);
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const taken = mine.find(({ operations }) => operations.some(({ id }) => id === newId));
    const shop = taken ?? invited ?? refuse('SHOP_CODE_OVER');
    const saved = await store.save(
      'shops',
      once(shop, (loaded) => accept(loaded, newId, { by: actor, now })),
    );
    return shopViewOf(saved, actor, now);
  },

  'shop.dropStaff': changing<'shop.dropStaff'>(dropStaff),
  'shop.leave': async ({ input, caller, store, permit, once }) => {
    const [shop, actor] = await Promise.all([store.get('shops', input.shopId), caller]);
    let left = false;
    const gone = once(shop, (loaded) => {
      permit(partiesToShop(loaded, actor));
      left = true;
      return leave(loaded, actor);
    });
    if (!left) permit(['shopStaff']); // the same press again: they were, and have left
    await store.save('shops', gone);
    return { left: true };
  },
  'shop.close': changing<'shop.close'>(close),
  'shop.giveBadge': changing<'shop.giveBadge'>(giveBadge),
  'shop.takeBadge': changing<'shop.takeBadge'>(takeBadge),

  'shop.reveal': async (call) => {
    const [shop] = await changed(call, revealShop);
    const { contact } = shop;
    return { name: contact?.name ?? '', phone: contact?.phone ?? '', licencePhoto: licenceShown(shop) };
  },

  'shop.views': async ({ input, caller, store, permit }) => {
    const [shop, actor] = await Promise.all([store.get('shops', input.shopId), caller]);
    permit(partiesToShop(shop, actor));
    return { views: shop.contactViews.map(({ who, at, reason }) => ({ who, at, reason })).reverse() };
  },
} satisfies HandlersOf<typeof shopActions>;
