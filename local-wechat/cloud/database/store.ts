import Libsql from 'libsql';
import { refuse } from '../fault';
import { decodeStored, encode, type Document } from './ejson';
import { keyOf } from './keys';

export type Row = { rid: number; doc: string };

/** One collection: its documents as text, found by `_id` or read in the order they were inserted. */
export type Collection = { name: string; table: string };

export type Store = ReturnType<typeof openStore>;

type Statement = {
  run(...values: unknown[]): { changes: number; lastInsertRowid: number | bigint };
  get(...values: unknown[]): unknown;
  all(...values: unknown[]): unknown[];
};

export const openStore = (file: string) => {
  const sqlite = new Libsql(file);
  if (file !== ':memory:') {
    sqlite.exec('PRAGMA journal_mode = WAL');
    sqlite.exec('PRAGMA synchronous = FULL');
  }
  sqlite.exec('CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)');
  const statements = new Map<string, Statement>();
  const sql = (text: string): Statement => {
    const known = statements.get(text);
    if (known) return known;
    const native = sqlite.prepare<unknown[]>(text);
    // The values go in as one array: libsql takes a single object (a Buffer too) for named parameters and aborts.
    const made: Statement = {
      run: (...values) => native.run(values),
      get: (...values) => native.get(values),
      all: (...values) => native.all(values),
    };
    statements.set(text, made);
    return made;
  };

  const byName = new Map<string, Collection>();
  for (const row of sql('SELECT id, name FROM collections').all() as { id: number; name: string }[])
    byName.set(row.name, { name: row.name, table: `d${row.id}` });

  let depth = 0;
  /** Everything inside happens or nothing does; one disk flush for all of it. */
  const atomically = <T>(work: () => T): T => {
    if (depth > 0) return work();
    sql('BEGIN IMMEDIATE').run();
    depth++;
    try {
      const result = work();
      sql('COMMIT').run();
      return result;
    } catch (error) {
      sql('ROLLBACK').run();
      throw error;
    } finally {
      depth--;
    }
  };

  const create = (name: string): Collection => {
    const { lastInsertRowid } = sql('INSERT INTO collections (name) VALUES (?)').run(name);
    const collection = { name, table: `d${Number(lastInsertRowid)}` };
    sqlite.exec(
      `CREATE TABLE ${collection.table} (rid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, doc TEXT NOT NULL)`,
    );
    byName.set(name, collection);
    return collection;
  };

  return {
    atomically,
    create,
    find: (name: string): Collection | undefined => byName.get(name),
    names: (): string[] => [...byName.keys()].sort(),
    count: ({ table }: Collection): number => (sql(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n,
    byId: ({ table }: Collection, id: unknown): Row | undefined =>
      sql(`SELECT rid, doc FROM ${table} WHERE id = ?`).get(keyOf(id)) as Row | undefined,
    scan: ({ table }: Collection, after: number, count: number): Row[] =>
      sql(`SELECT rid, doc FROM ${table} WHERE rid > ? ORDER BY rid LIMIT ?`).all(after, count) as Row[],
    page: ({ table }: Collection, limit: number, skip: number): Row[] =>
      sql(`SELECT rid, doc FROM ${table} ORDER BY rid LIMIT ? OFFSET ?`).all(limit, skip) as Row[],
    /** Replaces, inserts or (with null) removes the document of this id. */
    put: ({ table, name }: Collection, id: unknown, document: Document | null): void => {
      const key = keyOf(id);
      if (document === null) {
        sql(`DELETE FROM ${table} WHERE id = ?`).run(key);
        return;
      }
      const text = encode(document);
      const { changes } = sql(`UPDATE ${table} SET doc = ? WHERE id = ?`).run(text, key);
      if (changes === 0) sql(`INSERT INTO ${table} (id, doc) VALUES (?, ?)`).run(key, text);
      void name;
    },
    clear: (): void => {
      for (const { table } of byName.values()) sql(`DELETE FROM ${table}`).run();
    },
    close: (): void => {
      sqlite.close();
    },
  };
};

export const read = (row: Row): Document => decodeStored(row.doc);

export const existing = (store: Store, name: string): Collection =>
  store.find(name) ??
  refuse('DATABASE_COLLECTION_NOT_EXIST', `Db or Table not exist: ${name}. Please check your request.`);
