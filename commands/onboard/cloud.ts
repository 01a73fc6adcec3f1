import type { DutyList } from '../../domain/duties/model';
import type { Place } from '../../domain/places/model';
import type { Post } from '../../domain/posts/model';
import type { Shop } from '../../domain/shops/model';
import type { TradeList } from '../../domain/shops/trades';
import type { Unit } from '../../domain/units/model';
import type { Change, There } from './plan';

/** The part of @cloudbase/node-sdk's database we use: the same against the real service and the local cloud. */
type Query = {
  where(condition: object): Query;
  orderBy(field: string, order: 'asc' | 'desc'): Query;
  limit(rows: number): Query;
  get(): Promise<{ data: unknown[] }>;
  update(fields: object): Promise<{ updated?: number }>;
  add(doc: object): Promise<unknown>;
};
export type Database = {
  collection(name: string): Query;
  readonly command: { gt(value: string): unknown; set(value: unknown): unknown };
};

type Sdk = { init(how: object): { database(): Database } };

/** Where to: a real environment with its key, or a local cloud on this machine. */
export type Target =
  | { readonly kind: 'env'; readonly envId: string; readonly secretId: string; readonly secretKey: string }
  | { readonly kind: 'local'; readonly url: string };

/** The SDK finds a local cloud by its environment alone. */
const pointAt = (url: string): void => {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local-x',
    TCB_ENV: 'local-x',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
  });
};

export const databaseAt = async (target: Target): Promise<Database> => {
  if (target.kind === 'local') pointAt(target.url);
  const module = (await import('@cloudbase/node-sdk')) as unknown as Sdk & { default?: Sdk };
  const sdk = module.default ?? module;
  return target.kind === 'local'
    ? sdk.init({ env: 'local-x' }).database()
    : sdk.init({ env: target.envId, secretId: target.secretId, secretKey: target.secretKey }).database();
};

const PAGE = 500;

export const allOf = async <D extends { readonly _id: string }>(database: Database, name: string): Promise<D[]> => {
  const docs: D[] = [];
  for (;;) {
    const after = docs.at(-1)?._id ?? '';
    const page = database.collection(name).where({ _id: database.command.gt(after) });
    const { data } = await page.orderBy('_id', 'asc').limit(PAGE).get();
    docs.push(...(data as D[]));
    if (data.length < PAGE) return docs;
  }
};

/** What there is already. One environment holds one district. */
export const thereIn = async (database: Database): Promise<There> => {
  const editions = database.collection('dutyLists').where({}).orderBy('edition', 'desc').limit(1);
  const [places, units, posts, shops, tradeLists, { data }] = await Promise.all([
    allOf<Place>(database, 'places'),
    allOf<Unit>(database, 'units'),
    allOf<Post>(database, 'posts'),
    allOf<Shop>(database, 'shops'),
    allOf<TradeList>(database, 'tradeLists'),
    editions.get(),
  ]);
  return { places, units, posts, shops, tradeLists, duties: (data as DutyList[])[0] };
};

const write = async (database: Database, change: Change): Promise<void> => {
  const rows = database.collection(change.collection);
  if (change.do === 'insert') {
    await rows.add(change.doc);
    return;
  }
  const { id, version, fields } = change;
  // Whole values: the SDK would otherwise merge an object into the one before.
  const set = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, database.command.set(value)]));
  const { updated } = await rows.where({ _id: id, version }).update({ ...set, version: version + 1 });
  if (updated !== 1) throw new Error(`${change.collection} ${id} 刚刚被别人改过，请再运行一次`);
};

const AT_ONCE = 10;

/**
 * Writes in the order given, a few at a time, each document whole. Whatever ends it in the middle, the next run finds
 * what is missing: every document has the id its row gave it.
 */
export const apply = async (
  database: Database,
  changes: readonly Change[],
  done: (written: number) => void,
): Promise<void> => {
  for (let from = 0; from < changes.length; from += AT_ONCE) {
    const some = changes.slice(from, from + AT_ONCE);
    await Promise.all(some.map((change) => write(database, change)));
    done(from + some.length);
  }
};
