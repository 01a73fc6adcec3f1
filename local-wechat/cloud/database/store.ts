import { refuse } from '../fault';
import { openAside } from './bulk';
import { decodeStored, encode, type Document } from './ejson';
import {
  addRows,
  createIndexTable,
  dropRows,
  entriesOf,
  findTwin,
  idIndex,
  indexOf,
  keysIn,
  learn,
  rowsWithout,
  type Index,
  type KeysAt,
  type IndexDefinition,
} from './indexes';
import { keyOf } from './keys';
import { DOCUMENT_MAX_CHARACTERS } from './limits';
import { openSqlite, type Lasting, type Sqlite } from './sqlite';

/** A stored document: the bytes of its id and its text. */
export type Row = { id: Buffer; doc: string };

/** One collection: its documents' table, and its indexes with `_id` first. */
export type Collection = { id: number; name: string; table: string; indexes: Index[] };

/** The document an id of a collection shall have from now on, and its text where known; null when it shall have none. */
export type Write = { collection: string; id: unknown; after: Document | null; text?: string };

/** With what the document will hold at each path, worked out once for leaving and for settling. */
type Keyed = Write & { keysAt: KeysAt | null };

/** A document's rows in each index before a write. */
type Before = ReadonlyMap<Index, Buffer[][]>;

type IndexRow = { id: number; collection: number; definition: string; arrays: string };

const SCAN_ROWS = 500;

const declared = ({ indexes }: Collection): Index[] => indexes.slice(1);

const revived = (row: IndexRow): Index =>
  indexOf(`x${row.id}`, JSON.parse(row.definition) as IndexDefinition, JSON.parse(row.arrays) as number[]);

const loadCatalogue = ({ sql }: Sqlite): Map<string, Collection> => {
  const collections = sql('SELECT id, name FROM collections').all() as { id: number; name: string }[];
  const rows = sql('SELECT * FROM indexes ORDER BY id').all() as IndexRow[];
  const indexesOf = (id: number): Index[] => [
    idIndex(`d${id}`),
    ...rows.filter((row) => row.collection === id).map(revived),
  ];
  return new Map(collections.map(({ id, name }) => [name, { id, name, table: `d${id}`, indexes: indexesOf(id) }]));
};

/** Documents as text in SQLite with their indexes: what is, nothing about who may see which version of it. */
export class Store {
  readonly #sqlite: Sqlite;
  #catalogue: Map<string, Collection>;

  constructor(file: string, how?: Lasting) {
    this.#sqlite = openSqlite(file, how);
    this.#sqlite.define('CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)');
    this.#sqlite.define(
      'CREATE TABLE IF NOT EXISTS indexes (id INTEGER PRIMARY KEY, collection INTEGER, definition TEXT, arrays TEXT)',
    );
    this.#catalogue = loadCatalogue(this.#sqlite);
  }

  find(name: string): Collection | undefined {
    return this.#catalogue.get(name);
  }

  existing(name: string): Collection {
    return (
      this.find(name) ??
      refuse('DATABASE_COLLECTION_NOT_EXIST', `Db or Table not exist: ${name}. Please check your request.`)
    );
  }

  names(): string[] {
    return [...this.#catalogue.keys()].sort();
  }

  select(text: string, values: unknown[]): unknown[] {
    return this.#sqlite.sql(text).all(...values);
  }

  row({ table }: Collection, id: Buffer): Row | undefined {
    return this.#sqlite.sql(`SELECT id, doc FROM ${table} WHERE id = ?`).get(id) as Row | undefined;
  }

  /** The document as it is now. */
  stored({ collection, id }: Write): Write {
    const row = this.row(this.existing(collection), keyOf(id));
    return { collection, id, after: row ? decodeStored(row.doc) : null };
  }

  count({ table }: Collection): number {
    return (this.#sqlite.sql(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;
  }

  /** Every row, in the order of insertion. */
  *rows({ table }: Collection): Generator<Row> {
    const text = `SELECT rid, id, doc FROM ${table} WHERE rid > ? ORDER BY rid LIMIT ${SCAN_ROWS}`;
    for (let after: number | undefined = 0; after !== undefined;) {
      const rows = this.select(text, [after]) as (Row & { rid: number })[];
      yield* rows;
      after = rows.at(-1)?.rid;
    }
  }

  page({ table }: Collection, limit: number, skip: number): Row[] {
    return this.select(`SELECT id, doc FROM ${table} ORDER BY rid LIMIT ? OFFSET ?`, [limit, skip]) as Row[];
  }

  create(name: string): Collection {
    return this.#sqlite.atomically(() => {
      const made = this.#sqlite.sql('INSERT INTO collections (name) VALUES (?)').run(name);
      const id = Number(made.lastInsertRowid);
      this.#sqlite.define(`CREATE TABLE d${id} (rid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, doc TEXT NOT NULL)`);
      const collection: Collection = { id, name, table: `d${id}`, indexes: [idIndex(`d${id}`)] };
      this.#catalogue.set(name, collection);
      return collection;
    });
  }

  /** Makes a collection's indexes exactly the declared ones; unchanged ones stay as they are. */
  declare(name: string, definitions: IndexDefinition[]): void {
    this.#undoable(() => {
      const collection = this.find(name) ?? this.create(name);
      const wanted = new Set(definitions.map((definition) => JSON.stringify(definition)));
      for (const index of declared(collection))
        if (!wanted.delete(JSON.stringify(index.definition))) this.#drop(collection, index);
      this.#build(
        collection,
        [...wanted].map((definition) => JSON.parse(definition) as IndexDefinition),
      );
    });
  }

  /** All at once or nothing. Every row leaves before any enters: two documents may trade a unique value. */
  write(writes: Write[]): void {
    this.#undoable(() => {
      const keyed = writes.map((one): Keyed => ({ ...one, keysAt: one.after && keysIn(one.after) }));
      const stays = keyed.map((one) => this.#leave(this.existing(one.collection), one));
      keyed.forEach((one, i) => this.#settle(this.existing(one.collection), one, stays[i]));
    });
  }

  /** Throws what writing this document would throw for a value somebody else holds. */
  checkUnique({ collection: name, id, after }: Write): void {
    const collection = this.existing(name);
    for (const index of declared(collection))
      if (after && findTwin(this.#sqlite, index, keyOf(id), entriesOf(index, keysIn(after)).rows))
        this.#duplicate(collection, index, after);
  }

  clear(): void {
    this.#sqlite.atomically(() => {
      for (const collection of this.#catalogue.values()) {
        this.#sqlite.sql(`DELETE FROM ${collection.table}`).run();
        for (const index of declared(collection)) {
          this.#sqlite.sql(`DELETE FROM ${index.table}`).run();
          index.arrays.clear();
          this.#remember(index);
        }
      }
    });
  }

  close(): void {
    this.#sqlite.close();
  }

  /** After a roll-back the indexes know again only what the file knows. */
  #undoable(work: () => void): void {
    try {
      this.#sqlite.atomically(work);
    } catch (error) {
      this.#catalogue = loadCatalogue(this.#sqlite);
      throw error;
    }
  }

  #drop(collection: Collection, index: Index): void {
    this.#sqlite.define(`DROP TABLE ${index.table}`);
    this.#sqlite.sql('DELETE FROM indexes WHERE id = ?').run(Number(index.table.slice(1)));
    collection.indexes = collection.indexes.filter((other) => other !== index);
  }

  /** Every new index in one look at the documents. */
  #build(collection: Collection, definitions: IndexDefinition[]): void {
    const built = definitions.map((definition) => {
      const index = this.#make(collection, definition);
      return { index, aside: openAside(this.#sqlite, index) };
    });
    for (const { id, doc } of built.length > 0 ? this.rows(collection) : []) {
      const keysAt = keysIn(decodeStored(doc));
      for (const { index, aside } of built) {
        const entries = entriesOf(index, keysAt);
        aside.add(id, entries.rows);
        learn(index, entries);
      }
    }
    for (const { index, aside } of built) {
      aside.flush();
      const twin = index.unique ? aside.twin() : undefined;
      const row = twin && this.row(collection, twin);
      if (row) this.#duplicate(collection, index, decodeStored(row.doc));
      aside.enter();
      this.#remember(index);
      collection.indexes.push(index);
    }
  }

  #make(collection: Collection, definition: IndexDefinition): Index {
    const made = this.#sqlite
      .sql("INSERT INTO indexes (collection, definition, arrays) VALUES (?, ?, '[]')")
      .run(collection.id, JSON.stringify(definition));
    const index = indexOf(`x${Number(made.lastInsertRowid)}`, definition, []);
    createIndexTable(this.#sqlite, index);
    return index;
  }

  /** Takes the rows out that the document will not have any more; answers the ones of before, by index. */
  #leave(collection: Collection, { id, keysAt }: Keyed): Before {
    const indexes = declared(collection);
    const key = keyOf(id);
    const row = indexes.length > 0 ? this.row(collection, key) : undefined;
    if (!row) return new Map();
    const keysBefore = keysIn(decodeStored(row.doc));
    return new Map(
      indexes.map((index) => {
        const { rows } = entriesOf(index, keysBefore);
        const goes = keysAt ? rowsWithout(rows, entriesOf(index, keysAt).rows) : rows;
        dropRows(this.#sqlite, index, key, goes);
        return [index, rows];
      }),
    );
  }

  #settle(
    collection: Collection,
    { id, after, text = encode(after), keysAt }: Keyed,
    before: Before = new Map(),
  ): void {
    const { sql } = this.#sqlite;
    const key = keyOf(id);
    if (after === null || keysAt === null) {
      sql(`DELETE FROM ${collection.table} WHERE id = ?`).run(key);
      return;
    }
    if (text.length > DOCUMENT_MAX_CHARACTERS) refuse('DATABASE_REQUEST_FAILED', 'The document is larger than 16 MB.');
    const { changes } = sql(`UPDATE ${collection.table} SET doc = ? WHERE id = ?`).run(text, key);
    if (changes === 0) sql(`INSERT INTO ${collection.table} (id, doc) VALUES (?, ?)`).run(key, text);
    for (const index of declared(collection)) {
      const entries = entriesOf(index, keysAt);
      const fresh = rowsWithout(entries.rows, before.get(index) ?? []);
      if (findTwin(this.#sqlite, index, key, fresh)) this.#duplicate(collection, index, after);
      addRows(this.#sqlite, index, key, fresh);
      if (learn(index, entries)) this.#remember(index);
    }
  }

  /** What an index has learnt about its columns is kept with the write that taught it. */
  #remember({ table, arrays }: Index): void {
    this.#sqlite
      .sql('UPDATE indexes SET arrays = ? WHERE id = ?')
      .run(JSON.stringify([...arrays]), Number(table.slice(1)));
  }

  #duplicate(collection: Collection, index: Index, document: Document): never {
    const id = encode(document['_id']);
    return refuse(
      'DATABASE_REQUEST_FAILED',
      `E11000 duplicate key error collection: ${collection.name} index: ${index.name} dup key of document ${id}`,
    );
  }
}
