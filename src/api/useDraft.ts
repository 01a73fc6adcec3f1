import { useCallback, useRef, useState } from 'react';
import { forget, keep, kept } from './kept';

/** Something half written. Saved on every change: a phone may be taken away in the middle of a sentence. */
export const useDraft = <T extends object>(
  name: string,
  empty: T,
): {
  draft: T;
  change: (part: Partial<T> | ((draft: T) => Partial<T>)) => void;
  clear: () => void;
  putAway: () => void;
  read: () => T;
} => {
  const key = `draft:${name}`;
  const latest = useRef<T | null>(null);
  latest.current ??= { ...empty, ...kept<Partial<T>>(key, {}) };
  const [draft, setDraft] = useState<T>(latest.current);

  const change = useCallback(
    (part: Partial<T> | ((draft: T) => Partial<T>)) => {
      const before = latest.current ?? empty;
      latest.current = { ...before, ...(typeof part === 'function' ? part(before) : part) };
      keep(key, latest.current);
      setDraft(latest.current);
    },
    [key, empty],
  );
  const clear = useCallback(() => {
    latest.current = empty;
    forget(key);
    setDraft(empty);
  }, [key, empty]);
  /** Still on the screen, no longer kept: it was handed on, and must not be found twice. */
  const putAway = useCallback(() => forget(key), [key]);
  const read = useCallback(() => latest.current ?? empty, [empty]);

  return { draft, change, clear, putAway, read };
};
