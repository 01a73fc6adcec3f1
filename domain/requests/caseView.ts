import * as v from 'valibot';
import { dutyKinds, itemNumber, type DutyKind } from '../duties/contract';
import { unitId } from '../units/contract';

/** How a whistle is answered, in this order, and what each step is called. */
export const whistleSteps = { sign: '签收', contact: '联系反映人', report: '报到' } as const;
export const whistleKinds = { ordinary: '一般问题', hard: '疑难问题' } as const;
export const scores = { good: '好', fair: '一般', poor: '差' } as const;

export type WhistleStep = keyof typeof whistleSteps;
export type WhistleKind = keyof typeof whistleKinds;
export type Score = keyof typeof scores;

const step = v.object({
  step: v.picklist(Object.keys(whistleSteps) as [WhistleStep, ...WhistleStep[]]),
  label: v.string(),
  dueAt: v.string(),
  /** Empty until it was done. */
  doneAt: v.string(),
  /** Done after it was due, or due and not done. */
  late: v.boolean(),
});

const whistleCall = v.object({
  unitId,
  unit: v.string(),
  lead: v.boolean(),
  /** I belong to this department. */
  mine: v.boolean(),
  steps: v.array(step),
  /** What the department found and did. */
  report: v.string(),
  photos: v.array(v.string()),
  /** What the community thinks of the answer, and the department of the whistle; null until said. */
  score: v.nullable(v.picklist(Object.keys(scores) as [Score, ...Score[]])),
  justified: v.nullable(v.boolean()),
});

export const whistleView = v.object({
  at: v.string(),
  kind: v.string(),
  words: v.string(),
  calls: v.array(whistleCall),
  /** 街道, 区: how far up being late has carried it; empty while nothing is late. */
  escalatedTo: v.string(),
});

/** The lines of a case beyond its state: who was asked, who answered, what is still owed. */
export const caseEntries = {
  /** Which round this is; each dissatisfaction starts the next. */
  round: v.number(),
  /** What this round asks for, said to everybody: 第二次重办，要吹哨请部门一起来. Empty in the first. */
  ladder: v.string(),
  /** The item the dispatch cites. */
  duty: v.nullable(
    v.object({
      item: itemNumber,
      kind: v.picklist(Object.keys(dutyKinds) as [DutyKind, ...DutyKind[]]),
      kindLabel: v.string(),
      text: v.string(),
      /** Whose it is, by name; empty when the community's own. */
      department: v.string(),
      departmentId: v.string(),
      basis: v.string(),
      /** The class it stands under, and why it was cited where that is not the matter's own; empty otherwise. */
      category: v.string(),
      why: v.string(),
    }),
  ),
  /** A hand-over nobody has accepted yet: whoever gave it stays responsible. `forMe`: I may take it over or decline. */
  offer: v.nullable(
    v.object({ to: v.string(), from: v.string(), words: v.string(), at: v.string(), forMe: v.boolean() }),
  ),
  assistants: v.array(v.string()),
  /** How often it was declined; after two the dispatcher's superior decides. */
  refusals: v.number(),
  /** The latest whistle. */
  whistle: v.nullable(whistleView),
  /** The clock stands still for this reason, no longer than until then. */
  pause: v.nullable(v.object({ reason: v.string(), untilAt: v.string() })),
  /** What the joint meeting resolved, one task per organisation. */
  tasks: v.array(
    v.object({
      task: v.number(),
      unit: v.string(),
      text: v.string(),
      dueAt: v.string(),
      doneAt: v.string(),
      words: v.string(),
      late: v.boolean(),
      mine: v.boolean(),
    }),
  ),
  /** When what cannot be solved now is looked at again; empty when not so. */
  reviewAt: v.string(),
  /** The return visit planned once the result was verified. */
  visit: v.nullable(
    v.object({
      dueAt: v.string(),
      doneAt: v.string(),
      reached: v.nullable(v.boolean()),
      words: v.string(),
      overdue: v.boolean(),
    }),
  ),
  /** What helpers brought about, for the handler to submit as the result; null when nothing waits. */
  proposal: v.nullable(
    v.object({ from: v.picklist(['task', 'wish']), words: v.string(), photos: v.array(v.string()), at: v.string() }),
  ),
  /** The wish it is tied to; empty for none. */
  wishId: v.string(),
  /** What the reporter was asked and has not answered; null when nothing. */
  question: v.nullable(v.object({ from: v.string(), words: v.string(), at: v.string() })),
  /** How often the reporter or a neighbour pressed 催一催. */
  urged: v.number(),
  /** Closed without a rating of the reporter, who could not be reached or said nothing: neutral, never satisfied. */
  neutral: v.boolean(),
};
