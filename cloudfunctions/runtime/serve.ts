import { isAudited } from '../../domain/audit/model';
import type { CollectionName, Documents } from '../../domain/collections';
import { isChanging, type ActionName, type CheckedInputOf, type OutputOf } from '../../domain/contract';
import type { FaultCode } from '../../domain/faults';
import type { Actor, Party } from '../../domain/kernel/access';
import type { Aggregate, Applied } from '../../domain/kernel/document';
import { assert, Refusal, refuse, type FaultDetail } from '../../domain/kernel/fault';
import { assertAgreed, purposesOf } from '../../domain/people/sensitive';
import { isPermitted, permissions } from '../../domain/permissions';
import type { Occasion } from '../../domain/requests/moving';
import { openTrail, type Trail } from './audit';
import { callerOf } from './caller';
import { checkWords, type TextCheck } from './contentCheck';
import { answered, askedBy, type Asked } from './input';
import { hasApplied, operationOf } from './operation';
import { paced } from './pace';
import { reportBug } from './report';
import { rulebooksAt, type RulebookAt } from './settings';
import { openidOfCall } from './sdk';
import { openStore, type Store } from './store';
import { LostRace, untilWon } from './untilWon';

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
  /**
   * What WeChat says about the words in the input: decide meanwhile, and await it for what is kept. 'pending' reaches
   * only those who keep it for later.
   */
  readonly textCheck: Promise<TextCheck>;
};

export type Handler<A extends ActionName> = (call: Call<A>) => Promise<OutputOf<A>>;
export type HandlersOf<Specs> = { readonly [A in keyof Specs & ActionName]: Handler<A> };

/** `at` is when it was given: a phone has no other way to know what day it is. */
export type Answer = { readonly requestId: string; readonly at: string } & (
  { ok: true; value: unknown } | { ok: false; code: FaultCode; detail?: FaultDetail }
);

const mayRead = (action: ActionName, parties: readonly Party[]): boolean => {
  const read = `${action.split('.')[0]}.read`;
  return read in permissions && isPermitted(read as ActionName, parties);
};

const permitted = (action: ActionName, parties: readonly Party[], otherwise?: FaultCode): readonly Party[] =>
  isPermitted(action, parties)
    ? parties
    : refuse(otherwise ?? (mayRead(action, parties) ? 'NOT_YOURS_TO_DO' : 'NOT_FOUND'));

/** What one action needs to know of the caller besides themselves: read while WeChat looks at the words. */
export type Ahead = (asked: {
  readonly input: unknown;
  readonly openid: string;
  readonly store: Store;
  /** The id of what the press creates; empty when it creates nothing. */
  readonly newId: string;
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
  /** Settles when it is counted; until then nothing is kept. */
  pace: Promise<void>;
  /** Settles when its words were judged; until then nothing is kept either. */
  textCheck: Promise<TextCheck>;
  /** Writes down that it is done, before anything is written or answered; undefined for what leaves no trail. */
  trail: Trail | undefined;
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
  pace,
  trail,
  textCheck,
}: Attempt): { call: Call<ActionName>; leaveAsked: () => boolean } => {
  let leave = false;
  const mayWrite = async (): Promise<void> => {
    assert(leave, 'A handler asks leave before it writes.');
    await textCheck;
    await pace;
  };
  const store = openStore({ mayWrite, operation, beforeWrite: trail?.beforeWrite });
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
    await attempt.textCheck;
    await attempt.trail?.written();
    return answered(attempt.asked.action, value);
  };
  try {
    return await untilWon(decide);
  } catch (error) {
    if (error instanceof LostRace) return refuse('BUSY');
    const isStranger = error instanceof Refusal && error.code === 'REGISTER_FIRST';
    // A child has chosen where they live; what they wait for is somebody else.
    return isStranger && (await attempt.caller).awaitsGuardian
      ? refuse('GUARDIAN_FIRST')
      : Promise.reject(error as Error);
  }
};

type Serving = { readonly handlers: object; readonly looks: AheadOf; readonly requestId: string };

/** The clean store of a look-up or of the trail: it stamps nothing. */
const plainStore = (mayWrite: () => void): Store => openStore({ mayWrite, operation: undefined });

/** What is sensitive is not even looked at before its owner agreed to it; whoever is let in nowhere is told that later. */
const checkConsent = async ({ action, input }: Asked, caller: Promise<Actor>): Promise<void> => {
  const needed = purposesOf(action, input);
  if (needed.length === 0) return;
  const { home, agreed } = await caller;
  if (home) assertAgreed(agreed, needed);
};

const answer = async (event: unknown, { handlers, looks, requestId }: Serving): Promise<unknown> => {
  const asked = askedBy(event, handlers);
  const openid = openidOfCall() || refuse('WHO_ARE_YOU');
  const now = new Date();
  const readOnly = plainStore(() => assert(false, 'Looking up the caller changes nothing.'));
  const { action, input } = asked;
  const textCheck = checkWords(asked, openid);
  const caller = callerOf({ openid, action }, readOnly, now);
  const rulebooks = rulebooksAt(now, readOnly);
  const trail = isAudited(action)
    ? openTrail(
        { action, input, openid, requestId, now },
        plainStore(() => undefined),
      )
    : undefined;
  const operation = isChanging(action)
    ? operationOf({ person: openid, operationId: asked.operationId, action, input: asked.raw, now })
    : undefined;
  const ahead = looks[action]?.({ input, openid, store: readOnly, newId: operation?.id ?? '' });
  const pace = paced({ action, openid, operationId: operation?.id ?? '', now });
  for (const begun of [textCheck, caller, rulebooks, ahead, pace]) begun?.catch(() => undefined); // whoever awaits it hears of it
  const handler = (handlers as Record<string, Handler<ActionName>>)[asked.action];
  assert(handler !== undefined, 'Every action the contract names has a handler.');
  await checkConsent(asked, caller);
  const value = decided(handler, { asked, openid, now, caller, rulebooks, operation, ahead, pace, trail, textCheck });
  value.catch(() => undefined);
  await textCheck; // heard before anything else
  await pace; // heard first: a code that was guessed right sounds like one that was not
  return value;
};

const actionNamed = (event: unknown): string => {
  const action: unknown = (event as { action?: unknown } | null)?.action;
  return typeof action === 'string' && /^[a-z]{1,20}\.[A-Za-z]{1,30}$/.test(action) ? action : '';
};

/**
 * A call that was refused may leave behind what it had begun to look up; whatever becomes of that must not end the
 * instance under the next caller.
 */
process.on('unhandledRejection', (error) => {
  if (!(error instanceof Refusal)) reportBug(error, { requestId: '', function: 'left behind' });
});

/** The road every action takes: checked input, the caller from WeChat alone, leave asked, one answer. */
export const serve =
  (name: string, handlers: object, looks: AheadOf = {}) =>
  async (event: unknown, context?: { request_id?: string }): Promise<Answer> => {
    const requestId = context?.request_id ?? '';
    const about = () => ({ requestId, at: new Date().toISOString() });
    try {
      return { ok: true, value: await answer(event, { handlers, looks, requestId }), ...about() };
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, code: error.code, detail: error.detail, ...about() };
      reportBug(error, { requestId, function: name, action: actionNamed(event) });
      return { ok: false, code: 'INTERNAL', ...about() };
    }
  };
