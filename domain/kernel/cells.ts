/** No number smaller than this stands in public, nor what is left when it is taken from its sum; zero says nothing. */
export const LEAST_PUBLIC = 5;

export const isWide = (count: number): boolean => count === 0 || count >= LEAST_PUBLIC;

/**
 * What may stand beside its sum in public: the small parts are left out, and with them the next ones up, until nobody can
 * take the shown from the sum and find a small part again.
 */
export const widened = <P>(parts: readonly P[], sizeOf: (part: P) => number): P[] => {
  const bySize = [...parts].sort((one, other) => sizeOf(one) - sizeOf(other));
  const out = new Set<P>();
  let hidden = 0;
  for (const part of bySize) {
    if (sizeOf(part) >= LEAST_PUBLIC && isWide(hidden)) break;
    out.add(part);
    hidden += sizeOf(part);
  }
  return parts.filter((part) => !out.has(part));
};
