import * as v from 'valibot';
import {
  cursor,
  fileId,
  line,
  madeId,
  phone,
  placeId,
  reason,
  scene,
  sentence,
  subscribed,
  typedCode,
  WORDS_MAX,
} from '../kernel/schemas';
import { communityId } from '../points/contract';
import { position, viewOfContact } from '../requests/intakeContract';
import { shopMachine, type ShopMove, type ShopState } from './machine';

export const STAFF_MAX = 10;
export const shopId = madeId;

const words = sentence(WORDS_MAX);
const state = v.picklist(Object.keys(shopMachine.states) as [ShopState, ...ShopState[]]);

export const tradeKey = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9]{1,19}$/));
const trade = v.strictObject({ key: tradeKey, label: line(8, 2) });

/** 亮身份: a party member's shop, or one that keeps its word. */
export const badgeKinds = { partyMember: '党员商户', goodFaith: '示范商户' } as const;
export type BadgeKind = keyof typeof badgeKinds;
const badgeKind = v.picklist(Object.keys(badgeKinds) as [BadgeKind, ...BadgeKind[]]);

const badgeView = v.object({
  kind: badgeKind,
  label: v.string(),
  /** What it promised in public. */
  promise: v.string(),
  givenAt: v.string(),
  /** 东苑社区 社区专员 */
  byPost: v.string(),
});

/** The shop as everybody may see it once verified: nothing of its owner. */
const shopPage = v.object({
  shopId,
  name: v.string(),
  trade: tradeKey,
  tradeLabel: v.string(),
  /** 黄楝树社区 · 黄楝树小区 1号楼 */
  place: v.string(),
  spot: v.string(),
  hours: v.string(),
  position: v.nullable(v.object({ latitude: v.number(), longitude: v.number() })),
  badge: v.nullable(badgeView),
  /** The community's number, which people call instead of the owner's. */
  phone: v.string(),
  placeId,
});

const shopRow = v.object({
  ...shopPage.entries,
  state,
  stateLabel: v.string(),
  /** "周四 17:30 前核实", "已超过 2 小时"; empty when nothing is due. */
  due: v.string(),
  overdue: v.boolean(),
  appliedAt: v.string(),
});

/** On the map: how far, when a position was given; -1 when not known. */
const mapRow = v.object({ ...shopPage.entries, metres: v.number() });

const shopMoves = Object.keys(shopMachine.moves) as [ShopMove, ...ShopMove[]];

/** The shop to its own people and to the community's staff. */
const shopView = v.object({
  ...shopRow.entries,
  /** owner, staff: what I am to it; empty for the community's people. */
  mine: v.picklist(['owner', 'staff', '']),
  listed: v.boolean(),
  /** 马*, 138****0000; null when none was left. */
  contact: v.nullable(v.object({ name: v.string(), phone: v.string() })),
  /** Whether a licence was left, and whether it may be shown; for its owner and whoever may ask to see it. */
  licence: v.picklist(['', 'checking', 'there', 'refused']),
  /** I may ask to see licence and phone (shop.reveal). */
  mayReveal: v.boolean(),
  /** How often somebody looked; for the owner only, else 0. */
  views: v.number(),
  /** People who help in the shop; for its own people only. */
  staff: v.array(v.object({ seat: madeId, name: v.string(), joinedAt: v.string(), mine: v.boolean() })),
  /** The code that waits to be taken, with whom for: only its owner sees it. */
  invitation: v.nullable(v.object({ code: v.string(), as: v.picklist(['staff', 'owner']), untilAt: v.string() })),
  /** Newest first: applied, verified, sent back and why, handed over, badge given and taken back. */
  history: v.array(v.object({ label: v.string(), who: v.string(), at: v.string(), words: v.string() })),
  open: v.array(v.object({ move: v.picklist(shopMoves), label: v.string() })),
  mayBadge: v.boolean(),
});

const said = {
  name: line(30, 2),
  trade: tradeKey,
  spot: v.optional(line(60), ''),
  position: v.optional(position),
  licencePhoto: v.optional(fileId),
  contact: v.optional(
    v.strictObject({
      name: v.optional(line(20), ''),
      phone,
    }),
  ),
  hours: v.optional(line(40), ''),
  /** On the convenience map once verified. */
  listed: v.optional(v.boolean(), false),
  subscribed: v.optional(subscribed, []),
};

const onShop = { shopId };
const changing = <const E extends v.ObjectEntries>(entries: E) =>
  ({ input: v.strictObject({ ...onShop, ...entries }), output: shopView, changes: true }) as const;

export const shopActions = {
  'shop.trades': {
    input: v.strictObject({ placeId: v.optional(placeId) }),
    output: v.object({ trades: v.array(v.object({ key: tradeKey, label: v.string() })) }),
  },
  /** A community's own additions to the list. */
  'shop.setTrades': {
    input: v.strictObject({ communityId, added: v.pipe(v.array(trade), v.maxLength(20)) }),
    output: v.object({ trades: v.array(v.object({ key: tradeKey, label: v.string() })) }),
    changes: true,
  },
  /** Where the shop is: a place picked, or the code on its door. */
  'shop.register': {
    input: v.union([v.strictObject({ placeId, ...said }), v.strictObject({ scene, ...said })]),
    output: shopView,
    changes: true,
  },
  /** The shops I own or help in. */
  'shop.mine': { input: v.strictObject({}), output: v.object({ shops: v.array(shopView) }) },
  'shop.read': { input: v.strictObject(onShop), output: shopView },
  /** 便民商铺: what everybody sees of a verified shop. */
  'shop.page': { input: v.strictObject(onShop), output: shopPage },
  /** In my posts' places: soonest due first while they wait, newest first otherwise. */
  'shop.list': {
    input: v.strictObject({ state: v.optional(state, 'applied'), cursor: v.optional(cursor) }),
    output: v.object({ rows: v.array(shopRow), next: v.string(), waiting: v.number() }),
  },
  /** Verified shops that agreed to be listed, of a community or anything below it; nearest first with a position. */
  'shop.map': {
    input: v.strictObject({
      placeId,
      trade: v.optional(tradeKey),
      position: v.optional(position),
    }),
    output: v.object({ place: v.string(), rows: v.array(mapRow), more: v.boolean() }),
  },
  'shop.verify': changing({ words: v.optional(words, '') }),
  'shop.sendBack': changing({ reason }),
  /** After it was sent back: says it anew. */
  'shop.revise': changing({
    name: said.name,
    trade: tradeKey,
    spot: said.spot,
    position: said.position,
    licencePhoto: said.licencePhoto,
  }),
  /** What may change without a new look: hours, phone, the map. */
  'shop.update': changing({
    licencePhoto: said.licencePhoto,
    hours: v.optional(line(40)),
    spot: v.optional(line(60)),
    listed: v.optional(v.boolean()),
    contact: v.optional(v.nullable(v.strictObject({ name: v.optional(line(20), ''), phone }))),
  }),
  /** A code for somebody to take: as staff, or as the next owner. A new one replaces the one before. */
  'shop.invite': changing({ as: v.picklist(['staff', 'owner']) }),
  'shop.withdrawInvite': changing({}),
  /** What a code would make of me, before I take it. */
  'shop.invited': {
    input: v.strictObject({ code: typedCode('invitation') }),
    output: v.object({ name: v.string(), place: v.string(), as: v.picklist(['staff', 'owner']) }),
  },
  'shop.accept': { input: v.strictObject({ code: typedCode('invitation') }), output: shopView, changes: true },
  'shop.dropStaff': changing({ seat: madeId }),
  'shop.leave': {
    input: v.strictObject(onShop),
    output: v.object({ left: v.boolean() }),
    changes: true,
  },
  'shop.close': changing({ reason }),
  'shop.giveBadge': changing({ kind: badgeKind, promise: sentence(WORDS_MAX, 4) }),
  'shop.takeBadge': changing({ reason }),
  /** Licence and phone, after a reason; written down before they are shown. */
  'shop.reveal': {
    input: v.strictObject({ ...onShop, reason }),
    output: v.object({ name: v.string(), phone: v.string(), licencePhoto: v.string() }),
    changes: true,
  },
  /** 谁看过我的资料, newest first. */
  'shop.views': { input: v.strictObject(onShop), output: v.object({ views: v.array(viewOfContact) }) },
} as const;

export type ShopPage = v.InferOutput<typeof shopPage>;
export type ShopRow = v.InferOutput<typeof shopRow>;
export type ShopView = v.InferOutput<typeof shopView>;
export type MapRow = v.InferOutput<typeof mapRow>;
