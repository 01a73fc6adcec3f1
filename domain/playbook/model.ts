import type { Aggregate } from '../kernel/document';
import type { CategoryKey } from '../requests/categories';
import type { CardState } from './machine';

/** One matter that took the card up, and what became of it; null while it is open. */
type Adoption = { readonly requestId: string; readonly outcome: 'solved' | 'partly' | 'notNow' | null };

/** A way that worked, told without names. It belongs to the district: good ways travel. */
export type PlaybookCard = Aggregate & {
  readonly title: string;
  readonly steps: readonly string[];
  readonly category: CategoryKey;
  readonly state: CardState;
  readonly requestId: string;
  /** Where it was done, and everything above: whoever answers for that place looks at it. */
  readonly scopes: readonly string[];
  readonly authorId: string;
  readonly author: string;
  readonly writtenAt: string;
  /** Pairs of letters of the title and steps: what a search finds it by. */
  readonly pairs: readonly string[];
  /** The latest adoptions one by one; those before them only as numbers. */
  readonly adoptions: readonly Adoption[];
  readonly earlier: {
    readonly adopted: number;
    readonly solved: number;
    readonly partly: number;
    readonly notNow: number;
  };
};
