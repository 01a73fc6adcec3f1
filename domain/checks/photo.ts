type Bytes = Uint8Array;

const ascii = (bytes: Bytes, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

const joined = (parts: readonly Bytes[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** Where in the world, which phone, when: APP1 (Exif, XMP), APP13 (IPTC), and comments. Colours and sizes stay. */
const telling: readonly number[] = [0xe1, 0xed, 0xfe];
const SCAN = 0xda;

const withoutInJpeg = (bytes: Bytes): Bytes | undefined => {
  const parts = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    if (marker === SCAN) return joined([...parts, bytes.subarray(at)]);
    const end = at + 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    if (end > bytes.length || end < at + 4) return undefined;
    if (!telling.includes(marker)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
};

const tellingChunks: readonly string[] = ['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'];
const PNG_HEAD = 8;

const withoutInPng = (bytes: Bytes): Bytes | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = [bytes.subarray(0, PNG_HEAD)];
  let at = PNG_HEAD;
  while (at + 12 <= bytes.length) {
    const name = ascii(bytes, at + 4, 4);
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    if (!tellingChunks.includes(name)) parts.push(bytes.subarray(at, end));
    if (name === 'IEND') return joined(parts); // whatever hides behind the end goes too
    at = end;
  }
  return undefined;
};

/**
 * The photo without what it tells besides the picture; the same bytes when it tells nothing, undefined when it is no
 * photo we can read: then nobody is shown it.
 */
export const withoutTraces = (bytes: Bytes): Bytes | undefined => {
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  const isPng = ascii(bytes, 0, 4) === '\x89PNG';
  const clean = isJpeg ? withoutInJpeg(bytes) : isPng ? withoutInPng(bytes) : undefined;
  return clean?.length === bytes.length ? bytes : clean;
};
