import type { Addressee, Message, Notice } from '../notices/model';
import { messageOf, withNotices } from '../notices/rules';
import { intakeRoles, superiorsOf } from '../posts/model';
import { shopMachine } from './machine';
import type { Shop, ShopHappened } from './model';

type Tiding = {
  readonly template: 'progress' | 'staff';
  readonly to: 'owner' | 'staff' | 'above';
  readonly words: string;
};

/** Who hears of what; nothing where nobody needs a message. */
const tidings: Readonly<Partial<Record<ShopHappened['what'], readonly Tiding[]>>> = {
  apply: [{ template: 'staff', to: 'staff', words: '有一家商铺等你核实' }],
  revise: [{ template: 'staff', to: 'staff', words: '商铺补充好了，等你核实' }],
  verify: [{ template: 'progress', to: 'owner', words: '社区已经核实你的商铺' }],
  sendBack: [{ template: 'progress', to: 'owner', words: '请补充后再交一次' }],
  giveBadge: [{ template: 'progress', to: 'owner', words: '社区给你的商铺亮了身份' }],
  licenceRefused: [{ template: 'progress', to: 'owner', words: '执照照片没通过检查，请再拍' }],
  takeBadge: [{ template: 'progress', to: 'owner', words: '亮身份收回了，原因在店里看' }],
  overdue: [
    { template: 'staff', to: 'staff', words: '商铺核实超过时限，请尽快' },
    { template: 'staff', to: 'above', words: '有一家商铺核实超时，请过问' },
  ],
};

const addresseeOf = (shop: Shop, to: Tiding['to']): Addressee => {
  if (to === 'owner') return { personId: shop.ownerId };
  return { roles: to === 'staff' ? intakeRoles : superiorsOf('communityClerk') };
};

/** Writes the messages of the latest line with it; the clock delivers. */
export const withShopTidings = (shop: Shop): Shop => {
  const happened = shop.history.at(-1);
  const told = happened ? (tidings[happened.what] ?? []) : [];
  return withNotices(
    shop,
    `${shop._id}:${shop.history.length}`,
    told
      .filter(({ to }) => to !== 'owner' || shop.ownerId !== '')
      .map(({ template, to, words }) => ({ template, words, to: addresseeOf(shop, to) })),
    happened?.at ?? shop.appliedAt,
  );
};

/** What a shop's message says: its name, never a person's. */
export const shopMessage = (shop: Shop, notice: Notice, now: Date): Message =>
  messageOf(notice, {
    page: `packages/merchants/shop/index?id=${shop._id}`,
    title: shop.name,
    state: shopMachine.states[shop.state],
    at: shop.dueAt || notice.at,
    now,
  });
