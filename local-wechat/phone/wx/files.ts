import { Refusal } from './call';

/** Files the phone itself made: pictures just taken, downloads. They live until the phone is shut down. */
export type Files = {
  keep(blob: Blob, lasting?: boolean): string;
  read(path: string): Blob;
  has(path: string): boolean;
  /** Something an <img> can load; the path itself where there are no object URLs (jsdom). */
  url(path: string): string;
  remove(path: string): void;
};

const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

export const makeFiles = (): Files => {
  const blobs = new Map<string, Blob>();
  const urls = new Map<string, string>();
  let last = 0;
  const read = (path: string): Blob => {
    const blob = blobs.get(path);
    if (!blob) throw new Refusal(`no such file or directory, open '${path}'`);
    return blob;
  };
  return {
    keep: (blob, lasting = false) => {
      const path = `wxfile://${lasting ? 'store' : 'tmp'}_${Date.now().toString(36)}${(last += 1)}.${endings[blob.type] ?? 'bin'}`;
      blobs.set(path, blob);
      return path;
    },
    read,
    has: (path) => blobs.has(path),
    url: (path) => {
      if (!blobs.has(path) || typeof URL.createObjectURL !== 'function') return path;
      const url = urls.get(path) ?? URL.createObjectURL(read(path));
      urls.set(path, url);
      return url;
    },
    remove: (path) => {
      read(path);
      blobs.delete(path);
      const url = urls.get(path);
      if (url) URL.revokeObjectURL(url);
    },
  };
};
