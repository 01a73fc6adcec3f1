import { refuse } from '../../domain/kernel/fault';
import type { After } from './dialect';

/** Where a list goes on, as text the phone only hands back. */
export const cursorOf = (last: After): string =>
  Buffer.from(JSON.stringify([last.value, last._id])).toString('base64url');

export const afterOf = (cursor: string | undefined): After | undefined => {
  if (cursor === undefined) return undefined;
  try {
    const [value, _id, ...rest] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (typeof value === 'string' && typeof _id === 'string' && rest.length === 0) return { value, _id };
  } catch {
    // told below
  }
  return refuse('BAD_INPUT', { where: 'cursor', what: 'format' });
};

/** One page of rows, and the cursor when there is more: one row more than shown is asked for to know. */
export const pageOf = <D extends { _id: string }>(docs: readonly D[], size: number, valueOf: (doc: D) => string) => {
  const shown = docs.slice(0, size);
  const last = shown.at(-1);
  return { shown, next: docs.length > size && last ? cursorOf({ value: valueOf(last), _id: last._id }) : '' };
};
