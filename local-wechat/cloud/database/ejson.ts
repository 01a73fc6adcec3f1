import { refuse } from '../fault';
import { checkPath } from './door';
import { NESTING_MAX_LEVELS, REGEX_MAX_CHARACTERS, VALUES_MAX_COUNT } from './limits';

export type Document = Record<string, unknown>;

/** Twelve bytes in hex; compared by their text. */
export class ObjectId {
  constructor(readonly hex: string) {}
  toString(): string {
    return this.hex;
  }
}

export const isRecord = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && (value.constructor === Object || value.constructor === undefined);

const malformed = (what: string): never => refuse('INVALID_PARAM', `Malformed EJSON: ${what}.`);

const numberOf = (value: unknown, name: string): number => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
  return Number.isNaN(number) && value !== 'NaN' ? malformed(`${name} needs the text of a number`) : number;
};

const dateOf = (value: unknown): Date => {
  const ms = isRecord(value) && '$numberLong' in value ? numberOf(value['$numberLong'], '$numberLong') : value;
  const date = typeof ms === 'number' || typeof ms === 'string' ? new Date(ms) : new Date(NaN);
  return Number.isNaN(date.getTime()) ? malformed('$date needs a time') : date;
};

/** A regular expression without the flags that make a JavaScript one remember its last match. */
export const regexOf = (pattern: unknown, options: unknown): RegExp => {
  if (typeof pattern !== 'string' || typeof (options ?? '') !== 'string')
    return malformed('a regular expression needs text');
  if (pattern.length > REGEX_MAX_CHARACTERS)
    return refuse('INVALID_PARAM', `A regular expression has at most ${REGEX_MAX_CHARACTERS} characters.`);
  try {
    return new RegExp(pattern, String(options ?? '').replace(/[gy]/g, ''));
  } catch {
    return refuse('INVALID_PARAM', `"${pattern.slice(0, 80)}" is not a regular expression with these options.`);
  }
};

type Reader = (value: unknown, now: number) => unknown;

const readers: Record<string, Reader> = {
  $numberInt: (value) => numberOf(value, '$numberInt'),
  $numberLong: (value) => numberOf(value, '$numberLong'),
  $numberDouble: (value) => numberOf(value, '$numberDouble'),
  $numberDecimal: (value) => numberOf(value, '$numberDecimal'),
  $date: dateOf,
  $oid: (value) =>
    typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value)
      ? new ObjectId(value.toLowerCase())
      : malformed('$oid needs 24 hexadecimal digits'),
  $regularExpression: (value) =>
    isRecord(value) ? regexOf(value['pattern'], value['options']) : malformed('$regularExpression needs a pattern'),
  $tcb_server_date: (value, now) => {
    const offset = isRecord(value) ? (value['offset'] ?? 0) : 0;
    return typeof offset === 'number' && Number.isFinite(offset)
      ? new Date(now + offset)
      : malformed('$tcb_server_date needs a number');
  },
  $undefined: () => null,
};

const unsupported = new Set(['$binary', '$timestamp', '$minKey', '$maxKey', '$symbol', '$code', '$dbPointer', '$uuid']);

type Reading = { now: number; left: number };

/** Half a surrogate pair is no character: it becomes the sign for that, as in production's UTF-8. */
const wellFormed = (text: string): string => (/\p{Surrogate}/u.test(text) ? Buffer.from(text).toString() : text);

const read = (value: unknown, level: number, reading: Reading): unknown => {
  if (--reading.left < 0) return refuse('INVALID_PARAM', `A request has at most ${VALUES_MAX_COUNT} values.`);
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value !== 'object' || value === null) return value;
  if (level > NESTING_MAX_LEVELS) return refuse('INVALID_PARAM', `Values nest at most ${NESTING_MAX_LEVELS} levels.`);
  if (Array.isArray(value)) return value.map((item) => read(item, level + 1, reading));
  const keys = Object.keys(value);
  const [first] = keys;
  if (keys.length === 1 && first !== undefined && first.startsWith('$')) {
    const reader = Object.hasOwn(readers, first) ? readers[first] : undefined;
    const plain = first === '$tcb_server_date' || first === '$date' || first === '$regularExpression';
    if (reader)
      return reader(
        plain ? read((value as Document)[first], level + 1, reading) : (value as Document)[first],
        reading.now,
      );
    if (unsupported.has(first))
      return refuse('INVALID_PARAM', `The local cloud does not support the EJSON type ${first}.`);
  }
  const record: Document = {};
  for (const key of keys) {
    checkPath(key);
    record[key] = read((value as Document)[key], level + 1, reading);
  }
  if (typeof record['$regex'] === 'string') {
    record['$regex'] = regexOf(record['$regex'], record['$options']);
    delete record['$options'];
  }
  return record;
};

/** Plain parsed JSON in, live values out: dates, ids, regular expressions, the server's date. */
export const revive = (value: unknown, now: number): unknown => read(value, 0, { now, left: VALUES_MAX_COUNT });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return malformed('it is not JSON');
  }
};

/** The text of a request's field, or a value that already is JSON. */
export const decode = (text: unknown, now: number): unknown =>
  revive(typeof text === 'string' ? parsed(text) : text, now);

export const decodeRecord = (text: unknown, now: number, name: string): Document => {
  const value = text === undefined || text === null ? {} : decode(text, now);
  return isRecord(value) ? value : refuse('INVALID_PARAM', `"${name}" needs an object.`);
};

const plainOf = (value: unknown): unknown => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $numberDouble: String(value) };
  if (typeof value === 'bigint') return { $numberLong: String(value) };
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => plainOf(item ?? null));
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } };
  if (value instanceof ObjectId) return { $oid: value.hex };
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } };
  const record: Document = {};
  for (const [key, item] of Object.entries(value)) record[key] = plainOf(item);
  return record;
};

/** Whether JSON alone says it: then nothing has to be put into other words first. */
const isPlain = (value: unknown): boolean => {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return typeof value !== 'bigint';
  if (Array.isArray(value)) return value.every(isPlain);
  if (value instanceof Date || value instanceof ObjectId || value instanceof RegExp) return false;
  for (const key in value) if (!isPlain((value as Document)[key])) return false;
  return true;
};

/** Live values out as EJSON text: what the store keeps and the SDK reads. */
export const encode = (value: unknown): string => JSON.stringify(isPlain(value) ? value : plainOf(value));

/** What the store wrote is trusted: only the types are given back, where there are any besides JSON's own. */
export const decodeStored = (text: string): Document => {
  const parsed: unknown = JSON.parse(text);
  return (text.includes('{"$') ? restored(parsed) : parsed) as Document;
};

const restored = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = restored(value[i]);
    return value;
  }
  const record = value as Document;
  for (const key in record) {
    const reader = key.startsWith('$') && Object.hasOwn(readers, key) ? readers[key] : undefined;
    if (reader) return reader(key === '$date' ? record[key] : restored(record[key]), 0);
    record[key] = restored(record[key]);
  }
  return record;
};

/** A copy that shares nothing, so that an update in place stays its own. */
export const copyOf = (document: Document): Document => decodeStored(encode(document));
