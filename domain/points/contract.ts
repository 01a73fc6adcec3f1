import * as v from 'valibot';
import { cursor, fileId, line, madeId, reason, sentence, subscribed, typedCode } from '../kernel/schemas';
import { proposalMachine, type ProposalState } from './machine';
import { bucketNames } from './model';

const CRITERIA_MAX = 20;
const CATEGORIES_MAX = 30;
const ADJUST_MAX = 10_000;
const DONATION_MAX_YUAN = 1_000_000;
export const RECEIPT_PHOTOS_MAX = 3;
/** Whoever has fewer people than this is not ranked: a figure of one person is that person's. */
export const RANKED_MIN_PEOPLE = 5;

export const communityId = v.pipe(v.string(), v.regex(/^\d{12}$/));
export const bucket = v.picklist(bucketNames);
/** The code a volunteer shows or reads out; staff never see an account's owner by anything else. */
export const memberCode = typedCode('member');
/** 261121-7KQ4M2: the number of a row, as its owner reads it out. */
export const rowNumber = typedCode('row');
const year = v.pipe(v.number(), v.integer(), v.minValue(2020), v.maxValue(2100));
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const key = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{1,29}$/));

/** In percent: 100 counts a point as a point. */
const weights = v.strictObject({
  base: whole(0, 300),
  service: whole(0, 300),
  contribution: whole(0, 300),
});

const rulesEntries = {
  weights,
  /** The most of a year's score that may be contribution, in percent. */
  contributionCap: whole(0, 50),
  /** Points for every started hour, and of some kinds of task otherwise. */
  perHour: whole(1, 100),
  perHourOf: v.pipe(v.array(v.strictObject({ category: key, points: whole(1, 100) })), v.maxLength(CATEGORIES_MAX)),
  wishPoints: whole(1, 500),
  /** So many yuan given are one point. */
  yuanPerPoint: whole(1, 10_000),
  /** Points end on the last day of the year so many years after they were earned; 0 never. */
  expiryYears: whole(0, 10),
  /** What base points are given for, once a year each; the community's own words. */
  criteria: v.pipe(
    v.array(v.strictObject({ key, text: sentence(100, 2), points: whole(1, 1000) })),
    v.maxLength(CRITERIA_MAX),
  ),
};

const rulesView = v.object({
  communityId,
  edition: v.number(),
  /** In force from this moment, a Shanghai midnight. */
  fromAt: v.string(),
  publishedAt: v.string(),
  /** 东苑社区 社区专员; empty for the rules before any were published. */
  publishedBy: v.string(),
  inForce: v.boolean(),
  /** What the district or the subdistrict holds against it. It stops nothing. */
  objections: v.array(v.object({ by: v.string(), at: v.string(), words: v.string() })),
  ...rulesEntries,
});

const rowView = v.object({
  number: v.string(),
  reason: v.string(),
  words: v.string(),
  bucket,
  bucketLabel: v.string(),
  /** Negative when points left the purse. */
  points: v.number(),
  /** The edition it is scored by; the score does not see rows that only move points. */
  edition: v.number(),
  counts: v.boolean(),
  /** What it is in the year's score, by the weights of its edition; null outside of the score. */
  weighted: v.nullable(v.number()),
  at: v.string(),
  earnedAt: v.string(),
});

const purseView = v.object({
  bucket,
  label: v.string(),
  points: v.number(),
  /** Taken back after it was spent: the next points pay it. */
  debt: v.number(),
  /** Only service points buy anything. */
  spendable: v.boolean(),
  /** What ends next and on which Shanghai day; null when nothing does. */
  ending: v.nullable(v.object({ points: v.number(), on: v.string() })),
  /** I asked to be told before they end. */
  reminds: v.boolean(),
});

const partView = v.object({ bucket, label: v.string(), points: v.number(), weight: v.number(), weighted: v.number() });

const scoreView = v.object({
  communityId,
  year: v.number(),
  total: v.number(),
  /** One line a person can follow with a pencil. */
  formula: v.string(),
  /** What every edition of the year contributed, the first before the last. */
  editions: v.array(
    v.object({ edition: v.number(), fromAt: v.string(), contributionCap: v.number(), parts: v.array(partView) }),
  ),
  /** Base and service, weighted; contribution, weighted; how much of it may count, and how much does. */
  labour: v.number(),
  contribution: v.number(),
  allowance: v.number(),
  counted: v.number(),
  /** All rows weighted, with these two, are the total: contribution above what may count, and what is less than a point. */
  overCap: v.number(),
  rounding: v.number(),
  rows: v.array(rowView),
  next: v.string(),
});

const proposalKinds = ['base', 'donation', 'adjust', 'reverse'] as const;

const proposalView = v.object({
  proposalId: madeId,
  kind: v.picklist(proposalKinds),
  kindLabel: v.string(),
  state: v.picklist(Object.keys(proposalMachine.states) as [ProposalState, ...ProposalState[]]),
  stateLabel: v.string(),
  /** What the volunteer is called, and their code. */
  nickname: v.string(),
  member: v.string(),
  bucket,
  bucketLabel: v.string(),
  /** Negative when points go back. */
  points: v.number(),
  reason: v.string(),
  receipt: v.string(),
  photos: v.array(v.string()),
  /** 东苑社区 社区专员 */
  proposedBy: v.string(),
  proposedAt: v.string(),
  decidedBy: v.string(),
  decidedAt: v.string(),
  answer: v.string(),
  /** I may decide: somebody other than the proposer and the payee. */
  mayDecide: v.boolean(),
});

const proposal = { member: memberCode, communityId, reason };

const rankRow = v.object({ id: v.string(), name: v.string(), points: v.number(), people: v.number() });

const differenceView = v.object({
  what: v.string(),
  /** 东苑社区; empty when it cannot be told. */
  communityId: v.string(),
  /** The document, by a name that says nothing about a person. */
  about: v.string(),
  held: v.number(),
  journal: v.number(),
});

export const pointActions = {
  /** My purses, the community's rules in force and those that come. */
  'point.mine': {
    input: v.strictObject({ communityId: v.optional(communityId) }),
    output: v.object({
      communityId: v.string(),
      /** What I show or read out so that staff find my purse; empty until point.code made it. */
      member: v.string(),
      purses: v.array(purseView),
      rules: rulesView,
      coming: v.array(rulesView),
    }),
  },
  /** Makes the code I show or read out, once. */
  'point.code': { input: v.strictObject({}), output: v.object({ member: v.string() }), changes: true },
  /** One tap, one message: before the first points of a purse end. */
  'point.remind': {
    input: v.strictObject({ communityId: v.optional(communityId), bucket, subscribed }),
    output: v.object({ reminds: v.boolean() }),
    changes: true,
  },
  /** Every row of mine, newest first. */
  'point.rows': {
    input: v.strictObject({
      communityId: v.optional(communityId),
      bucket: v.optional(bucket),
      cursor: v.optional(cursor),
    }),
    output: v.object({ rows: v.array(rowView), next: v.string() }),
  },
  /** How the year's score is computed: formula, editions and the rows it counts, a page at a time. */
  'point.score': {
    input: v.strictObject({
      communityId: v.optional(communityId),
      year: v.optional(year),
      cursor: v.optional(cursor),
    }),
    output: scoreView,
  },
  /** Every edition a community published, the newest first. */
  'point.rules': { input: v.strictObject({ communityId }), output: v.object({ editions: v.array(rulesView) }) },
  /** A new edition, in force from a Shanghai midnight that is still to come. Never retroactive. */
  'point.publishRules': {
    input: v.strictObject({
      communityId,
      from: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)),
      ...rulesEntries,
    }),
    output: rulesView,
    changes: true,
  },
  /** 街道和区: what they hold against an edition stands beside it, for everybody to read. */
  'point.object': {
    input: v.strictObject({ communityId, edition: whole(1, 1_000), reason }),
    output: rulesView,
    changes: true,
  },
  /** Base points, donations, corrections and reversals: one proposes, another confirms. */
  'point.propose': {
    input: v.union([
      v.strictObject({ kind: v.literal('base'), ...proposal, criterion: key }),
      v.strictObject({
        kind: v.literal('donation'),
        ...proposal,
        yuan: whole(1, DONATION_MAX_YUAN),
        /** The number on the receipt. */
        receipt: line(40, 2),
        photos: v.optional(v.pipe(v.array(fileId), v.maxLength(RECEIPT_PHOTOS_MAX)), []),
      }),
      v.strictObject({
        kind: v.literal('adjust'),
        ...proposal,
        bucket,
        points: v.pipe(whole(-ADJUST_MAX, ADJUST_MAX), v.notValue(0)),
      }),
      v.strictObject({ kind: v.literal('reverse'), communityId, number: rowNumber, reason }),
    ]),
    output: v.object({ proposal: proposalView }),
    changes: true,
  },
  'point.confirm': {
    input: v.strictObject({ proposalId: madeId }),
    output: v.object({ proposal: proposalView }),
    changes: true,
  },
  'point.decline': {
    input: v.strictObject({ proposalId: madeId, reason }),
    output: v.object({ proposal: proposalView }),
    changes: true,
  },
  /** What waits for a second person, or was decided. */
  'point.proposals': {
    input: v.strictObject({
      communityId,
      state: v.optional(
        v.picklist(Object.keys(proposalMachine.states) as [ProposalState, ...ProposalState[]]),
        'proposed',
      ),
      cursor: v.optional(cursor),
    }),
    output: v.object({ proposals: v.array(proposalView), next: v.string() }),
  },
  /** Teams or communities that chose to be ranked; never people. */
  'point.ranking': {
    input: v.strictObject({ of: v.picklist(['teams', 'communities']) }),
    output: v.object({ year: v.number(), countedAt: v.string(), rows: v.array(rankRow) }),
  },
  /** Joins the ranking or leaves it, for a community or one of its teams. */
  'point.rank': {
    input: v.strictObject({
      communityId,
      /** Empty for the community itself. */
      teamId: v.optional(v.union([v.pipe(v.string(), v.regex(/^[a-z0-9-]{3,40}$/)), v.literal('')]), ''),
      join: v.boolean(),
    }),
    output: v.object({ ranked: v.boolean() }),
    changes: true,
  },
  /** What last night's recount found; it repairs nothing. */
  'point.reconciliations': {
    input: v.strictObject({ communityId, cursor: v.optional(cursor) }),
    output: v.object({
      nights: v.array(
        v.object({
          date: v.string(),
          finishedAt: v.string(),
          /** How many of each were recounted. */
          accounts: v.number(),
          transfers: v.number(),
          vouchers: v.number(),
          rewards: v.number(),
          tasks: v.number(),
          /** In all communities, and those of this one told one by one. */
          differing: v.number(),
          differences: v.array(differenceView),
        }),
      ),
      next: v.string(),
    }),
  },
} as const;

export type RulesSaid = v.InferOutput<(typeof pointActions)['point.publishRules']['input']>;
export type RulesView = v.InferOutput<typeof rulesView>;
export type RowView = v.InferOutput<typeof rowView>;
export type PurseView = v.InferOutput<typeof purseView>;
export type ScoreView = v.InferOutput<typeof scoreView>;
export type ProposalView = v.InferOutput<typeof proposalView>;
export type Proposed = v.InferOutput<(typeof pointActions)['point.propose']['input']>;
