import * as v from 'valibot';
import { cursor, fileId, madeId, placeId, sentence, subscribed, TEXT_MAX, WORDS_MAX } from '../kernel/schemas';
import { contactCard } from '../posts/contract';
import { categoryKeys } from './categories';
import { requestMachine, type RequestMove, type RequestState } from './machine';

export const PHOTOS_MAX = 6;

/** The message templates the app asks leave for; the submit tap asks for the first two. */
export const requestTemplates = {
  progress: 'linli-request-progress',
  result: 'linli-request-result',
  staff: 'linli-request-staff',
} as const;

const state = v.picklist(Object.keys(requestMachine.states) as [RequestState, ...RequestState[]]);
const move = v.picklist(Object.keys(requestMachine.moves) as [RequestMove, ...RequestMove[]]);
const photos = v.pipe(v.array(fileId), v.maxLength(PHOTOS_MAX));
const words = sentence(WORDS_MAX);
const requestId = madeId;

export const outcomes = { solved: '已解决', partly: '部分解决', notNow: '暂时解决不了' } as const;
export const ratings = { satisfied: '满意', soso: '一般' } as const;
export const routes = { own: '自己办', whistle: '吹哨办', special: '专项办', joint: '协作办' } as const;

const outcome = v.picklist(Object.keys(outcomes) as (keyof typeof outcomes)[]);
const rating = v.picklist(Object.keys(ratings) as (keyof typeof ratings)[]);

/** 点 接 派 评, in this order; `at` is empty until it happened. Exactly one is `current` while the request is open. */
export const stageView = v.object({ label: v.string(), at: v.string(), done: v.boolean(), current: v.boolean() });

/** One line of a list, the same for residents and staff. */
export const requestRow = v.object({
  requestId,
  number: v.string(),
  title: v.string(),
  /** "公共设施 · 路灯" */
  category: v.string(),
  /** The first photo; empty when there is none. */
  cover: v.string(),
  place: v.string(),
  state,
  stateLabel: v.string(),
  stages: v.array(stageView),
  urgent: v.boolean(),
  submittedAt: v.string(),
  promisedAt: v.string(),
  /** What the staff must do next is due then; empty when nothing is. */
  dueAt: v.string(),
  /** Said in words: "承诺 周四 17:30 前", "已超过 2 小时". */
  due: v.string(),
  overdue: v.boolean(),
  route: v.string(),
});

/** Counted as far as COUNTED_MAX: a hundred is said as 99+ (countInWords). */
export const inboxCounts = v.object({
  submitted: v.number(),
  accepted: v.number(),
  resolved: v.number(),
  overdue: v.number(),
});

/** What happened: who by their post (反映人 for the reporter), never by private name. */
export const happening = v.object({
  label: v.string(),
  who: v.string(),
  at: v.string(),
  words: v.string(),
  photos: v.array(v.string()),
});

/** A move open to this person now: the button's label and the action behind it. */
export const openMove = v.object({
  move,
  action: v.picklist([
    'request.withdraw',
    'request.accept',
    'request.resolve',
    'request.verify',
    'request.sendBack',
    'request.rate',
    'request.reopen',
  ]),
  label: v.string(),
});

export const requestView = v.object({
  ...requestRow.entries,
  text: v.string(),
  categoryKey: v.picklist(categoryKeys),
  /** The state in one sentence a neighbour would say, with the promised time or how late it is. */
  sentence: v.string(),
  /** The promise crosses a year whose holidays are not published yet. */
  provisional: v.boolean(),
  /** Raised by the person who is looking. */
  mine: v.boolean(),
  photos: v.array(v.string()),
  /** After the work; next to `photos` they make the before / after pair. */
  resultPhotos: v.array(v.string()),
  outcome: v.nullable(outcome),
  /** Solved in the world, judged by somebody other than the handler; null until verified. */
  solved: v.nullable(v.boolean()),
  rating: v.nullable(rating),
  /** How often it was taken up again. */
  reopened: v.number(),
  /** Newest first. */
  history: v.array(happening),
  open: v.array(openMove),
  /** Who answers for it now; null when it is over. */
  contact: v.nullable(contactCard),
});

const onRequest = { requestId, subscribed: v.optional(subscribed, []) };

export const requestActions = {
  'request.submit': {
    input: v.strictObject({
      /** Empty is fine when there is a photo; else at least 4 characters (NOTHING_TO_SAY). */
      text: sentence(TEXT_MAX),
      photos,
      /** Where it is; the person's home when left out. */
      placeId: v.optional(placeId),
      /** In the person's own words: 东侧路灯下. */
      spot: v.optional(sentence(60)),
      /** Left out, it is guessed from the text (guessCategory). */
      category: v.optional(v.picklist(categoryKeys)),
      urgent: v.optional(v.boolean(), false),
      subscribed: v.optional(subscribed, []),
    }),
    output: v.object({
      requestId,
      number: v.string(),
      promisedAt: v.string(),
      /** "周四 17:30 前" */
      promised: v.string(),
      provisional: v.boolean(),
      contact: v.nullable(contactCard),
    }),
    changes: true,
  },
  'request.read': { input: v.strictObject({ requestId }), output: requestView },
  'request.list': {
    input: v.variant('of', [
      /** What I reported, newest first. */
      v.strictObject({ of: v.literal('mine'), cursor: v.optional(cursor) }),
      /** What waits for staff in my posts' places, soonest due first; with a state, only that one. */
      v.strictObject({
        of: v.literal('inbox'),
        state: v.optional(v.picklist(['submitted', 'accepted', 'resolved', 'verified', 'closed'])),
        overdue: v.optional(v.boolean(), false),
        cursor: v.optional(cursor),
      }),
    ]),
    output: v.object({
      rows: v.array(requestRow),
      /** Give it back to go on; empty at the end. */
      next: v.string(),
      /** With the first page of an inbox only. */
      counts: v.nullable(inboxCounts),
    }),
  },
  'request.withdraw': {
    input: v.strictObject({ requestId, reason: v.optional(words, '') }),
    output: requestView,
    changes: true,
  },
  'request.accept': {
    input: v.strictObject({
      ...onRequest,
      route: v.literal('own'),
      category: v.optional(v.picklist(categoryKeys)),
      words: v.optional(words, ''),
    }),
    output: requestView,
    changes: true,
  },
  'request.resolve': {
    input: v.strictObject({ ...onRequest, outcome, words: v.optional(words, ''), photos: v.optional(photos, []) }),
    output: requestView,
    changes: true,
  },
  'request.verify': {
    input: v.strictObject({
      ...onRequest,
      solved: v.boolean(),
      words: v.optional(words, ''),
      photos: v.optional(photos, []),
    }),
    output: requestView,
    changes: true,
  },
  'request.sendBack': {
    input: v.strictObject({ ...onRequest, reason: v.pipe(words, v.minLength(2)), photos: v.optional(photos, []) }),
    output: requestView,
    changes: true,
  },
  'request.rate': {
    input: v.strictObject({ ...onRequest, rating, words: v.optional(words, '') }),
    output: requestView,
    changes: true,
  },
  /** 🙁 不满意，重新办理: words are optional here too. */
  'request.reopen': {
    input: v.strictObject({ ...onRequest, reason: v.optional(words, ''), photos: v.optional(photos, []) }),
    output: requestView,
    changes: true,
  },
} as const;

export type RequestRow = v.InferOutput<typeof requestRow>;
export type RequestView = v.InferOutput<typeof requestView>;
export type OpenMove = v.InferOutput<typeof openMove>;
export type Happening = v.InferOutput<typeof happening>;
export type StageView = v.InferOutput<typeof stageView>;
export type InboxCounts = v.InferOutput<typeof inboxCounts>;
export type Outcome = keyof typeof outcomes;
export type Rating = keyof typeof ratings;
export type Route = keyof typeof routes;
