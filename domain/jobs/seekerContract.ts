import * as v from 'valibot';
import { cursor, madeId, sentence, subscribed, WORDS_MAX } from '../kernel/schemas';
import { jobId, shift, workKind } from './contract';
import { seekerMachine, type SeekerState } from './machine';

export const MATCHES_MAX = 30;
export const seekerId = madeId;
const state = v.picklist(Object.keys(seekerMachine.states) as [SeekerState, ...SeekerState[]]);

/** An opening the community thought of for me. */
const matchView = v.object({
  jobId,
  title: v.string(),
  shop: v.string(),
  /** 建设路社区 社区专员 */
  by: v.string(),
  at: v.string(),
});

const entries = {
  seekerId,
  kinds: v.array(workKind),
  kindLabels: v.array(v.string()),
  shifts: v.array(shift),
  shiftLabels: v.array(v.string()),
  words: v.string(),
  state,
  stateLabel: v.string(),
  /** The last Shanghai day it stands. */
  until: v.string(),
};

const seekerView = v.object({ ...entries, matches: v.array(matchView) });

/** Somebody who looks for work, as staff see them: what they are called, never a number. */
const seekerRow = v.object({
  ...entries,
  name: v.string(),
  place: v.string(),
  /** The openings they were told of already. */
  matchedIds: v.array(jobId),
});

export const seekerActions = {
  /** 我想找活干: says it, or says it anew. Stands 90 days, until found or stopped. */
  'seeker.say': {
    input: v.strictObject({
      kinds: v.pipe(v.array(workKind), v.minLength(1), v.maxLength(9)),
      shifts: v.pipe(v.array(shift), v.minLength(1), v.maxLength(4)),
      words: v.optional(sentence(WORDS_MAX), ''),
      subscribed: v.optional(subscribed, []),
    }),
    output: seekerView,
    changes: true,
  },
  'seeker.mine': { input: v.strictObject({}), output: v.object({ seeker: v.nullable(seekerView) }) },
  'seeker.stop': { input: v.strictObject({}), output: seekerView, changes: true },
  /** Who looks for work in my posts' places, newest first; of one kind when asked. */
  'seeker.list': {
    input: v.strictObject({ kind: v.optional(workKind), cursor: v.optional(cursor) }),
    output: v.object({ rows: v.array(seekerRow), next: v.string() }),
  },
  /** Tells them of an opening. Whether they say yes is theirs. */
  'seeker.match': {
    input: v.strictObject({ seekerId, jobId }),
    output: seekerRow,
    changes: true,
  },
} as const;

export type SeekerView = v.InferOutput<typeof seekerView>;
export type SeekerRow = v.InferOutput<typeof seekerRow>;
export type SeekerSaid = v.InferOutput<(typeof seekerActions)['seeker.say']['input']>;
