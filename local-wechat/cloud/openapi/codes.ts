import { deflateSync } from 'node:zlib';
import qrcode from 'qrcode-generator';
import { WechatError, type OpenApiCall } from './openapi';
import type { Outbox } from './outbox';

const WIDTH_DEFAULT = 430;
const WIDTH_LEAST = 280;
const WIDTH_MOST = 1_280;
const QUIET_MODULES = 4;
const SCENE = /^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/;

/** The PNG checksum, bit by bit: Node has its own only from 20.15 on. */
const crc32 = (bytes: Buffer): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
};

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

/** A square greyscale PNG, one byte a pixel. */
const png = (size: number, isDark: (x: number, y: number) => boolean): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header[8] = 8;
  const rows = Buffer.alloc(size * (size + 1), 0xff);
  for (let y = 0; y < size; y++) {
    rows[y * (size + 1)] = 0;
    for (let x = 0; x < size; x++) if (isDark(x, y)) rows[y * (size + 1) + x + 1] = 0;
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const picture = (text: string, width: number): Buffer => {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const modules = code.getModuleCount() + 2 * QUIET_MODULES;
  const moduleAt = (pixel: number): number => Math.floor((pixel * modules) / width) - QUIET_MODULES;
  const inside = (module: number): boolean => module >= 0 && module < code.getModuleCount();
  return png(width, (x, y) => {
    const [column, row] = [moduleAt(x), moduleAt(y)];
    return inside(column) && inside(row) && code.isDark(row, column);
  });
};

/** WeChat draws its round code; the desk draws a QR code that says the same page and scene to whoever scans it. */
export const codeCalls = (outbox: Outbox): Record<string, OpenApiCall> => ({
  'wxacode.getUnlimited': ({ scene, page, width = WIDTH_DEFAULT }) => {
    if (typeof scene !== 'string' || !SCENE.test(scene))
      throw new WechatError(40169, 'invalid length for scene, or the data is not json string');
    if (page !== undefined && (typeof page !== 'string' || page.startsWith('/')))
      throw new WechatError(41030, 'invalid page');
    const size = Number(width);
    if (!Number.isInteger(size) || size < WIDTH_LEAST || size > WIDTH_MOST)
      throw new WechatError(40097, 'invalid args: width');
    outbox.add({ api: 'wxacode.getUnlimited', ok: true, page, scene, width: size });
    return { contentType: 'image/png', bytes: picture(`${page ?? ''}?scene=${encodeURIComponent(scene)}`, size) };
  },
});
