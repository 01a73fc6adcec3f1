import type { ActionName } from '../contract';
import type { Stored } from '../kernel/document';

/**
 * Who looked at, handed out or changed what: one row per thing that reveals somebody, changes who may do what, or moves
 * what others rely on. The value names the part of the input that says what it was about; empty when nothing does.
 */
export const audited = {
  'request.revealContact': 'requestId',
  'wish.revealContact': 'wishId',
  'shop.reveal': 'shopId',
  'job.contact': 'jobId',
  'order.contact': 'orderId',
  'person.export': 'ward',
  'export.requests': 'placeId',
  'export.ask': 'placeId',
  'export.decide': 'exportId',
  'export.fetch': 'exportId',
  'post.appoint': 'postId',
  'post.take': '',
  'post.vacate': 'postId',
  'duty.publish': '',
  'setting.publish': '',
  'point.publishRules': 'communityId',
  'point.object': 'communityId',
  'point.propose': '',
  'point.confirm': 'proposalId',
  'reward.settle': 'unitId',
} as const satisfies Partial<Record<ActionName, string>>;

export type AuditedAction = keyof typeof audited;

/** Answers with what was hidden: nothing is even written before the entry stands. The others send both at once. */
const revealing: readonly AuditedAction[] = [
  'request.revealContact',
  'wish.revealContact',
  'shop.reveal',
  'job.contact',
  'order.contact',
  'person.export',
  'export.requests',
  'export.fetch',
];

export const isRevealing = (action: AuditedAction): boolean => revealing.includes(action);

export const isAudited = (action: string): action is AuditedAction => Object.hasOwn(audited, action);

/** The clock's own entries: what a whole day came to, so that the end of a chain cannot be cut off unseen. */
export const DAY_CLOSED = 'clock.dayClosed';
export const DAYS = 'days';

/** One entry. Nothing of a person in it but a digest of who acted. */
export type Audit = Stored & {
  /** One chain for each person and month, so that nobody waits for anybody else. */
  readonly chain: string;
  readonly seq: number;
  readonly at: string;
  readonly action: AuditedAction | typeof DAY_CLOSED;
  readonly about: string;
  readonly requestId: string;
  /** The seal of the entry before; empty for the first of a chain. */
  readonly before: string;
  /** A digest of all of the above. */
  readonly seal: string;
};

const SEQ_DIGITS = 8;

export const auditId = (chain: string, seq: number): string => `${chain}:${String(seq).padStart(SEQ_DIGITS, '0')}`;

/** What the seal is the digest of: in this order, and nothing else. */
export const sealedText = ({ chain, seq, at, action, about, requestId, before }: Omit<Audit, 'seal'>): string =>
  JSON.stringify([chain, seq, at, action, about, requestId, before]);

/** What a day came to: how many entries, and a digest of their seals in order. */
export const dayText = (day: string, seals: readonly string[], digest: (text: string) => string): string =>
  `${day} ${seals.length} ${digest([...seals].sort().join())}`;
