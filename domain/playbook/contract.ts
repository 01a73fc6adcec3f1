import * as v from 'valibot';
import { cursor, line, madeId, sentence } from '../kernel/schemas';
import { categoryKeys } from '../requests/categories';
import { cardMachine, type CardState } from './machine';

export const CARDS_OFFERED = 3;
export const cardId = madeId;

const adoption = v.object({
  adopted: v.number(),
  solved: v.number(),
  partly: v.number(),
  notNow: v.number(),
});

/** 锦囊妙计: a way that worked once, told so that others can copy it. */
export const cardView = v.object({
  cardId,
  title: v.string(),
  category: v.string(),
  categoryKey: v.picklist(categoryKeys),
  /** How to do it, a step a line. */
  steps: v.array(v.string()),
  /** 东苑社区 社区专员 */
  author: v.string(),
  state: v.picklist(Object.keys(cardMachine.states) as [CardState, ...CardState[]]),
  stateLabel: v.string(),
  /** How often it was taken up, and what came of it. */
  adoption,
  /** I may review it: published by somebody other than its author. */
  mayReview: v.boolean(),
});

const steps = v.pipe(v.array(sentence(100, 2)), v.minLength(1), v.maxLength(8));

export const playbookActions = {
  /** Up to three cards for this matter, at triage and while it is handled; `adopted` are those taken up already. */
  'playbook.suggest': {
    /** With the category the screen shows already, corrected or not, it takes one trip; without, it looks that up first. */
    input: v.strictObject({ requestId: madeId, category: v.optional(v.picklist(categoryKeys)) }),
    output: v.object({ cards: v.array(cardView), adopted: v.array(cardId) }),
  },
  'playbook.adopt': {
    input: v.strictObject({ requestId: madeId, cardId }),
    output: v.object({ card: cardView }),
    changes: true,
  },
  /** From a closed matter; somebody else reviews it. Names of people stay out of it. */
  'playbook.write': {
    input: v.strictObject({
      requestId: madeId,
      title: line(30, 4),
      steps,
    }),
    output: v.object({ card: cardView }),
    changes: true,
  },
  'playbook.review': {
    input: v.strictObject({ cardId, verdict: v.picklist(['publish', 'sendBack', 'retire']) }),
    output: v.object({ card: cardView }),
    changes: true,
  },
  'playbook.search': {
    input: v.strictObject({
      text: v.optional(sentence(30), ''),
      category: v.optional(v.picklist(categoryKeys)),
      /** Drafts wait for a reviewer. */
      state: v.optional(v.picklist(['published', 'draft']), 'published'),
      cursor: v.optional(cursor),
    }),
    output: v.object({ cards: v.array(cardView), next: v.string() }),
  },
} as const;

export type CardView = v.InferOutput<typeof cardView>;
