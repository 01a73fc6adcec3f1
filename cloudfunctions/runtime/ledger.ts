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
type Award = Earning & {
  readonly personId: string;
  /** The twelve digits of the community that pays. */
  readonly communityId: string;
  readonly bucket: Bucket;
  readonly by: readonly string[];
};

/** Keeps an account inside a transaction, as a new one or as it changed. */
export const keepAccount = async (before: Account | undefined, after: Account, documents: Together): Promise<void> =>
  before ? documents.touch('accounts', after) : documents.insert('accounts', after);

/**
 * Pays what is owed, once: the row and the purse in one short transaction. The row's `_id` is `reason:cause`, so asking
 * again, at once or a year later, answers 'already' and pays nothing. Loses no race for good: a lost one is run again.
 */
export const award = async (owed: Award, now: Date, store: Store): Promise<'paid' | 'already'> => {
  const { personId, communityId, bucket, by, ...earning } = owed;
  const rules = await rulesAt(communityId, earning.earnedAt, store);
  return untilWon(() =>
    store.transaction(async (documents) => {
      if (await documents.find('transfers', `${earning.reason}:${earning.cause}`)) return 'already';
      const before = await documents.find('accounts', purseId(personId, communityId, bucket));
      const paid = earn(before ?? newPurse(personId, communityId, bucket), earning, rules, { now, by });
      await documents.insert('transfers', paid.transfer);
      await keepAccount(before, paid.purse, documents);
      return 'paid';
    }),
  );
};
