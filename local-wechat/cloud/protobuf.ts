import { refuse } from './fault';

/** The few lines of protobuf that WeChat's openapi messages need: varints and length-delimited fields. */
export type Field = { id: number; value: number | Buffer };

const malformed = (): never => refuse('INVALID_PARAM', 'the protobuf message is malformed');

const readVarint = (bytes: Buffer, from: number): [value: number, next: number] => {
  let value = 0;
  for (let index = 0; index < 10; index++) {
    const byte = bytes[from + index];
    if (byte === undefined) return malformed();
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return [value, from + index + 1];
  }
  return malformed();
};

export const decode = (bytes: Buffer): Field[] => {
  const fields: Field[] = [];
  for (let at = 0; at < bytes.length;) {
    const [tag, afterTag] = readVarint(bytes, at);
    const [value, afterValue] = readVarint(bytes, afterTag);
    const id = Math.floor(tag / 8);
    if (tag % 8 === 0) {
      fields.push({ id, value });
      at = afterValue;
    } else if (tag % 8 === 2 && afterValue + value <= bytes.length) {
      fields.push({ id, value: bytes.subarray(afterValue, afterValue + value) });
      at = afterValue + value;
    } else malformed();
  }
  return fields;
};

/** The messages, strings or byte fields with this id. */
export const allOf = (fields: Field[], id: number): Buffer[] =>
  fields.flatMap((field) => (field.id === id && Buffer.isBuffer(field.value) ? [field.value] : []));

export const oneOf = (fields: Field[], id: number): Buffer => allOf(fields, id).at(-1) ?? Buffer.alloc(0);

const varint = (value: number): Buffer => {
  // Negative int32 travels as 64 bits of two's complement.
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Buffer.from(bytes);
};

export const encode = (fields: { id: number; value: number | string | Buffer }[]): Buffer =>
  Buffer.concat(
    fields.flatMap(({ id, value }) => {
      if (typeof value === 'number') return [varint(id * 8), varint(value)];
      const bytes = Buffer.from(value as string);
      return [varint(id * 8 + 2), varint(bytes.length), bytes];
    }),
  );
