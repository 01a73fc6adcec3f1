import * as v from 'valibot';
import {
  fileId,
  line,
  madeId,
  phone,
  phoneOrNone,
  placeId,
  reason,
  scene,
  sentence,
  subscribed,
  TEXT_MAX,
  typedCode,
  WORDS_MAX,
} from '../kernel/schemas';
import { contactCard } from '../posts/contract';
import { categoryKeys } from './categories';
import { kinds, recordedChannels, type Kind } from './channels';
import { requestRow, requestView } from './contract';

const requestId = madeId;
const photos = v.pipe(v.array(fileId), v.maxLength(6));
const words = sentence(WORDS_MAX);

/** How the reporter can be reached besides WeChat. Shown to nobody but masked; see request.revealContact. */
const reachable = {
  name: v.optional(line(20), ''),
  phone: v.optional(phoneOrNone, ''),
};

/** As WeChat gives it (GCJ-02). */
export const position = v.strictObject({
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
});

const submission = {
  /** Empty is fine when there is a photo; else at least 4 characters (NOTHING_TO_SAY). */
  text: sentence(TEXT_MAX),
  photos,
  /** In the person's own words: 东侧路灯下. */
  spot: v.optional(line(60)),
  position: v.optional(position),
  /** Left out, it is guessed from the text (guessCategory). */
  category: v.optional(v.picklist(categoryKeys)),
  urgent: v.optional(v.boolean(), false),
  subscribed: v.optional(subscribed, []),
};

/** Numbers to call before anything else (119 着火 …), when the words say so; empty otherwise. It blocks nothing. */
export const emergencyNumber = v.object({ number: v.string(), name: v.string(), advice: v.string() });

/** Six digits, told to a reporter without WeChat: with the number and their phone they find their matter later. */
const linkCode = typedCode('link');
const number = typedCode('request');

export const receipt = v.object({
  requestId,
  number: v.string(),
  promisedAt: v.string(),
  /** "周四 17:30 前" */
  promised: v.string(),
  provisional: v.boolean(),
  contact: v.nullable(contactCard),
  emergency: v.array(emergencyNumber),
  /** 查询码, of what was recorded for somebody who left a phone: to be told to them. Empty otherwise. */
  linkCode: v.string(),
});

/** A neighbour's open matter that sounds the same: enough to recognise it, nothing the neighbour wrote. */
export const similarRow = v.object({
  requestId,
  category: v.string(),
  /** 东苑社区 第1网格 */
  place: v.string(),
  stateLabel: v.string(),
  /** "约 20 米", "同一栋楼" */
  near: v.string(),
  /** "昨天 17:30 有人反映" */
  since: v.string(),
  /** How many others met it too. */
  joined: v.number(),
  joinedByMe: v.boolean(),
});

export const faces = { satisfied: '满意', soso: '一般', dissatisfied: '不满意' } as const;

/** One look at the reporter's contact: who by their post, when and why. */
export const viewOfContact = v.object({ who: v.string(), at: v.string(), reason: v.string() });

/** What is typed into a search: less finds everything, more is a letter. */
export const SEARCH_LEAST = 2;
export const SEARCH_MAX = 40;

export const intakeActions = {
  'request.submit': {
    input: v.strictObject({
      ...submission,
      /** Where it is; the person's home when both are left out. A door's code fills in the building. */
      placeId: v.optional(placeId),
      scene: v.optional(scene),
      /** 随手拍: a good deed or a nuisance. */
      kind: v.optional(v.picklist(Object.keys(kinds) as [Kind, ...Kind[]]), 'ordinary'),
      /** A good deed: whoever is in the picture agreed to be shown. Without it nothing is published. */
      shownAgreed: v.optional(v.boolean(), false),
      contact: v.optional(v.strictObject(reachable)),
      /** About a shop: it happened there, and the shop never learns who said so. */
      aboutShop: v.optional(madeId),
    }),
    output: receipt,
    changes: true,
  },
  /** 代录: reporter and recorder are different people; the reporter may have no WeChat at all. */
  'request.record': {
    input: v.strictObject({
      ...submission,
      placeId,
      channel: v.picklist(recordedChannels),
      reporter: v.strictObject(reachable),
    }),
    output: receipt,
    changes: true,
  },
  /** Nearby open matters of the same kind, asked once before sending; at most three. */
  'request.similar': {
    input: v.strictObject({
      text: sentence(TEXT_MAX),
      placeId: v.optional(placeId),
      position: v.optional(position),
      category: v.optional(v.picklist(categoryKeys)),
    }),
    output: v.object({ category: v.picklist(categoryKeys), rows: v.array(similarRow) }),
  },
  /** 也遇到了: joins a neighbour's matter instead of repeating it, hears the same news and may rate. */
  'request.join': {
    input: v.strictObject({ requestId, subscribed: v.optional(subscribed, []) }),
    output: requestView,
    changes: true,
  },
  /** 不再关注: out of it, with everything they said. */
  'request.unjoin': { input: v.strictObject({ requestId }), output: v.object({}), changes: true },
  /** How somebody who joined finds the result. */
  'request.rateJoined': {
    input: v.strictObject({
      requestId,
      face: v.picklist(Object.keys(faces) as (keyof typeof faces)[]),
      words: v.optional(words, ''),
    }),
    output: requestView,
    changes: true,
  },
  /** 人工审核 of what the machine could not decide: the text, or one of the pictures. */
  'request.judge': {
    input: v.strictObject({ requestId, fileId: v.optional(fileId), verdict: v.picklist(['pass', 'refused']) }),
    output: requestView,
    changes: true,
  },
  /**
   * Lets a sentence about it, and pictures of it, be seen by everybody on the board; saying it again without them takes
   * them back. No picture of a nuisance is ever public unless whoever publishes it confirms `nobodyShown`: they looked, and
   * no face and no number plate can be made out.
   */
  'request.publish': {
    input: v.strictObject({
      requestId,
      text: words,
      photos: v.optional(photos, []),
      nobodyShown: v.optional(v.boolean(), false),
    }),
    output: requestView,
    changes: true,
  },
  /** The reporter's number, after a reason; written down before it is shown. */
  'request.revealContact': {
    input: v.strictObject({ requestId, reason }),
    output: v.object({ name: v.string(), phone: v.string() }),
    changes: true,
  },
  /** 谁看过我的电话, newest first. */
  'request.views': {
    input: v.strictObject({ requestId }),
    output: v.object({ views: v.array(viewOfContact) }),
  },
  /** By what people say on the phone, within my posts' places: a number or its end, a category, words or a place. */
  'request.search': {
    input: v.union([
      v.strictObject({ number }),
      v.strictObject({ text: v.pipe(sentence(SEARCH_MAX), v.minLength(SEARCH_LEAST)) }),
    ]),
    /** `searched`: how far was looked, and what was not looked through. */
    output: v.object({ rows: v.array(requestRow), searched: v.string() }),
  },
  /**
   * What somebody wrote down for me before I used this: mine from now on, with its log and my right to rate. Five tries
   * a day, and whatever does not fit sounds the same (LINK_UNMATCHED), whether or not there is such a matter.
   */
  'request.link': {
    input: v.strictObject({
      number,
      phone,
      code: linkCode,
      subscribed: v.optional(subscribed, []),
    }),
    output: requestView,
    changes: true,
  },
} as const;

export type SimilarRow = v.InferOutput<typeof similarRow>;
export type Position = v.InferOutput<typeof position>;
export type Face = keyof typeof faces;
