import type { Photographed } from '../checks/model';
import type { Actor, Party } from '../kernel/access';
import type { Aggregate } from '../kernel/document';
import { staffOf, type Holder } from '../points/model';
import type { Shop } from '../shops/model';
import type { RewardState, VoucherState } from './machine';

/** The one place a voucher is good at: a shop the community verified, or a station; its id is the shop's or the unit's. */
type RedeemAt = { readonly unitId: string; readonly name: string };

/** More of it, or less: `_id` is the press that said so. */
type Stocking = { readonly _id: string; readonly change: number; readonly by: string; readonly at: string };

export type Reward = Aggregate &
  Photographed & {
    readonly title: string;
    readonly text: string;
    readonly photo: string;
    readonly communityId: string;
    readonly state: RewardState;
    readonly points: number;
    /** Whatever was put in since the beginning, and what is left: the difference is out in vouchers. */
    readonly stocked: number;
    readonly left: number;
    readonly stockings: readonly Stocking[];
    readonly at: RedeemAt;
    readonly validDays: number;
    readonly offeredAt: string;
    readonly offererId: string;
    /** The shop itself gives it: the community owes nothing for its vouchers. */
    readonly funded: boolean;
  };

/** It holds its own price: while it is held the points are its, then the shop's or the person's again. */
export type Voucher = Aggregate &
  Holder & {
    readonly kind: 'voucher';
    readonly state: VoucherState;
    readonly code: string;
    readonly rewardId: string;
    readonly title: string;
    readonly photo: string;
    readonly price: number;
    readonly personId: string;
    readonly communityId: string;
    /** The purse that paid, and gets it back. */
    readonly purseId: string;
    readonly at: RedeemAt;
    readonly funded: boolean;
    /** The shop's account once it was used there: its settlement is a list of these. Empty before. */
    readonly shopKey: string;
    /** The settlement with the shop it belongs to, counted from 1; 0 before it is used. */
    readonly settlement: number;
    readonly redeemedAt: string;
    readonly until: string;
    /** When the clock ends it by itself; empty once it is over. */
    readonly lapsesAt: string;
    readonly endedAt: string;
    readonly userId: string;
  };

/** The shops somebody owns or helps in right now. */
type MyShops = readonly { readonly _id: string }[];

/** Keeps a place of the voucher's own community that vouchers may be good at: a shop it knows, a partner of it. */
export const keepsNearby = (
  { communityId }: Pick<Voucher, 'communityId'>,
  actor: Actor,
  shops: readonly Pick<Shop, 'state' | 'scopes'>[],
): boolean =>
  shops.some(({ state, scopes }) => state === 'verified' && scopes.includes(communityId)) ||
  actor.posts.some(
    ({ role, unitId, placeId }) => role === 'partnerLiaison' && unitId !== '' && placeId.startsWith(communityId),
  );

const keeps = (unitId: string, actor: Actor, shops: MyShops): boolean =>
  shops.some(({ _id }) => _id === unitId) || actor.posts.some((post) => post.unitId === unitId);

/** Owning or helping in the shop makes somebody its keeper, as does a post at a station; staff of the community look on. */
export const partiesToShop = (
  { unitId, communityId }: { readonly unitId: string; readonly communityId: string },
  actor: Actor,
  shops: MyShops,
): Party[] => [...staffOf(communityId, actor), ...(keeps(unitId, actor, shops) ? (['shopkeeper'] as const) : [])];

export const partiesToVoucher = (voucher: Voucher, actor: Actor, shops: MyShops): Party[] => [
  ...(voucher.personId === actor.id ? (['redeemer'] as const) : []),
  ...partiesToShop({ unitId: voucher.at.unitId, communityId: voucher.communityId }, actor, shops),
];
