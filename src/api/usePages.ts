import { useCallback, useEffect, useRef, useState } from 'react';
import { useReachBottom } from '@tarojs/taro';
import type { InputOf, OutputOf, ReadingAction } from '../../domain/contract';
import { call } from './call';
import { useBackOnline } from './useBackOnline';
import { isUnreached, type Query } from './useQuery';
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
): [Query<OutputOf<A>>, () => Promise<void>] => {
  const [query, setQuery] = useState<Query<OutputOf<A>>>({ face: 'waiting' });
  const asked = useRef(0);
  const growing = useRef(false);
  const key = JSON.stringify(input);

  const ask = useCallback(
    (cursor?: string) => call(action, { ...(JSON.parse(key) as InputOf<A>), ...(cursor && { cursor }) }),
    [action, key],
  );

  const reload = useCallback(async () => {
    const turn = ++asked.current;
    const answer = await ask();
    if (turn !== asked.current) return;
    setQuery((before) => {
      if (answer.ok) return { face: 'ready', value: answer.value };
      return before.face === 'ready' ? { ...before, stale: answer.why } : { face: 'refused', why: answer.why };
    });
  }, [ask]);

  const more = async () => {
    if (query.face !== 'ready' || growing.current) return;
    const { next } = query.value as Page;
    if (!next) return;
    growing.current = true;
    const turn = asked.current;
    const answer = await ask(next);
    growing.current = false;
    if (!answer.ok || turn !== asked.current) return;
    setQuery({ face: 'ready', value: grown(query.value as Page, answer.value as Page) as OutputOf<A> });
  };

  useEffect(() => {
    setQuery({ face: 'waiting' });
    void reload();
  }, [reload]);
  useShownAgain(reload);
  useBackOnline(isUnreached(query), reload);
  useReachBottom(() => void more());

  return [query, reload];
};
