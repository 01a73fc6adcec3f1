import { rolesWithin, type Actor, type Party } from '../kernel/access';
import type { Checked } from '../checks/model';
import type { Telling } from '../notices/model';
import type { Home } from '../people/model';
import type { Contact, ContactView } from '../requests/held';
import type { Position } from '../requests/intakeContract';
import type { About } from '../requests/need';
import type { BadgeKind } from './contract';
import type { ShopMove, ShopState } from './machine';

type Badge = {
  readonly kind: BadgeKind;
  readonly promise: string;
  readonly givenAt: string;
  readonly byPost: string;
};

/** Somebody who helps in the shop. The seat names them without saying who they are. */
type Staff = {
  readonly seat: string;
  readonly personId: string;
  readonly name: string;
  readonly joinedAt: string;
};

/** One line of a shop's story. `post` is empty when its own people acted. */
export type ShopHappened = {
  readonly what: ShopMove | 'apply' | 'handOver' | 'giveBadge' | 'takeBadge' | 'licenceRefused' | 'overdue';
  readonly by: string;
  readonly post: string;
  readonly at: string;
  readonly words: string;
};

export type Shop = Telling<ShopState> &
  Checked & {
    readonly name: string;
    readonly trade: string;
    readonly tradeLabel: string;
    readonly placeId: string;
    readonly placeLabel: string;
    readonly community: string;
    /** The community's number. */
    readonly phone: string;
    readonly spot: string;
    readonly position: Position | null;
    readonly hours: string;
    /** Empty when none was shown. Like the contact it is read only by shop.reveal, which writes down who looked. */
    readonly licencePhoto: string;
    readonly contact: Contact | null;
    readonly contactViews: readonly ContactView[];
    readonly ownerId: string;
    readonly staff: readonly Staff[];
    /** Owner and staff: what a person's shops are found by. Empty once closed. */
    readonly peopleIds: readonly string[];
    /** Whoever owned it before, and until when. */
    readonly formerOwners: readonly { readonly personId: string; readonly untilAt: string }[];
    /** Agreed to be on the convenience map. */
    readonly listed: boolean;
    /** The places it is shown for, once verified and listed: what the map looks for. */
    readonly shownIn: readonly string[];
    readonly badge: Badge | null;
    readonly invitation: string;
    readonly invited: { readonly as: 'staff' | 'owner'; readonly untilAt: string } | null;
    readonly appliedAt: string;
    /** When the community is to have looked at it; empty when nothing is due. */
    readonly dueAt: string;
    /** `dueAt` and `_id`, for a list that goes on by one comparison. */
    readonly dueKey: string;
    readonly overdueMarked: boolean;
    /** When the clock should look next, and the id; empty when never. */
    readonly lookKey: string;
    readonly history: readonly ShopHappened[];
  };

/** Everything the actor is to this shop. A post counts only inside its own subtree. */
export const partiesToShop = (shop: Shop, actor: Actor): Party[] => [
  ...rolesWithin(actor, shop.scopes),
  ...(shop.ownerId === actor.id ? (['shopOwner'] as const) : []),
  ...(shop.staff.some(({ personId }) => personId === actor.id) ? (['shopStaff'] as const) : []),
];

export const isOfTheShop = (shop: Pick<Shop, 'ownerId' | 'staff'>, personId: string): boolean =>
  shop.ownerId === personId || shop.staff.some((one) => one.personId === personId);

/** Where a matter of the shop's is: the shop's own place. */
export const homeOfShop = ({ placeId, placeLabel, community, phone, scopes }: Shop): Home => ({
  placeId,
  label: placeLabel,
  community,
  phone,
  scopes,
});

/** What a complaint keeps of the shop: its name, and the people who must not learn of it. */
export const aboutShop = (shop: Shop): About => ({
  shopId: shop._id,
  shop: shop.name,
  peopleIds: [shop.ownerId, ...shop.staff.map(({ personId }) => personId)],
});
