import type { Phone } from '../phone';
import { Refusal, apis, text } from './call';

const ENTRY_BYTES_MAX = 1024 * 1024;
const TOTAL_BYTES_MAX = 10 * 1024 * 1024;

/** UTF-16 lies about Chinese: WeChat counts bytes. */
const bytesOf = (value: string): number => new TextEncoder().encode(value).length;

/** The phone's little memory: 10 MB for this mini-program, kept apart from the other phones' by a prefix. */
export const storage = ({ device }: Phone): Record<string, unknown> => {
  const prefix = (): string => device.get().storagePrefix;
  const keys = (): string[] =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix()))
      .map((key) => key.slice(prefix().length));
  const bytesBeside = (key: string): number =>
    keys()
      .filter((other) => other !== key)
      .reduce((sum, other) => sum + bytesOf(other + (localStorage.getItem(prefix() + other) ?? '')), 0);

  const set = (key: string, data: unknown): void => {
    const kept = JSON.stringify({ data });
    const bytes = bytesOf(kept);
    if (bytes > ENTRY_BYTES_MAX) throw new Refusal('entry size limit reached');
    if (bytes + bytesBeside(key) > TOTAL_BYTES_MAX) throw new Refusal('exceed storage max size 10Mb');
    try {
      localStorage.setItem(prefix() + key, kept);
    } catch {
      throw new Refusal('exceed storage max size 10Mb'); // the browser's own quota is nearer
    }
  };
  const get = (key: string): unknown => {
    const kept = localStorage.getItem(prefix() + key);
    if (kept === null) throw new Refusal('data not found');
    return (JSON.parse(kept) as { data: unknown }).data;
  };
  const remove = (key: string): void => localStorage.removeItem(prefix() + key);
  const clear = (): void => keys().forEach(remove);
  const info = (): { keys: string[]; currentSize: number; limitSize: number } => ({
    keys: keys(),
    currentSize: Math.ceil(bytesBeside('') / 1024),
    limitSize: TOTAL_BYTES_MAX / 1024,
  });
  const name = (sync: string, work: () => void): void => {
    try {
      work();
    } catch (reason) {
      throw new Error(`${sync}:fail ${(reason as Error).message}`);
    }
  };

  return {
    ...apis({
      setStorage: (options) => set(text(options, 'key'), options['data']),
      getStorage: (options) => ({ data: get(text(options, 'key')) }),
      removeStorage: (options) => remove(text(options, 'key')),
      clearStorage: clear,
      getStorageInfo: info,
    }),
    setStorageSync: (key: string, data: unknown) => name('setStorageSync', () => set(key, data)),
    /** A missing key is an empty string here, as in WeChat. */
    getStorageSync: (key: string) => (localStorage.getItem(prefix() + key) === null ? '' : get(key)),
    removeStorageSync: remove,
    clearStorageSync: clear,
    getStorageInfoSync: info,
  };
};
