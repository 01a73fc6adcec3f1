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

/** How a picture is drawn: frames, tables, the scan, restarts. Anything a JPEG has besides is talk, and goes. */
const isDrawing = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= 0xda && marker <= 0xdd);
const SCAN = 0xda;
const END = 0xd9;
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** Beside the drawing only its format, its colours, and how they are mixed. */
const kinds: Readonly<Record<number, string>> = { 0xe0: 'JFIF\0', 0xe2: 'ICC_PROFILE\0', 0xee: 'Adobe' };
const isKept = (marker: number, body: Bytes): boolean => {
  const kind = kinds[marker];
  return isDrawing(marker) || (kind !== undefined && ascii(body, 0, kind.length) === kind);
};

/** Behind its format a small second picture may hide. */
const JFIF_LENGTH = 14;
const withoutThumbnail = (whole: Bytes): Bytes => {
  if (whole[1] !== 0xe0 || whole.length <= 4 + JFIF_LENGTH) return whole;
  const head = Uint8Array.from(whole.subarray(0, 4 + JFIF_LENGTH));
  [head[2], head[3], head[16], head[17]] = [0, 2 + JFIF_LENGTH, 0, 0];
  return head;
};

const EXIF = 'Exif\0\0';
const ORIENTATION = 0x0112;

/** Which side is up, as the first table of an Exif says; 1 when it says nothing. */
const orientationOf = (body: Bytes): number => {
  if (ascii(body, 0, EXIF.length) !== EXIF || body.length < EXIF.length + 14) return 1;
  const tiff = new DataView(body.buffer, body.byteOffset + EXIF.length, body.length - EXIF.length);
  const small = tiff.getUint16(0) === 0x4949;
  const table = tiff.getUint32(4, small);
  const count = table + 2 <= tiff.byteLength ? tiff.getUint16(table, small) : 0;
  for (let at = table + 2, left = count; left > 0 && at + 12 <= tiff.byteLength; at += 12, left -= 1) {
    const said = tiff.getUint16(at, small) === ORIENTATION ? tiff.getUint16(at + 8, small) : 1;
    if (said >= 2 && said <= 8) return said;
  }
  return 1;
};

/** An Exif that says which side is up and nothing else. */
const uprightOf = (orientation: number): Bytes =>
  Uint8Array.from([
    ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  ]);

/** Where the drawing after a scan's head ends: at the next marker that is no restart and no stuffed byte. */
const endOfScan = (bytes: Bytes, from: number): number => {
  let at = from;
  while (at + 1 < bytes.length && !(bytes[at] === 0xff && !isInScan(bytes[at + 1] ?? 0))) at += 1;
  return at + 1 < bytes.length ? at : bytes.length;
};
const isInScan = (next: number): boolean => next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);

type Jpeg = { readonly parts: Bytes[]; orientation: number; scans: number };

const drawn = ({ parts, orientation, scans }: Jpeg): Bytes | undefined => {
  if (scans === 0) return undefined;
  const format = parts.findIndex((part) => part[1] === 0xe0);
  const upright = orientation === 1 ? [] : [uprightOf(orientation)];
  const head = parts.slice(0, format + 1);
  return joined([Uint8Array.from([0xff, 0xd8]), ...head, ...upright, ...parts.slice(format + 1), endMark]);
};
const endMark = Uint8Array.from([0xff, END]);

/** From the first marker to the end of the first picture; a film behind it is not looked at. */
const withoutInJpeg = (bytes: Bytes): Bytes | undefined => {
  const found: Jpeg = { parts: [], orientation: 1, scans: 0 };
  for (let at = 2; at < bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    while (bytes[at + 1] === 0xff) at += 1; // a marker may be filled up with any number of these
    const marker = bytes[at + 1] ?? END;
    if (marker === END) return drawn(found);
    if (standsAlone(marker)) {
      at += 2;
      continue;
    }
    const end = at + 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    if (end > bytes.length || end < at + 4) return undefined;
    const body = bytes.subarray(at + 4, end);
    if (marker === 0xe1) found.orientation = Math.max(found.orientation, orientationOf(body));
    const last = marker === SCAN ? endOfScan(bytes, end) : end;
    if (marker === SCAN) found.scans += 1;
    if (isKept(marker, body)) found.parts.push(withoutThumbnail(bytes.subarray(at, last)));
    at = last;
  }
  return drawn(found);
};

/** What a PNG is drawn with, its colours, and its movement. */
const drawingChunks: readonly string[] = [
  ...['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'cICP', 'pHYs', 'bKGD'],
  ...['acTL', 'fcTL', 'fdAT'],
];
const PNG_HEAD = 8;

const withoutInPng = (bytes: Bytes): Bytes | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = [bytes.subarray(0, PNG_HEAD)];
  let at = PNG_HEAD;
  while (at + 12 <= bytes.length) {
    const name = ascii(bytes, at + 4, 4);
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    if (drawingChunks.includes(name)) parts.push(bytes.subarray(at, end));
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
  return clean?.length === bytes.length && clean.every((byte, at) => byte === bytes[at]) ? bytes : clean;
};
