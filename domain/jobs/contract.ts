import * as v from 'valibot';
import {
  cursor,
  day,
  line,
  madeId,
  phone,
  placeId,
  reason,
  sentence,
  subscribed,
  TEXT_MAX,
  WORDS_MAX,
} from '../kernel/schemas';
import { viewOfContact } from '../requests/intakeContract';
import { shopId } from '../shops/contract';
import { shifts, workKinds, type Shift, type WorkKind } from './kinds';
import { jobMachine, talkMachine, type JobMove, type JobState, type TalkMove, type TalkState } from './machine';

/** Of one opening, all that were ever begun. */
export const TALKS_MAX = 100;
export const DAYS_AHEAD_MAX = 90;

export const jobId = madeId;
export const workKind = v.picklist(Object.keys(workKinds) as [WorkKind, ...WorkKind[]]);
export const shift = v.picklist(Object.keys(shifts) as [Shift, ...Shift[]]);
const jobState = v.picklist(Object.keys(jobMachine.states) as [JobState, ...JobState[]]);
const talkState = v.picklist(Object.keys(talkMachine.states) as [TalkState, ...TalkState[]]);
const jobMove = v.picklist(Object.keys(jobMachine.moves) as [JobMove, ...JobMove[]]);
const talkMove = v.picklist(Object.keys(talkMachine.moves) as [TalkMove, ...TalkMove[]]);

/** A name to be called by and a number; nobody sees them before both sides said yes. */
export const contact = v.strictObject({
  name: v.optional(line(20), ''),
  phone,
});

/** What everybody of the district reads. */
const jobRow = v.object({
  jobId,
  shopId,
  shop: v.string(),
  title: v.string(),
  kind: workKind,
  kindLabel: v.string(),
  shift,
  shiftLabel: v.string(),
  /** As the shop says it: "每月 3200 元，管午饭". */
  pay: v.string(),
  hours: v.string(),
  place: v.string(),
  /** The last Shanghai day: 2026-11-30. */
  until: v.string(),
  wanted: v.number(),
  hired: v.number(),
  state: jobState,
  stateLabel: v.string(),
  postedAt: v.string(),
});

/** One person who is interested. The shop reads what they are called and what they said, never a number. */
const talkView = v.object({
  talkId: madeId,
  state: talkState,
  stateLabel: v.string(),
  name: v.string(),
  words: v.string(),
  at: v.string(),
  /** Both said yes: job.contact answers. */
  mayContact: v.boolean(),
  /** Who has looked at my number; empty for the other side. */
  views: v.array(viewOfContact),
  open: v.array(v.object({ move: talkMove, label: v.string() })),
});

const jobView = v.object({
  ...jobRow.entries,
  text: v.string(),
  /** The community's number, for whoever would rather ask there. */
  phone: v.string(),
  /** What I am to the shop. */
  mine: v.picklist(['owner', 'staff', '']),
  /** I may say that I am interested. */
  mayInterest: v.boolean(),
  /** My own talk with the shop; null when there is none. */
  my: v.nullable(talkView),
  /** Everybody who is interested; for the owner only. */
  talks: v.array(talkView),
  interested: v.number(),
  open: v.array(v.object({ move: jobMove, label: v.string() })),
  history: v.array(v.object({ label: v.string(), who: v.string(), at: v.string(), words: v.string() })),
});

const onJob = { jobId };
const changing = <const E extends v.ObjectEntries>(entries: E) =>
  ({ input: v.strictObject({ ...onJob, ...entries }), output: jobView, changes: true }) as const;

export const jobActions = {
  /** 用工需求: a verified shop says what it offers. Nobody pays for it. */
  'job.post': {
    input: v.strictObject({
      shopId,
      title: line(30, 2),
      kind: workKind,
      shift,
      pay: line(40, 2),
      hours: line(40, 2),
      text: v.optional(sentence(TEXT_MAX), ''),
      wanted: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 1),
      until: day,
      /** The number people may call once both agreed; the shop's own when left out. */
      contact: v.optional(contact),
      subscribed: v.optional(subscribed, []),
    }),
    output: jobView,
    changes: true,
  },
  /** Open ones of my district, newest first; below a place or of one kind when asked. */
  'job.list': {
    input: v.strictObject({
      placeId: v.optional(placeId),
      kind: v.optional(workKind),
      cursor: v.optional(cursor),
    }),
    output: v.object({ rows: v.array(jobRow), next: v.string() }),
  },
  /** What I have posted, or a shop of mine; and what I am interested in: newest first. */
  'job.mine': {
    input: v.strictObject({ shopId: v.optional(shopId) }),
    output: v.object({ posted: v.array(jobRow), talked: v.array(v.object({ ...jobRow.entries, my: talkView })) }),
  },
  'job.read': { input: v.strictObject(onJob), output: jobView },
  /** Until another day; a filled one opens again. */
  'job.extend': changing({
    until: day,
    wanted: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50))),
    subscribed: v.optional(subscribed, []),
  }),
  'job.fill': changing({}),
  /** By the owner, or by the community with its reason. */
  'job.close': changing({ reason }),
  /** 我感兴趣: my yes to being called, should the shop say yes too. */
  'job.interest': {
    input: v.strictObject({
      ...onJob,
      words: v.optional(sentence(WORDS_MAX), ''),
      contact,
      subscribed: v.optional(subscribed, []),
    }),
    output: v.object({ talkId: madeId }),
    changes: true,
  },
  /** I take my yes back; the number is seen no more. */
  'job.withdraw': changing({}),
  'job.agree': changing({ talkId: madeId, subscribed: v.optional(subscribed, []) }),
  'job.decline': changing({ talkId: madeId }),
  /** The last place taken fills the opening. */
  'job.hire': changing({ talkId: madeId }),
  /** The other side's number: written down before it is shown. */
  'job.contact': {
    input: v.strictObject({ ...onJob, talkId: madeId }),
    output: v.object({ name: v.string(), phone: v.string() }),
    changes: true,
  },
} as const;

export type JobRow = v.InferOutput<typeof jobRow>;
export type JobView = v.InferOutput<typeof jobView>;
export type TalkView = v.InferOutput<typeof talkView>;
export type JobSaid = v.InferOutput<(typeof jobActions)['job.post']['input']>;
