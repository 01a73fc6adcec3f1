import { mkdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openJournal } from './calls';
import { openClock } from './clock';
import { controlRoutes } from './control';
import { openDatabase, type IndexFile } from './database/database';
import { openHost } from './functions/host';
import { gatewayRoutes } from './gateway';
import { inspectRoutes } from './inspect';
import { openMishaps } from './mishaps';
import { openOpenApi } from './openapi/openapi';
import { openOutbox } from './openapi/outbox';
import { openPeople, type Persona } from './people';
import { whyNotHere } from './safety';
import { createServer, type Pages, type Route } from './server';
import { FILE_BYTES, openStorage } from './storage';
import { openTimers } from './timers';
import { openWire } from './wire';

export type CloudOptions = {
  port: number;
  functions: string;
  /** A folder, or ':memory:'. */
  data: string;
  /** The file that names the collections and their indexes. */
  indexes?: string;
  personas?: Persona[];
  pages?: Pages;
  /** Off, timers fire only when told to or when the clock is moved: tests stay still. */
  automaticTimers?: boolean;
  log?: (line: string) => void;
};
export type Cloud = { url: string; port: number; close(): Promise<void> };

/** WeChat cloud on your desk: one process, one address, loopback only. */
export const startCloud = async (options: CloudOptions): Promise<Cloud> => {
  const refused = whyNotHere(process.env);
  if (refused) throw new Error(refused);
  // Functions run in UTC in production; a developer's own time zone would hide mistakes.
  process.env.TZ = 'UTC';
  const folder = options.data === ':memory:' ? undefined : options.data;
  if (folder) mkdirSync(folder, { recursive: true });
  let url = '';
  const clock = openClock(folder && join(folder, 'clock'));
  const { now } = clock;
  const journal = openJournal(now, options.log ?? (() => undefined));
  const mishaps = openMishaps();
  const outbox = openOutbox(now, journal);
  const people = openPeople(now);
  people.setPersonas(options.personas ?? []);
  const indexes = options.indexes ? { indexes: JSON.parse(readFileSync(options.indexes, 'utf8')) as IndexFile } : {};
  const database = openDatabase({ file: folder ? join(folder, 'cloud.db') : ':memory:', now, ...indexes });
  const storage = openStorage(folder && join(folder, 'files'), () => url);
  const host = openHost({ functions: options.functions, url: () => url, clock, journal, mishaps });
  const timers = openTimers(host, clock, options.automaticTimers ?? true);
  const openData = (ids: string[], openid: string | undefined): Record<string, unknown>[] =>
    ids.map((id) => people.open(id, openid));
  const openapi = openOpenApi({ calls: {}, openData, host, journal });
  const parts = { database, storage, host, openapi, journal, mishaps, outbox, people, clock, timers, now };

  const routes: Route[] = [
    { method: 'POST', path: '/admin', answer: openWire(parts), most: 16 * 1024 * 1024 },
    { method: 'PUT', path: '/upload/', answer: storage.receive, most: FILE_BYTES },
    { method: 'GET', path: '/files/', answer: storage.serve },
    ...gatewayRoutes(parts),
    ...inspectRoutes(parts),
    ...controlRoutes(parts),
  ];
  const server = createServer(routes, options.pages);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    close: async () => {
      timers.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await host.close();
      database.close();
    },
  };
};
