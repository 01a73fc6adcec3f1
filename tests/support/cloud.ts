import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CollectionName } from '../../domain/collections';
import { deskEnvironment } from '../../demo/environment';

const root = join(__dirname, '..', '..');

export type Trip = {
  action: string;
  collection?: string;
  documentsExamined: number;
  documentsReturned: number;
  documentsWritten: number;
  index?: string;
  step: number;
};
export type Call = {
  seq: number;
  requestId: string;
  function: string;
  action?: string;
  openid?: string;
  source: string;
  depth: number;
  startedAt: string;
  ms?: number;
  ok?: boolean;
  errCode?: string;
  trips: Trip[];
  sequentialTrips: number;
};
export type Sent = { seq: number; at: string; api: string; openid?: string; ok: boolean; [detail: string]: unknown };
export type FaultRule = {
  kind: 'latency' | 'conflict' | 'dropReply' | 'crashBefore' | 'crashAfter';
  function?: string;
  action?: string;
  nth?: number;
  ms?: number;
  times?: number;
};
export type Session = { session: string; openid: string };
type CallAnswer = { result: unknown; requestID: string };

export type CloudSetup = {
  /** A folder of functions; the built ones unless said otherwise. */
  functions?: string;
  /** ':memory:' unless said otherwise. */
  data?: string;
  indexes?: string | object;
  personas?: string | object[];
  /** The app.json whose pages there are, and the message templates by id; without them neither is checked. */
  app?: string;
  templates?: object;
  /** Timers ring by themselves; off in tests, where `fire` and `clock` ring them. */
  timers?: boolean;
  flags?: string[];
  env?: Record<string, string>;
  /** What the functions find in their environment; the desk's keys unless said otherwise. */
  environment?: Readonly<Record<string, string>>;
};

export type TestCloud = {
  url: string;
  pid: number;
  login(persona: string): Promise<Session>;
  /** The function's result; a failed call rejects with `{ errCode, errMsg }`. */
  call(who: Session, name: string, data?: object): Promise<unknown>;
  /** The same with the request id, for a look at the call's record. */
  callWithId(who: Session, name: string, data?: object): Promise<CallAnswer>;
  load(what: {
    collections?: Record<string, object[]>;
    personas?: object[];
    files?: Record<string, string>;
  }): Promise<void>;
  /** Empties it; with `true`, its functions begin in new instances as well. */
  reset(instances?: boolean): Promise<void>;
  clock(move: { set?: string; advanceMs?: number; reset?: true }): Promise<{ now: string; fired: string[] }>;
  fire(name: string, times?: number): Promise<{ fired: number; ok: number }>;
  faults(rules: FaultRule[]): Promise<void>;
  verdicts(rules: object): Promise<void>;
  calls(since?: number): Promise<Call[]>;
  outbox(openid?: string): Promise<Sent[]>;
  /** What is kept, opened with the desk's keys. */
  documents(collection: string, limit?: number): Promise<Record<string, unknown>[]>;
  /** What is kept, as it is kept. */
  stored(collection: string, limit?: number): Promise<Record<string, unknown>[]>;
  logs(): Promise<{ text: string; level: string; requestId: string; function: string }[]>;
  get(path: string): Promise<unknown>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<unknown>;
  stop(): Promise<void>;
  kill9(): Promise<void>;
};

/** A value given as a file name stays one; anything else is written to a file first. */
const asFile = (name: string, value: string | object): string => {
  if (typeof value === 'string') return value;
  const file = join(mkdtempSync(join(tmpdir(), 'cloud-')), name);
  writeFileSync(file, JSON.stringify(value));
  return file;
};

const flagsOf = (setup: CloudSetup): string[] => [
  ...['--functions', setup.functions ?? join(root, 'dist', 'cloudfunctions')],
  ...['--data', setup.data ?? ':memory:', '--port', '0', '--quiet'],
  ...(setup.indexes ? ['--indexes', asFile('indexes.json', setup.indexes)] : []),
  ...(setup.personas ? ['--personas', asFile('personas.json', setup.personas)] : []),
  ...(setup.app ? ['--app', setup.app] : []),
  ...(setup.templates ? ['--templates', asFile('templates.json', setup.templates)] : []),
  // Where jsdom says it is, so that a phone in a test may use the cloud.
  ...['--origin', 'http://localhost'],
  ...Object.entries(setup.environment ?? deskEnvironment).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
  ...(setup.timers ? [] : ['--manual-timers']),
  ...(setup.flags ?? []),
];

/** Runs the command as a person would; answers how it ended or where it is ready. */
export const runCloudCommand = (flags: string[], env: Record<string, string> = {}) => {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'local-wechat/cloud/main.ts'), ...flags], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = /^ready (\S+)/m.exec(output)?.[1];
      if (url) resolve(url);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the cloud ended with code ${code}: ${output}`)));
  });
  ready.catch(() => undefined);
  return { child, ready, ended, output: () => output };
};

/** Seals with the desk's keys, like the functions on a desk. */
export const opened = async (
  collection: string,
  stored: Record<string, unknown>[],
): Promise<Record<string, unknown>[]> => {
  process.env['DATA_KEYS'] ??= deskEnvironment.DATA_KEYS;
  const { openDocument } = await import('../../cloudfunctions/runtime/seal');
  return stored.map((doc) => ({ ...openDocument(collection as CollectionName, doc as { _id: string }) }));
};

const agent = new Agent({ keepAlive: true });

/** Not fetch: a test that runs in jsdom has none. */
const exchange = (url: string, body?: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; body: unknown }>((resolve, reject) => {
    const sent = request(
      url,
      {
        agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: { 'content-type': 'application/json', ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject).once('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, body: text === '' ? undefined : (JSON.parse(text) as unknown) });
        });
      },
    );
    sent.once('error', reject).end(body);
  });

/** A cloud of its own for one test file: real process, real wire, nothing shared. */
export const aCloud = async (setup: CloudSetup = {}): Promise<TestCloud> => {
  const { child, ready, ended } = runCloudCommand(flagsOf(setup), setup.env);
  const url = await ready;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  const get = async (path: string): Promise<unknown> => (await exchange(`${url}${path}`)).body;
  const post: TestCloud['post'] = async (path, body, headers) => {
    const answer = await exchange(`${url}${path}`, JSON.stringify(body), headers);
    const { code, message } = answer.body as { code?: string; message?: string };
    if (answer.status !== 200 && !path.startsWith('/client/')) throw new Error(`${path}: ${code} ${message}`);
    return answer.body;
  };
  const stored: TestCloud['stored'] = async (collection, limit = 100) =>
    (await get(`/inspect/collections/${collection}?limit=${limit}`)) as Record<string, unknown>[];
  const callWithId: TestCloud['callWithId'] = async (who, name, data = {}) => {
    const answer = await post('/client/callFunction', { name, data }, { 'x-session': who.session });
    // The gateway answers a failed call with an errCode instead of a result.
    if ((answer as { errCode?: number }).errCode !== undefined) throw answer as Error;
    return answer as CallAnswer;
  };
  return {
    url,
    pid: child.pid ?? 0,
    get,
    post,
    callWithId,
    login: async (persona) => (await post('/client/login', { persona })) as Session,
    call: async (who, name, data) => (await callWithId(who, name, data)).result,
    load: async (what) => void (await post('/control/load', what)),
    reset: async (instances = false) => void (await post('/control/reset', { instances })),
    clock: async (move) => (await post('/control/clock', move)) as { now: string; fired: string[] },
    fire: async (name, times = 1) =>
      (await post('/control/fire', { function: name, times })) as { fired: number; ok: number },
    faults: async (rules) => void (await post('/control/faults', { rules })),
    verdicts: async (rules) => void (await post('/control/verdicts', rules)),
    calls: async (since = 0) => (await get(`/inspect/calls?since=${since}`)) as Call[],
    outbox: async (openid) => (await get(`/inspect/outbox${openid ? `?openid=${openid}` : ''}`)) as Sent[],
    documents: async (collection, limit) => opened(collection, await stored(collection, limit)),
    stored,
    logs: async () =>
      (await get('/inspect/logs')) as { text: string; level: string; requestId: string; function: string }[],
    stop: () => end('SIGTERM'),
    kill9: () => end('SIGKILL'),
  };
};
