import { createSecretKey, type KeyObject } from 'node:crypto';

export type Keys = {
  /** The name of the key that seals. */
  readonly current: string;
  /** Every key that opens, by its name. */
  readonly all: ReadonlyMap<string, KeyObject>;
};

const KEY_BYTES = 32;
const HOW = 'Give it as NAME:BASE64 of 32 bytes (openssl rand -base64 32), the newest first. See docs/operations.md.';

const wrong = (why: string): never => {
  throw new Error(`DATA_KEYS ${why}. ${HOW}`);
};

/** "2026b:…,2026a:…": the first seals, every one of them opens. Says what is wrong without repeating what it was given. */
export const keysIn = (text: string | undefined): Keys => {
  if (!text) return wrong('is not set: what people entrust to us is never kept in the clear');
  const pairs = text.split(',').map((one): [string, Buffer] => {
    const [, name = '', key = ''] =
      /^([0-9a-z]{1,16}):([0-9A-Za-z+/]+=*)$/.exec(one.trim()) ?? wrong('is not well formed');
    return [name, Buffer.from(key, 'base64')];
  });
  if (pairs.some(([, key]) => key.length !== KEY_BYTES)) wrong('holds a key that is not 32 bytes long');
  const all = new Map(pairs.map(([name, key]) => [name, createSecretKey(key)]));
  if (all.size < pairs.length) wrong('names two keys alike');
  return { current: pairs[0]?.[0] ?? '', all };
};
