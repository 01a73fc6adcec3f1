import { PNG } from 'pngjs';
import qrcode from 'qrcode-generator';
import type { App } from './app';
import { WechatError, type OpenApiCall } from './openapi';
import type { Outbox } from './outbox';

const WIDTH_DEFAULT = 430;
const WIDTH_LEAST = 280;
const WIDTH_MOST = 1_280;
const QUIET_MODULES = 4;
/** One byte a pixel, in and out. */
const GREY = { colorType: 0, inputColorType: 0, inputHasAlpha: false } as const;
const VERSIONS: readonly unknown[] = [undefined, 'release', 'trial', 'develop'];
const SCENE = /^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/;

/** A square black and white PNG of exactly this width, with the quiet zone a scanner needs. */
const picture = (text: string, width: number): Buffer => {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const modules = code.getModuleCount() + 2 * QUIET_MODULES;
  const moduleAt = (pixel: number): number => Math.floor((pixel * modules) / width) - QUIET_MODULES;
  const inside = (module: number): boolean => module >= 0 && module < code.getModuleCount();
  const isDark = (row: number, column: number): boolean => inside(row) && inside(column) && code.isDark(row, column);
  const png = new PNG({ width, height: width });
  png.data = Buffer.from(
    Array.from({ length: width * width }, (_, i) =>
      isDark(moduleAt(Math.floor(i / width)), moduleAt(i % width)) ? 0 : 255,
    ),
  );
  return PNG.sync.write(png, GREY);
};

/** WeChat draws its round code; the desk draws a QR code that says the same page and scene to whoever scans it. */
export const codeCalls = (outbox: Outbox, app: App): Record<string, OpenApiCall> => ({
  'wxacode.getUnlimited': ({ scene, page, width = WIDTH_DEFAULT, env_version: version }) => {
    if (typeof scene !== 'string' || !SCENE.test(scene))
      throw new WechatError(40169, 'invalid length for scene, or the data is not json string');
    if (page !== undefined && page !== '') {
      // A scene is all a code carries: a path with parameters is no page.
      if (String(page).includes('?')) throw new WechatError(41030, 'invalid page');
      app.checkPage(page);
    }
    const size = Number(width);
    if (!Number.isInteger(size) || size < WIDTH_LEAST || size > WIDTH_MOST)
      throw new WechatError(40097, 'invalid args: width');
    if (!VERSIONS.includes(version)) throw new WechatError(40097, 'invalid args: env_version');
    outbox.add({ api: 'wxacode.getUnlimited', ok: true, page, scene, width: size });
    return { contentType: 'image/png', bytes: picture(`${page ?? ''}?scene=${encodeURIComponent(scene)}`, size) };
  },
});
