import * as v from 'valibot';
import { cursor, day, fileId, madeId, reason, sentence, subscribed, WORDS_MAX } from '../kernel/schemas';
import { contactCard } from '../posts/contract';
import { categoryKeys } from './categories';
import { caseEntries } from './caseView';
import { channelKeys, kinds, type Kind } from './channels';
import { laneKeys } from './lanes';
import { requestMachine, type RequestState } from './machine';
import { openMove, otherTurnsView, turnCounts, turnKind, turnView } from './turns';
import { wantingKeys } from './wanting';

export const PHOTOS_MAX = 6;

/** The message templates the app asks leave for; the submit tap asks for the first two. */
export const requestTemplates = {
  progress: 'linli-request-progress',
  result: 'linli-request-result',
  staff: 'linli-request-staff',
} as const;

const state = v.picklist(Object.keys(requestMachine.states) as [RequestState, ...RequestState[]]);
const photos = v.pipe(v.array(fileId), v.maxLength(PHOTOS_MAX));
const words = sentence(WORDS_MAX);
const requestId = madeId;

export const outcomes = { solved: '已解决', partly: '部分解决', notNow: '暂时解决不了' } as const;
/** Dissatisfied takes it up again; it closes a matter only at the top of the ladder, where nothing is left to climb. */
export const ratings = { satisfied: '满意', soso: '一般', dissatisfied: '不满意' } as const;
export const routes = { own: '自己办', whistle: '吹哨办', special: '专项办', joint: '协作办' } as const;

/** Text and pictures on their way past the content check. */
export const textCheck = v.picklist(['pass', 'review', 'pending', 'refused']);
export const pictureState = v.picklist(['pass', 'review', 'pending', 'refused']);

const outcome = v.picklist(Object.keys(outcomes) as (keyof typeof outcomes)[]);
export const rating = v.picklist(Object.keys(ratings) as (keyof typeof ratings)[]);

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
  /** The urgent one is also `urgent`. */
  lane: v.picklist(laneKeys),
  /** 急事快办, 难事细办, 一般事项 */
  laneLabel: v.string(),
  submittedAt: v.string(),
  promisedAt: v.string(),
  /** What the staff must do next is due then; empty when nothing is. */
  dueAt: v.string(),
  /** Said in words: "承诺 周四 17:30 前", "已超过 2 小时". */
  due: v.string(),
  overdue: v.boolean(),
  route: v.string(),
  /** How often it was taken up again. */
  reopened: v.number(),
  /** What was found wanting when it was taken up again last; empty otherwise. */
  why: v.string(),
  /** What was said last and nobody of the staff has acted on, or who is asked: 有新补充, 在催, 等你回答; empty otherwise. */
  mark: v.string(),
  /** What I may do with it now, the likely move first and what destroys last: the same as on its page. */
  open: v.array(openMove),
  /** In 轮到我的: what of it waits for me. Null in every other list. */
  turn: v.nullable(turnView),
});

/** What waits for me, as the version before counts it: as far as COUNTED_MAX, a hundred is said as 99+. */
export const inboxCounts = v.object({
  submitted: v.number(),
  accepted: v.number(),
  handling: v.number(),
  resolved: v.number(),
  overdue: v.number(),
  /** Hand-overs that wait for me, whistles for my department, return visits due in my places. */
  offers: v.number(),
  whistles: v.number(),
  visits: v.number(),
});

/** What happened: who by their post (反映人 for the reporter), never by private name. */
export const happening = v.object({
  label: v.string(),
  who: v.string(),
  at: v.string(),
  words: v.string(),
  photos: v.array(v.string()),
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
  /** Whose post wrote the rating down on a return visit; empty when the reporter gave it themselves. */
  ratedBy: v.string(),
  /** The reporter has it on their own phone; else a return visit may write their rating down (`heard`). */
  reporterHere: v.boolean(),
  /** What the reporter said when it was taken up again last; for those of the case, else empty. */
  whyAgain: v.string(),
  /** Newest first. */
  history: v.array(happening),
  /** Who answers for it now; null when it is over. */
  contact: v.nullable(contactCard),
  ...caseEntries,
  /** Raised in a merchant group; null for everything else. `card` is what the group's card says of it. */
  need: v.nullable(
    v.object({
      groupId: madeId,
      group: v.string(),
      serviceClass: v.string(),
      classLabel: v.string(),
      unit: v.string(),
      shop: v.string(),
      card: v.string(),
    }),
  ),
  /** The shop it is about: for the reporter and staff. The shop itself never learns of it. */
  about: v.nullable(v.object({ shopId: madeId, shop: v.string() })),
  kind: v.picklist(Object.keys(kinds) as [Kind, ...Kind[]]),
  /** 手机反映, 入户走访, 来电 … */
  channel: v.string(),
  /** Who wrote it down for the reporter, by their post; empty when the reporter did. */
  recordedBy: v.string(),
  /** 'pass' is seen by everybody of the case; 'pending' and 'refused' by the reporter alone; 'review' waits for a person. */
  textCheck,
  /** The state of every picture in `photos` and of those that are held back. */
  pictures: v.array(v.object({ fileId: v.string(), state: pictureState })),
  /** How many others met it too, whether I am one of them, and how I found the result. */
  joined: v.number(),
  joinedByMe: v.boolean(),
  /** How those who met it too found the result; for staff, else empty. */
  neighbours: v.array(v.object({ face: v.picklist(['satisfied', 'soso', 'dissatisfied']), words: v.string() })),
  myFace: v.nullable(v.picklist(['satisfied', 'soso', 'dissatisfied'])),
  /** 林*, 138****0000; null when none was left. `mayReveal`: I may ask to see it (request.revealContact). */
  reporterContact: v.nullable(v.object({ name: v.string(), phone: v.string(), mayReveal: v.boolean() })),
  /** How often somebody looked at my contact; for the reporter only, else 0. */
  contactViews: v.number(),
  /** The sentence everybody may read on the board; empty when none was approved. */
  published: v.string(),
  /** Its pictures everybody may see. */
  publishedPhotos: v.array(v.string()),
  /** The point on the map (GCJ-02), for whoever goes there; null for neighbours, and when none was given. */
  position: v.nullable(v.object({ latitude: v.number(), longitude: v.number() })),
  /** A person is to look at text or pictures, or may publish: 人工审核 and 公开 are open to me. */
  mayJudge: v.boolean(),
  mayPublish: v.boolean(),
});

/** What a list of staff may be narrowed to, all at once. */
const facets = {
  category: v.optional(v.picklist(categoryKeys)),
  channel: v.optional(v.picklist(channelKeys)),
  lane: v.optional(v.picklist(laneKeys)),
  route: v.optional(v.picklist(Object.keys(routes) as (keyof typeof routes)[])),
};

const onRequest = { requestId, subscribed: v.optional(subscribed, []) };

export const requestActions = {
  'request.read': { input: v.strictObject({ requestId }), output: requestView },
  'request.list': {
    input: v.variant('of', [
      /** What I reported, newest first. */
      v.strictObject({ of: v.literal('mine'), cursor: v.optional(cursor) }),
      /** What I met too (也遇到了). */
      v.strictObject({ of: v.literal('joined'), cursor: v.optional(cursor) }),
      /** 轮到我的: what waits for me wherever I hold a post; urgent, then taken up again, then the most overdue. */
      v.strictObject({
        of: v.literal('turn'),
        kind: v.optional(turnKind),
        overdue: v.optional(v.boolean(), false),
        ...facets,
        cursor: v.optional(cursor),
      }),
      /** 在办, 办过: what my posts and units have or had in hand, by what moved last. */
      v.strictObject({ of: v.picklist(['doing', 'done']), cursor: v.optional(cursor) }),
      /** Everything in my posts' places, whoever it waits for, soonest due first; with a state, only that one. */
      v.strictObject({
        of: v.literal('inbox'),
        state: v.optional(v.picklist(['submitted', 'accepted', 'handling', 'resolved', 'verified', 'closed'])),
        overdue: v.optional(v.boolean(), false),
        ...facets,
        cursor: v.optional(cursor),
      }),
      /** What is handed over to me or my unit and waits for a yes; what my department is whistled for; visits due. */
      v.strictObject({ of: v.picklist(['offers', 'whistles', 'visits']), cursor: v.optional(cursor) }),
    ]),
    output: v.object({
      rows: v.array(requestRow),
      /** Give it back to go on; empty at the end. */
      next: v.string(),
      /** With the first page of an inbox only: what of each kind waits for me. */
      counts: v.nullable(inboxCounts),
      /** With the first page of 轮到我的 only, however it is narrowed: all of it. */
      turns: v.nullable(turnCounts),
      /** With the first page of 轮到我的 that is not narrowed: what waits for me besides requests. */
      others: v.nullable(otherTurnsView),
    }),
  },
  'request.withdraw': {
    input: v.strictObject({ requestId, reason: v.optional(words, '') }),
    output: requestView,
    changes: true,
  },
  /** A need of our class: we take it ourselves, without being whistled for. */
  'request.answer': {
    input: v.strictObject({ ...onRequest, words: v.optional(words, '') }),
    output: requestView,
    changes: true,
  },
  'request.accept': {
    input: v.strictObject({
      ...onRequest,
      /** Left out, it waits to be dispatched; own: I handle it myself from now on (自己办). */
      route: v.optional(v.literal('own')),
      category: v.optional(v.picklist(categoryKeys)),
      /** The lane: 急事快办 or 难事细办, corrected at triage. The promise already given stands. */
      lane: v.optional(v.picklist(laneKeys)),
      words: v.optional(words, ''),
    }),
    output: requestView,
    changes: true,
  },
  'request.resolve': {
    input: v.strictObject({
      ...onRequest,
      outcome,
      words: v.optional(words, ''),
      photos: v.optional(photos, []),
      /** Cannot be solved now: the day it is looked at again. */
      review: v.optional(day),
    }),
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
    input: v.strictObject({ ...onRequest, reason, photos: v.optional(photos, []) }),
    output: requestView,
    changes: true,
  },
  'request.rate': {
    input: v.strictObject({ ...onRequest, rating, words: v.optional(words, '') }),
    output: requestView,
    changes: true,
  },
  /** 🙁 不满意，重新办理. */
  'request.reopen': {
    input: v.strictObject({
      ...onRequest,
      /** Why, at a press; the screen asks for one of them or for words. */
      tags: v.optional(v.pipe(v.array(v.picklist(wantingKeys)), v.maxLength(wantingKeys.length)), []),
      reason: v.optional(words, ''),
      photos: v.optional(photos, []),
    }),
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
