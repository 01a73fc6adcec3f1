import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { withoutTraces } from '../../domain/checks/photo';

const MARK = 'GPS 39.9042N 116.4074E';
const text = (said: string): Buffer => Buffer.from(said, 'latin1');

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
const scan = Buffer.concat([segment(0xda, Buffer.alloc(10)), Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd9])]);
const jpeg = (...segments: Buffer[]): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, scan]);
const jfif = segment(0xe0, text('JFIF\0\x01\x01'));
const icc = segment(0xe2, text('ICC_PROFILE\0'));

const chunk = (name: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, text(name), body, Buffer.alloc(4)]);
};
const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const png = (...chunks: Buffer[]): Buffer => Buffer.concat([PNG_HEAD, ...chunks, chunk('IEND', Buffer.alloc(0))]);
const ihdr = chunk('IHDR', Buffer.alloc(13));
const idat = chunk('IDAT', Buffer.from([1, 2, 3]));

const piece = (name: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([text(name), length, body, Buffer.alloc(body.length % 2)]);
};
const webp = (...pieces: Buffer[]): Buffer => {
  const body = Buffer.concat([text('WEBP'), ...pieces]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([text('RIFF'), length, body]);
};
/** With colours, transparency, Exif and XMP, or without the last two. */
const vp8x = (telling: boolean): Buffer =>
  piece('VP8X', Buffer.from([telling ? 0x3c : 0x30, ...Array<number>(9).fill(0)]));
const vp8 = piece('VP8 ', Buffer.from([1, 2, 3]));
const iccp = piece('ICCP', Buffer.from([4, 5]));

const clean = (photo: Buffer): Buffer | undefined => {
  const left = withoutTraces(photo);
  return left && Buffer.from(left);
};

test.each([
  ['Exif', segment(0xe1, text(`Exif\0\0${MARK}`))],
  ['XMP', segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0${MARK}`))],
  ['IPTC', segment(0xed, text(`Photoshop 3.0\0${MARK}`))],
  ['a comment', segment(0xfe, text(MARK))],
])('a JPEG loses %s wherever it stands, and nothing else', (_, telling) => {
  for (const photo of [jpeg(telling, jfif, icc), jpeg(jfif, telling, icc), jpeg(jfif, icc, telling, telling)])
    expect(clean(photo)).toEqual(jpeg(jfif, icc));
});

test.each(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'])('a PNG loses %s, and nothing else', (name) => {
  expect(clean(png(ihdr, chunk(name, text(MARK)), idat))).toEqual(png(ihdr, idat));
  expect(clean(Buffer.concat([png(ihdr, idat), text(MARK)]))).toEqual(png(ihdr, idat));
});

test.each(['EXIF', 'XMP ', 'TALK'])(
  'a WebP loses %s wherever it stands, no longer says it has it, and nothing else',
  (name) => {
    const telling = piece(name, text(`Exif\0\0${MARK}`));
    const quiet = webp(vp8x(false), iccp, vp8);
    for (const photo of [
      webp(vp8x(true), iccp, vp8, telling),
      webp(vp8x(true), telling, iccp, telling, vp8),
      Buffer.concat([webp(vp8x(true), iccp, vp8, telling), text(MARK)]),
    ])
      expect(clean(photo)).toEqual(quiet);
    expect(clean(Buffer.concat([webp(vp8), telling]))).toEqual(webp(vp8));
  },
);

test('what tells nothing is left as it is', () => {
  for (const photo of [jpeg(jfif, icc), png(ihdr, idat), webp(vp8), webp(vp8x(false), iccp, vp8)])
    expect(withoutTraces(photo)).toBe(photo);
});

test('what is no photo, or is cut short before its picture, is none', () => {
  for (const bytes of [
    text('GIF89a'),
    text(''),
    text('<svg/>'),
    jpeg().subarray(0, 3),
    png(ihdr, idat).subarray(0, 20),
    webp(vp8).subarray(0, 18),
    webp(),
    text('RIFF\x08\0\0\0WAVEfmt '),
  ])
    expect(clean(bytes)).toBeUndefined();
});

test('whatever bytes come, it ends, and twice is once', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom(
        jpeg(jfif).subarray(0, 13),
        PNG_HEAD,
        webp(vp8).subarray(0, 12),
        webp(vp8, piece('EXIF', text(MARK))),
      ),
      (tail, head) => {
        const once = withoutTraces(Buffer.concat([head, tail]));
        if (once) expect(Buffer.from(withoutTraces(once) ?? [])).toEqual(Buffer.from(once));
      },
    ),
    { numRuns: 500, seed: 7 },
  );
});

const made = (name: string): Buffer => readFileSync(`${__dirname}/../support/photos/${name}`);
/** Everything from a JPEG's last byte of Exif that a machine could read: places, phones, films. */
const tells = (photo: Buffer): boolean =>
  ['GPS', 'Phone', 'ftyp', 'moov', 'mdat', 'xap', '\x88\x25'].some((word) => photo.includes(text(word)));

test.each(['motion.jpg', 'fill.jpg', 'portrait_o6.jpg'])('%s keeps its picture and tells nothing', (name) => {
  const left = clean(made(name)) ?? Buffer.alloc(0);
  expect(tells(made(name)) || name === 'portrait_o6.jpg').toBe(true);
  expect(tells(left)).toBe(false);
  expect(left.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  expect(left.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
  expect(left.length).toBeGreaterThan(5000);
  expect(clean(left)).toEqual(left);
});

const exif = (orientation: number, little = false): Buffer => {
  const body = Buffer.alloc(40);
  body.write('Exif\0\0', 'latin1');
  body.write(little ? 'II' : 'MM', 6, 'latin1');
  const put = (value: number, at: number) => (little ? body.writeUInt16LE(value, at) : body.writeUInt16BE(value, at));
  put(42, 8);
  put(8, little ? 10 : 12);
  put(1, 14);
  put(0x0112, 16);
  put(3, 18);
  put(1, little ? 20 : 22);
  put(orientation, 24);
  return segment(0xe1, body);
};
const orientationIn = (photo: Buffer): number => {
  const at = photo.indexOf('Exif\0\0', 0, 'latin1');
  return at < 0 ? 1 : photo.readUInt16BE(at + 24);
};

test('a portrait stays upright, and its Exif says nothing else', () => {
  expect(orientationIn(clean(made('portrait_o6.jpg')) ?? Buffer.alloc(0))).toBe(6);
  for (const side of [2, 3, 4, 5, 6, 7, 8])
    for (const little of [true, false]) {
      const left = clean(jpeg(jfif, exif(side, little), segment(0xe1, text(`Exif\0\0${MARK}`)))) ?? Buffer.alloc(0);
      expect(orientationIn(left)).toBe(side);
      expect(left.includes(MARK)).toBe(false);
      expect(clean(left)).toEqual(left);
    }
  for (const side of [0, 1, 9, 4000]) expect(clean(jpeg(jfif, exif(side)))).toEqual(jpeg(jfif));
});

test.each([
  ['a film behind the end', (photo: Buffer) => Buffer.concat([photo, text(`ftypmoov${MARK}`)])],
  ['a second picture behind the end', (photo: Buffer) => Buffer.concat([photo, jpeg(segment(0xe1, text(MARK)))])],
  [
    'fill before a marker',
    (photo: Buffer) => Buffer.concat([photo.subarray(0, 2), Buffer.alloc(7, 0xff), photo.subarray(2)]),
  ],
  [
    'a segment nobody listed',
    (photo: Buffer) => Buffer.concat([photo.subarray(0, 2), segment(0xe5, text(MARK)), photo.subarray(2)]),
  ],
  [
    'several pictures in one',
    (photo: Buffer) => Buffer.concat([photo.subarray(0, 2), segment(0xe2, text(`MPF\0${MARK}`)), photo.subarray(2)]),
  ],
  [
    'talk behind a scan',
    (photo: Buffer) => Buffer.concat([photo.subarray(0, -2), segment(0xfe, text(MARK)), photo.subarray(-2)]),
  ],
  [
    'a format that is none',
    (photo: Buffer) => Buffer.concat([photo.subarray(0, 2), segment(0xe0, text(`JFXX\0${MARK}`)), photo.subarray(2)]),
  ],
])('a JPEG loses %s', (_, hide) => expect(clean(hide(jpeg(jfif, icc)))).toEqual(jpeg(jfif, icc)));

test('a picture of several scans keeps them all, and one without an end gets it', () => {
  const several = Buffer.concat([jpeg(jfif).subarray(0, -2), scan]);
  expect(clean(several)).toEqual(several);
  expect(clean(jpeg(jfif).subarray(0, -2))).toEqual(jpeg(jfif));
});

test.each(['vpAg', 'caNv', 'prVt', 'iDOT'])('a PNG loses a chunk nobody listed: %s', (name) =>
  expect(clean(png(ihdr, chunk(name, text(MARK)), idat))).toEqual(png(ihdr, idat)),
);

test.each([
  ['nothing', Buffer.alloc(0)],
  ['heic', made('photo.heic')],
  ['a head alone', Buffer.from([0xff, 0xd8])],
])('%s is no photo we can read', (_, photo) => expect(clean(photo)).toBeUndefined());
