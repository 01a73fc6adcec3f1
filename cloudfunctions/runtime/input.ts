import * as v from 'valibot';
import { actions, isChanging, OPERATION_ID, type ActionName } from '../../domain/contract';
import { assert, Refusal, refuse } from '../../domain/kernel/fault';

/** What a call may weigh. The phone's own limits are far below; beyond these it is not our phone. */
const INPUT_MAX_CHARS = 64_000;
const DEPTH_MAX = 8;
const KEYS_MAX = 2_500;

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);
const envelope = new Set(['action', 'operationId', 'input', 'userInfo']);

const bad = (where: string, what: string): never => refuse('BAD_INPUT', { where, what });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** No key that a database or an object would read as more than a name, at any depth, inside arrays too. */
const assertHarmless = (value: unknown): void => {
  let keys = 0;
  const look = (inner: unknown, depth: number): void => {
    if (typeof inner !== 'object' || inner === null) return;
    if (depth > DEPTH_MAX) bad('input', 'depth');
    for (const key of Object.getOwnPropertyNames(inner)) {
      if (Array.isArray(inner) && key === 'length') continue;
      if ((keys += 1) > KEYS_MAX) bad('input', 'keys');
      if (key.includes('$') || key.includes('.') || forbidden.has(key)) bad('input', 'key');
      look((inner as Record<string, unknown>)[key], depth + 1);
    }
  };
  look(value, 0);
};

export type Asked = {
  readonly action: ActionName;
  readonly input: unknown;
  readonly raw: unknown;
  readonly operationId: string;
};

const actionOf = (event: Record<string, unknown>, served: object): ActionName => {
  const { action } = event;
  return typeof action === 'string' && Object.hasOwn(served, action) && Object.hasOwn(actions, action)
    ? (action as ActionName)
    : bad('action', 'unknown');
};

const operationIdOf = (event: Record<string, unknown>, action: ActionName): string => {
  const { operationId } = event;
  if (!isChanging(action)) return operationId === undefined ? '' : bad('operationId', 'unexpected');
  return typeof operationId === 'string' && OPERATION_ID.test(operationId) ? operationId : bad('operationId', 'format');
};

const checked = (action: ActionName, input: unknown): unknown => {
  const result = v.safeParse(actions[action].input, input);
  if (result.success) return result.output;
  const [issue] = result.issues;
  // A key nobody knows is the sender's own text, and is not sent back.
  const isUnknownKey = issue.type === 'strict_object' && issue.expected === 'never';
  const where = isUnknownKey ? 'input' : (v.getDotPath(issue) ?? 'input');
  throw new Refusal('BAD_INPUT', { where, what: isUnknownKey ? 'unknown key' : issue.type });
};

/** The envelope and the input, strictly: an unknown key, a wrong size or a strange name goes no further. */
export const askedBy = (event: unknown, served: object): Asked => {
  if (!isRecord(event)) return bad('event', 'object');
  const action = actionOf(event, served);
  if (Object.keys(event).some((key) => !envelope.has(key))) bad('event', 'key');
  const raw = event.input ?? {};
  assertHarmless(raw); // first, since what is deep enough cannot even be measured
  if (JSON.stringify(raw).length > INPUT_MAX_CHARS) bad('input', 'size');
  return { action, raw, input: checked(action, raw), operationId: operationIdOf(event, action) };
};

/** More than any page and any list kept in one document. */
export const ANSWER_LIST_MAX = 500;

const longestList = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const longest = Object.values(value).reduce<number>((most, inner) => Math.max(most, longestList(inner)), 0);
  return Array.isArray(value) ? Math.max(value.length, longest) : longest;
};

/** Nothing leaves that the contract does not name: a field too many is dropped, a field too few is a bug. */
export const answered = (action: ActionName, value: unknown): unknown => {
  const said = v.parse(actions[action].output as v.GenericSchema, value);
  assert(longestList(said) <= ANSWER_LIST_MAX, 'An answer’s lists have an end.');
  return said;
};
