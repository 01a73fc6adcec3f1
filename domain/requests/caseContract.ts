import * as v from 'valibot';
import { itemNumber } from '../duties/contract';
import { day, fileId, madeId, reason, sentence, subscribed, WORDS_MAX } from '../kernel/schemas';
import { unitId } from '../units/contract';
import { scores, whistleKinds, type Score, type WhistleKind } from './caseView';
import { PHOTOS_MAX, rating, requestView } from './contract';

/** As many departments as a district has, and no more. */
export const CALLED_MAX = 20;
export const RESOLUTIONS_MAX = 8;
export const ADDED_PHOTOS_MAX = 3;

const words = sentence(WORDS_MAX);
const photos = v.pipe(v.array(fileId), v.maxLength(PHOTOS_MAX));
const fewPhotos = v.pipe(v.array(fileId), v.maxLength(ADDED_PHOTOS_MAX));
const onRequest = { requestId: madeId, subscribed: v.optional(subscribed, []) };
const units = v.pipe(v.array(unitId), v.minLength(1), v.maxLength(CALLED_MAX));

/** A post holder, or a department, team or organisation as a whole. */
export const target = v.union([
  v.strictObject({ postId: v.pipe(v.string(), v.minLength(3), v.maxLength(64)) }),
  v.strictObject({ unitId }),
]);

/**
 * What it rests on: left out only where the lists in force have no item of its class. `dutyWhy`: why an item of another
 * class than the matter's is cited.
 */
const citing = { dutyItem: v.optional(itemNumber), dutyWhy: v.optional(reason) };

const moves = <const E extends v.ObjectEntries>(entries: E) =>
  ({ input: v.strictObject({ ...onRequest, ...entries }), output: requestView, changes: true }) as const;

export const caseActions = {
  /**
   * 派单. own: I do it. special, joint: offered `to` somebody, or kept by me when left out; needs an item of the lists.
   * While it is being handled this changes the route (改派), and `words` must say why.
   */
  'request.dispatch': moves({
    route: v.picklist(['own', 'special', 'joint']),
    ...citing,
    to: v.optional(target),
    assistants: v.optional(v.pipe(v.array(unitId), v.maxLength(CALLED_MAX)), []),
    words: v.optional(words, ''),
  }),
  /** 吹哨. The community stays the coordinator; the departments answer step by step. */
  'request.whistle': moves({
    units,
    lead: unitId,
    kind: v.picklist(Object.keys(whistleKinds) as [WhistleKind, ...WhistleKind[]]),
    ...citing,
    words: reason,
  }),
  'request.sign': moves({}),
  'request.contact': moves({ words: reason }),
  'request.report': moves({ words: reason, photos: v.optional(photos, []) }),
  /** Two-way: the community about a department that answered, that department about the whistle. */
  'request.scoreUnit': moves({
    unitId,
    score: v.picklist(Object.keys(scores) as [Score, ...Score[]]),
    words: v.optional(words, ''),
  }),
  'request.scoreWhistle': moves({ justified: v.boolean(), words: v.optional(words, '') }),
  /** 转交. Takes effect when accepted; until then I stay responsible and the clock runs on. */
  'request.handOver': moves({ to: target, ...citing, words: reason }),
  'request.takeOver': moves({ words: v.optional(words, '') }),
  /** 退单: cites an item. */
  'request.decline': moves({ ...citing, words: reason }),
  /** After two refusals the superior decides, and it takes effect at once. */
  'request.decide': moves({ to: target, ...citing, words: reason }),
  /** 暂停计时 until a working day, within what is left of the cap. */
  'request.pause': moves({ until: day, words: reason }),
  /** 急事快办, set or lifted by staff: it shortens the promise at once, and everybody reads why. */
  'request.hasten': moves({ urgent: v.boolean(), words: reason }),
  'request.resume': moves({}),
  /** The handler asks the reporter, and the clock stands still meanwhile, within the cap; the answer sets it going. */
  'request.ask': moves({ words: reason }),
  'request.reply': moves({ words: v.optional(words, ''), photos: v.optional(fewPhotos, []) }),
  /** More words or photos, by the reporter or a neighbour who met it too. */
  'request.add': moves({
    words: v.optional(words, ''),
    photos: v.optional(fewPhotos, []),
  }),
  /** 催一催, once a working day. */
  'request.urge': moves({}),
  /** 党建联席会议: what was resolved, one task per organisation. */
  'request.convene': moves({
    words: reason,
    resolutions: v.pipe(
      v.array(v.strictObject({ unitId, text: sentence(120, 4), due: day })),
      v.minLength(1),
      v.maxLength(RESOLUTIONS_MAX),
    ),
  }),
  'request.finishTask': moves({ task: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)), words: reason }),
  /**
   * 回访, by somebody other than the handler. `heard` is the reporter's own word, written down for whoever has no WeChat
   * (`reporterHere` false): satisfied or soso closes it, dissatisfied takes it up again.
   */
  'request.visit': moves({
    reached: v.boolean(),
    words: reason,
    heard: v.optional(v.strictObject({ rating, words: v.optional(words, '') })),
    /** A neighbour who met it too is not satisfied, and is right: taken up again. */
    again: v.optional(v.boolean(), false),
  }),
} as const;
