import { refuse } from '../fault';
import type { IndexDefinition } from './database';
import type { Document } from './ejson';
import { isExact, keyOf } from './keys';
import { at } from './order';
import type { Sqlite } from './sqlite';

/**
 * One index is one side table: a row for each value (for each element of an array) of each document, and the
 * document's id as the last column, so that an order ending in `_id` is exact too.
 */
export type Index = {
  name: string;
  table: string;
  unique: boolean;
  /** The `_id` comes last, also where nobody declared it. */
  paths: string[];
  columns: string[];
  directions: (1 | -1)[];
  /** Columns that have held an array: they narrow by one bound only and never give an order. */
  arrays: Set<number>;
  /** Columns that have held a value whose key is not exact: equality still narrows, ranges and orders do not. */
  odd: Set<number>;
  definition: IndexDefinition;
};

/** The `_id` is an index like any other, kept by the documents' own table. */
export const idIndex = (documents: string): Index => ({
  name: '_id_',
  table: documents,
  unique: true,
  paths: ['_id'],
  columns: ['id'],
  directions: [1],
  arrays: new Set(),
  odd: new Set(),
  definition: { name: '_id_', keys: { _id: 1 }, unique: true },
});

export const indexOf = (table: string, definition: IndexDefinition, arrays: number[], odd: number[]): Index => {
  const paths = Object.keys(definition.keys).filter((path) => path !== '_id');
  return {
    name: definition.name,
    table,
    unique: definition.unique === true,
    paths: [...paths, '_id'],
    columns: [...paths.map((_, i) => `k${i}`), 'id'],
    directions: [...paths.map((path) => definition.keys[path] ?? 1), 1],
    arrays: new Set(arrays),
    odd: new Set(odd),
    definition,
  };
};

export const createIndexTable = (sqlite: Sqlite, { table, columns, directions }: Index): void => {
  const key = columns.map((column, i) => `${column} ${directions[i] === -1 ? 'DESC' : 'ASC'}`).join(', ');
  sqlite.define(
    `CREATE TABLE ${table} (${columns.map((column) => `${column} BLOB NOT NULL`).join(', ')}, PRIMARY KEY (${key})) WITHOUT ROWID`,
  );
};

const distinct = (keys: Buffer[]): Buffer[] => [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];

/** The keys one column holds for a document, and what must be remembered about them. */
const columnKeys = (index: Index, column: number, document: Document): Buffer[] => {
  const value = at(document, index.paths[column] ?? '');
  const leaves: unknown[] = Array.isArray(value) ? value.flat(Infinity) : [value];
  if (Array.isArray(value)) index.arrays.add(column);
  if (!leaves.every(isExact)) index.odd.add(column);
  return leaves.length === 0 ? [keyOf(null)] : distinct(leaves.map(keyOf));
};

/** Every row of an index for a document, without the id. */
export const rowsOf = (index: Index, document: Document): Buffer[][] => {
  const columns = index.paths.slice(0, -1).map((_, i) => columnKeys(index, i, document));
  if (columns.filter((keys) => keys.length > 1).length > 1)
    refuse('DATABASE_REQUEST_FAILED', `cannot index parallel arrays: index ${index.name}.`);
  return columns.reduce<Buffer[][]>((rows, keys) => rows.flatMap((row) => keys.map((key) => [...row, key])), [[]]);
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

export const addRows = (sqlite: Sqlite, index: Index, id: Buffer, rows: Buffer[][]): void => {
  const marks = index.columns.map(() => '?').join(', ');
  for (const row of rows) sqlite.sql(`INSERT INTO ${index.table} VALUES (${marks})`).run(...row, id);
};
