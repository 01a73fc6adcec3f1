import * as v from 'valibot';
import { actions, type OutputOf, type ReadingAction } from '../../domain/contract';
import { timeInWords } from '../../domain/kernel/words';
import type { Answer, NotDone } from './call';
import { now } from './clock';
import { keep, kept } from './kept';

/** What a page last showed, for when the phone is cut off. */
type Seen = { readonly value: unknown; readonly at: string };

const text = { last: (at: string) => `没有网络，这是上次看到的（${timeInWords(at, now())}）。` };

const keyOf = (action: ReadingAction): string => `seen:${action}`;

const see = (action: ReadingAction, value: unknown): void =>
  void keep(keyOf(action), { value, at: now().toISOString() } satisfies Seen);

/** An answer kept by an older build may lack what today's pages draw; then it is as if nothing had been seen. */
const lastSeen = <A extends ReadingAction>(action: A): { value: OutputOf<A>; at: string } | null => {
  const seen = kept<Seen | null>(keyOf(action), null);
  if (!seen) return null;
  const read = v.safeParse(actions[action].output as v.GenericSchema<unknown, OutputOf<A>>, seen.value);
  return read.success ? { value: read.output, at: seen.at } : null;
};

/** Keeps what was answered; where nobody answers, what was answered last and when, said plainly. */
export const orLastSeen = <A extends ReadingAction>(
  action: A,
  answer: Answer<OutputOf<A>>,
): { readonly value: OutputOf<A>; readonly stale: NotDone } | null => {
  if (answer.ok) see(action, answer.value);
  if (answer.ok || answer.why.kind !== 'unreached') return null;
  const last = lastSeen(action);
  return last && { value: last.value, stale: { ...answer.why, sentence: text.last(last.at) } };
};
