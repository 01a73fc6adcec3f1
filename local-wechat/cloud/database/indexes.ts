import { refuse } from '../fault';
import type { Document } from './ejson';
import { distinct, keyOf } from './keys';
import { at } from './order';
import type { Sqlite } from './sqlite';

export type IndexDefinition = { name: string; keys: Record<string, 1 | -1>; unique?: boolean };

/**
 * One index is one side table: a row for each value (for each element of an array) of each document, and the
 * document's id as the last column. As in production that column orders and narrows only where it is declared.
 */
export type Index = {
  name: string;
  table: string;
  unique: boolean;
  /** The `_id` comes last, also where nobody declared it; there it finds a row again and gives no order. */
  paths: string[];
  /** How many of the columns were declared. */
  declared: number;
  columns: string[];
  directions: (1 | -1)[];
  /** Columns that have held an array: they narrow by one bound only and never give an order. */
  arrays: Set<number>;
  definition: IndexDefinition;
};

export const indexOf = (table: string, definition: IndexDefinition, arrays: number[]): Index => {
  const paths = Object.keys(definition.keys).filter((path) => path !== '_id');
  return {
    name: definition.name,
    table,
    unique: definition.unique === true,
    paths: [...paths, '_id'],
    declared: paths.length + ('_id' in definition.keys ? 1 : 0),
    columns: [...paths.map((_, i) => `k${i}`), 'id'],
    directions: [...paths.map((path) => definition.keys[path] ?? 1), definition.keys['_id'] ?? 1],
    arrays: new Set(arrays),
    definition,
  };
};

/** The `_id` is an index like any other, kept by the documents' own table. */
export const idIndex = (documents: string): Index =>
  indexOf(documents, { name: '_id_', keys: { _id: 1 }, unique: true }, []);

export const createIndexTable = (sqlite: Sqlite, { table, columns, directions }: Index): void => {
  const key = columns.map((column, i) => `${column} ${directions[i] === -1 ? 'DESC' : 'ASC'}`).join(', ');
  sqlite.define(
    `CREATE TABLE ${table} (${columns.map((column) => `${column} BLOB NOT NULL`).join(', ')}, PRIMARY KEY (${key})) WITHOUT ROWID`,
  );
};

/** A document's rows in an index without the id, and the columns where it has lists. */
export type Entries = { rows: Buffer[][]; arrays: number[] };

const leavesOf = (value: unknown): unknown[] => {
  if (!Array.isArray(value)) return [value];
  return value.length === 0 ? [null] : value.flat(Infinity);
};

/** What a document holds at a path, as keys. */
export type KeysAt = (path: string) => { readonly keys: Buffer[]; readonly isList: boolean };

/** Worked out once for all indexes that name the path. */
export const keysIn = (document: Document): KeysAt => {
  const known = new Map<string, ReturnType<KeysAt>>();
  return (path) => {
    const value = known.has(path) ? undefined : at(document, path);
    const found = known.get(path) ?? { keys: distinct(leavesOf(value).map(keyOf)), isList: Array.isArray(value) };
    known.set(path, found);
    return found;
  };
};

export const entriesOf = (index: Index, keysAt: KeysAt): Entries => {
  const paths = index.paths.slice(0, -1);
  const found = paths.map(keysAt);
  const lists = found.flatMap(({ isList }, i) => (isList ? [i] : []));
  // Lists under one and the same list go together; two of different fields would multiply.
  if (new Set(lists.map((i) => paths[i]?.split('.')[0])).size > 1)
    refuse('DATABASE_REQUEST_FAILED', `cannot index parallel arrays: index ${index.name}.`);
  return {
    rows: found.reduce<Buffer[][]>((rows, { keys }) => rows.flatMap((row) => keys.map((key) => [...row, key])), [[]]),
    arrays: lists,
  };
};

/** Whether an index has learnt something new about its columns. */
export const learn = (index: Index, { arrays }: Entries): boolean => {
  const known = index.arrays.size;
  for (const column of arrays) index.arrays.add(column);
  return index.arrays.size > known;
};

const condition = (index: Index): string =>
  index.columns
    .slice(0, -1)
    .map((column) => `${column} = ?`)
    .join(' AND ');

export const dropRows = (sqlite: Sqlite, index: Index, id: Buffer, rows: Buffer[][]): void => {
  for (const row of rows) sqlite.sql(`DELETE FROM ${index.table} WHERE ${condition(index)} AND id = ?`).run(...row, id);
};

/** A unique index takes a missing field for null, as production does. */
export const findTwin = (sqlite: Sqlite, index: Index, id: Buffer, rows: Buffer[][]): boolean =>
  index.unique &&
  rows.some(
    (row) =>
      sqlite.sql(`SELECT 1 FROM ${index.table} WHERE ${condition(index)} AND id <> ? LIMIT 1`).get(...row, id) !==
      undefined,
  );

/** So many rows go in by one statement. */
const ROWS_AT_ONCE = 32;

export const addRows = (sqlite: Sqlite, index: Index, id: Buffer, rows: Buffer[][]): void => {
  const marks = `(${index.columns.map(() => '?').join(', ')})`;
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE);
    const values = some.flatMap((row) => [...row, id]);
    sqlite.sql(`INSERT INTO ${index.table} VALUES ${some.map(() => marks).join(', ')}`).run(...values);
  }
};

/** The rows that are in the first and not in the second. */
export const rowsWithout = (rows: Buffer[][], others: Buffer[][]): Buffer[][] => {
  if (others.length === 0) return rows;
  const said = (row: Buffer[]): string => row.map((key) => `${key.length} ${key.toString('latin1')}`).join('');
  const known = new Set(others.map(said));
  return rows.filter((row) => !known.has(said(row)));
};
