import { withRawPhotos } from '../checks/raw';
import { shanghaiDate } from '../kernel/calendar';
import { endOfDay } from '../kernel/dates';
import { assert, refuse } from '../kernel/fault';
import { step } from '../kernel/machine';
import { settled, type BookedAll } from '../points/debts';
import { apply, assertNotOwn, booked, rowOf, yearOf } from '../points/ledger';
import { takenFrom } from '../points/lots';
import { communityScopes, issuerOf, type Account, type Transfer } from '../points/model';
import type { Shop } from '../shops/model';
import type { Unit } from '../units/model';
import type { Offer } from './contract';
import { rewardMachine, voucherMachine, type RewardMove } from './machine';
import type { Reward, Voucher } from './model';

const DAY = 86_400_000;
const STOCKINGS_MAX = 200;

type Act = { readonly by: string; readonly now: Date };

/** Where it might be good: a verified shop, or a partner or station of the list of units. */
type Where = { readonly unit: Unit | undefined; readonly shop?: Shop | undefined };

/** A verified shop of the community, or a unit of it or serving it. */
const placeFor = ({ unit, shop }: Where, communityId: string): { _id: string; name: string } => {
  if (shop?.state === 'verified' && shop.scopes.includes(communityId)) return shop;
  const near = unit && (unit.placeId.startsWith(communityId) || communityScopes(communityId).includes(unit.placeId));
  return near ? unit : refuse('REWARD_NEEDS_SHOP');
};

/** A reward is good at one place of its own community, or one that serves it. What a shop gives itself waits for staff to put it up. */
export const offer = (made: { _id: string; funded?: boolean } & Where, said: Offer, { by, now }: Act): Reward => {
  const { _id, funded = false } = made;
  const where = placeFor(made, said.communityId);
  const at = now.toISOString();
  const reward: Reward = {
    _id,
    version: 1,
    operations: [],
    title: said.title,
    text: said.text,
    photo: said.photo,
    communityId: said.communityId,
    state: funded ? step(rewardMachine, rewardMachine.initial, 'pause') : rewardMachine.initial,
    points: said.points,
    stocked: said.stock,
    left: said.stock,
    stockings: said.stock > 0 ? [{ _id, change: said.stock, by, at }] : [],
    at: { unitId: where._id, name: where.name },
    validDays: said.validDays,
    offeredAt: at,
    offererId: by,
    funded,
  };
  return withRawPhotos(reward, [said.photo], now);
};

/** Each press once, however often it is sent again: the stockings are the journal of the stock. */
export const restock = (reward: Reward, { _id, change }: { _id: string; change: number }, { by, now }: Act): Reward => {
  if (reward.stockings.some((one) => one._id === _id)) return reward;
  if (reward.left + change < 0) refuse('STOCK_SHORT', { left: reward.left });
  if (reward.stockings.length >= STOCKINGS_MAX) refuse('STOCKED_OFTEN');
  return {
    ...reward,
    stocked: reward.stocked + change,
    left: reward.left + change,
    stockings: [...reward.stockings, { _id, change, by, at: now.toISOString() }],
  };
};

/** What a shop gives is put up by somebody else, also where its owner works for the community. */
export const turn = (reward: Reward, move: RewardMove, by: string): Reward => {
  if (reward.funded && move === 'resume' && reward.offererId === by) refuse('SHOP_OWN');
  return { ...reward, state: step(rewardMachine, reward.state, move) };
};

const rowWords = ({ now, by, words }: { now: Date; by: string; words: string }) => ({
  row: { counts: 0 as const, year: yearOf(now.toISOString()), edition: 0, earnedAt: now.toISOString(), words },
  act: { now, by: by === '' ? [] : [by] },
});

type Made = { readonly _id: string; readonly code: string };

const emptyVoucher = (reward: Reward, purse: Account, { _id, code }: Made, now: Date): Voucher => {
  const until = shanghaiDate(new Date(now.getTime() + reward.validDays * DAY));
  return {
    _id,
    version: 1,
    operations: [],
    kind: 'voucher',
    points: 0,
    lots: [],
    state: voucherMachine.initial,
    code,
    rewardId: reward._id,
    title: reward.title,
    photo: reward.photo,
    price: reward.points,
    personId: purse.personId,
    communityId: reward.communityId,
    purseId: purse._id,
    at: reward.at,
    funded: reward.funded,
    shopKey: '',
    settlement: 0,
    redeemedAt: now.toISOString(),
    until,
    lapsesAt: endOfDay(until).toISOString(),
    endedAt: '',
    userId: '',
  };
};

type Redeemed = {
  readonly transfer: Transfer;
  readonly purse: Account;
  readonly reward: Reward;
  readonly voucher: Voucher;
};

/** The price leaves the purse for the voucher, and one leaves the stock. */
export const redeem = (reward: Reward, purse: Account, made: Made, now: Date): Redeemed => {
  if (reward.state !== 'offered') refuse('REWARD_MOVED_ON');
  if (reward.left < 1) refuse('REWARD_GONE');
  assert(
    purse.bucket === 'service' && purse.communityId === reward.communityId,
    'Only service points of the place buy.',
  );
  const empty = emptyVoucher(reward, purse, made, now);
  const { row, act } = rowWords({ now, by: purse.personId, words: reward.title });
  const lots = takenFrom(purse, reward.points);
  const transfer = rowOf({ ...row, reason: 'redeem', cause: made._id, lots }, { from: purse, to: empty, purse }, act);
  const [paid, voucher] = apply(transfer, purse, empty);
  return { transfer, purse: booked(paid, transfer), voucher, reward: { ...reward, left: reward.left - 1 } };
};

type Used = { readonly transfer: Transfer; readonly voucher: Voucher; readonly shop: Account };

/** Its price becomes the shop's: what a shop is owed is its used vouchers and nothing else. */
export const use = (voucher: Voucher, shop: Account, { by, now }: Act): Used => {
  assertNotOwn(voucher.personId, [by]);
  if (voucher.state === 'held' && shanghaiDate(now) > voucher.until) refuse('VOUCHER_OVER');
  const state = step(voucherMachine, voucher.state, 'use');
  const { row, act } = rowWords({ now, by, words: voucher.title });
  const moving = { ...row, reason: 'use' as const, cause: voucher._id, lots: voucher.lots };
  const transfer = rowOf(moving, { from: voucher, to: shop, purse: shop }, act);
  const [spent, earned] = apply(transfer, voucher, shop);
  const settlement = shop.settlements + 1;
  const ended = { state, shopKey: shop._id, settlement, lapsesAt: '', endedAt: now.toISOString(), userId: by };
  return { transfer, voucher: { ...spent, ...ended }, shop: { ...earned, openVouchers: shop.openVouchers + 1 } };
};

/** Points and stock return: the person thought better of it, or its last day is over. */
export const unredeem = (
  { voucher, purse, reward }: { voucher: Voucher; purse: Account; reward: Reward },
  move: 'cancel' | 'lapse',
  { by, now }: Act,
): Redeemed & BookedAll => {
  const state = step(voucherMachine, voucher.state, move);
  const { row, act } = rowWords({ now, by, words: voucher.title });
  const moving = { ...row, reason: move, cause: voucher._id, lots: voucher.lots };
  const transfer = rowOf(moving, { from: voucher, to: purse, purse }, act);
  const [empty, paid] = apply(transfer, voucher, purse);
  return {
    ...settled({ transfer, purse: booked(paid, transfer) }, act),
    voucher: { ...empty, state, lapsesAt: '', endedAt: now.toISOString() },
    reward: { ...reward, left: reward.left + 1 },
  };
};

/** The community squared what the shop took; its points return to where all points come from. */
export const settle = (shop: Account, points: number, { by, now }: Act): { transfer: Transfer; shop: Account } => {
  if (shop.points !== points) refuse('SETTLED_ALREADY', { open: shop.points });
  const issuer = issuerOf(shop.communityId);
  const settlements = shop.settlements + 1;
  const { row, act } = rowWords({ now, by, words: '' });
  const moving = { ...row, reason: 'settle' as const, cause: `${shop._id}:${settlements}`, lots: shop.lots };
  const transfer = rowOf(moving, { from: shop, to: issuer, purse: shop }, act);
  const [squared] = apply(transfer, shop, issuer);
  return { transfer, shop: { ...squared, settlements, openVouchers: 0 } };
};
