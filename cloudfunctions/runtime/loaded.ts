import type { CollectionName, Documents } from '../../domain/collections';
import { assert } from '../../domain/kernel/fault';
import { saidThen } from './dialect';
import { openDocument, sealFields, staleFields } from './seal';

/** Only the fields that differ from what was loaded, and those a newer key has to seal. */
const changesOf = <C extends CollectionName>(
  collection: C,
  doc: Documents[C],
  loaded: Documents[C] | undefined,
  stale: readonly string[],
): Record<string, unknown> => {
  const before = new Map(Object.entries(loaded ?? {}));
  const changed = Object.entries(doc).filter(
    ([key, value]) => key !== '_id' && (before.get(key) !== value || stale.includes(key)),
  );
  const gone = [...before.keys()].filter((key) => !(key in doc));
  assert(gone.length === 0, 'A document keeps all its fields; an absent fact is null or empty.');
  return saidThen(sealFields({ collection, id: doc._id }, Object.fromEntries(changed)));
};

export type Loaded = {
  /** Opens what the database answered, and remembers it. */
  open<C extends CollectionName>(collection: C, raw: unknown): Documents[C];
  /** What has to be written for this document to be as it is now. */
  changes<C extends CollectionName>(collection: C, doc: Documents[C]): Record<string, unknown>;
  saved<C extends CollectionName>(collection: C, doc: Documents[C]): Documents[C];
  before(collection: string, id: string): object | undefined;
  some(is: (doc: object) => boolean): boolean;
};

/** What this attempt has read, so that a save sends only what changed. */
export const rememberLoaded = (): Loaded => {
  const docs = new Map<string, { doc: object; stale: readonly string[] }>();
  const keep = <C extends CollectionName>(collection: C, doc: Documents[C], stale: readonly string[]): Documents[C] => {
    docs.set(`${collection}/${doc._id}`, { doc, stale });
    return doc;
  };
  return {
    open: <C extends CollectionName>(collection: C, raw: unknown) => {
      const { _id, version } = raw as Documents[C];
      const known = docs.get(`${collection}/${_id}`)?.doc as Documents[C] | undefined;
      // Read twice by two questions it is one document, or a save would take the first for a change of the second.
      if (known && known.version === version) return known;
      return keep(collection, openDocument(collection, raw as Documents[C]), staleFields(collection, raw as object));
    },
    changes: <C extends CollectionName>(collection: C, doc: Documents[C]) => {
      const { doc: loaded, stale = [] } = docs.get(`${collection}/${doc._id}`) ?? {};
      return changesOf(collection, doc, loaded as Documents[C] | undefined, stale);
    },
    saved: (collection, doc) => keep(collection, doc, []),
    before: (collection, id) => docs.get(`${collection}/${id}`)?.doc,
    some: (is) => [...docs.values()].some(({ doc }) => is(doc)),
  };
};
