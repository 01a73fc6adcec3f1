import type { CollectionName, Documents } from '../../domain/collections';
import { paid, type Owed, type Owing } from '../../domain/points/owed';
import { pointsForMinutes, type PointRules } from '../../domain/points/rules';
import { minutesAdded } from '../../domain/tasks/hours';
import { owedYear } from '../../domain/tasks/rules';
import { atMost, greaterThan, type Where } from '../runtime/filters';
import { award, rulesAt } from '../runtime/ledger';
import type { Together } from '../runtime/transaction';
import type { Store } from '../runtime/store';
import { countedBeside } from './hours';
import { inTurn, isOver, sweep, type Sweep } from './sweep';

/** The collections whose documents owe points to people. */
type OwingName = { [C in CollectionName]: Documents[C] extends Owing ? C : never }[CollectionName];

type Paying = { readonly rules: PointRules; readonly documents: Together; readonly store: Store };

type Debtor<C extends OwingName> = {
  readonly of: C;
  readonly reason: 'task' | 'wish';
  worth(doc: Documents[C], owed: Owed, paying: Paying): Promise<number>;
};

/** One row per kind of document that earns people points, and how many. */
const debtors: { readonly [C in OwingName]: Debtor<C> } = {
  tasks: {
    of: 'tasks',
    reason: 'task',
    worth: async (task, owed, { rules, documents, store }) => {
      const counted = await countedBeside(task, owed, documents, store);
      return pointsForMinutes(rules, task.category, minutesAdded(task, counted, owed.personId, owedYear(task, owed)));
    },
  },
  wishes: { of: 'wishes', reason: 'wish', worth: (_wish, _owed, { rules }) => Promise.resolve(rules.wishPoints) },
};

/** Each once, however often it is tried: what was paid before answers so and pays nothing. Who is left comes next. */
const payAll = async <C extends OwingName>(
  { of, reason, worth }: Debtor<C>,
  doc: Documents[C] & Owing,
  { now, until, store }: { readonly now: Date; readonly until: number; readonly store: Store },
): Promise<number> => {
  const points = new Map<string, number>();
  let done = 0;
  for (const owed of doc.owed.filter(({ points: before }) => before === 0)) {
    if (isOver(until)) break;
    const { personId, cause, earnedAt, words, teamId, by } = owed;
    const rules = await rulesAt(doc.communityId, earnedAt, store);
    const earning = { reason, cause, earnedAt, teamId, words };
    const row = { ...earning, personId, communityId: doc.communityId, bucket: 'service' as const, by };
    const answer = await award(
      { ...row, worth: (documents) => worth(doc, owed, { rules, documents, store }) },
      now,
      store,
    );
    points.set(cause, answer.points);
    if (answer.paid) done += 1;
  }
  await store.save(of, paid(doc, points));
  return done;
};

const payOf =
  <C extends OwingName>(debtor: Debtor<C>): Sweep =>
  (now, until) => {
    const where: Where<Owing> = { owedDueAt: [greaterThan(''), atMost(now.toISOString())] };
    return sweep(until, {
      name: 'clock.awards',
      of: debtor.of,
      where: where as Where<Documents[C]>,
      by: { field: 'owedDueAt', order: 'asc' },
      each: (doc, store, end) => payAll(debtor, doc as Documents[C] & Owing, { now, until: end, store }),
    });
  };

/** Pays what approved tasks and fulfilled wishes owe. */
export const payAwards = inTurn([payOf(debtors.tasks), payOf(debtors.wishes)]);
