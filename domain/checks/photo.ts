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

const WEBP_HEAD = 12;
/** What a picture, its colours and its movement are made of; anything else in a WebP is talk. */
const pictureChunks: readonly string[] = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'];
/** In the flags of VP8X: there is Exif, there is XMP. */
const TELLING_FLAGS = 0x08 | 0x04;

const withoutFlags = (chunk: Bytes): Bytes => {
  const quiet = Uint8Array.from(chunk);
  quiet[8] = (quiet[8] ?? 0) & ~TELLING_FLAGS;
  return quiet;
};

const withoutInWebp = (bytes: Bytes): Bytes | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = 8 + view.getUint32(4, true);
  if (whole > bytes.length) return undefined;
  const parts: Bytes[] = [];
  let at = WEBP_HEAD;
  while (at + 8 <= whole) {
    const name = ascii(bytes, at, 4);
    const length = view.getUint32(at + 4, true);
    const body = at + 8 + length;
    if (body > whole) return undefined;
    const end = Math.min(body + (length % 2), whole);
    const chunk = bytes.subarray(at, end);
    if (pictureChunks.includes(name)) parts.push(name === 'VP8X' ? withoutFlags(chunk) : chunk);
    at = end;
  }
  if (at !== whole || parts.length === 0) return undefined;
  const head = Uint8Array.from(bytes.subarray(0, WEBP_HEAD));
  new DataView(head.buffer).setUint32(4, joined(parts).length + 4, true);
  return joined([head, ...parts]); // whatever stands behind the end goes too
};

const isJpeg = (bytes: Bytes): boolean => bytes[0] === 0xff && bytes[1] === 0xd8;
const isPng = (bytes: Bytes): boolean => bytes.length >= PNG_HEAD && ascii(bytes, 0, 4) === '\x89PNG';
const isWebp = (bytes: Bytes): boolean =>
  bytes.length >= WEBP_HEAD && ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP';

const cleanOf = (bytes: Bytes): Bytes | undefined => {
  if (isJpeg(bytes)) return withoutInJpeg(bytes);
  if (isPng(bytes)) return withoutInPng(bytes);
  return isWebp(bytes) ? withoutInWebp(bytes) : undefined;
};

/**
 * The photo without what it tells besides the picture; the same bytes when it tells nothing, undefined when it is no
 * photo we can read: then nobody is shown it.
 */
export const withoutTraces = (bytes: Bytes): Bytes | undefined => {
  const clean = cleanOf(bytes);
  return clean?.length === bytes.length ? bytes : clean;
};
