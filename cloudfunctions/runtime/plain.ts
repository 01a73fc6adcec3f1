import { assert } from '../../domain/kernel/fault';

/** `undefined` silently widens a query and empties an update, so it never gets past here; nor does a foreign operator. */
export const assertPlain = (value: unknown, where: string): void => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') return assert(Number.isFinite(value), `${where} is a number there is`);
  assert(typeof value === 'object', `${where} is plain data`);
  const prototype: unknown = Object.getPrototypeOf(value);
  assert(Array.isArray(value) || prototype === Object.prototype, `${where} is plain data`);
  for (const [key, inner] of Object.entries(value)) {
    assert(!key.startsWith('$') && !key.includes('.') && key !== '__proto__', `${where} has plain keys`);
    assertPlain(inner, `${where}.${Array.isArray(value) ? 'n' : key}`);
  }
};
