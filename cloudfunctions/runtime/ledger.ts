import { settled } from '../../domain/points/debts';
import { earn, type Earning } from '../../domain/points/ledger';
import { newPurse, purseId, type Account, type Bucket } from '../../domain/points/model';
import { firstRules, type PointRules } from '../../domain/points/rules';
import { atMost } from './filters';
import type { Store } from './store';
import type { Together } from './transaction';
import { untilWon } from './untilWon';

/** The edition of a community's rules that was in force at a moment; the first ones before any was published. */
export const rulesAt = async (communityId: string, at: string, store: Store): Promise<PointRules> => {
  const [rules] = await store.list('pointRules', {
    where: { communityId, fromAt: atMost(at) },
    by: { field: 'edition', order: 'desc' },
    limit: 1,
  });
  return rules ?? firstRules(communityId);
};

/** Whose purse, and everybody who had a hand in the award: nobody is paid by their own hand. */
type Award = Omit<Earning, 'points'> & {
  readonly personId: string;
  /** The twelve digits of the community that pays. */
  readonly communityId: string;
  readonly bucket: Bucket;
  readonly by: readonly string[];
  /** How many, decided in the transaction that pays them; nothing is paid for what was counted elsewhere. */
  readonly worth: (documents: Together) => Promise<number>;
};

/** Keeps an account inside a transaction, as a new one or as it changed. */
export const keepAccount = async (before: Account | undefined, after: Account, documents: Together): Promise<void> =>
  before ? documents.touch('accounts', after) : documents.insert('accounts', after);

/**
 * Pays what is owed, once: the row and the purse in one short transaction. The row's `_id` is `reason:cause`, so asking
 * again, at once or a year later, pays nothing more and answers what was paid. Loses no race for good: a lost one is
 * run again.
 */
export const award = async (owed: Award, now: Date, store: Store): Promise<{ points: number; paid: boolean }> => {
  const { personId, communityId, bucket, by, worth, ...earning } = owed;
  const rules = await rulesAt(communityId, earning.earnedAt, store);
  return untilWon(() =>
    store.transaction(async (documents) => {
      const row = await documents.find('transfers', `${earning.reason}:${earning.cause}`);
      if (row) return { points: row.points, paid: false };
      // Read before what it is worth is asked: whoever is paid for the same minutes meanwhile loses to this or wins.
      const before = await documents.find('accounts', purseId(personId, communityId, bucket));
      const points = await worth(documents);
      if (points === 0) return { points, paid: false };
      const purse = before ?? newPurse(personId, communityId, bucket);
      const paid = settled(earn(purse, { ...earning, points }, rules, { now, by }), { now });
      for (const transfer of paid.transfers) await documents.insert('transfers', transfer);
      await keepAccount(before, paid.purse, documents);
      return { points, paid: true };
    }),
  );
};
