import type { Actor } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { STAFF_MAX } from './contract';
import { licenceOf } from './licence';
import { isOfTheShop, type Shop } from './model';
import { derived, told, type Saying } from './rules';

/** A code nobody takes is good for so long. */
const INVITATION_MS = 3 * 86_400_000;

const isOpen = (shop: Shop): Shop => (shop.state === 'closed' ? refuse('SHOP_MOVED_ON') : shop);

export const invite = (shop: Shop, said: { readonly as: 'staff' | 'owner' }, code: string, now: Date): Shop => ({
  ...isOpen(shop),
  invitation: code,
  invited: { as: said.as, untilAt: new Date(now.getTime() + INVITATION_MS).toISOString() },
});

export const withdrawInvite = (shop: Shop): Shop => ({ ...shop, invitation: '', invited: null });

/** Whether a code still opens the shop to this person. */
export const openInvitation = (shop: Shop | undefined, by: Actor, now: Date): NonNullable<Shop['invited']> => {
  if (!shop?.invited || shop.state === 'closed' || shop.invited.untilAt < now.toISOString())
    return refuse('SHOP_CODE_OVER');
  if (shop.ownerId === by.id || (shop.invited.as === 'staff' && isOfTheShop(shop, by.id)))
    return refuse('SHOP_YOURS_ALREADY');
  return shop.invited;
};

/** The code is spent by whoever takes it. One owner at a time: the former one is written down, with their papers let go. */
export const accept = (shop: Shop, seat: string, { by, now }: Saying): Shop => {
  const { as } = openInvitation(shop, by, now);
  const taken = { ...shop, invitation: '', invited: null };
  const at = now.toISOString();
  if (as === 'owner') {
    const handed = {
      ...taken,
      ownerId: by.id,
      staff: shop.staff.filter(({ personId }) => personId !== by.id),
      contact: null,
      ...licenceOf('', now),
      formerOwners:
        shop.ownerId === '' ? shop.formerOwners : [...shop.formerOwners, { personId: shop.ownerId, untilAt: at }],
    };
    return told(handed, 'handOver', { by: by.id, now });
  }
  if (shop.staff.length >= STAFF_MAX) refuse('SHOP_STAFF_FULL');
  const name = by.nickname || '店员';
  return derived({ ...taken, staff: [...shop.staff, { seat, personId: by.id, name, joinedAt: at }] });
};

export const dropStaff = (shop: Shop, said: { readonly seat: string }): Shop =>
  shop.staff.some(({ seat }) => seat === said.seat)
    ? derived({ ...shop, staff: shop.staff.filter(({ seat }) => seat !== said.seat) })
    : refuse('SHOP_STAFF_GONE');

export const leave = (shop: Shop, by: Actor): Shop =>
  derived({ ...shop, staff: shop.staff.filter(({ personId }) => personId !== by.id) });
