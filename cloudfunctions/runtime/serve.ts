import type { CollectionName, Documents } from '../../domain/collections';
import { isChanging, type ActionName, type CheckedInputOf, type OutputOf } from '../../domain/contract';
import type { FaultCode } from '../../domain/faults';
import type { Actor, Party } from '../../domain/kernel/access';
import type { Aggregate, Applied } from '../../domain/kernel/document';
import { assert, Refusal, refuse, type FaultDetail } from '../../domain/kernel/fault';
import { permissions } from '../../domain/permissions';
import type { Occasion } from '../../domain/requests/moving';
import { callerOf } from './caller';
import { checkText, type TextCheck } from './contentCheck';
import { answered, askedBy, type Asked } from './input';
import { hasApplied, operationOf } from './operation';
import { reportBug } from './report';
import { rulebooksAt, type RulebookAt } from './settings';
import { openidOfCall } from './sdk';
import { wordsSaid } from './saidWords';
import { LostRace, openStore, type Store } from './store';
import { untilWon } from './untilWon';

type AggregateName = { [C in CollectionName]: Documents[C] extends Aggregate ? C : never }[CollectionName];

/** What a handler has to work with. `caller` is looked up meanwhile: await it together with what is loaded. */
export type Call<A extends ActionName> = {
  readonly input: CheckedInputOf<A>;
  readonly caller: Promise<Actor>;
  readonly openid: string;
  readonly now: Date;
  /** Who does it now, by the calendar and the settings in force where it is. */
  occasion(by: Actor, scopes: readonly string[]): Promise<Occasion>;
  readonly store: Store;
  /** The id of whatever this operation creates, so that a replay creates nothing new. */
  readonly newId: string;
  /** Asks leave on the permission page. A stranger hears the same as if the thing did not exist. */
  permit(parties: readonly Party[], otherwise?: FaultCode): readonly Party[];
  /** Decides, unless this very operation already did: then the document stays as it is. */
  once<D extends Aggregate>(doc: D, decide: (doc: D) => D): D;
  /** Whether this very operation was already done to it. */
  isDone(doc: Aggregate): boolean;
  /** Inserts; when this very operation already did, answers with what it made then. */
  create<C extends AggregateName>(collection: C, doc: Documents[C]): Promise<Documents[C]>;
  /** What the function looked up together with the caller (see Ahead); undefined when it decides again. */
  readonly ahead: Promise<unknown> | undefined;
  /** What WeChat said about the words in the input; 'pending' reaches only those who keep it for later. */
  readonly textCheck: TextCheck;
};

export type Handler<A extends ActionName> = (call: Call<A>) => Promise<OutputOf<A>>;
export type HandlersOf<Specs> = { readonly [A in keyof Specs & ActionName]: Handler<A> };

export type Answer =
  | { ok: true; value: unknown; requestId: string }
  | { ok: false; code: FaultCode; detail?: FaultDetail; requestId: string };

const mayRead = (action: ActionName, parties: readonly Party[]): boolean => {
  const read = `${action.split('.')[0]}.read`;
  return (
    read in permissions &&
    (permissions[read as ActionName] as readonly Party[]).some((party) => parties.includes(party))
  );
};

const permitted = (action: ActionName, parties: readonly Party[], otherwise?: FaultCode): readonly Party[] =>
  (permissions[action] as readonly Party[]).some((party) => parties.includes(party))
    ? parties
    : refuse(otherwise ?? (mayRead(action, parties) ? 'NOT_YOURS_TO_DO' : 'NOT_FOUND'));

/** What one action needs to know of the caller besides themselves: read while WeChat looks at the words. */
export type Ahead = (asked: {
  readonly input: unknown;
  readonly openid: string;
  readonly store: Store;
}) => Promise<unknown>;

export type AheadOf = Readonly<Partial<Record<ActionName, Ahead>>>;

type Attempt = {
  asked: Asked;
  openid: string;
  now: Date;
  caller: Promise<Actor>;
  rulebooks: Promise<RulebookAt>;
  operation: Applied | undefined;
  ahead: Promise<unknown> | undefined;
  textCheck: TextCheck;
};

/** One attempt of one call: fresh store, leave not yet asked. */
const callOf = ({
  asked,
  openid,
  now,
  caller,
  rulebooks,
  operation,
  ahead,
  textCheck,
}: Attempt): { call: Call<ActionName>; leaveAsked: () => boolean } => {
  let leave = false;
  const mayWrite = (): void => assert(leave, 'A handler asks leave before it writes.');
  const store = openStore({ mayWrite, operation });
  const call: Call<ActionName> = {
    input: asked.input as CheckedInputOf<ActionName>,
    caller,
    openid,
    now,
    occasion: async (by, scopes) => ({ by, now, ...(await rulebooks)(scopes) }),
    store,
    newId: operation?.id ?? '',
    permit: (parties, otherwise) => {
      leave = true;
      // Who has done it may have lost their part in it by doing so; the same press hears the same answer all the same.
      return store.hasSeenDone() ? parties : permitted(asked.action, parties, otherwise);
    },
    isDone: (doc) => operation !== undefined && hasApplied(doc, operation),
    once: (doc, decide) => (operation && hasApplied(doc, operation) ? doc : decide(doc)),
    create: async (collection, doc) => {
      if ((await store.insert(collection, doc)) === 'inserted') return doc;
      const made = await store.get(collection, doc._id);
      if (operation && hasApplied(made, operation)) return made;
      throw new LostRace();
    },
    ahead,
    textCheck,
  };
  return { call, leaveAsked: () => leave };
};

/** Decides again on what is there now whenever somebody else wrote first, a few times. */
const decided = async (handler: Handler<ActionName>, attempt: Attempt): Promise<unknown> => {
  let { ahead } = attempt;
  const decide = async (): Promise<unknown> => {
    const { call, leaveAsked } = callOf({ ...attempt, ahead });
    ahead = undefined; // to decide again is to look again
    const value = await handler(call);
    assert(leaveAsked(), 'A handler asks leave.');
    return answered(attempt.asked.action, value);
  };
  try {
    return await untilWon(decide);
  } catch (error) {
    return error instanceof LostRace ? refuse('BUSY') : Promise.reject(error as Error);
  }
};

/** Intake waits for nobody: what could not be checked is kept back and asked again by the clock. */
const mayWait: ReadonlySet<ActionName> = new Set<ActionName>([
  'request.submit',
  'request.record',
  'need.raise',
  'need.paste',
]);

/** Words are checked before anybody else can read them; only what changes something can be read later. */
const checkWords = async ({ action, input }: Asked, openid: string): Promise<TextCheck> => {
  if (!isChanging(action)) return 'pass';
  const textCheck = await checkText(openid, wordsSaid(input));
  return textCheck === 'pending' && !mayWait.has(action) ? refuse('CHECK_UNREACHED') : textCheck;
};

const answer = async (event: unknown, handlers: object, looks: AheadOf): Promise<unknown> => {
  const asked = askedBy(event, handlers);
  const openid = openidOfCall() || refuse('WHO_ARE_YOU');
  const now = new Date();
  const readOnly = openStore({
    mayWrite: () => assert(false, 'Looking up the caller changes nothing.'),
    operation: undefined,
  });
  const caller = callerOf(openid, readOnly, now);
  const rulebooks = rulebooksAt(now, readOnly);
  const ahead = looks[asked.action]?.({ input: asked.input, openid, store: readOnly });
  for (const lookUp of [caller, rulebooks, ahead]) lookUp?.catch(() => undefined); // whoever awaits it hears of it
  const operation = isChanging(asked.action)
    ? operationOf({ person: openid, operationId: asked.operationId, action: asked.action, input: asked.raw, now })
    : undefined;
  const handler = (handlers as Record<string, Handler<ActionName>>)[asked.action];
  assert(handler !== undefined, 'Every action the contract names has a handler.');
  const textCheck = await checkWords(asked, openid);
  return decided(handler, { asked, openid, now, caller, rulebooks, operation, ahead, textCheck });
};

const actionNamed = (event: unknown): string => {
  const action: unknown = (event as { action?: unknown } | null)?.action;
  return typeof action === 'string' && /^[a-z]{1,20}\.[A-Za-z]{1,30}$/.test(action) ? action : '';
};

/** The road every action takes: checked input, the caller from WeChat alone, leave asked, one answer. */
export const serve =
  (name: string, handlers: object, looks: AheadOf = {}) =>
  async (event: unknown, context?: { request_id?: string }): Promise<Answer> => {
    const requestId = context?.request_id ?? '';
    try {
      return { ok: true, value: await answer(event, handlers, looks), requestId };
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, code: error.code, detail: error.detail, requestId };
      reportBug(error, { requestId, function: name, action: actionNamed(event) });
      return { ok: false, code: 'INTERNAL', requestId };
    }
  };
