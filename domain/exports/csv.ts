/** What a spreadsheet takes for the beginning of a formula, the wide forms of an input method included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Tells every reader that the file is Unicode. */
const BOM = '\uFEFF';

/** A leading apostrophe makes it a text again; everything stands in quotes. */
const cellOf = (cell: string): string => `"${(FORMULA.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;

/** The one way a table leaves the house: readable by a spreadsheet, and never carried out by it. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  BOM + rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
