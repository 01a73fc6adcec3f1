import type { Stored } from '../kernel/document';

/** How far the newest key has come: everything older is opened and sealed again, page by page, until a pass finds nothing. */
export type Sealing = Stored & {
  /** Where the pass is: the collection, and the last document looked at. */
  readonly collection: string;
  readonly after: string;
  readonly pass: number;
  /** Looked at and sealed again in this pass; what would not open, or was in somebody else's hands. */
  readonly looked: number;
  readonly resealed: number;
  readonly left: number;
  readonly startedAt: string;
  readonly passStartedAt: string;
  /** Empty until a whole pass found nothing to do: from then on the older keys open nothing any more. */
  readonly doneAt: string;
};

export type Page = {
  readonly ids: readonly string[];
  readonly last: boolean;
  readonly resealed: number;
  readonly left: number;
};

/** What is written while the functions are still being deployed may bear the old key: the next pass waits that long. */
const BETWEEN_PASSES_MS = 60 * 60_000;

export const beginSealing = (key: string, [first = '']: readonly string[], now: Date): Sealing => ({
  ...{ _id: key, version: 1, collection: first, after: '', pass: 1, looked: 0, resealed: 0, left: 0 },
  ...{ startedAt: now.toISOString(), passStartedAt: now.toISOString(), doneAt: '' },
});

export const isResting = ({ passStartedAt }: Sealing, now: Date): boolean => passStartedAt > now.toISOString();

/** One page further: through the collection, then the next one, then either done or once more from the start. */
export const wentOn = (sealing: Sealing, page: Page, names: readonly string[], now: Date): Sealing => {
  const counted = {
    ...sealing,
    looked: sealing.looked + page.ids.length,
    resealed: sealing.resealed + page.resealed,
    left: sealing.left + page.left,
  };
  if (!page.last) return { ...counted, after: page.ids.at(-1) ?? '' };
  const next = names[names.indexOf(sealing.collection) + 1];
  if (next !== undefined) return { ...counted, collection: next, after: '' };
  // A first pass is never enough: while it ran, functions with the old key may still have been writing.
  if (sealing.pass > 1 && counted.resealed + counted.left === 0) return { ...counted, doneAt: now.toISOString() };
  const passStartedAt = new Date(now.getTime() + BETWEEN_PASSES_MS).toISOString();
  const again = { collection: names[0] ?? '', after: '', looked: 0, resealed: 0, left: 0 };
  return { ...counted, ...again, pass: sealing.pass + 1, passStartedAt };
};
