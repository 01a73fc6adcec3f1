import type { Stored } from '../kernel/document';
import type { Retention } from '../kernel/retention';
import { overOf } from '../kernel/retention';
import { keyOf, peopleIn, without, type Somebody, type Subject } from '../kernel/subject';

/** Somebody who is being taken out of everything, and the made-up id that stands where theirs stood. */
export type Leaver = { readonly personId: string; readonly as: string; readonly names: Somebody['names'] };

/** Once a night through everything that is stored: what is over goes, and so does whoever asked to be forgotten. */
export type Round = Stored & {
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Empty again when it is finished: of who they were nothing is kept. */
  readonly leavers: readonly Leaver[];
  /** How many people it took out. */
  readonly left: number;
  /** Where it is: the collection, and the last document looked at. Empty before what the leavers had is settled. */
  readonly collection: string;
  readonly after: string;
  readonly pass: number;
  /** How many documents of the pass spoke of a leaver: it is over when a whole pass finds none. */
  readonly found: number;
  readonly looked: number;
  readonly removed: number;
  readonly changed: number;
};

export type Page = {
  readonly ids: readonly string[];
  readonly last: boolean;
  readonly found: number;
  readonly removed: number;
  readonly changed: number;
};

export const beginRound = (_id: string, leavers: readonly Leaver[], now: Date): Round => ({
  ...{ _id, version: 1, startedAt: now.toISOString(), finishedAt: '', leavers, left: 0 },
  ...{ collection: '', after: '', pass: 1, found: 0, looked: 0, removed: 0, changed: 0 },
});

/** What the leavers had is settled; now it goes through everything. */
export const settled = (round: Round, names: readonly string[]): Round => ({ ...round, collection: names[0] ?? '' });

/** Two are usual: one that finds, one that finds nothing. What breaks every time is told as a bug, not waited for. */
const PASSES_MAX = 10;

/** One page further: through the collection, then the next one, then done or, while leavers were found, once more. */
export const wentOn = (round: Round, page: Page, names: readonly string[]): Round & { readonly over: boolean } => {
  const counted = {
    ...round,
    found: round.found + page.found,
    looked: round.looked + page.ids.length,
    removed: round.removed + page.removed,
    changed: round.changed + page.changed,
    over: false,
  };
  if (!page.last) return { ...counted, after: page.ids.at(-1) ?? '' };
  const next = names[names.indexOf(round.collection) + 1];
  if (next !== undefined) return { ...counted, collection: next, after: '' };
  if (counted.found === 0 || round.pass >= PASSES_MAX) return { ...counted, over: true };
  return { ...counted, collection: names[0] ?? '', after: '', found: 0, pass: round.pass + 1 };
};

export const finishRound = (round: Round, now: Date): Round => ({
  ...round,
  finishedAt: now.toISOString(),
  leavers: [],
  left: round.leavers.length,
});

/** Whoever was taken out because a document's time was over: told apart inside it, and the same nowhere else. */
const FORGOTTEN = 'gone~';

const nameless = <D extends object>(doc: D, subject: Subject<D>, now: Date): D | null =>
  peopleIn(doc, subject)
    .filter((id) => !id.startsWith(FORGOTTEN))
    .reduce<D | null>((left, id, at) => {
      if (!left) return null;
      const taken = peopleIn(left, subject).filter((one) => one.startsWith(FORGOTTEN)).length;
      return without(left, subject, { id, names: { seeker: '' } }, { as: `${FORGOTTEN}${taken + at + 1}`, now });
    }, doc);

type Rules<D> = { readonly subject: Subject<D>; readonly retention: Retention<D> };

/** The document when its time is over in this way or that: null when it goes, the very same when nothing is over. */
const outlived = <D extends object>(doc: D, { subject, retention }: Rules<D>, now: Date): D | null =>
  overOf(retention, doc, now).reduce<D | null>((left, { then }) => {
    if (!left || then === 'removed') return null;
    if (then === 'nameless') return nameless(left, subject, now);
    const emptied = then.left(left);
    return JSON.stringify(emptied) === JSON.stringify(left) ? left : emptied;
  }, doc);

/** The document without those who leave. */
const withoutLeavers = <D extends object>(
  doc: D,
  subject: Subject<D>,
  leavers: readonly Leaver[],
  now: Date,
): D | null =>
  leavers.reduce<D | null>(
    (left, { personId, as, names }) => left && without(left, subject, { id: personId, names }, { as, now }),
    doc,
  );

/** What becomes of a document in a round, and whether a leaver was found in it. */
export const roundOn = <D extends object>(
  doc: D,
  rules: Rules<D>,
  leavers: readonly Leaver[],
  now: Date,
): { readonly after: D | null; readonly found: boolean } => {
  const left = withoutLeavers(doc, rules.subject, leavers, now);
  return { after: left && outlived(left, rules, now), found: left !== doc };
};

/** Whether it is the leaver's own document, which goes last of all: while it is there, they are still leaving. */
export const isOwn = <D extends { readonly _id: string }>(
  doc: D,
  subject: Subject<D>,
  leavers: readonly Leaver[],
): boolean =>
  subject.roles.some(
    (role) =>
      role.by === '_id' &&
      !role.named &&
      leavers.some(({ personId, names }) => keyOf(role, { id: personId, names }) === doc._id),
  );
