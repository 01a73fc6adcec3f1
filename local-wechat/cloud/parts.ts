import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from './calls';
import { openClock } from './clock';
import { openDatabase, type Database, type IndexFile } from './database/database';
import { openHost } from './functions/host';
import { openMishaps } from './mishaps';
import { openApp } from './openapi/app';
import { codeCalls } from './openapi/codes';
import { openOpenApi } from './openapi/openapi';
import { openOutbox } from './openapi/outbox';
import { securityCalls } from './openapi/security';
import { subscribeCalls, type Templates } from './openapi/subscribe';
import { openVerdicts } from './openapi/verdicts';
import { openPeople, type Persona } from './people';
import { openPushes, type PushRoutes } from './pushes';
import type { Pages } from './server';
import { openStorage } from './storage';
import { openTimers } from './timers';

/** An instance takes some 30 MB, so an idle one is let go. */
const IDLE_MS = 60_000;

export type CloudOptions = {
  /** 0 takes any free port. */
  port: number;
  /** The folder of cloud functions. */
  functions: string;
  /** A folder, or ':memory:'. */
  data: string;
  /** The file that names the collections and their indexes. */
  indexes?: string | undefined;
  personas?: Persona[] | undefined;
  /** The app.json of the mini-program: a message or a code that names a page it has not is refused. */
  app?: string | undefined;
  /** The message templates by WeChat's id: any other id, and a message without one of its fields, is refused. */
  templates?: Templates | undefined;
  /** What the functions find in their environment besides what the platform puts there. */
  environment?: Readonly<Record<string, string>>;
  /** Which function receives which event WeChat sends by itself, e.g. `{ wxa_media_check: 'clock' }`. */
  pushes?: PushRoutes;
  /** Off, timers and pushes come only when told to or when the clock is moved: tests stay still. */
  automaticTimers?: boolean;
  /** Pages of these origins may use the cloud too, e.g. 'http://localhost' for a test's document. */
  origins?: string[];
  /** How long an instance of a function is kept without work. */
  idleMs?: number;
  /** Serves everything that is not the cloud's; answers whether it took the request. */
  pages?: Pages;
  log?: ((line: string) => void) | undefined;
};
export type Parts = ReturnType<typeof openParts>;

/** Opens the database, or says in a sentence that somebody else has it open. */
const openedData = (folder: string | undefined, indexes: string | undefined, now: () => number): Database => {
  const file = folder ? join(folder, 'cloud.db') : ':memory:';
  try {
    return openDatabase({
      file,
      now,
      indexes: indexes ? (JSON.parse(readFileSync(indexes, 'utf8')) as IndexFile) : {},
    });
  } catch (error) {
    if (!(error as Error).message.includes('locked')) throw error;
    throw new Error(`The data in ${folder} is in use by another local cloud; stop that one first.`, { cause: error });
  }
};

/** The cloud without its server: every part, knowing its address only once somebody listens. */
export const openParts = (options: CloudOptions, url: () => string) => {
  const folder = options.data === ':memory:' ? undefined : options.data;
  if (folder) mkdirSync(folder, { recursive: true });
  const clock = openClock(folder && join(folder, 'clock'));
  const { now } = clock;
  const journal = openJournal(now, options.log ?? (() => undefined));
  const mishaps = openMishaps();
  const verdicts = openVerdicts();
  const outbox = openOutbox(now, journal, folder && join(folder, 'outbox'));
  const people = openPeople(now);
  people.setPersonas(options.personas ?? []);
  const database = openedData(folder, options.indexes, now);
  const storage = openStorage(folder ? join(folder, 'files.db') : ':memory:', url);
  const host = openHost({
    functions: options.functions,
    environment: options.environment ?? {},
    url,
    clock,
    journal,
    mishaps,
    idleMs: options.idleMs ?? IDLE_MS,
  });
  const timers = openTimers(host, clock);
  const pushes = openPushes(host, outbox, now, options.pushes ?? {});
  const app = openApp(options.app);
  const calls = {
    ...subscribeCalls({ outbox, verdicts, app, ...(options.templates && { templates: options.templates }) }),
    ...securityCalls({ verdicts, outbox, people, pushes, now, pathOfLink: (link) => storage.pathOfLink(link) }),
    ...codeCalls(outbox, app),
  };
  const openData = (ids: string[], openid: string | undefined): Record<string, unknown>[] =>
    ids.map((id) => people.open(id, openid));
  const openapi = openOpenApi({ calls, openData, journal });
  /** Does what the moved clock made due, and says what. */
  const catchUp = async (): Promise<string[]> => [...(await timers.catchUp()), ...(await pushes.catchUp())];
  const close = async (): Promise<void> => {
    await host.close();
    database.close();
    storage.close();
  };
  const steered = { clock, timers, pushes, mishaps, verdicts, catchUp };
  return { ...steered, database, storage, host, openapi, journal, outbox, people, now, close };
};
