import type { ChangingAction, InputOf, OutputOf } from '../../domain/contract';
import { call, mayAskAgain, type Answer } from './call';
import { now } from './clock';
import { keep, kept } from './kept';
import { newOperationId } from './operation';

/** A press nobody answered yet: the cloud may have done what it says. */
type Press = {
  readonly action: ChangingAction;
  /** The draft it was pressed on; empty for a button of its own, which is known by what it says. */
  readonly draft: string;
  readonly operationId: string;
  /** Everything sent under this id and not answered, the oldest first: at most one of it was done. */
  readonly said: readonly object[];
  readonly at: string;
};

/** `earlier`: it was already done by an earlier press; what has been changed since is not in it. */
export type Pressed<T> = (Answer<T> & { readonly ok: false }) | { ok: true; value: T; earlier: boolean };

const KEY = 'presses';
const DAY = 86_400_000;
/** As long as the cloud remembers a press that made something. */
const DRAFT_DAYS = 30;
/** A button that says the same may be meant anew tomorrow. */
const BUTTON_DAYS = 1;
const PRESSES_MAX = 40;
const SAID_MAX = 6;

const isOpen = ({ draft, at }: Press): boolean =>
  Math.abs(now().getTime() - Date.parse(at)) < (draft ? DRAFT_DAYS : BUTTON_DAYS) * DAY;

let open: readonly Press[] | null = null;

const presses = (): readonly Press[] => (open ??= kept<Press[]>(KEY, []).filter(isOpen));

const change = (now: readonly Press[]): void => {
  open = now.slice(-PRESSES_MAX);
  keep(KEY, open);
};

const withoutPress = ({ operationId }: Press): Press[] => presses().filter((one) => one.operationId !== operationId);
const remember = (press: Press): void => change([...withoutPress(press), press]);
const forget = (press: Press): void => change(withoutPress(press));

/** What a press says. WeChat's own question may be answered otherwise the second time; it is the same press. */
const meant = (input: object): string => JSON.stringify({ ...input, subscribed: undefined });

const isAbout = ({ said }: Press, input: object): boolean => said.some((one) => meant(one) === meant(input));

const openedBy = (action: ChangingAction, input: object, draft: string): Press | undefined =>
  presses().find((one) => one.action === action && one.draft === draft && (draft !== '' || isAbout(one, input)));

const idsIn = (input: object): string[] =>
  Object.entries(input).flatMap(([key, value]) => (key.endsWith('Id') && value ? [`${key} ${String(value)}`] : []));

/** Whoever has an answer about a thing sees how it stands: a button pressed at it before is meant anew from now on. */
const settleButtons = (input: object): void => {
  const ids = idsIn(input);
  const concerns = ({ draft, said }: Press) =>
    draft === '' && said.some((one) => idsIn(one).some((id) => ids.includes(id)));
  if (presses().some(concerns)) change(presses().filter((one) => !concerns(one)));
};

/** Whether somebody pressed on this draft and nobody answered. */
export const isPressed = (draft: string): boolean => presses().some((one) => one.draft === draft);

/** The draft is gone, and with it whatever was pressed on it. */
export const forgetPresses = (draft: string): void => {
  if (isPressed(draft)) change(presses().filter((one) => one.draft !== draft));
};

/** The cloud says that something else was done under this id: which of the earlier it was, and what came of it. */
const earlierOf = async <A extends ChangingAction>(action: A, press: Press): Promise<Pressed<OutputOf<A>>> => {
  let last: Answer<OutputOf<A>> | undefined;
  for (const said of press.said) {
    last = await call(action, said as InputOf<A>, press.operationId);
    if (last.ok || last.why.code !== 'OPERATION_REUSED') break;
  }
  if (last?.ok) {
    forget(press);
    return { ...last, earlier: true };
  }
  return last ?? { ok: false, why: { kind: 'refused', code: 'OPERATION_REUSED', sentence: '' } };
};

/**
 * One press of one button, kept on the phone until it is answered. Pressed again, also after the screen or the phone
 * was closed, it goes under the same id: whichever body reaches the cloud first is done, and nothing else ever is.
 */
export const press = async <A extends ChangingAction>(
  action: A,
  input: InputOf<A>,
  draft = '',
): Promise<Pressed<OutputOf<A>>> => {
  const fresh = { action, draft, operationId: newOperationId(), said: [], at: now().toISOString() };
  const before: Press = openedBy(action, input, draft) ?? fresh;
  const body = before.said.find((one) => meant(one) === meant(input)) ?? input;
  const others = before.said.filter((one) => one !== body);
  const pressed: Press = { ...before, said: [...others, body].slice(-SAID_MAX) };
  remember(pressed);
  const answer = await call(action, body as InputOf<A>, pressed.operationId);
  if (answer.ok) {
    forget(pressed);
    settleButtons(input);
    return { ...answer, earlier: false };
  }
  if (mayAskAgain(answer.why)) return answer;
  if (answer.why.code === 'OPERATION_REUSED') return earlierOf(action, { ...pressed, said: others });
  // This body was certainly not done; an earlier one still may have been.
  if (others.length) remember({ ...pressed, said: others });
  else forget(pressed);
  return answer;
};
