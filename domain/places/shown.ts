/** Whatever it is about. */
const ANY = '*';

/** What a list of one place, and of one kind when asked, looks for. */
export const shownKey = (placeId: string, kind: string = ANY): string => `${placeId} ${kind}`;

/** Every list something is found in: each of its places, with its kinds and without. */
export const shownKeys = (scopes: readonly string[], kinds: readonly string[]): string[] =>
  scopes.flatMap((scope) => [ANY, ...kinds].map((kind) => shownKey(scope, kind)));

const DISTRICT_DIGITS = 6;

export const districtOf = (scopes: readonly string[]): string =>
  scopes.find((scope) => scope.length === DISTRICT_DIGITS) ?? '';
