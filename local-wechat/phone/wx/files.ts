import { Refusal } from './call';

/** Files the phone itself made: pictures just taken, downloads. Temporary ones go with the page, kept ones stay. */
export type Files = {
  add(blob: Blob): string;
  /** Keeps a copy that outlives a restart of the phone. */
  keep(path: string): Promise<string>;
  read(path: string): Promise<Blob>;
  remove(path: string): Promise<void>;
  /** Whether this is a path of ours at all. */
  owns(path: string): boolean;
  /** Something an <img> can load; the path itself where there are no object URLs (jsdom). */
  url(path: string): Promise<string>;
};

const STORE = 'files';
const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser keeps no files'));
  });

/** The browser's own database; where there is none (jsdom) kept files live as long as the page. */
const inDatabase = async <T>(
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> => {
  if (typeof indexedDB === 'undefined') return undefined;
  const opening = indexedDB.open('phone', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await done(opening);
  try {
    return await done(use(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
};

export const makeFiles = (prefix: () => string): Files => {
  const blobs = new Map<string, Blob>();
  const urls = new Map<string, string>();
  const named = (kind: 'tmp' | 'store', type: string): string =>
    `wxfile://${kind}_${crypto.getRandomValues(new Uint32Array(2)).join('')}.${endings[type] ?? 'bin'}`;
  const read = async (path: string): Promise<Blob> => {
    const blob =
      blobs.get(path) ?? (await inDatabase<Blob | undefined>('readonly', (store) => store.get(prefix() + path)));
    if (!blob) throw new Refusal(`no such file or directory, open '${path}'`);
    blobs.set(path, blob);
    return blob;
  };
  return {
    read,
    owns: (path) => path.startsWith('wxfile://'),
    add: (blob) => {
      const path = named('tmp', blob.type);
      blobs.set(path, blob);
      return path;
    },
    keep: async (path) => {
      const blob = await read(path);
      const kept = named('store', blob.type);
      blobs.set(kept, blob);
      await inDatabase('readwrite', (store) => store.put(blob, prefix() + kept));
      return kept;
    },
    remove: async (path) => {
      await read(path);
      blobs.delete(path);
      URL.revokeObjectURL?.(urls.get(path) ?? '');
      urls.delete(path);
      await inDatabase('readwrite', (store) => store.delete(prefix() + path));
    },
    url: async (path) => {
      const blob = await read(path);
      if (typeof URL.createObjectURL !== 'function') return path;
      const url = urls.get(path) ?? URL.createObjectURL(blob);
      urls.set(path, url);
      return url;
    },
  };
};
