/** What a field must be, besides equal. Made here and nowhere else, so that nothing a person sends can pass for one. */
export class Test {
  constructor(
    readonly kind: 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'neq' | 'notAfter',
    readonly value: unknown,
  ) {}
}

/** How a guarded update changes a field, besides setting it. */
export class Change {
  constructor(
    readonly kind: 'inc' | 'addToSet' | 'push' | 'pull' | 'unshift',
    readonly value: unknown,
  ) {}
}

export const greaterThan = (value: string | number): Test => new Test('gt', value);
export const atLeast = (value: string | number): Test => new Test('gte', value);
export const lessThan = (value: string | number): Test => new Test('lt', value);
export const atMost = (value: string | number): Test => new Test('lte', value);
export const oneOf = (values: readonly (string | number)[]): Test => new Test('in', values);
/** For an array: does not hold the value. */
export const lacks = (value: string | number): Test => new Test('neq', value);

/** Older than this, or not there at all. */
export const notAfter = (value: string): Test => new Test('notAfter', value);

export const increased = (by: number): Change => new Change('inc', by);
/** At the end of a list. */
export const appended = (...values: readonly object[]): Change => new Change('push', values);
/** At the beginning of a list that keeps no more than so many. */
export const newest = (value: object, most: number): Change => new Change('unshift', { value, most });
/** Out of a list: the value, or the elements that have all these fields. */
export const removing = (value: string | object): Change => new Change('pull', value);
export const including = (value: string): Change => new Change('addToSet', value);

type Inside<T> = { readonly [path: `${string}.${string}`]: T };

type Element<T> = T extends readonly (infer E)[] ? E : T;

/** All of these hold. Several tests on one field are a list of tests; a plain value matches an array holding it. */
export type Where<D> = { readonly [K in keyof D]?: Element<D[K]> | Test | readonly Test[] };
/** As above, and further in: `entries.personId`, `room.s1`. */
export type When<D> = Where<D> & Inside<string | number | Test | readonly Test[]>;
export type Then<D> = { readonly [K in keyof D]?: D[K] | Change } & Inside<string | number | boolean | Change>;
