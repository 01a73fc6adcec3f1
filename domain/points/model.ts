import { rolesWithin, type Actor, type Party } from '../kernel/access';
import type { Aggregate, Stored } from '../kernel/document';
import type { Telling } from '../notices/model';

/** 基础分 服务分 贡献分: three purses, never merged. */
export const buckets = { base: '基础分', service: '服务分', contribution: '贡献分' } as const;
export type Bucket = keyof typeof buckets;
export const bucketNames = Object.keys(buckets) as [Bucket, ...Bucket[]];

/** Why points move, and what the owner reads beside the row. */
export const reasons = {
  task: '志愿任务',
  wish: '微心愿',
  base: '基础分评定',
  donation: '捐款捐物',
  adjust: '更正',
  deduct: '更正扣回',
  reverse: '撤销一笔',
  expire: '到期清零',
  redeem: '兑换',
  use: '兑换券已使用',
  cancel: '取消兑换',
  lapse: '兑换券过期退回',
  owe: '已经用掉的先记欠',
  repay: '还上欠的分',
  settle: '与商户结清',
} as const;
export type Reason = keyof typeof reasons;

/** Points that end together; an empty date never ends. */
export type Lot = { readonly expiresOn: string; readonly points: number };

/** Whoever can have points: a person's purse, a shop, a voucher that holds its price, and the community that issues. */
export type Holder = Stored & {
  readonly kind: 'person' | 'shop' | 'voucher' | 'issuer';
  readonly points: number;
  readonly lots: readonly Lot[];
};

/** What a year earned under one edition of the rules: what the year's score is computed from. */
export type Earned = { readonly year: number; readonly edition: number; readonly points: number };

/** One purse of one person in one community, or what a shop took in vouchers. */
export type Account = Holder &
  Telling<'open'> & {
    readonly kind: 'person' | 'shop';
    readonly communityId: string;
    readonly bucket: Bucket;
    /** Empty for a shop, and the other way round. */
    readonly personId: string;
    readonly unitId: string;
    readonly earned: readonly Earned[];
    /** Taken back after it was spent, and not paid back by later points yet. Missing in purses from before. */
    readonly debt?: number;
    /** When the clock looks next: to say beforehand what ends, and to end it. Empty when nothing ever ends. */
    readonly lookAt: string;
    /** Of a shop: how often the community squared accounts with it, and the used vouchers since. */
    readonly settlements: number;
    readonly openVouchers: number;
    /** The last day whose ending the owner was told of. */
    readonly toldOf: string;
  };

/** One line of the journal. Never edited: a mistake is paid back by another line. */
export type Transfer = Stored & {
  readonly reason: Reason;
  readonly cause: string;
  /** Short enough to say at the counter: what a reversal is asked by. */
  readonly number: string;
  readonly from: string;
  readonly to: string;
  readonly points: number;
  readonly lots: readonly Lot[];
  readonly communityId: string;
  readonly bucket: Bucket;
  /** The year it was earned in, the edition in force then, and whether the score gains, loses or does not see it. */
  readonly year: number;
  readonly edition: number;
  readonly counts: 1 | 0 | -1;
  /** In whose rows it stands, and what the team did for it; empty for none. */
  readonly personId: string;
  readonly teamId: string;
  readonly earnedAt: string;
  readonly at: string;
  /** Everybody who had a hand in it; empty when the clock did. */
  readonly by: readonly string[];
  readonly words: string;
};

/** 410403001001 lies in 410403001, and that in 410403. */
export const communityScopes = (communityId: string): string[] => [
  communityId,
  communityId.slice(0, 9),
  communityId.slice(0, 6),
];

/** The community gives points out and takes them back: its balance is minus everybody else's, and stored nowhere. */
export const issuerOf = (communityId: string): Holder => ({
  _id: `issuer-${communityId}`,
  version: 1,
  kind: 'issuer',
  points: 0,
  lots: [],
});

export const purseId = (personId: string, communityId: string, bucket: Bucket): string =>
  `${communityId}-${bucket}-${personId}`;

/** A purse nobody paid into yet. */
export const newPurse = (personId: string, communityId: string, bucket: Bucket): Account => ({
  _id: purseId(personId, communityId, bucket),
  version: 1,
  kind: 'person',
  operations: [],
  state: 'open',
  scopes: communityScopes(communityId),
  notices: [],
  noticesDueAt: '',
  allowances: [],
  points: 0,
  lots: [],
  communityId,
  bucket,
  personId,
  unitId: '',
  earned: [],
  lookAt: '',
  toldOf: '',
  settlements: 0,
  openVouchers: 0,
});

export const shopAccountId = (unitId: string, communityId: string): string => `${communityId}-shop-${unitId}`;

/** A shop takes vouchers, and those are bought with service points only. */
export const newShopAccount = (unitId: string, communityId: string): Account => ({
  ...newPurse('', communityId, 'service'),
  _id: shopAccountId(unitId, communityId),
  kind: 'shop',
  unitId,
});

/** The community somebody lives in; empty until they registered. */
export const communityIdOf = (actor: Actor): string => actor.home?.scopes.find((id) => /^\d{12}$/.test(id)) ?? '';

/** Staff of a community or above it. Points are nobody else's business but their owner's. */
export const staffOf = (communityId: string, actor: Actor): Party[] => rolesWithin(actor, communityScopes(communityId));

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** "261121-7KQ4M2": tells rows of a day apart when read out. */
export const rowNumber = (transferId: string, date: string): string => {
  let hash = 0x811c9dc5;
  for (const letter of transferId) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  const letters = Array.from(
    { length: 6 },
    (_, at) => ALPHABET[Math.floor(hash / ALPHABET.length ** at) % ALPHABET.length],
  );
  return `${date.replaceAll('-', '').slice(2)}-${letters.join('')}`;
};

/** The code a volunteer shows so that staff find their purse: it says nothing about them. */
export type Member = Stored & { readonly personId: string; readonly nickname: string };

/** A team or a community that chose to be ranked, and what it had when it was last counted. */
export type Standing = Aggregate & {
  readonly of: 'teams' | 'communities';
  readonly name: string;
  readonly communityId: string;
  readonly joined: boolean;
  readonly year: number;
  readonly points: number;
  readonly people: number;
  readonly countedAt: string;
  /** The night it was last counted for. */
  readonly countedOn: string;
};
