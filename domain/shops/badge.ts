import type { Actor } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { bylineFor, postActing } from '../posts/acting';
import { postLabel } from '../posts/model';
import { viewed } from '../requests/contact';
import { badgeKinds, type BadgeKind } from './contract';
import { licenceShown } from './licence';
import type { Shop } from './model';
import { othersOnly, told, type Saying } from './rules';

/** 亮身份: given by the community to a shop it knows, with what the shop promised in public. */
export const giveBadge = (
  shop: Shop,
  said: { readonly kind: BadgeKind; readonly promise: string },
  { by, now }: Saying,
): Shop => {
  if (shop.state !== 'verified') refuse('SHOP_NOT_VERIFIED');
  if (shop.badge) refuse('BADGE_THERE');
  othersOnly(shop, by);
  const byPost = bylineFor(by, shop.scopes, 'shop.giveBadge');
  const badge = { ...said, givenAt: now.toISOString(), byPost };
  const words = `${badgeKinds[said.kind]}：${said.promise}`;
  return told({ ...shop, badge }, 'giveBadge', { by: by.id, post: byPost, words, now });
};

/** Taken back with a reason; that it was there stays in the story. */
export const takeBadge = (shop: Shop, said: { readonly reason: string }, { by, now }: Saying): Shop => {
  if (!shop.badge) refuse('BADGE_NONE');
  othersOnly(shop, by);
  const post = bylineFor(by, shop.scopes, 'shop.takeBadge');
  return told({ ...shop, badge: null }, 'takeBadge', { by: by.id, post, words: said.reason, now });
};

/** Nobody sees licence or phone before this is saved. */
export const revealShop = (shop: Shop, said: { readonly reason: string }, { by, now }: Saying): Shop => {
  if (!shop.contact && licenceShown(shop) === '') refuse('SHOP_NOTHING_LEFT');
  othersOnly(shop, by);
  const post = postActing(by, shop.scopes, 'shop.reveal') ?? refuse('NOT_YOURS_TO_DO');
  const who = postLabel(post);
  const view = { by: by.id, who, at: now.toISOString(), reason: said.reason };
  return { ...shop, contactViews: viewed(shop.contactViews, view, 'SHOP_VIEWS_FULL') };
};

/** Staff may ask to see what the owner left, unless it is their own. */
export const mayReveal = (shop: Shop, actor: Actor): boolean =>
  postActing(actor, shop.scopes, 'shop.reveal') !== undefined && shop.ownerId !== actor.id;
