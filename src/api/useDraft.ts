import { useCallback, useRef, useState } from 'react';
import { forget, keep, kept, sayFull } from './kept';
import { forgetPresses } from './press';

export type Change<T> = (part: Partial<T> | ((draft: T) => Partial<T>)) => void;
export type Draft<T> = {
  readonly draft: T;
  readonly change: Change<T>;
  readonly clear: () => void;
  readonly putAway: () => void;
  readonly read: () => T;
};

const keyOf = (name: string): string => `draft:${name}`;

const found = <T extends object>(key: string, empty: T): T => ({ ...empty, ...kept<Partial<T>>(key, {}) });

const changed = <T extends object>(before: T, part: Parameters<Change<T>>[0]): T => ({
  ...before,
  ...(typeof part === 'function' ? part(before) : part),
});

/** Something half written. Saved on every change: a phone may be taken away in the middle of a sentence. */
export const useDraft = <T extends object>(name: string, empty: T): Draft<T> => {
  const key = keyOf(name);
  // What was written under one name never goes on under another, though the screen stays the same.
  const held = useRef<{ key: string; draft: T } | null>(null);
  if (held.current?.key !== key) held.current = { key, draft: found(key, empty) };
  const [, draw] = useState(0);
  const full = useRef(false);

  const put = useCallback(
    (draft: T) => {
      if (held.current?.key !== key) return;
      held.current = { key, draft };
      draw((times) => times + 1);
    },
    [key],
  );
  const read = useCallback(() => (held.current?.key === key ? held.current.draft : found(key, empty)), [key, empty]);
  const change = useCallback<Change<T>>(
    (part) => {
      const draft = changed(read(), part);
      const isKept = keep(key, draft);
      if (!isKept && !full.current) sayFull();
      full.current = !isKept;
      put(draft);
    },
    [key, read, put],
  );
  const clear = useCallback(() => {
    forget(key);
    forgetPresses(name);
    put(empty);
  }, [key, name, empty, put]);
  /** Still on the screen, no longer kept: it was handed on, and must not be found twice. */
  const putAway = useCallback(() => forget(key), [key]);

  return { draft: held.current.draft, change, clear, putAway, read };
};
