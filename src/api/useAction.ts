import { useCallback, useRef, useState } from 'react';
import Taro from '@tarojs/taro';
import type { ChangingAction, InputOf, OutputOf } from '../../domain/contract';
import type { NotDone } from './call';
import { isPressed, press } from './press';

export type Act = {
  /** The action under way, so that its button can spin. */
  readonly busy: ChangingAction | null;
  /** Why the last one was not done; gone with the next press. */
  readonly why: NotDone | null;
  readonly run: <A extends ChangingAction>(action: A, input: InputOf<A>) => Promise<OutputOf<A> | undefined>;
};

const text = {
  open: '上次按了没等到回音。再按一次会接着那一次，不会变成两件。',
  earlier: '上次按的已经办成了，后来改的没有算进去，还留在草稿里。',
};

const unanswered: NotDone = { kind: 'unreached', code: 'UNREACHED', sentence: text.open };

/**
 * Runs one action at a time. Pressing again after nobody answered repeats the same operation, not a second one, also
 * after the screen or the phone was closed. `draft` names what is pressed on; useForm gives it.
 */
export const useAction = (draft = '', onDone?: () => void): Act => {
  const [busy, setBusy] = useState<ChangingAction | null>(null);
  const [why, setWhy] = useState<NotDone | null>(() => (draft && isPressed(draft) ? unanswered : null));
  const working = useRef(false);
  const done = useRef(onDone);
  done.current = onDone;

  const run = useCallback(
    async <A extends ChangingAction>(action: A, input: InputOf<A>): Promise<OutputOf<A> | undefined> => {
      if (working.current) return undefined;
      working.current = true;
      setBusy(action);
      setWhy(null);
      const answer = await press(action, input, draft);
      working.current = false;
      setBusy(null);
      if (!answer.ok) {
        setWhy(answer.why);
        return undefined;
      }
      if (answer.earlier) void Taro.showToast({ title: text.earlier, icon: 'none', duration: 4000 });
      else done.current?.();
      return answer.value;
    },
    [draft],
  );

  return { busy, why, run };
};
