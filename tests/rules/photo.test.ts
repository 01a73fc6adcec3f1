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
