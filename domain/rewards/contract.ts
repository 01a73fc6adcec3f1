import * as v from 'valibot';
import { cursor, fileId, line, madeId, sentence, TEXT_MAX, typedCode } from '../kernel/schemas';
import { communityId } from '../points/contract';
import { unitId } from '../units/contract';
import { rewardMachine, voucherMachine, type RewardState, type VoucherState } from './machine';

export const STOCK_MAX = 10_000;
export const PRICE_MAX = 10_000;
export const VALID_DAYS_MAX = 365;
/** Letters and digits of a voucher's code, in groups of four when people read it. */
export const CODE_LENGTH = 16;

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** The code on a voucher, as scanned or typed with or without its dashes. */
const voucherCode = typedCode('voucher');

const shopAt = v.object({ unitId: v.string(), name: v.string() });

const rewardView = v.object({
  rewardId: madeId,
  title: v.string(),
  text: v.string(),
  photo: v.string(),
  points: v.number(),
  left: v.number(),
  state: v.picklist(Object.keys(rewardMachine.states) as [RewardState, ...RewardState[]]),
  stateLabel: v.string(),
  /** The one place its vouchers are good at. */
  at: shopAt,
  /** The shop gives it: nothing is owed for it. */
  funded: v.boolean(),
  validDays: v.number(),
  /** I can redeem it now: in stock, offered, and I have the points. */
  mayRedeem: v.boolean(),
  /** I may restock and pause it. */
  mayManage: v.boolean(),
});

const voucherView = v.object({
  voucherId: madeId,
  rewardId: madeId,
  title: v.string(),
  photo: v.string(),
  points: v.number(),
  state: v.picklist(Object.keys(voucherMachine.states) as [VoucherState, ...VoucherState[]]),
  stateLabel: v.string(),
  at: shopAt,
  /** What the QR holds and the shop may type; empty once it is over. */
  code: v.string(),
  redeemedAt: v.string(),
  /** The last Shanghai day it can be used on. */
  until: v.string(),
  endedAt: v.string(),
  mayCancel: v.boolean(),
});

/** A voucher as the shop sees it: the goods, never the person. */
const shopVoucher = v.object({
  voucherId: madeId,
  title: v.string(),
  photo: v.string(),
  points: v.number(),
  state: v.picklist(Object.keys(voucherMachine.states) as [VoucherState, ...VoucherState[]]),
  stateLabel: v.string(),
  at: shopAt,
  until: v.string(),
  usedAt: v.string(),
});

const settlementView = v.object({
  unitId: v.string(),
  name: v.string(),
  /** Points of used vouchers not yet settled with the community, and how many vouchers that is. */
  open: v.object({ points: v.number(), vouchers: v.number() }),
  /** Newest first; `settled` when the community has squared it. */
  vouchers: v.array(v.object({ ...shopVoucher.entries, settled: v.boolean(), funded: v.boolean() })),
  next: v.string(),
  maySettle: v.boolean(),
});

const rewardEntries = {
  title: line(30, 2),
  text: v.optional(sentence(TEXT_MAX), ''),
  photo: v.optional(v.union([fileId, v.literal('')]), ''),
  points: whole(1, PRICE_MAX),
  unitId,
  validDays: v.optional(whole(1, VALID_DAYS_MAX), 60),
};

export const rewardActions = {
  /** What can be redeemed in my community, or in one I work for; my service points beside it. */
  'reward.list': {
    input: v.strictObject({ communityId: v.optional(communityId), cursor: v.optional(cursor) }),
    output: v.object({ points: v.number(), rewards: v.array(rewardView), next: v.string() }),
  },
  /** Staff put a reward up, good at one shop or station; an owner gives one for their own shop, which waits for staff. */
  'reward.offer': {
    input: v.strictObject({ communityId, ...rewardEntries, stock: whole(0, STOCK_MAX) }),
    output: v.object({ reward: rewardView }),
    changes: true,
  },
  /** More of it came, or some of it went: never below what is left. */
  'reward.restock': {
    input: v.strictObject({ rewardId: madeId, change: v.pipe(whole(-STOCK_MAX, STOCK_MAX), v.notValue(0)) }),
    output: v.object({ reward: rewardView }),
    changes: true,
  },
  'reward.pause': {
    input: v.strictObject({ rewardId: madeId }),
    output: v.object({ reward: rewardView }),
    changes: true,
  },
  'reward.resume': {
    input: v.strictObject({ rewardId: madeId }),
    output: v.object({ reward: rewardView }),
    changes: true,
  },
  /** Points, stock and voucher in one step. */
  'reward.redeem': {
    input: v.strictObject({ rewardId: madeId }),
    output: v.object({ voucher: voucherView, points: v.number() }),
    changes: true,
  },
  'reward.vouchers': {
    input: v.strictObject({ cursor: v.optional(cursor) }),
    output: v.object({ vouchers: v.array(voucherView), next: v.string() }),
  },
  /** Before it is used: points and stock return. */
  'reward.cancel': {
    input: v.strictObject({ voucherId: madeId }),
    output: v.object({ voucher: voucherView, points: v.number() }),
    changes: true,
  },
  /** What a scanned code stands for, before the shop takes it. */
  'reward.check': {
    input: v.strictObject({ code: voucherCode }),
    output: v.object({ voucher: shopVoucher }),
  },
  'reward.use': {
    input: v.strictObject({ code: voucherCode }),
    output: v.object({ voucher: shopVoucher }),
    changes: true,
  },
  /** What a shop took and what the community owes it for: equal to its used vouchers by construction. */
  'reward.settlement': {
    input: v.strictObject({ communityId, unitId, cursor: v.optional(cursor) }),
    output: settlementView,
  },
  /** The community squared it with the shop, outside the app; the points return to the community. */
  'reward.settle': {
    input: v.strictObject({
      communityId,
      unitId,
      /** What the person saw; when more came in meanwhile they look again. */
      points: whole(1, 100_000_000),
    }),
    output: v.object({ settled: v.number(), open: v.number() }),
    changes: true,
  },
} as const;

export type RewardView = v.InferOutput<typeof rewardView>;
export type VoucherView = v.InferOutput<typeof voucherView>;
export type ShopVoucher = v.InferOutput<typeof shopVoucher>;
export type Offer = v.InferOutput<(typeof rewardActions)['reward.offer']['input']>;
