import { deflateSync } from 'node:zlib';

export type Colour = readonly [red: number, green: number, blue: number];

/** A small picture drawn by code, so that the repository holds no photos of anybody's street. */
export type Picture = {
  sky(top: Colour, bottom: Colour): void;
  box(x: number, y: number, size: readonly [width: number, height: number], colour: Colour): void;
  disc(x: number, y: number, radius: number, colour: Colour): void;
  png(): string;
};

/** PNG's checksum, one bit at a time: the pictures are tiny. */
const crc32 = (bytes: Buffer): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
};

const chunk = (name: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
};

const header = (width: number, height: number): Buffer => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, 2, 0, 0, 0], 8); // 8 bits, red green blue, no interlacing
  return data;
};

export const aPicture = (width: number, height: number): Picture => {
  const row = 1 + width * 3;
  const pixels = Buffer.alloc(row * height);
  const paint = (x: number, y: number, colour: Colour): void => {
    if (x >= 0 && x < width && y >= 0 && y < height) pixels.set(colour, y * row + 1 + x * 3);
  };
  const mix = (a: number, b: number, share: number): number => Math.round(a + (b - a) * share);
  return {
    sky: (top, bottom) => {
      for (let y = 0; y < height; y += 1) {
        const share = y / height;
        const colour: Colour = [
          mix(top[0], bottom[0], share),
          mix(top[1], bottom[1], share),
          mix(top[2], bottom[2], share),
        ];
        for (let x = 0; x < width; x += 1) paint(x, y, colour);
      }
    },
    box: (left, top, [wide, high], colour) => {
      for (let y = top; y < top + high; y += 1) for (let x = left; x < left + wide; x += 1) paint(x, y, colour);
    },
    disc: (centreX, centreY, radius, colour) => {
      for (let y = -radius; y <= radius; y += 1)
        for (let x = -radius; x <= radius; x += 1)
          if (x * x + y * y <= radius * radius) paint(centreX + x, centreY + y, colour);
    },
    png: () =>
      Buffer.concat([
        Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
        chunk('IHDR', header(width, height)),
        chunk('IDAT', deflateSync(pixels, { level: 9 })),
        chunk('IEND', Buffer.alloc(0)),
      ]).toString('base64'),
  };
};
