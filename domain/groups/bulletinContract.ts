import * as v from 'valibot';
import { cursor, day, line, madeId, reason, sentence, TEXT_MAX } from '../kernel/schemas';
import { tradeKey } from '../shops/contract';

export const bulletinKinds = { notice: '通知提醒', policy: '惠企政策', finance: '金融服务' } as const;
export type BulletinKind = keyof typeof bulletinKinds;

export const bulletinId = madeId;
const groupId = madeId;

/** Counts only: nobody is named, nobody is ranked. */
export const bulletinView = v.object({
  bulletinId,
  groupId,
  kind: v.picklist(Object.keys(bulletinKinds) as [BulletinKind, ...BulletinKind[]]),
  kindLabel: v.string(),
  title: v.string(),
  text: v.string(),
  /** 卫东区城管局, 东苑社区 社区专员 */
  by: v.string(),
  postedAt: v.string(),
  /** The last day; empty when it has none. */
  deadline: v.string(),
  over: v.boolean(),
  /** The trades it is for; empty for all. */
  trades: v.array(v.string()),
  ackRequired: v.boolean(),
  audience: v.number(),
  read: v.number(),
  acked: v.number(),
  /** One of my shops is meant, and has read or acknowledged it. */
  forMe: v.boolean(),
  readByMe: v.boolean(),
  ackedByMe: v.boolean(),
  withdrawn: v.boolean(),
  mayWithdraw: v.boolean(),
});

export const bulletinActions = {
  'bulletin.post': {
    input: v.strictObject({
      groupId,
      kind: v.picklist(Object.keys(bulletinKinds) as [BulletinKind, ...BulletinKind[]]),
      title: line(30, 2),
      text: sentence(TEXT_MAX, 4),
      trades: v.optional(v.pipe(v.array(tradeKey), v.maxLength(20)), []),
      ackRequired: v.optional(v.boolean(), false),
      deadline: v.optional(day),
    }),
    output: bulletinView,
    changes: true,
  },
  /** Newest first; what is meant for other trades is left out for owners. */
  'bulletin.list': {
    input: v.strictObject({ groupId, cursor: v.optional(cursor) }),
    output: v.object({ bulletins: v.array(bulletinView), next: v.string() }),
  },
  /** Opens it; for a shop it is meant for, that counts as read, once. */
  'bulletin.open': { input: v.strictObject({ bulletinId }), output: bulletinView, changes: true },
  'bulletin.ack': { input: v.strictObject({ bulletinId }), output: bulletinView, changes: true },
  'bulletin.withdraw': {
    input: v.strictObject({ bulletinId, reason }),
    output: bulletinView,
    changes: true,
  },
} as const;

export type BulletinView = v.InferOutput<typeof bulletinView>;
