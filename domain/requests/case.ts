import type { Actor, HeldPost, Role } from '../kernel/access';
import type { Allowance, Hours, OwnDays } from '../kernel/calendar';
import { climbsOf, type Due } from '../kernel/due';
import type { DutyKind } from '../duties/contract';
import type { CategoryKey } from './categories';
import type { Lane } from './lanes';
import type { Score, WhistleKind, WhistleStep } from './caseView';

/** One round of handling: the promise is a function of these and the calendar's days, and of nothing else. */
export type Round = {
  readonly startedAt: string;
  readonly allowed: Allowance;
  readonly pausedMinutes: number;
  /** The office hours and the district's own days it began under, and the edition of the settings that allowed it. */
  readonly hours: Hours;
  readonly days: OwnDays;
  readonly edition: number;
  /** Staff called it urgent since: from then on the shorter time counts, and this lane and these pauses came before. */
  readonly hastened?: {
    readonly at: string;
    readonly from: Lane;
    readonly allowed: Allowance;
    readonly pausedMinutes: number;
  };
};

export type CitedDuty = {
  readonly edition: number;
  readonly item: string;
  readonly kind: DutyKind;
  readonly text: string;
  readonly department: string;
  readonly departmentName: string;
  readonly basis: string;
  /** The class the item stands under, and why it was cited where that is not the matter's own; empty otherwise. */
  readonly category?: CategoryKey;
  readonly why?: string;
};

/** Whom a matter is offered or given to: `post` when it is one holder, else a whole unit. */
export type Taker = {
  readonly id: string;
  readonly name: string;
  readonly unit: boolean;
  readonly placeId: string;
  readonly phone: string;
  readonly role: Role;
};

/** Nothing changes hands until it is accepted. */
export type Offer = { readonly to: Taker; readonly from: string; readonly words: string; readonly at: string };

export type WhistleCall = {
  readonly unitId: string;
  readonly unit: string;
  readonly steps: Readonly<Record<WhistleStep, Due>>;
  readonly report: string;
  readonly photos: readonly string[];
  readonly score: Score | null;
  readonly justified: boolean | null;
};

export type Whistle = {
  readonly at: string;
  readonly kind: WhistleKind;
  readonly lead: string;
  readonly words: string;
  readonly calls: readonly WhistleCall[];
};

export type JointTask = Due & {
  readonly task: number;
  readonly unitId: string;
  readonly unit: string;
  readonly text: string;
  readonly at: string;
  readonly words: string;
};

/** What helpers brought about, offered to the handler as the result. */
export type Proposal = {
  readonly from: 'task' | 'wish';
  readonly id: string;
  readonly words: string;
  readonly photos: readonly string[];
  readonly at: string;
};

export type Visit = Due & {
  readonly reached: boolean | null;
  readonly words: string;
};

/** What a request carries besides its state once people work on it. */
export type Case = {
  readonly round: Round;
  readonly duty: CitedDuty | null;
  /** Who sent it on its way, for the superior to be one level above. */
  readonly dispatcher: Role | null;
  readonly offer: Offer | null;
  /** The offer's post or unit; empty when nothing waits. */
  readonly offeredTo: string;
  readonly refusals: number;
  readonly assistants: readonly { readonly unitId: string; readonly name: string }[];
  readonly whistles: readonly Whistle[];
  /** Units that still owe an answer to a whistle or a meeting. */
  readonly owing: readonly string[];
  /** `asked`: until the reporter answers. */
  readonly pause: {
    readonly reason: string;
    readonly at: string;
    readonly untilAt: string;
    readonly asked?: boolean;
  } | null;
  readonly tasks: readonly JointTask[];
  readonly reviewAt: string;
  readonly visit: Visit | null;
  /** When the visit is due, and the id; empty when none is. */
  readonly visitKey: string;
  /** For whom it waits, and where it stands among what waits for them (see queue.ts). */
  readonly queue: readonly string[];
  readonly queueKey: string;
  readonly verifiedAt: string;
  /** Who looked at the result last; empty until somebody did. */
  readonly checkerId: string;
  readonly neutral: boolean;
  /** The post that wrote the reporter's rating down; empty when they gave it themselves. */
  readonly ratedBy: string;
  /** How many levels being late has carried it up. */
  readonly escalations: number;
  readonly soonMarked: boolean;
  /** The post that has it in hand while it is open; empty when none has. */
  readonly workOf: string;
  /** When it was put back into hands that may be gone by then; empty once somebody looked whether they are. */
  readonly landedAt: string;
  /** The lists it stands in (see lists.ts): those of what is due, of what rests, and of a group's needs. */
  readonly waitLists: readonly string[];
  readonly restLists: readonly string[];
  readonly needLists: readonly string[];
  /** When the clock should look next, and the id; empty when never. */
  readonly lookKey: string;
  readonly proposal: Proposal | null;
  /** The wish it is tied to; empty for none. `wishDueAt`: the clock owes that wish the news. */
  readonly wishId: string;
  readonly wishDueAt: string;
};

export const freshCase = (round: Round): Case => ({
  round,
  duty: null,
  dispatcher: null,
  offer: null,
  offeredTo: '',
  refusals: 0,
  assistants: [],
  whistles: [],
  owing: [],
  pause: null,
  tasks: [],
  reviewAt: '',
  visit: null,
  visitKey: '',
  queue: [],
  queueKey: '',
  verifiedAt: '',
  checkerId: '',
  neutral: false,
  ratedBy: '',
  escalations: 0,
  soonMarked: false,
  workOf: '',
  landedAt: '',
  waitLists: [],
  restLists: [],
  needLists: [],
  lookKey: '',
  proposal: null,
  wishId: '',
  wishDueAt: '',
});

export const unitsOf = (actor: Actor): string[] => [
  ...new Set(actor.posts.map(({ unitId }) => unitId).filter((unitId) => unitId !== '')),
];

/** Whether a post may answer for whoever it is: that very post, or anybody of that unit. */
export const speaksFor = (post: HeldPost, id: string): boolean =>
  id !== '' && (post.postId === id || post.unitId === id);

export const latestWhistle = ({ whistles }: Pick<Case, 'whistles'>): Whistle | undefined => whistles.at(-1);

export const callOf = (about: Pick<Case, 'whistles'>, units: readonly string[]): WhistleCall | undefined =>
  latestWhistle(about)?.calls.find(({ unitId }) => units.includes(unitId));

export const isAnswered = ({ steps }: WhistleCall): boolean => steps.report.doneAt !== '';

export const stepNames: readonly WhistleStep[] = ['sign', 'contact', 'report'];

/** The step a department must take next; undefined when it has reported in. */
export const nextStep = ({ steps }: WhistleCall): WhistleStep | undefined =>
  stepNames.find((name) => steps[name].doneAt === '');

/** Who is called: by a whistle or with a task of a meeting, answered or not. */
export const calledUnits = ({ whistles, tasks }: Pick<Case, 'whistles' | 'tasks'>): string[] => [
  ...whistles.flatMap(({ calls }) => calls.map(({ unitId }) => unitId)),
  ...tasks.map(({ unitId }) => unitId),
];

/** How many steps of the latest whistle were late enough to be carried up. */
export const lateSteps = (about: Pick<Case, 'whistles'>): number =>
  (latestWhistle(about)?.calls ?? []).flatMap(({ steps }) => Object.values(steps)).filter((step) => climbsOf(step) > 0)
    .length;

/** Whoever still owes an answer to a whistle: one ends with the matter, and with the round it was blown in. */
export const openCalls = (about: Pick<Case, 'whistles' | 'round'> & { readonly state: string }): WhistleCall[] => {
  const latest = latestWhistle(about);
  if (!latest || about.state !== 'handling' || latest.at < about.round.startedAt) return [];
  return latest.calls.filter((call) => !isAnswered(call));
};

/** Changes the calls of the latest whistle. */
export const withCalls = <R extends Pick<Case, 'whistles'>>(
  about: R,
  change: (call: WhistleCall) => WhistleCall,
): R => {
  const latest = latestWhistle(about);
  if (!latest) return about;
  return { ...about, whistles: [...about.whistles.slice(0, -1), { ...latest, calls: latest.calls.map(change) }] };
};
