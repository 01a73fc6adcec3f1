import { isRecord, ObjectId } from './ejson';

/** The kinds of values in the order of the database; the first byte of a key. */
const kind = {
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
  other: 80,
};

/** Eight bytes whose order is the order of the numbers. */
const ofNumber = (first: number, value: number): Buffer => {
  const bytes = Buffer.alloc(9);
  bytes[0] = first;
  bytes.writeDoubleBE(value === 0 ? 0 : value, 1);
  if (value < 0) for (let i = 1; i < 9; i++) bytes[i] = ~(bytes[i] ?? 0) & 0xff;
  else bytes[1] = (bytes[1] ?? 0) ^ 0x80;
  return bytes;
};

/** UTF-8 sorts by code point, as the database does. */
const ofText = (first: number, text: string): Buffer => {
  const bytes = Buffer.allocUnsafe(1 + Buffer.byteLength(text));
  bytes[0] = first;
  bytes.write(text, 1);
  return bytes;
};

const END = '\0\x01';

/** Each part ends with a mark that sorts before anything a longer part could go on with. */
const ofParts = (first: number, parts: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from([first]),
    ...parts.map((part) => Buffer.from(part.toString('latin1').replaceAll('\0', '\0\xff') + END, 'latin1')),
  ]);

/** Bytes that sort as the database sorts values, and are equal only for equal values. */
export const keyOf = (value: unknown): Buffer => {
  if (value === null || value === undefined) return Buffer.from([kind.null]);
  if (typeof value === 'number') return Number.isNaN(value) ? Buffer.from([kind.nan]) : ofNumber(kind.number, value);
  if (typeof value === 'string') return ofText(kind.text, value);
  if (typeof value === 'boolean') return Buffer.from([kind.boolean, value ? 1 : 0]);
  if (value instanceof Date) return ofNumber(kind.date, value.getTime());
  if (value instanceof ObjectId) return ofText(kind.objectId, value.hex);
  if (value instanceof RegExp) return ofText(kind.regex, `${value.source}/${value.flags}`);
  if (Array.isArray(value)) return ofParts(kind.array, value.map(keyOf));
  if (isRecord(value)) return ofParts(kind.object, Object.entries(value).flat().map(keyOf));
  return ofText(kind.other, String(value));
};

/** The first and the last possible key of the kind a value is of: a comparison never crosses kinds. */
export const kindBounds = (value: unknown): [from: Buffer, to: Buffer] => {
  const first = keyOf(value)[0] ?? 0;
  return [Buffer.from([first]), Buffer.from([first + 1])];
};

export const distinct = (keys: Buffer[]): Buffer[] => [
  ...new Map(keys.map((key) => [key.toString('latin1'), key])).values(),
];
