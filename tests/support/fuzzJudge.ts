import { actionNames, actions, type ActionName } from '../../domain/contract';
import { faults } from '../../domain/faults';
import { idOf } from '../../cloudfunctions/runtime/operation';
import type { Call } from './cloud';
import type { FuzzCase } from './fuzzCases';
import { namesIn } from './validInputs';

/** What came back: an answer of the function, or none. */
export type Heard = {
  readonly answer?: {
    readonly ok: boolean;
    readonly code?: string;
    readonly value?: unknown;
    readonly requestId: string;
  };
  readonly failed?: { readonly errCode?: number; readonly errMsg?: string };
};

export type Judged = { readonly one: FuzzCase; readonly heard: Heard; readonly call: Call | undefined };
export type Documents = ReadonlyMap<string, string>;

/** What nobody may read in an answer. */
export type Secrets = {
  /** Everybody's openid. */
  readonly openids: readonly string[];
  /** Whose number is whose. */
  readonly phones: ReadonlyMap<string, string>;
  readonly openidOf: (who: string) => string;
  /** Names of fields that only documents have. */
  readonly fields: readonly string[];
};

/** A function takes so much and no more; WeChat itself turns the rest away. */
const EVENT_BYTES = 100 * 1024;
const isTooHeavy = (one: FuzzCase): boolean => Buffer.byteLength(JSON.stringify(one.sent)) > EVENT_BYTES - 1024;

const noAnswer = ({ one, heard }: Judged): boolean => heard.answer === undefined && !isTooHeavy(one);

const noKnownAnswer = ({ heard: { answer } }: Judged): boolean =>
  answer !== undefined && !(answer.ok ? 'value' in answer : Object.hasOwn(faults, answer.code ?? ''));

/** Asking for somebody's number is an action of its own, with its own leave. */
const reveals: ReadonlySet<string> = new Set<ActionName>([
  'person.export', // their own, which may be somebody else's too: see personalData.test.ts
  'request.revealContact',
  'wish.revealContact',
  'job.contact',
  'order.contact',
  'shop.reveal',
  'export.fetch',
]);

const INSIDE =
  /node_modules|\.[jt]s:\d|\bat \w+ \(|E11000|DATABASE_|Broken promise|TypeError|RangeError|SyntaxError|sqlite/i;

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return value.length >= 8 ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const vocabulary = new Set([...actionNames, ...actionNames.flatMap((action) => namesIn(actions[action].input))]);

/** A refusal says what it has to say of the matter, and nothing of what was sent. */
const repeats = ({ one, heard: { answer } }: Judged): boolean => {
  if (!answer || answer.ok || answer.code !== 'BAD_INPUT') return false;
  const said = JSON.stringify({ ...answer, requestId: '', at: '' });
  return textsIn(one.sent).some((text) => !vocabulary.has(text) && said.includes(JSON.stringify(text).slice(1, -1)));
};

/** How often somebody asked is counted with the person, and what they tried stands in the trail, whatever they hear. */
const uncounted: readonly string[] = ['people', 'audits'];
const wrote = (call: Call | undefined): boolean =>
  (call?.trips ?? []).some((trip) => trip.documentsWritten > 0 && !uncounted.includes(trip.collection ?? ''));

/** Every fault an answer can have, by what it is called in a finding. */
const verdicts: Readonly<Record<string, (judged: Judged, secrets: Secrets) => boolean>> = {
  'no answer': noAnswer,
  'an answer nobody knows': noKnownAnswer,
  'a bug': ({ heard }) => heard.answer?.code === 'INTERNAL',
  'an openid told': ({ heard }, { openids }) => {
    const text = JSON.stringify(heard);
    return openids.some((openid) => text.includes(openid));
  },
  'a number told': ({ one, heard }, secrets) => {
    const text = JSON.stringify(heard);
    return (
      !reveals.has(one.action) &&
      [...secrets.phones].some(([phone, whose]) => whose !== one.who && text.includes(phone))
    );
  },
  'the inside told': ({ heard }, { fields }) => {
    const { answer } = heard;
    if (!answer || answer.ok) return false;
    // A random id may say anything, E11000 too.
    const text = JSON.stringify({ ...answer, requestId: '', at: '' });
    return INSIDE.test(text) || fields.some((field) => text.includes(`"${field}":`));
  },
  'what was sent told again': repeats,
  'refused and written': ({ heard, call }) => heard.answer?.ok === false && wrote(call),
  'no record': ({ one, heard, call }) => heard.answer !== undefined && call === undefined && !isTooHeavy(one),
};

export type Finding = {
  readonly what: string;
  readonly one?: FuzzCase;
  readonly heard?: Heard;
  readonly about?: unknown;
};

export const judge = (judged: Judged, secrets: Secrets): Finding[] =>
  Object.entries(verdicts)
    .filter(([, isFault]) => isFault(judged, secrets))
    .map(([what]) => ({ what, one: judged.one, heard: judged.heard }));

const isPoisoned = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).some(
    (key) =>
      key.includes('$') ||
      key.includes('.') ||
      ['__proto__', 'constructor', 'prototype'].includes(key) ||
      isPoisoned((value as Record<string, unknown>)[key]),
  );

const writesOf = (call: Call | undefined): string[] =>
  (call?.trips ?? []).flatMap(({ action, collection }) =>
    collection && /insert|modify|remove/.test(action) ? [collection] : [],
  );

type Stamped = { readonly operations?: readonly { readonly id: string }[] };

const pressesOn = (text: string | undefined): string[] =>
  text === undefined ? [] : ((JSON.parse(text) as Stamped).operations ?? []).map(({ id }) => id);

/**
 * Whatever changed was changed by a call that was accepted: one wrote in that collection, and the document remembers
 * no press but theirs. Nothing vanishes, and no key became an operator.
 */
export const unintended = (
  judgedAll: readonly Judged[],
  { before, after, openidOf }: { before: Documents; after: Documents; openidOf: (who: string) => string },
): Finding[] => {
  const accepted = judgedAll.filter(({ heard }) => heard.answer?.ok === true);
  const presses = new Set(accepted.map(({ one }) => idOf(openidOf(one.who), String(one.sent['operationId']))));
  const written = new Set(accepted.flatMap(({ call }) => writesOf(call)));
  // A new edition remembers the presses of the one before it.
  const earlier = new Set([...before.values()].flatMap(pressesOn));
  const isMeant = (id: string, text: string): boolean => {
    const fresh = pressesOn(text).filter((press) => !earlier.has(press));
    const collection = id.split('/')[0] ?? '';
    // What was tried stands in the trail, refused or not.
    return collection === 'audits' || (written.has(collection) && fresh.every((press) => presses.has(press)));
  };
  const changed = [...after].filter(([id, text]) => before.get(id) !== text);
  return [
    ...[...before.keys()].filter((id) => !after.has(id)).map((id) => ({ what: 'a document gone', about: id })),
    ...changed
      .filter(([, text]) => isPoisoned(JSON.parse(text)))
      .map(([id, text]) => ({ what: 'a poisoned document', about: { id, text } })),
    ...changed
      .filter(([id, text]) => !isMeant(id, text))
      .map(([id, text]) => ({ what: 'a document nobody meant', about: { id, text, was: before.get(id) } })),
  ];
};

/** What stands in a log is read by many: nobody's identity, nobody's number. */
export const toldInLogs = (logs: readonly { readonly text: string }[], { openids, phones }: Secrets): Finding[] => {
  const secrets = [...openids, ...phones.keys()];
  return logs
    .filter(({ text }) => secrets.some((secret) => text.includes(secret)))
    .map(({ text }) => ({ what: 'told in a log', about: text }));
};

/** Which collections each kind of action was seen to write. */
export const writtenBy = (judgedAll: readonly Judged[]): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>();
  for (const { one, call, heard } of judgedAll) {
    if (heard.answer?.ok !== true) continue;
    const list = found.get(one.action) ?? new Set();
    for (const collection of writesOf(call)) list.add(collection);
    found.set(one.action, list);
  }
  return found;
};
