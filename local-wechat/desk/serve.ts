import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { build } from 'esbuild';
import type { AppConfig } from '../phone/bundle';
import { compile } from '../phone/compile';
import type { DoorCode } from '../phone/chrome/choosers';
import type { Place, ShareTarget } from '../phone/device';

/** How a subscribe message is titled and what its fields are called, as its template in WeChat's console would say. */
export type Template = { title: string; fields?: Record<string, string>; values?: Record<string, string[]> };

/** The world around the phones: all of it invented by whoever starts the desk. */
export type Surroundings = {
  places?: Place[];
  codes?: DoorCode[];
  templates?: Record<string, Template>;
  groups?: ShareTarget[];
  /** Ids of the personas whose phones lie on the desk the first time. */
  seats?: string[];
};

export type DeskOptions = Surroundings & { weapp: string; watch?: boolean };

const LOOK_MS = 500;
const types: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

const html = (title: string, name: string, style: string): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover"><meta name="color-scheme" content="light dark"><title>${title}</title><link rel="icon" href="data:,">${style}<body><script src="/desk/${name}.js"></script>`;

/** The browser's half of the desk, bundled once: two scripts and a stylesheet by name. */
const bundleScripts = async (): Promise<Map<string, string>> => {
  const { outputFiles } = await build({
    entryPoints: { desk: path.join(__dirname, 'desk.ts'), phone: path.join(__dirname, 'phonePage.ts') },
    outdir: '/desk',
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"development"' },
    logLevel: 'error',
  });
  return new Map(outputFiles.map((file) => [path.basename(file.path), file.text]));
};

const reply = (res: ServerResponse, type: string, body: string, status = 200): void => {
  res.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(body);
};

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name);
  } catch {
    return '';
  }
};

/** A file of the package itself, such as an icon of the tab bar; never anything outside it. */
const replyFile = (res: ServerResponse, weapp: string, name: string): void => {
  const file = path.resolve(weapp, decoded(name));
  const inside = file.startsWith(path.resolve(weapp) + path.sep) && existsSync(file) && statSync(file).isFile();
  const type = types[path.extname(file).toLowerCase()];
  if (!inside || !type) return reply(res, 'text/plain', `The package has no file "${name}" to show.`, 404);
  res.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
  createReadStream(file).pipe(res);
};

/** What the mini-program calls itself, once it is built. */
const nameOf = (weapp: string): string => {
  try {
    const app = JSON.parse(readFileSync(path.join(weapp, 'app.json'), 'utf8')) as AppConfig;
    return app.window?.navigationBarTitleText ?? '小程序';
  } catch {
    return '小程序';
  }
};

/** One number for the state of a folder; a build empties and fills it, so anything may be missing for a moment. */
const stampOf = (folder: string): number => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((latest, { parentPath, name }) => Math.max(latest, statSync(path.join(parentPath, name)).mtimeMs), 0);
  } catch {
    return 0;
  }
};

/** Tells open desks that dist/weapp was built again, once the build has stopped writing. Looks only while one is open. */
const makeReloads = (weapp: string, watching: boolean): ((res: ServerResponse) => void) => {
  const desks = new Set<ServerResponse>();
  let shown = stampOf(weapp);
  let seen = shown;
  const look = (): void => {
    const stamp = desks.size ? stampOf(weapp) : shown;
    if (stamp !== 0 && stamp === seen && stamp !== shown) {
      shown = stamp;
      for (const desk of desks) desk.write('event: reload\ndata: {}\n\n');
    }
    seen = stamp;
  };
  if (watching) setInterval(look, LOOK_MS).unref();
  return (res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(': hello\n\n');
    desks.add(res);
    res.once('close', () => desks.delete(res));
  };
};

/** The desk's pages, to be mounted beside the local cloud so that everything has one origin. */
export const deskPages = ({ weapp, watch = false, ...around }: DeskOptions) => {
  const scripts = bundleScripts();
  scripts.catch(() => undefined); // told to whoever asks for a script
  const reloads = makeReloads(weapp, watch);

  const replyScript = (res: ServerResponse, name: string): void => {
    const type = name.endsWith('.css') ? 'text/css' : 'text/javascript';
    scripts
      .then((files) => files.get(name))
      .then((text) => (text === undefined ? reply(res, 'text/plain', 'Not here.', 404) : reply(res, type, text)))
      .catch((reason: Error) => reply(res, 'text/plain', reason.message, 500));
  };
  const replyBundle = (res: ServerResponse): void => {
    try {
      reply(res, 'application/json', JSON.stringify(compile(weapp, { assets: '/weapp/' })));
    } catch (reason) {
      reply(res, 'text/plain', (reason as Error).message, 500);
    }
  };
  const routes: Record<string, (res: ServerResponse) => void> = {
    '/': (res) => reply(res, 'text/html', html('桌面微信', 'desk', '<link rel="stylesheet" href="/desk/desk.css">')),
    '/phone': (res) =>
      reply(
        res,
        'text/html',
        html('手机', 'phone', '<style>html,body{height:100%;margin:0;overflow:clip}*{scrollbar-width:none}</style>'),
      ),
    '/phone/bundle.json': replyBundle,
    '/desk/around.json': (res) => reply(res, 'application/json', JSON.stringify({ app: nameOf(weapp), ...around })),
    '/desk/reloads': reloads,
  };

  return (req: IncomingMessage, res: ServerResponse): boolean => {
    const { pathname } = new URL(req.url ?? '/', 'http://127.0.0.1');
    if (req.method !== 'GET') return false;
    const route = routes[pathname];
    if (route) route(res);
    else if (pathname.startsWith('/weapp/')) replyFile(res, weapp, pathname.slice('/weapp/'.length));
    else if (/^\/desk\/[a-z]+\.(js|css)$/.test(pathname)) replyScript(res, path.basename(pathname));
    else return false;
    return true;
  };
};
