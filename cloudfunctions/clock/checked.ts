import type { CollectionName, Documents } from '../../domain/collections';
import { requeued } from '../../domain/requests/derived';
import { licenceJudged } from '../../domain/shops/rules';
import type { Checked } from '../../domain/checks/model';

/** The collections whose words and pictures are checked. */
export type CheckedName = {
  [C in CollectionName]: Documents[C] extends Checked ? C : never;
}[CollectionName];

export type Check<C extends CheckedName> = {
  readonly of: C;
  /** Whoever wrote it: the check wants somebody who was here lately. */
  readonly writerOf: (doc: Documents[C]) => string;
  readonly wordsOf: (doc: Documents[C]) => string;
  /** What a verdict about a picture causes besides. */
  readonly judged?: (doc: Documents[C], before: Documents[C], now: Date) => Documents[C];
  /** What follows from where its words and pictures stand. */
  readonly derived?: (doc: Documents[C]) => Documents[C];
};

/** One row per kind of document people write. */
export const checked: { readonly [C in CheckedName]: Check<C> } = {
  serviceRequests: {
    of: 'serviceRequests',
    writerOf: ({ reporterId, recorderId }) => reporterId || recorderId,
    wordsOf: ({ text, spot }) => [text, spot].join('\n').trim(),
    derived: requeued,
  },
  wishes: {
    of: 'wishes',
    writerOf: ({ wisherId, recorderId, claim, proof }) => (proof && claim ? claim.personId : wisherId || recorderId),
    wordsOf: ({ title, text }) => [title, text].join('\n').trim(),
  },
  shops: { of: 'shops', writerOf: ({ ownerId }) => ownerId, wordsOf: ({ name }) => name, judged: licenceJudged },
};
