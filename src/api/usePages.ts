import { useCallback, useEffect, useRef, useState } from 'react';
import { useReachBottom } from '@tarojs/taro';
import type { InputOf, OutputOf } from '../../domain/contract';
import { call } from './call';
import { useBackOnline } from './useBackOnline';
import { isUnreached, type Query } from './useQuery';
import { useShownAgain } from './useShownAgain';

type List = OutputOf<'request.list'>;

/** A list read page by page as the person scrolls; reloading starts again from the top. */
export const usePages = (input: InputOf<'request.list'>): [Query<List>, () => Promise<void>] => {
  const [query, setQuery] = useState<Query<List>>({ face: 'waiting' });
  const asked = useRef(0);
  const growing = useRef(false);
  const key = JSON.stringify(input);

  const ask = useCallback(
    (cursor?: string) => call('request.list', { ...(JSON.parse(key) as typeof input), ...(cursor && { cursor }) }),
    [key],
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
    if (query.face !== 'ready' || !query.value.next || growing.current) return;
    growing.current = true;
    const turn = asked.current;
    const answer = await ask(query.value.next);
    growing.current = false;
    if (!answer.ok || turn !== asked.current) return;
    const { rows, next } = answer.value;
    setQuery({ face: 'ready', value: { ...query.value, rows: [...query.value.rows, ...rows], next } });
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
