import { useCallback, useEffect, useRef, useState } from 'react';
import type { InputOf, OutputOf, ReadingAction } from '../../domain/contract';
import { call, type Answer, type NotDone } from './call';
import { orLastSeen } from './lastSeen';
import { useBackOnline } from './useBackOnline';
import { useShownAgain } from './useShownAgain';

/** The three faces of something asked for; the empty one is a ready one with nothing in it. */
export type Query<T> =
  | { readonly face: 'waiting' }
  | { readonly face: 'refused'; readonly why: NotDone }
  | { readonly face: 'ready'; readonly value: T; readonly stale?: NotDone };

/** Nobody answered the last time it was asked, whether or not something older is on the screen. */
export const isUnreached = (query: Query<unknown>): boolean =>
  (query.face === 'refused' && query.why.kind === 'unreached') || (query.face === 'ready' && query.stale !== undefined);

/** What was already on the screen stays there when asking again fails; only the reason is added. */
const after = <T>(before: Query<T>, answer: Answer<T>): Query<T> => {
  if (answer.ok) return { face: 'ready', value: answer.value };
  const keep = before.face === 'ready' && answer.why.kind === 'unreached';
  return keep ? { ...before, stale: answer.why } : { face: 'refused', why: answer.why };
};

/** What a main page shows is kept on the phone, so that there is something to read where there is no signal. */
export type Keeping = { readonly keep: boolean };
export const KEEP: Keeping = { keep: true };

/** Asks once, again whenever the page is shown, and whenever `reload` is called. The newest answer wins. */
export const useQuery = <A extends ReadingAction>(
  action: A,
  input: InputOf<A>,
  { keep }: Keeping = { keep: false },
): [Query<OutputOf<A>>, () => Promise<void>, (value: OutputOf<A>) => void] => {
  const [query, setQuery] = useState<Query<OutputOf<A>>>({ face: 'waiting' });
  const asked = useRef(0);
  const key = JSON.stringify(input);

  const reload = useCallback(async () => {
    const turn = ++asked.current;
    const answer = await call(action, JSON.parse(key) as InputOf<A>);
    if (turn !== asked.current) return;
    const last = keep ? orLastSeen(action, answer) : null;
    setQuery((before) => (last && before.face !== 'ready' ? { face: 'ready', ...last } : after(before, answer)));
  }, [action, key, keep]);

  /** An answer that came another way, such as the view an action returns. */
  const put = useCallback((value: OutputOf<A>) => {
    asked.current += 1;
    setQuery({ face: 'ready', value });
  }, []);

  useEffect(() => void reload(), [reload]);

  useShownAgain(reload);
  useBackOnline(isUnreached(query), reload);

  return [query, reload, put];
};
