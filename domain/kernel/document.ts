/** One operation already applied: whose button press, and of what body, so that a replay is told from a mix-up. */
export type Applied = { readonly id: string; readonly digest: string; readonly at: string };

export type Stored = { readonly _id: string; readonly version: number };

/** The unit of consistency: remembers the operations it already took, so the same press counts once. */
export type Aggregate = Stored & { readonly operations: readonly Applied[] };

/** Beyond this the oldest are forgotten, all but the first, which made the document. */
export const OPERATIONS_MAX = 100;

export const withOperation = (
  operations: readonly Applied[],
  applied: Applied,
  most: number = OPERATIONS_MAX,
): readonly Applied[] => {
  const [first, ...rest] = [...operations, applied];
  return first ? [first, ...rest.slice(-(most - 1))] : [];
};
