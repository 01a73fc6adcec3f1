import * as v from 'valibot';
import { cursor, madeId, reason, sentence, WORDS_MAX } from '../kernel/schemas';

/** More than this many rows go into further pages. */
export const ROWS_MAX = 500;
const PAGES_MAX = 20;

/** A district, subdistrict, community or grid: a single door would tell whose matter it is. */
const division = v.pipe(v.string(), v.regex(/^\d{6}(\d{3}){0,3}$/));
const month = v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/));

const registerView = v.object({
  exportId: madeId,
  place: v.string(),
  month: v.string(),
  state: v.picklist(['asked', 'approved', 'declined']),
  stateLabel: v.string(),
  reason: v.string(),
  askedBy: v.string(),
  askedAt: v.string(),
  decidedBy: v.string(),
  answer: v.string(),
  /** Until when it may be fetched; empty when it may not. */
  untilAt: v.string(),
  mayDecide: v.boolean(),
  /** Pages I may still fetch, and how often each. */
  pages: v.array(v.object({ page: v.number(), left: v.number() })),
});

const file = { name: v.string(), text: v.string(), rows: v.number() };

export const exportActions = {
  /** 事项表: the facts of a place and month as a table, with nobody in it. */
  'export.requests': {
    input: v.strictObject({ placeId: division, month, cursor: v.optional(cursor) }),
    /** At most ROWS_MAX rows; `next` where there are more. */
    output: v.object({ ...file, most: v.number(), next: v.string() }),
  },
  /** 名册: names and numbers that reporters of a place and month left, for calling them back. */
  'export.ask': {
    input: v.strictObject({ placeId: division, month, reason }),
    output: v.object({ register: registerView }),
    changes: true,
  },
  /** Somebody else says yes or no. */
  'export.decide': {
    /** A no says why. */
    input: v.strictObject({
      exportId: madeId,
      verdict: v.picklist(['approve', 'decline']),
      reason: v.optional(sentence(WORDS_MAX), ''),
    }),
    output: v.object({ register: registerView }),
    changes: true,
  },
  /** The file itself, for whoever asked. Nothing of it stays in the cloud. */
  'export.fetch': {
    input: v.strictObject({
      exportId: madeId,
      page: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(PAGES_MAX)), 1),
    }),
    output: v.object({ ...file, most: v.number(), register: registerView }),
    changes: true,
  },
  /** What I asked for, or what waits for my yes; newest first. */
  'export.list': {
    input: v.strictObject({ of: v.picklist(['mine', 'waiting']), cursor: v.optional(cursor) }),
    output: v.object({ registers: v.array(registerView), next: v.string() }),
  },
} as const;

export type RegisterView = v.InferOutput<typeof registerView>;
export type Verdict = v.InferOutput<(typeof exportActions)['export.decide']['input']>;
