import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dutiesFile, dutyColumns } from './duties';
import { placeColumns, placesFile } from './places';
import { postColumns, postsFile } from './posts';
import { shopColumns, shopsFile } from './shops';
import { readTable, type Columns, type Problem, type Row } from './table';
import { unitColumns, unitsFile } from './units';

type FileName = 'places.csv' | 'units.csv' | 'posts.csv' | 'duties.csv' | 'shops.csv';

/** A new noun to import is one row here and one file of rules beside this one. */
const known: Readonly<Record<FileName, Columns>> = {
  [placesFile]: placeColumns,
  [unitsFile]: unitColumns,
  [postsFile]: postColumns,
  [dutiesFile]: dutyColumns,
  [shopsFile]: shopColumns,
};
const fileNames = Object.keys(known) as FileName[];

export type Files = {
  readonly rows: Readonly<Record<FileName, readonly Row[]>>;
  /** Which of them are there, and how their letters were written. */
  readonly read: readonly { readonly file: FileName; readonly rows: number; readonly encoding: string }[];
  readonly problems: readonly Problem[];
};

const strangers = (folder: string): Problem[] =>
  readdirSync(folder)
    .filter((name) => /\.(csv|xlsx?)$/i.test(name) && !(name in known))
    .map((file) => ({ file, row: 0, column: '', says: `这一版只导入 ${fileNames.join('、')}` }));

/** Every file of the folder that can be imported; a file that is not there has no rows. */
export const filesIn = (folder: string): Files => {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    const missing = { file: folder, row: 0, column: '', says: '没有这个文件夹' };
    return {
      rows: { 'places.csv': [], 'units.csv': [], 'posts.csv': [], 'duties.csv': [], 'shops.csv': [] },
      read: [],
      problems: [missing],
    };
  }
  const tables = fileNames
    .filter((file) => existsSync(join(folder, file)))
    .map((file) => ({ file, ...readTable(file, readFileSync(join(folder, file)), known[file]) }));
  const rowsOf = (file: FileName) => tables.find((table) => table.file === file)?.rows ?? [];
  return {
    rows: {
      'places.csv': rowsOf(placesFile),
      'units.csv': rowsOf(unitsFile),
      'posts.csv': rowsOf(postsFile),
      'duties.csv': rowsOf(dutiesFile),
      'shops.csv': rowsOf(shopsFile),
    },
    read: tables.map(({ file, rows, encoding }) => ({ file, rows: rows.length, encoding })),
    problems: [...strangers(folder), ...tables.flatMap(({ problems }) => problems)],
  };
};
