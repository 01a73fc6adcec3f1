import type { Actor } from '../kernel/access';
import { movesFrom } from '../kernel/machine';
import { spanInWords, timeInWords } from '../kernel/words';
import type { permissions } from '../permissions';
import { isPermitted } from '../permissions';
import { maskedContact } from '../requests/contact';
import type { Position } from '../requests/intakeContract';
import { metresBetween } from '../requests/neighbours';
import { mayReveal } from './badge';
import { badgeKinds, type MapRow, type ShopPage, type ShopRow, type ShopView } from './contract';
import { licenceShown, licenceState } from './licence';
import { shopMachine, type ShopMove } from './machine';
import { isOfTheShop, partiesToShop, type Shop, type ShopHappened } from './model';

export const shopPageOf = (shop: Shop): ShopPage => ({
  shopId: shop._id,
  name: shop.name,
  trade: shop.trade,
  tradeLabel: shop.tradeLabel,
  place: shop.placeLabel,
  placeId: shop.placeId,
  spot: shop.spot,
  hours: shop.hours,
  position: shop.position,
  badge: shop.badge && { ...shop.badge, label: badgeKinds[shop.badge.kind] },
  phone: shop.phone,
});

/** Nearest first where both positions are known; the others after them as they registered. */
export const mapRowsOf = (shops: readonly Shop[], position: Position | undefined): MapRow[] => {
  const far = (shop: Shop): number =>
    position && shop.position ? Math.round(metresBetween(shop.position, position)) : -1;
  return shops
    .map((shop) => ({ ...shopPageOf(shop), metres: far(shop) }))
    .sort((a, b) => (a.metres < 0 || b.metres < 0 ? b.metres - a.metres : a.metres - b.metres));
};

const dueInWords = ({ dueAt }: Shop, now: Date): string => {
  if (dueAt === '') return '';
  const late = now.getTime() - new Date(dueAt).getTime();
  return late > 0 ? `已超过 ${spanInWords(late)}` : `${timeInWords(dueAt, now)} 前核实`;
};

export const shopRowOf = (shop: Shop, now: Date): ShopRow => ({
  ...shopPageOf(shop),
  state: shop.state,
  stateLabel: shopMachine.states[shop.state],
  due: dueInWords(shop, now),
  overdue: shop.dueAt !== '' && shop.dueAt < now.toISOString(),
  appliedAt: shop.appliedAt,
});

const whatLabels: Readonly<Record<Exclude<ShopHappened['what'], ShopMove>, string>> = {
  apply: '登记',
  handOver: '换了店主',
  giveBadge: '亮身份',
  takeBadge: '收回亮身份',
  licenceRefused: '执照照片没有通过检查',
  overdue: '核实超过时限',
};

const labelOf = (what: ShopHappened['what']): string =>
  what in whatLabels ? whatLabels[what as keyof typeof whatLabels] : shopMachine.moves[what as ShopMove].label;

const whoOf = ({ by, post }: ShopHappened): string => {
  if (post !== '') return post;
  return by === '' ? '系统' : '店主';
};

const may = (action: keyof typeof permissions, shop: Shop, actor: Actor): boolean =>
  isPermitted(action, partiesToShop(shop, actor));

/** Nobody verifies, sends back or honours their own shop. */
const open = (shop: Shop, actor: Actor): ShopMove[] =>
  movesFrom(shopMachine, shop.state).filter(
    (move) =>
      may(`shop.${move}`, shop, actor) && (move === 'close' || move === 'revise' || !isOfTheShop(shop, actor.id)),
  );

const mineOf = (shop: Shop, actor: Actor): ShopView['mine'] => {
  if (shop.ownerId === actor.id) return 'owner';
  return isOfTheShop(shop, actor.id) ? 'staff' : '';
};

export const shopViewOf = (shop: Shop, actor: Actor, now: Date): ShopView => {
  const mine = mineOf(shop, actor);
  const ofTheCase = mine === 'owner' || mayReveal(shop, actor);
  return {
    ...shopRowOf(shop, now),
    mine,
    listed: shop.listed,
    contact: ofTheCase && shop.contact ? maskedContact(shop.contact) : null,
    licence: ofTheCase ? licenceState(shop) : '',
    mayReveal: mayReveal(shop, actor) && (shop.contact !== null || licenceShown(shop) !== ''),
    views: mine === 'owner' ? shop.contactViews.length : 0,
    staff:
      mine === ''
        ? []
        : shop.staff.map(({ seat, name, joinedAt, personId }) => ({
            seat,
            name,
            joinedAt,
            mine: personId === actor.id,
          })),
    invitation: mine === 'owner' && shop.invited ? { ...shop.invited, code: shop.invitation } : null,
    history: shop.history
      .map((one) => ({ label: labelOf(one.what), who: whoOf(one), at: one.at, words: one.words }))
      .reverse(),
    open: open(shop, actor).map((move) => ({ move, label: shopMachine.moves[move].label })),
    mayBadge: shop.state === 'verified' && may('shop.giveBadge', shop, actor) && !isOfTheShop(shop, actor.id),
  };
};
