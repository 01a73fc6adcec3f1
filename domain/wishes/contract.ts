import * as v from 'valibot';
import {
  cursor,
  fileId,
  line,
  madeId,
  phoneOrNone,
  placeId,
  reason,
  sentence,
  subscribed,
  TEXT_MAX,
  typedCode,
  WORDS_MAX,
} from '../kernel/schemas';
import { categoryKeys } from '../requests/categories';
import { happening, pictureState } from '../requests/contract';
import { unitId } from '../units/contract';
import { movesOfPeople, wishMachine, type PersonMove, type WishState } from './machine';

export const WISH_PHOTOS_MAX = 3;
export const WISH_TITLE_MAX = 24;

/** What a wish is for. A public thing may become a service request. */
export const wishKinds = {
  thing: '一件东西',
  hand: '搭把手',
  company: '陪一陪',
  learning: '学一样',
  publicThing: '大家的事',
} as const;

/** How somebody who cannot post it themselves said yes to having it posted. */
export const consents = { inPerson: '当面同意', byPhone: '电话同意', byGuardian: '监护人同意' } as const;

/** How the wisher's own word was heard, when staff write it down for them. */
export const heardHow = { visit: '上门听说', call: '电话听说' } as const;

export type WishKind = keyof typeof wishKinds;
export type Consent = keyof typeof consents;
export type HeardHow = keyof typeof heardHow;

const wishId = madeId;
const kind = v.picklist(Object.keys(wishKinds) as [WishKind, ...WishKind[]]);
const state = v.picklist(Object.keys(wishMachine.states) as [WishState, ...WishState[]]);
const words = sentence(WORDS_MAX);
const said = sentence(WORDS_MAX, 2);
const photos = v.pipe(v.array(fileId), v.maxLength(WISH_PHOTOS_MAX));
/** On the wall for everybody: no name, no address. */
const title = line(WISH_TITLE_MAX, 4);
/** For the claimer alone, after the claim. */
const text = sentence(TEXT_MAX);
const invitation = typedCode('invitation');
const heard = v.picklist(Object.keys(heardHow) as [HeardHow, ...HeardHow[]]);

/** One wish on the wall, the same for everybody: a code name, what it is for, and where it stands. */
const wishRow = v.object({
  wishId,
  /** 蒲公英 3K7 */
  codeName: v.string(),
  title: v.string(),
  kind,
  kindLabel: v.string(),
  /** 东苑社区 */
  community: v.string(),
  state,
  stateLabel: v.string(),
  /** "3 天前挂出", "11月28日 17:30 前送达" */
  due: v.string(),
  listedAt: v.string(),
  /** The organisation that claimed it; empty when a person did or nobody has. */
  unit: v.string(),
  /** Posted by me or for whom I answer. */
  mine: v.boolean(),
  /** Claimed by me or my organisation. */
  claimedByMe: v.boolean(),
});

const wishMove = v.object({
  move: v.picklist(movesOfPeople as [PersonMove, ...PersonMove[]]),
  action: v.picklist([
    'wish.approve',
    'wish.sendBack',
    'wish.revise',
    'wish.withdraw',
    'wish.claim',
    'wish.release',
    'wish.deliver',
    'wish.confirm',
    'wish.reopen',
    'wish.toRequest',
    'wish.bringBack',
  ]),
  label: v.string(),
});

const wishView = v.object({
  ...wishRow.entries,
  /** Where it stands, as a neighbour would say it. */
  sentence: v.string(),
  /** Details and pictures: the claimer after the claim, the wisher, the guardian and staff of the place; else empty. */
  text: v.string(),
  photos: v.array(v.string()),
  /** Of the wish's own pictures and of the proof's. */
  pictures: v.array(v.object({ fileId: v.string(), state: pictureState })),
  /** Where to bring it; as private as the details. */
  place: v.string(),
  /** What I am to it; empty for everybody else. */
  iAm: v.picklist(['wisher', 'guardian', 'claimer', 'staff', '']),
  /** What the claimer is called, for the wisher's side, staff and the claimer. */
  claimer: v.string(),
  /** Bring it by then; empty unless claimed. */
  deliverBy: v.string(),
  /** Everybody sees its pictures once the wish is closed, unless they show somebody who has not agreed. */
  proof: v.nullable(
    v.object({ words: v.string(), photos: v.array(v.string()), at: v.string(), showsRecipient: v.boolean() }),
  ),
  /** How often it was taken up again. */
  reopened: v.number(),
  /** Newest first; the wisher's side, the claimer and staff. */
  history: v.array(happening),
  open: v.array(wishMove),
  /** In whose name I may claim it: `unitId` is empty for myself. Empty when claiming is not open to me. */
  claimAs: v.array(v.object({ unitId: v.string(), name: v.string() })),
  /** Posted for the wisher by this post, with this consent. Both empty when they posted it themselves. */
  recordedBy: v.string(),
  consent: v.string(),
  /** Null when none is needed. `invitation` only for those who hand it over. */
  guardian: v.nullable(v.object({ needed: v.boolean(), agreed: v.boolean(), invitation: v.string() })),
  /** 林*, 138****0000, for the wisher's side and staff; `mayReveal`: staff, with a reason, leaving a trace. */
  contact: v.nullable(v.object({ name: v.string(), phone: v.string(), mayReveal: v.boolean() })),
  /** 谁看过我的电话, newest first, for the wisher's side. */
  contactViews: v.array(v.object({ who: v.string(), at: v.string(), reason: v.string() })),
  /** The service request it is tied to; for those who may see its details. */
  requestId: v.string(),
  /** A picture waits for a person: wish.judge is open to me. */
  mayJudge: v.boolean(),
  /** The community's number, which relays: nobody gets anybody's own. */
  phone: v.string(),
});

const reachable = v.strictObject({
  name: v.optional(line(20), ''),
  phone: v.optional(phoneOrNone, ''),
});

const wished = { title, text, kind, photos: v.optional(photos, []) };
const onWish = { wishId, subscribed: v.optional(subscribed, []) };
const changed = { output: wishView, changes: true } as const;

export const wishActions = {
  /** The wall, and what is mine. The wall is open to everybody; without a place it is my community's. */
  'wish.list': {
    input: v.variant('of', [
      v.strictObject({
        of: v.literal('wall'),
        placeId: v.optional(placeId),
        state: v.optional(v.picklist(['listed', 'claimed', 'closed']), 'listed'),
        kind: v.optional(kind),
        cursor: v.optional(cursor),
      }),
      /** Posted by me or for somebody I answer for; claimed by me or my organisation. Newest first. */
      v.strictObject({ of: v.picklist(['mine', 'claimed']), cursor: v.optional(cursor) }),
      /** In the places of my posts, oldest first: what waits for review unless another state is asked for. */
      v.strictObject({ of: v.literal('inbox'), state: v.optional(state, 'submitted'), cursor: v.optional(cursor) }),
    ]),
    output: v.object({
      rows: v.array(wishRow),
      next: v.string(),
      /** With the wall: how many wishes came true in this community so far; null otherwise. */
      fulfilled: v.nullable(v.number()),
    }),
  },
  'wish.read': { input: v.strictObject({ wishId }), output: wishView },
  'wish.post': {
    input: v.strictObject({
      ...wished,
      /** The wisher is a child: a guardian says yes on their own phone before it is listed. */
      minor: v.optional(v.boolean(), false),
      contact: v.optional(reachable),
      subscribed: v.optional(subscribed, []),
    }),
    ...changed,
  },
  /** For somebody who cannot, with their consent; looked at by somebody else. */
  'wish.record': {
    input: v.strictObject({
      ...wished,
      placeId,
      minor: v.optional(v.boolean(), false),
      consent: v.picklist(Object.keys(consents) as [Consent, ...Consent[]]),
      wisher: reachable,
    }),
    ...changed,
  },
  /** The invitation as the guardian sees it before saying yes. */
  'wish.invited': {
    input: v.strictObject({ invitation }),
    output: v.object({ wishId, title: v.string(), community: v.string(), minor: v.boolean() }),
  },
  /** A guardian says yes with the code, on their own phone, and confirms for the wisher from then on. */
  'wish.guard': { input: v.strictObject({ invitation, subscribed: v.optional(subscribed, []) }), ...changed },
  /** Lists it; whoever looks may put the title so that nobody can be recognised. */
  'wish.approve': { input: v.strictObject({ ...onWish, title: v.optional(title) }), ...changed },
  'wish.sendBack': { input: v.strictObject({ ...onWish, reason: said }), ...changed },
  'wish.revise': { input: v.strictObject({ ...onWish, ...wished }), ...changed },
  'wish.judge': { input: v.strictObject({ wishId, fileId, verdict: v.picklist(['pass', 'refused']) }), ...changed },
  'wish.withdraw': { input: v.strictObject({ ...onWish, reason: v.optional(words, '') }), ...changed },
  /** One trip, one winner. With `unitId` a liaison claims for the organisation. Details: wish.read afterwards. */
  'wish.claim': {
    input: v.strictObject({ ...onWish, unitId: v.optional(unitId) }),
    output: v.object({ wishId, deliverBy: v.string() }),
    changes: true,
  },
  /** The claimer gives it back, or staff when the claimer did not come. */
  'wish.release': { input: v.strictObject({ ...onWish, reason: said }), ...changed },
  'wish.deliver': {
    input: v.strictObject({
      ...onWish,
      words: v.optional(words, ''),
      photos: v.optional(photos, []),
      /** Somebody can be recognised in them. Then nobody but the wisher's side and staff sees them. */
      showsRecipient: v.optional(v.boolean(), false),
    }),
    ...changed,
  },
  'wish.confirm': {
    input: v.strictObject({
      ...onWish,
      words: v.optional(words, ''),
      /** The wisher's side lets everybody see the pictures although they show the recipient. */
      mayShow: v.optional(v.boolean(), false),
      /** Staff write down what a wisher without a phone said. */
      heard: v.optional(heard),
    }),
    ...changed,
  },
  'wish.reopen': {
    input: v.strictObject({ ...onWish, reason: v.optional(words, ''), heard: v.optional(heard) }),
    ...changed,
  },
  /** A wish for a public thing goes the way of requests; the answer's requestId is the new request. */
  'wish.toRequest': {
    input: v.strictObject({
      ...onWish,
      category: v.optional(v.picklist(categoryKeys)),
      urgent: v.optional(v.boolean(), false),
      words: v.optional(words, ''),
    }),
    ...changed,
  },
  /** The request goes on, and somebody on the wall may bring about what it asks for. */
  'wish.bringBack': { input: v.strictObject({ ...onWish, reason: said }), ...changed },
  /** A request that somebody might fulfil: listed at once, tied to the request, which keeps its own loop. */
  'wish.fromRequest': {
    input: v.strictObject({ requestId: madeId, title, text, kind }),
    ...changed,
  },
  /** The wisher's number, after a reason; written down before it is shown. */
  'wish.revealContact': {
    input: v.strictObject({ wishId, reason }),
    output: v.object({ name: v.string(), phone: v.string() }),
    changes: true,
  },
} as const;

export type WishRow = v.InferOutput<typeof wishRow>;
export type WishView = v.InferOutput<typeof wishView>;
