/**
 * What runs inside a function worker, before any of the function's own code: it patches the clock, counts the steps of
 * a call, forwards the console, and then answers calls one at a time. Turned into one string by pool.ts, so that it
 * imports nothing of ours.
 */
import http from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';

export type Job = { event: string; env: Record<string, string>; context: Record<string, unknown> };
export type Report =
  | { kind: 'started' }
  | { kind: 'done'; result: string }
  | { kind: 'failed'; name: string; message: string; stack: string }
  | { kind: 'log'; level: string; text: string };

const { entry, clock } = workerData as { entry: string; clock: SharedArrayBuffer };
const port = parentPort;
if (!port) throw new Error('This file runs in a worker only.');
const report = (message: Report): void => port.postMessage(message);

/** `Date` follows the cloud's movable clock; timers stay real. */
const followClock = (): void => {
  const offset = new Float64Array(clock);
  const RealDate = Date;
  const now = (): number => RealDate.now() + (offset[0] ?? 0);
  const CloudDate = new Proxy(RealDate, {
    construct: (target, given: unknown[], made) =>
      Reflect.construct(target, given.length ? given : [now()], made) as Date,
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  });
  RealDate.prototype.constructor = CloudDate;
  globalThis.Date = CloudDate;
};

let finished = 0;

/**
 * Marks each request to the cloud with its step: one more than the steps finished before it was sent.
 * Requests sent side by side share a step, so the cloud can tell sequential trips from parallel ones exactly.
 */
const countSteps = (): void => {
  const send = http.request.bind(http) as (...given: unknown[]) => http.ClientRequest;
  const counted = (...given: unknown[]): http.ClientRequest => {
    const request = send(...given);
    const step = finished + 1;
    if (!request.headersSent) request.setHeader('x-local-step', String(step));
    request.once('response', (response) => {
      response.once('end', () => {
        finished = Math.max(finished, step);
      });
    });
    return request;
  };
  http.request = counted as typeof http.request;
};

const forwardConsole = (): void => {
  for (const level of ['debug', 'log', 'info', 'warn', 'error'] as const)
    console[level] = (...given: unknown[]) => report({ kind: 'log', level, text: format(...given) });
};

type Main = (event: unknown, context: unknown) => unknown;

const load = async (): Promise<Main> => {
  const require = createRequire(entry);
  let loaded: { main?: unknown };
  try {
    loaded = require(entry) as { main?: unknown };
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_REQUIRE_ESM') throw error;
    loaded = (await import(pathToFileURL(entry).href)) as { main?: unknown };
  }
  if (typeof loaded.main !== 'function') throw new Error(`${entry} exports no function named main.`);
  return loaded.main as Main;
};

followClock();
countSteps();
forwardConsole();
const main = load();
main.catch(() => undefined);

const answer = async ({ event, env, context }: Job): Promise<void> => {
  for (const key of Object.keys(process.env)) if (/^(WX|TCB_SOURCE|TRIGGER)/.test(key)) delete process.env[key];
  Object.assign(process.env, env);
  finished = 0;
  try {
    const loaded = await main;
    report({ kind: 'started' });
    const result: unknown = await loaded(JSON.parse(event), context);
    report({ kind: 'done', result: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(format(error));
    report({ kind: 'failed', name, message, stack: stack ?? '' });
  }
};

port.on('message', (job: Job) => void answer(job));
