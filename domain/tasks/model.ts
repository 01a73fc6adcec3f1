import type { Photographed } from '../checks/model';
import { rolesWithin, type Actor, type Party, type Role } from '../kernel/access';
import type { Telling } from '../notices/model';
import type { Owing } from '../points/owed';
import type { Skill } from '../volunteers/model';
import type { TaskCategory, TaskKind } from './categories';
import type { Near } from './contract';
import type { TaskMove, TaskState } from './machine';
import type { TaskTemplateKey } from './templates';

export type Shift = {
  readonly shiftId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly capacity: number;
};

/** One line of the list, in the order of claiming: the first `capacity` of a shift are seated, the others wait. */
export type Entry = {
  readonly entryId: string;
  readonly shiftId: string;
  readonly personId: string;
  /** The person by a name that says nothing about them: what an award's cause is made of. */
  readonly person: string;
  /** The organisation they come for; empty for themselves. */
  readonly unitId: string;
  readonly name: string;
  readonly avatar: string;
  readonly at: string;
  /** Since when they know that they have a place; empty while they wait. */
  readonly seatedAt: string;
};

/** Came or went, and how that is known. `key` is what the database recognises it by. */
export type Mark = {
  readonly key: string;
  readonly entryId: string;
  readonly kind: 'in' | 'out';
  readonly at: string;
  readonly how: 'code' | 'list';
  /** A hint of the phone; no position is kept. */
  readonly near: Near | '';
};

/** Hours entered afterwards: another column than the checked ones, forever. */
export type BackEntry = {
  readonly backId: string;
  readonly entryId: string;
  readonly minutes: number;
  readonly reason: string;
  readonly by: string;
  readonly post: string;
  readonly state: 'waiting' | 'confirmed' | 'declined';
  readonly decidedBy: string;
};

export type TaskHappened = {
  readonly move: TaskMove | 'publish' | 'noShow' | 'edit';
  readonly by: string;
  /** 东苑社区 社区专员; empty when the clock did it. */
  readonly post: string;
  readonly at: string;
  readonly words: string;
};

export type Organiser = {
  readonly personId: string;
  readonly postId: string;
  readonly unitId: string;
  readonly role: Role;
  readonly name: string;
  readonly post: string;
  readonly phone: string;
};

export type Task = Telling<TaskState> &
  Photographed &
  Owing & {
    readonly title: string;
    readonly words: string;
    readonly bring: string;
    readonly category: TaskCategory;
    readonly kind: TaskKind;
    readonly template: TaskTemplateKey | '';
    readonly place: string;
    readonly skills: readonly Skill[];
    readonly minAge: number;
    /** As announced; what is paid follows the rules in force on the day. */
    readonly perHour: number;
    readonly organiser: Organiser;
    readonly shifts: readonly Shift[];
    /** By shift: the places nobody has taken, below zero when people wait; the ends; until when one may leave. */
    readonly room: Readonly<Record<string, number>>;
    readonly ends: Readonly<Record<string, string>>;
    readonly releaseBy: Readonly<Record<string, string>>;
    /** Whoever takes and gives back all day does not make the document grow for ever. */
    readonly claimsLeft: number;
    readonly entries: readonly Entry[];
    /** Entries whose owners know that they have a place; the line itself says who has. */
    readonly seats: readonly string[];
    /** Everybody who ever was on the list, to find their tasks by. */
    readonly people: readonly string[];
    readonly marks: readonly Mark[];
    readonly back: readonly BackEntry[];
    /** What the codes are made from; and those the organiser's screen has shown: shift, window, code. */
    readonly secret: string;
    readonly codes: readonly string[];
    /** The request it came from; empty for none. `requestDueAt`: the clock owes that request the result. */
    readonly requestId: string;
    readonly requestDueAt: string;
    readonly resultWords: string;
    readonly resultPhotos: readonly string[];
    readonly startsAt: string;
    readonly endsAt: string;
    /** Place, and place with skill or kind, for every place above: one index serves every filter. */
    readonly finders: readonly string[];
    /** When it starts, while it can still be helped with; empty afterwards. */
    readonly openKey: string;
    /** The days and months it takes place in. */
    readonly days: readonly string[];
    /** How often its organiser was asked to settle it since it ended: once alone, then with those who check. */
    readonly settleAsked?: number;
    /** When the clock should look next; empty when never. */
    readonly lookAt: string;
    readonly publishedAt: string;
    readonly approvedAt: string;
    readonly history: readonly TaskHappened[];
  };

export const isOpen = ({ state }: Pick<Task, 'state'>): boolean => state === 'published' || state === 'running';

/** Nobody settled it in time: those who check hand the result in as well. */
export const isLeftBehind = ({ settleAsked = 0 }: Task): boolean => settleAsked > 1;

/** The post organises, whoever holds it now. */
export const isOrganiser = (task: Task, actor: Actor): boolean =>
  task.organiser.personId === actor.id || actor.posts.some(({ postId }) => postId === task.organiser.postId);

/** Everything the actor is to this task. A post counts only inside its own subtree. */
export const partiesToTask = (task: Task, actor: Actor): Party[] => [
  ...rolesWithin(actor, task.scopes),
  ...(actor.home ? (['resident'] as const) : []),
  ...(isOrganiser(task, actor) ? (['organiser'] as const) : []),
  ...(task.entries.some(({ personId }) => personId === actor.id) ? (['claimer'] as const) : []),
];

export const shiftOf = (task: Task, shiftId: string): Shift | undefined =>
  task.shifts.find((shift) => shift.shiftId === shiftId);

export const lineOf = (task: Task, shiftId: string): Entry[] =>
  task.entries.filter((entry) => entry.shiftId === shiftId);

/** Where somebody stands in the line: seated below the capacity, else so many before them. */
export const positionOf = (task: Task, entry: Entry): number =>
  lineOf(task, entry.shiftId).findIndex(({ entryId }) => entryId === entry.entryId);

export const isSeated = (task: Task, entry: Entry): boolean =>
  positionOf(task, entry) < (shiftOf(task, entry.shiftId)?.capacity ?? 0);

export const standingOf = (task: Task, entry: Entry | undefined): 'seated' | 'waiting' | '' => {
  if (!entry) return '';
  return isSeated(task, entry) ? 'seated' : 'waiting';
};

export const entryOf = (task: Task, entryId: string): Entry | undefined =>
  task.entries.find((entry) => entry.entryId === entryId);

export const markKey = (kind: Mark['kind'], entryId: string): string => `${kind}:${entryId}`;

export const markOf = (task: Task, kind: Mark['kind'], entryId: string): Mark | undefined =>
  task.marks.find(({ key }) => key === markKey(kind, entryId));
