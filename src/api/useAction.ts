import { useCallback, useRef, useState } from 'react';
import type { ChangingAction, InputOf, OutputOf } from '../../domain/contract';
import { call, mayAskAgain, type NotDone } from './call';
import { newOperationId } from './operation';

export type Act = {
  /** The action under way, so that its button can spin. */
  readonly busy: ChangingAction | null;
  /** Why the last one was not done; gone with the next press. */
  readonly why: NotDone | null;
  readonly run: <A extends ChangingAction>(action: A, input: InputOf<A>) => Promise<OutputOf<A> | undefined>;
};

/** Runs one action at a time. Pressing again after nobody answered repeats the same operation, not a second one. */
export const useAction = (): Act => {
  const [busy, setBusy] = useState<ChangingAction | null>(null);
  const [why, setWhy] = useState<NotDone | null>(null);
  const working = useRef(false);
  const open = useRef<{ key: string; operationId: string } | null>(null);

  const run = useCallback(
    async <A extends ChangingAction>(action: A, input: InputOf<A>): Promise<OutputOf<A> | undefined> => {
      if (working.current) return undefined;
      working.current = true;
      setBusy(action);
      setWhy(null);
      const key = JSON.stringify([action, input]);
      if (open.current?.key !== key) open.current = { key, operationId: newOperationId() };
      const answer = await call(action, input, open.current.operationId);
      working.current = false;
      setBusy(null);
      if (answer.ok) {
        open.current = null;
        return answer.value;
      }
      if (!mayAskAgain(answer.why)) open.current = null;
      setWhy(answer.why);
      return undefined;
    },
    [],
  );

  return { busy, why, run };
};
