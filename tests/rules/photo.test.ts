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

test('what tells nothing is left as it is', () => {
  for (const photo of [jpeg(jfif, icc), png(ihdr, idat)]) expect(withoutTraces(photo)).toBe(photo);
});

test('what is no photo, or is cut short before its picture, is none', () => {
  for (const bytes of [
    text('GIF89a'),
    text(''),
    text('<svg/>'),
    jpeg().subarray(0, 3),
    png(ihdr, idat).subarray(0, 20),
  ])
    expect(clean(bytes)).toBeUndefined();
});

test('whatever bytes come, it ends, and twice is once', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom(jpeg(jfif).subarray(0, 13), PNG_HEAD),
      (tail, head) => {
        const once = withoutTraces(Buffer.concat([head, tail]));
        if (once) expect(Buffer.from(withoutTraces(once) ?? [])).toEqual(Buffer.from(once));
      },
    ),
    { numRuns: 500, seed: 7 },
  );
});
