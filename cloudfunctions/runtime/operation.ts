import { createHash, randomInt } from 'node:crypto';
import type { Aggregate, Applied } from '../../domain/kernel/document';
import { refuse } from '../../domain/kernel/fault';
import { ID_LENGTH } from '../../domain/kernel/schemas';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A short name for bytes: the same in, the same out, and nothing to be guessed from it. */
const nameFor = (text: string, length = ID_LENGTH): string =>
  [...createHash('sha256').update(text).digest()]
    .map((byte) => ALPHABET[byte % ALPHABET.length])
    .join('')
    .slice(0, length);

/** The id of a document that exists once for all these parts together. */
export const idOf = (...parts: string[]): string => nameFor(JSON.stringify(parts));

/** The same body whatever order its keys came in. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** One press of one button by one person: two people never share an operation, whatever their phones say. */
export const operationOf = (call: {
  person: string;
  operationId: string;
  action: string;
  input: unknown;
  now: Date;
}): Applied => ({
  id: idOf(call.person, call.operationId),
  digest: nameFor(`${call.action} ${canonical(call.input)}`, 12),
  at: call.now.toISOString(),
});

/** Whether this press already counted here. The same press with another body is a mix-up, and refused. */
export const hasApplied = (doc: Aggregate, operation: Applied): boolean => {
  const applied = doc.operations.find(({ id }) => id === operation.id);
  if (applied && applied.digest !== operation.digest) refuse('OPERATION_REUSED');
  return applied !== undefined;
};

/** "261121-7KQ4M": the Shanghai date, and five characters that cannot be mistaken when read out on the phone. */
export const numberOf = (id: string, date: string): string =>
  `${date.replaceAll('-', '').slice(2)}-${nameFor(`number ${id}`, 5).toUpperCase()}`;

/** Drawn, not derived: nothing anybody can see of a document leads to it. */
export const sixDigits = (): string => String(randomInt(1_000_000)).padStart(6, '0');
