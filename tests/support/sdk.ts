import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deskEnvironment } from '../../demo/environment';
import { aCloud, type CloudSetup, type TestCloud } from './cloud';

export type Fields = Record<string, unknown>;
type QueryCommand =
  'eq' | 'neq' | 'lt' | 'lte' | 'gt' | 'gte' | 'in' | 'nin' | 'all' | 'elemMatch' | 'exists' | 'size' | 'mod';
type OtherCommand =
  'and' | 'or' | 'nor' | 'not' | 'expr' | 'jsonSchema' | 'text' | 'geoNear' | 'geoWithin' | 'geoIntersects';
type UpdateCommand =
  | 'set'
  | 'remove'
  | 'inc'
  | 'mul'
  | 'push'
  | 'pull'
  | 'pullAll'
  | 'pop'
  | 'shift'
  | 'unshift'
  | 'addToSet'
  | 'rename'
  | 'bit'
  | 'max'
  | 'min';
type Condition = { and(other: object): Condition; or(other: object): Condition } & object;
export type Command = Record<QueryCommand | OtherCommand | UpdateCommand, (...values: unknown[]) => Condition> & {
  aggregate: Readonly<Record<string, (value: unknown) => object>>;
  project: { slice(value: unknown): object; elemMatch(value: object): object };
};

export type Find = {
  where(query: object): Find;
  orderBy(path: string, direction: 'asc' | 'desc'): Find;
  skip(rows: number): Find;
  limit(rows: number): Find;
  field(projection: object): Find;
  get(): Promise<{ data: Fields[] }>;
  count(): Promise<{ total: number }>;
  update(change: { data: object; multi?: boolean }): Promise<{ stats: { updated: number } }>;
  remove(how?: { multi?: boolean }): Promise<{ stats: { removed: number } }>;
};
export type Doc = {
  field(projection: object): Doc;
  get(): Promise<{ data: Fields | null }>;
  set(change: { data: object }): Promise<{ stats: { updated: number; created: number } }>;
  update(change: { data: object }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
};
type Stage =
  | 'addFields'
  | 'bucket'
  | 'bucketAuto'
  | 'count'
  | 'geoNear'
  | 'group'
  | 'limit'
  | 'lookup'
  | 'match'
  | 'project'
  | 'replaceRoot'
  | 'sample'
  | 'skip'
  | 'sort'
  | 'sortByCount'
  | 'unwind';
export type Pipeline = { [stage in Stage]: (value: unknown) => Pipeline } & { end(): Promise<{ list: Fields[] }> };
export type Collection = Find & {
  doc(id: string | number): Doc;
  add(what: { data: object }): Promise<{ _id: string; _ids: string[] }>;
  aggregate(): Pipeline;
};
export type Transaction = {
  collection(name: string): Collection;
  commit(): Promise<unknown>;
  rollback(why?: unknown): Promise<unknown>;
};
export type Db = {
  command: Command;
  collection(name: string): Collection;
  createCollection(name: string): Promise<unknown>;
  serverDate(how?: { offset: number }): object;
  RegExp(how: { regexp: string; options?: string }): object;
  Geo: {
    Point(longitude: number, latitude: number): object;
    Polygon(lines: object[]): object;
    LineString(points: object[]): object;
  };
  startTransaction(): Promise<Transaction>;
  runTransaction<T>(work: (transaction: Transaction) => Promise<T>, times?: number): Promise<T>;
};
type Sdk = { init(options: object): void; database(options?: object): Db };
export type WireReply = { code?: string; message?: string; data?: Fields };

/** All the unmodified SDK needs to find a local server: environment, nothing else. */
const pointAt = (url: string): void => {
  Object.assign(process.env, {
    ...deskEnvironment,
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local-x',
    TCB_ENV: 'local-x',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
  });
};

/** The real wx-server-sdk in this process, talking to a cloud of its own over HTTP. */
export const aCloudWithSdk = async (setup: CloudSetup = {}) => {
  const cloud: TestCloud = await aCloud({ functions: mkdtempSync(join(tmpdir(), 'no-functions-')), ...setup });
  pointAt(cloud.url);
  // Its published types cover a part of what it does, so the tests say what they use.
  const module = (await import('wx-server-sdk')) as unknown as Sdk & { default?: Sdk };
  const sdk = module.default ?? module;
  sdk.init({ env: 'local-x' });
  const db = sdk.database();
  /** Sends a wire call as it is, for what the SDK would never send. */
  const wire = async (body: object | string): Promise<WireReply> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const reply = await fetch(`${cloud.url}/admin`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    });
    return (await reply.json()) as WireReply;
  };
  return { cloud, sdk, db, _: db.command, wire };
};
export type World = Awaited<ReturnType<typeof aCloudWithSdk>>;
