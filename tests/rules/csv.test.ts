import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvOf } from '../../domain/exports/csv';

/** What a spreadsheet would carry out, wide forms included. */
const DANGEROUS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
const isFormula = (cell: string): boolean => DANGEROUS.some((sign) => cell.startsWith(sign));

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('"', "'", ',', ';', '\r', '\n', '\t', '=', '+', '-', '@', '＝', '电', '1') }),
  fc.constantFrom('=HYPERLINK("http://x","y")', '+8613912345678', '-1+1', '@SUM(A1)', '\t=1', '"=1"', ''),
);
const table = fc
  .integer({ min: 1, max: 6 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));

const read = (text: string): string[][] =>
  parse(text, { bom: true, record_delimiter: '\r\n', skip_empty_lines: false });

test('what is written is what a reader gets back, and no cell begins as a formula', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const parsed = read(csvOf(rows));
      expect(parsed).toEqual(rows.map((row) => row.map((said) => (isFormula(said) ? `'${said}` : said))));
      for (const said of parsed.flat()) expect(isFormula(said)).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});

test('the mark of Unicode stands in front, once, and every line ends the way a spreadsheet expects', () => {
  expect(
    csvOf([
      ['编号', '电话'],
      ['1', '=1"2'],
    ]),
  ).toBe('\uFEFF"编号","电话"\r\n"1","\'=1""2"\r\n');
});
