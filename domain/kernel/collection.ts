import type { Stored } from './document';

export type Index<D> = {
  readonly name: string;
  readonly keys: Readonly<Partial<Record<(keyof D & string) | '_id', 1 | -1>>>;
  readonly unique: boolean;
};

/** personal: says something about a person. sensitive: could hurt them in the wrong hands. */
export type Sensitivity = 'personal' | 'sensitive';

export type Collection<D extends Stored> = {
  readonly holds: string;
  readonly indexes: readonly Index<D>[];
  readonly sensitivity: Readonly<Partial<Record<keyof D, Sensitivity>>>;
  /**
   * What is kept sealed, so that whoever reads the database learns nothing of it: a field, or `list/key/field`, a field
   * of every element of a list, bound to that element's key. The database cannot look for what is sealed.
   */
  readonly sealed?: readonly ((keyof D & string) | `${keyof D & string}/${string}/${string}`)[];
  /** How many operations a document remembers, where many people press at the same one; else OPERATIONS_MAX. */
  readonly remembers?: number;
};

/** WeChat's quota page allows so many a collection. */
export const INDEXES_MOST = 20;

/** Named by its fields, as the console shows it. Ends in the id, as every list's order does: else nothing is sorted by it. */
export const index = <D>(keys: Index<D>['keys'], unique = false): Index<D> => ({
  name: Object.keys(keys).join('_'),
  keys: unique ? keys : { ...keys, _id: 1 },
  unique,
});
