import { ObjectId } from './ejson';

const tag = {
  null: 5,
  nan: 9,
  number: 10,
  text: 20,
  object: 30,
  array: 35,
  objectId: 40,
  boolean: 50,
  date: 60,
  regex: 70,
};

/** Eight bytes whose order is the order of the numbers. */
const numberBytes = (kind: number, value: number): Buffer => {
  const bytes = Buffer.alloc(9);
  bytes[0] = kind;
  bytes.writeDoubleBE(value === 0 ? 0 : value, 1);
  if (value < 0) for (let i = 1; i < 9; i++) bytes[i] = ~(bytes[i] ?? 0) & 0xff;
  else bytes[1] = (bytes[1] ?? 0) ^ 0x80;
  return bytes;
};

const textBytes = (kind: number, text: string): Buffer => {
  const bytes = Buffer.allocUnsafe(1 + Buffer.byteLength(text));
  bytes[0] = kind;
  bytes.write(text, 1);
  return bytes;
};

/** Bytes that sort as the database sorts values; objects and regular expressions only keep their kind's place. */
export const keyOf = (value: unknown): Buffer => {
  if (value === null || value === undefined) return Buffer.from([tag.null]);
  if (typeof value === 'number') return Number.isNaN(value) ? Buffer.from([tag.nan]) : numberBytes(tag.number, value);
  if (typeof value === 'string') return textBytes(tag.text, value);
  if (typeof value === 'boolean') return Buffer.from([tag.boolean, value ? 1 : 0]);
  if (value instanceof Date) return numberBytes(tag.date, value.getTime());
  if (value instanceof ObjectId) return textBytes(tag.objectId, value.hex);
  if (value instanceof RegExp) return Buffer.from([tag.regex]);
  return Buffer.from([Array.isArray(value) ? tag.array : tag.object]);
};

/** The first and the last possible key of the kind a value is of: a comparison never crosses kinds. */
export const kindBounds = (value: unknown): [from: Buffer, to: Buffer] => {
  const kind = keyOf(value)[0] ?? 0;
  return [Buffer.from([kind]), Buffer.from([kind + 1])];
};

/** Half a surrogate pair is no character in UTF-8: such texts share a key. */
const isText = (value: unknown): boolean => typeof value === 'string' && !/\p{Surrogate}/u.test(value);

/** Values whose key is exact: equal keys mean equal values, and their order is the database's. */
export const isExact = (value: unknown): boolean =>
  value === null ||
  ['number', 'boolean', 'undefined'].includes(typeof value) ||
  isText(value) ||
  value instanceof Date ||
  value instanceof ObjectId;
