import { collectionNames, type CollectionName, type Documents } from '../../domain/collections';
import { shanghaiDate } from '../../domain/kernel/calendar';
import type { Retention } from '../../domain/kernel/retention';
import { filesIn, type Subject } from '../../domain/kernel/subject';
import { retention } from '../../domain/retention';
import {
  beginRound,
  finishRound,
  isOwn,
  roundOn,
  settled,
  wentOn,
  type Page,
  type Round,
} from '../../domain/rounds/model';
import { subjects } from '../../domain/subjects';
import { greaterThan, type Where } from '../runtime/filters';
import { idOf } from '../runtime/operation';
import { reportBug } from '../runtime/report';
import { dropFiles } from '../runtime/sdk';
import type { Store } from '../runtime/store';
import { LostRace } from '../runtime/untilWon';
import { leaversDue, openRound, settle } from './rounds';
import { clockStore, isOver, type Sweep } from './sweep';

/** As many as one look may bring. */
const PAGE = 100;
/** So many documents are written side by side. */
const WIDTH = 10;
/** It begins in the first hours of Shanghai's day and is out of the recount's way by three. */
const UNTIL_HOUR = 3;
const FILES = 50;

const shanghaiHour = (now: Date): number => (now.getUTCHours() + 8) % 24;

/** Pictures that nothing shows any more. */
const dropLost = async (before: unknown, after: unknown): Promise<void> => {
  const kept = new Set(filesIn(after));
  const lost = [...new Set(filesIn(before))].filter((fileId) => !kept.has(fileId));
  for (let at = 0; at < lost.length; at += FILES) await dropFiles(lost.slice(at, at + FILES));
};

type Kept = 'same' | 'changed' | 'removed';

/** Writes what became of a document. One named after somebody is kept under another name before the old one goes. */
const keep = async <C extends CollectionName>(
  of: C,
  before: Documents[C],
  after: Documents[C] | null,
  store: Store,
): Promise<Kept> => {
  if (after === before) return 'same';
  // First of all: once nothing shows them any more, nobody would know of them after a crash.
  await dropLost(before, after);
  if (after?._id === before._id) await store.save(of, after);
  else {
    if (after) await store.insert(of, after);
    await store.remove(of, before);
  }
  return after ? 'changed' : 'removed';
};

type Looked = { readonly kept: Kept; readonly found: boolean };

type Looking = { readonly round: Round; readonly now: Date; readonly store: Store };

const lookAt = async <C extends CollectionName>(
  of: C,
  doc: Documents[C],
  { round, now, store }: Looking,
): Promise<Looked> => {
  const rules = { subject: subjects[of] as Subject<object>, retention: retention[of] as Retention<object> };
  if (isOwn(doc, rules.subject as Subject<Documents[C]>, round.leavers)) return { kept: 'same', found: false };
  // The round itself has to remember whom it is about until it is over.
  const { after, found } = roundOn<object>(doc, rules, of === 'rounds' ? [] : round.leavers, now);
  return { kept: await keep(of, doc, after as Documents[C] | null, store), found };
};

/** One that breaks or moved on meanwhile counts as found, so that the round comes by again, but not for ever. */
const tried = async <C extends CollectionName>(of: C, doc: Documents[C], looking: Looking): Promise<Looked> => {
  try {
    return await lookAt(of, doc, looking);
  } catch (error) {
    if (!(error instanceof LostRace))
      reportBug(error, { requestId: idOf(doc._id), function: 'clock', action: 'clock.retention' });
    return { kept: 'same', found: looking.round.leavers.length > 0 };
  }
};

/** The documents a round comes to next, and the store they were read in. */
type Ahead = { readonly store: Store; readonly docs: readonly Documents[CollectionName][] };

const aheadOf = async (round: Round): Promise<Ahead> => {
  const store = clockStore();
  if (round.collection === '' || round.finishedAt !== '') return { store, docs: [] };
  const where = { _id: greaterThan(round.after) } as Where<Documents[CollectionName]>;
  const by = { field: '_id', order: 'asc' } as const;
  return { store, docs: await store.list(round.collection as CollectionName, { where, by, limit: PAGE }) };
};

const pageOf = async (round: Round, { store, docs }: Ahead, now: Date): Promise<Page> => {
  const of = round.collection as CollectionName;
  const looked: Looked[] = [];
  for (let at = 0; at < docs.length; at += WIDTH) {
    const few = docs.slice(at, at + WIDTH);
    looked.push(...(await Promise.all(few.map((doc) => tried(of, doc, { round, now, store })))));
  }
  const count = (kept: Kept): number => looked.filter((one) => one.kept === kept).length;
  return {
    ids: docs.map(({ _id }) => _id),
    last: docs.length < PAGE,
    found: looked.filter(({ found }) => found).length,
    removed: count('removed'),
    changed: count('changed'),
  };
};

/** Nothing speaks of them any more: what is left of them is their own document, and it goes last. */
const closed = async (round: Round, now: Date): Promise<Round> => {
  for (const { personId } of round.leavers) {
    const store = clockStore();
    const person = await store.find('people', personId);
    if (!person) continue;
    await dropLost(person, null);
    await store.remove('people', person);
  }
  return finishRound(round, now);
};

/** While nobody leaves, what has no term of its own is passed by. */
const namesFor = ({ leavers }: Round): readonly CollectionName[] =>
  collectionNames.filter((name) => leavers.length > 0 || typeof retention[name] !== 'string');

const further = async (round: Round, ahead: Ahead, now: Date): Promise<Round> => {
  const names = namesFor(round);
  if (round.collection === '') {
    for (const leaver of round.leavers) await settle(leaver, now);
    return settled(round, names);
  }
  const { over, ...next } = wentOn(round, await pageOf(round, ahead, now), names);
  return over ? closed(next, now) : next;
};

/** The day on which this instance knows that no round is open: none begins before the next night. */
let restsOn = '';

/** One a night, begun before three. */
const roundOfTheNight = async (now: Date, store: Store): Promise<Round | undefined> => {
  const early = shanghaiHour(now) < UNTIL_HOUR;
  if (!early && restsOn === shanghaiDate(now)) return undefined;
  const open = await openRound(store);
  restsOn = early || open ? '' : shanghaiDate(now);
  // Whoever leaves is not left half gone: such a round goes on into the day.
  if (open) return early || open.leavers.length > 0 ? open : undefined;
  const _id = shanghaiDate(now);
  if (!early || (await store.find('rounds', _id))) return undefined;
  await store.insert('rounds', beginRound(_id, await leaversDue(now, store), now));
  return store.get('rounds', _id);
};

const doneIn = ({ removed, changed, left }: Round): number => removed + changed + left;

/**
 * Goes through everything once a night, as far as each minute goes: takes away what its time is over for, and takes
 * whoever asked to be forgotten out of all of it. Stopped at any point it goes on from the page it was at.
 */
export const keepRetention: Sweep = async (now, until) => {
  const store = clockStore();
  const found = await roundOfTheNight(now, store);
  if (!found) return { done: 0, more: false };
  let round = found;
  let ahead = await aheadOf(round);
  try {
    while (round.finishedAt === '' && !isOver(until)) {
      const next = await further(round, ahead, now);
      // The next page is looked up while it is written down how far this one got.
      [round, ahead] = await Promise.all([store.save('rounds', next), aheadOf(next)]);
    }
  } catch (error) {
    // Another minute took the same page: both did the same, and one of them goes on.
    if (error instanceof LostRace) return { done: 0, more: false };
    throw error;
  }
  return { done: doneIn(round) - doneIn(found), more: round.finishedAt === '' };
};
