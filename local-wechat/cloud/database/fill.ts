import type { IndexFile } from './database';
import type { Document } from './ejson';
import { Store } from './store';

export type Batch = { readonly collection: string; readonly documents: readonly object[] };

/**
 * Writes a whole city into a file no cloud has open yet: the documents as they come, then every index in its order.
 * Nothing is flushed on the way: a file whose filling was cut off is thrown away.
 */
export const fillDatabase = (file: string, indexes: IndexFile, batches: Iterable<Batch>): void => {
  const store = new Store(file, { lasting: false });
  try {
    for (const { collection, documents } of batches) {
      if (!store.find(collection)) store.create(collection);
      store.write(documents.map((given) => ({ collection, id: (given as Document)['_id'], after: given as Document })));
    }
    for (const [name, definitions] of Object.entries(indexes)) store.declare(name, definitions);
  } finally {
    store.close();
  }
};
