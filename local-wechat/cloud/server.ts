import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { asCloudError, CloudError, refuse } from './fault';
import { intruder } from './safety';

/** A request as our routes see it. */
export type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
  res: ServerResponse;
};

/** An answer that is not plain JSON with status 200. */
export class Answer {
  constructor(
    readonly body: Buffer | string,
    readonly headers: Record<string, string>,
    readonly status = 200,
  ) {}
}

export const json = (value: unknown, status = 200): Answer =>
  new Answer(JSON.stringify(value) ?? 'null', { 'content-type': 'application/json; charset=utf-8' }, status);

/** The answer is lost on its way: the caller sees a broken connection. */
export const LOST = Symbol('the reply is lost');
/** The route has written to the response itself and keeps it open. */
export const TAKEN = Symbol('the route answers by itself');

/** `path` is exact, or a prefix when it ends with "/". */
export type Route = { method: string; path: string; most?: number; answer: (asked: Asked) => unknown };
export type Pages = (req: IncomingMessage, res: ServerResponse) => boolean;
export type Served = { routes: Route[]; origins: readonly string[]; pages?: Pages | undefined };

const BODY_BYTES = 8 * 1024 * 1024;

class TooLarge extends CloudError {}

const bodyOf = (req: IncomingMessage, most: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) chunks.push(chunk);
      else reject(new TooLarge('INVALID_PARAM', `the request is larger than ${most} bytes`));
    });
    req.on('end', () => resolve(Buffer.concat(chunks)));
    req.on('error', reject);
  });

export const jsonOf = (body: Buffer): Record<string, unknown> => {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8') || '{}');
  } catch {
    return refuse('INVALID_PARAM', 'the request body is not valid JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('INVALID_PARAM', 'the request body is not a JSON object');
  return value as Record<string, unknown>;
};

const send = (res: ServerResponse, { body, headers, status }: Answer, head = false): void => {
  if (res.headersSent || res.destroyed) return;
  res.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body), 'x-content-type-options': 'nosniff' });
  res.end(head ? undefined : body);
};

const failure = (error: unknown): Answer => {
  if (error instanceof URIError) return json({ code: 'INVALID_PARAM', message: 'the address is malformed' }, 400);
  const { code, message } = asCloudError(error);
  const status = error instanceof TooLarge ? 413 : error instanceof CloudError ? 400 : 500;
  return json({ code, message }, status);
};

const routeFor = (routes: Route[], method: string, path: string): Route | undefined =>
  routes.find(
    (route) =>
      (route.method === method || (method === 'HEAD' && route.method === 'GET')) &&
      (route.path.endsWith('/') ? path.startsWith(route.path) : path === route.path),
  );

/** Breaks off after the headers: a browser would quietly send the request again had it seen nothing at all. */
const lose = (res: ServerResponse): void => {
  res.writeHead(200, { 'content-length': 1 }).flushHeaders();
  setImmediate(() => res.destroy());
};

/** Our own addresses; every other one belongs to the mounted pages. */
const isOurs = (url: string): boolean => /^\/(admin|client|inspect|control|files|upload)(\/|\?|$)/.test(url);

/** Lets a page of a listed origin read our answers; answers the browser's question whether it may. */
const welcomed = ({ headers, method }: IncomingMessage, res: ServerResponse, origins: readonly string[]): boolean => {
  if (headers.origin === undefined || !origins.includes(headers.origin)) return false;
  res.setHeader('access-control-allow-origin', headers.origin);
  res.setHeader('access-control-allow-headers', 'content-type, x-session');
  if (method !== 'OPTIONS') return false;
  res.writeHead(204).end();
  return true;
};

const answer = async ({ routes, origins, pages }: Served, req: IncomingMessage, res: ServerResponse): Promise<void> => {
  const refused = intruder(req, origins);
  if (refused) return send(res, json({ code: 'FORBIDDEN', message: refused }, 403));
  if (welcomed(req, res, origins)) return;
  if (!isOurs(req.url ?? '/') && pages?.(req, res)) return;
  const [path = '/', search = ''] = (req.url ?? '/').split(/\?(.*)/s);
  const method = req.method ?? 'GET';
  const route = routeFor(routes, method, path);
  if (!route) return send(res, json({ code: 'NOT_FOUND', message: `nothing answers ${method} ${path}` }, 404));
  const body = await bodyOf(req, route.most ?? BODY_BYTES);
  const value = await route.answer({
    method,
    path,
    query: new URLSearchParams(search),
    headers: req.headers,
    body,
    res,
  });
  if (value === TAKEN) return;
  if (value === LOST) lose(res);
  else send(res, value instanceof Answer ? value : json(value), method === 'HEAD');
};

/** Says what went wrong; a body that is too large is not even read to its end. */
const fail = (error: unknown, req: IncomingMessage, res: ServerResponse): void => {
  if (res.headersSent) return void res.destroy();
  if (error instanceof TooLarge) res.setHeader('connection', 'close').once('finish', () => req.destroy());
  send(res, failure(error));
};

export const createServer = (served: Served): Server => {
  const server = createHttpServer((req, res) => {
    answer(served, req, res).catch((error: unknown) => fail(error, req, res));
  });
  // Longer than the SDK keeps an idle connection, so that a reused one is never found closed.
  server.keepAliveTimeout = 75_000;
  server.on('clientError', (_, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
  });
  return server;
};
