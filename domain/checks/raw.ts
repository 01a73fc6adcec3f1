import type { Photographed } from './model';

/** Photos that came in: the clock takes out of them where they were taken, within the minute. */
export const withRawPhotos = <D extends Photographed>(doc: D, photos: readonly string[], now: Date): D => {
  const fresh = photos.filter((fileId) => fileId !== '');
  if (fresh.length === 0) return doc;
  const at = now.toISOString();
  const due = doc.checksDueAt ?? '';
  const rawPhotos = [...new Set([...(doc.rawPhotos ?? []), ...fresh])];
  return { ...doc, rawPhotos, checksDueAt: due !== '' && due < at ? due : at };
};

/** The same value without some files, wherever they stood: out of a list, and an empty word on their own. */
const withoutFiles = <T>(value: T, files: ReadonlySet<string>): T => {
  const walk = (inner: unknown): unknown => {
    if (typeof inner === 'string') return files.has(inner) ? '' : inner;
    if (Array.isArray(inner)) return inner.filter((one) => !files.has(one as string)).map(walk);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, walk(one)]));
  };
  return files.size === 0 ? value : (walk(value) as T);
};

/** Gone through; what is no photo we can read is shown to nobody. */
export const rawCleaned = <D extends Photographed>(doc: D, unreadable: readonly string[]): D =>
  withoutFiles({ ...doc, rawPhotos: [] }, new Set(unreadable));
