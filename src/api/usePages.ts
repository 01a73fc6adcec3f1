import { useCallback, useEffect, useRef, useState } from 'react';
import { useReachBottom } from '@tarojs/taro';
import type { InputOf, OutputOf, ReadingAction } from '../../domain/contract';
import { call } from './call';
import { orLastSeen } from './lastSeen';
import { useBackOnline } from './useBackOnline';
import { isUnreached, type Keeping, type Query } from './useQuery';
import { useShownAgain } from './useShownAgain';

/** What answers a list answers: its lines, whatever they are called, and where it goes on. */
type Page = { readonly next: string };
export type PagedAction = {
  [A in ReadingAction]: OutputOf<A> extends Page ? ('cursor' extends keyof InputOf<A> ? A : never) : never;
}[ReadingAction];

/** The lines of both pages; everything said once, such as counts, stays what the first page said. */
const grown = <P extends Page>(first: P, then: P): P => {
  const lines = Object.entries(then).flatMap(([name, value]) =>
    Array.isArray(value) ? [[name, [...(first[name as keyof P] as unknown[]), ...(value as unknown[])]]] : [],
  );
  return { ...first, next: then.next, ...Object.fromEntries(lines) };
};

/** A list read page by page as the person scrolls; reloading starts again from the top. */
export const usePages = <A extends PagedAction>(
  action: A,
  input: InputOf<A>,
  { keep }: Keeping = { keep: false },
): [Query<OutputOf<A>>, () => Promise<void>] => {
  const key = JSON.stringify(input);
  // What was asked for belongs to its answer: another list begins waiting in the same breath it is asked for.
  const [held, setHeld] = useState<{ of: string; query: Query<OutputOf<A>> }>({ of: key, query: { face: 'waiting' } });
  const query: Query<OutputOf<A>> = held.of === key ? held.query : { face: 'waiting' };
  const asked = useRef(0);
  const growing = useRef(false);

  const ask = useCallback(
    (cursor?: string) => call(action, { ...(JSON.parse(key) as InputOf<A>), ...(cursor && { cursor }) }),
    [action, key],
  );

  const reload = useCallback(async () => {
    const turn = ++asked.current;
    const answer = await ask();
    if (turn !== asked.current) return;
    const last = keep ? orLastSeen(action, answer) : null;
    setHeld(({ of, query: before }) => {
      if (answer.ok) return { of: key, query: { face: 'ready', value: answer.value } };
      if (of === key && before.face === 'ready') return { of: key, query: { ...before, stale: answer.why } };
      return { of: key, query: last ? { face: 'ready', ...last } : { face: 'refused', why: answer.why } };
    });
  }, [action, ask, key, keep]);

  const more = async () => {
    if (query.face !== 'ready' || growing.current) return;
    const { next } = query.value as Page;
    if (!next) return;
    growing.current = true;
    const turn = asked.current;
    const answer = await ask(next);
    growing.current = false;
    if (!answer.ok || turn !== asked.current) return;
    const value = grown(query.value as Page, answer.value as Page) as OutputOf<A>;
    setHeld({ of: key, query: { face: 'ready', value } });
  };

  useEffect(() => void reload(), [reload]);
  useShownAgain(reload);
  useBackOnline(isUnreached(query), reload);
  useReachBottom(() => void more());

  return [query, reload];
};
