import Libsql from 'libsql';

export type Statement = {
  run(...values: unknown[]): { changes: number; lastInsertRowid: number | bigint };
  get(...values: unknown[]): unknown;
  all(...values: unknown[]): unknown[];
};

/** libsql gives the bytes of many rows as ArrayBuffers, but takes back only Buffers. */
const withBuffers = (row: unknown): unknown => {
  const record = row as Record<string, unknown>;
  for (const name in record) {
    const value = record[name];
    if (value instanceof ArrayBuffer) record[name] = Buffer.from(value);
  }
  return record;
};

export type Sqlite = ReturnType<typeof openSqlite>;

/** A file that need not last through a power cut is written without waiting for the disk. */
export type Lasting = { lasting: boolean };

/** One SQLite file (or memory), statements prepared once, and all-or-nothing writes. */
export const openSqlite = (file: string, { lasting }: Lasting = { lasting: true }) => {
  const native = new Libsql(file);
  if (file !== ':memory:') {
    // Two clouds on one file would each believe their own memory of it.
    native.exec('PRAGMA locking_mode = EXCLUSIVE');
    native.exec(`PRAGMA journal_mode = ${lasting ? 'WAL' : 'MEMORY'}`);
    // An acknowledged write is on the disk, also after kill -9 or a power cut.
    native.exec(`PRAGMA synchronous = ${lasting ? 'FULL' : 'OFF'}`);
    // What is filled at once is sorted at once: half a gigabyte of memory for as long as it takes.
    if (!lasting) native.exec('PRAGMA cache_size = -512000');
  }
  const prepared = new Map<string, Statement>();
  const sql = (text: string): Statement => {
    const known = prepared.get(text);
    if (known) return known;
    const statement = native.prepare<unknown[]>(text);
    // The values go in as one array: libsql takes a single object (a Buffer too) for named parameters and aborts.
    const made: Statement = {
      run: (...values) => statement.run(values),
      get: (...values) => statement.get(values),
      all: (...values) => statement.all(values).map(withBuffers),
    };
    prepared.set(text, made);
    return made;
  };
  let inside = false;
  /** Everything in it happens or nothing does; one flush to the disk for all of it. */
  const atomically = <T>(work: () => T): T => {
    if (inside) return work();
    sql('BEGIN IMMEDIATE').run();
    inside = true;
    try {
      const result = work();
      sql('COMMIT').run();
      return result;
    } catch (error) {
      sql('ROLLBACK').run();
      throw error;
    } finally {
      inside = false;
    }
  };
  /** A change of the tables themselves; prepared statements may not survive one. */
  const define = (text: string): void => {
    native.exec(text);
    prepared.clear();
  };
  /** libsql keeps a closed file locked until its statements are collected, so the lock is given back first. */
  const close = (): void => {
    if (file !== ':memory:') {
      native.exec('PRAGMA journal_mode = DELETE');
      native.exec('PRAGMA locking_mode = NORMAL');
      native.prepare('SELECT name FROM sqlite_schema').all();
    }
    prepared.clear();
    native.close();
  };
  return { sql, atomically, define, close };
};
