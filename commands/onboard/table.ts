import { parse } from 'csv-parse/sync';
import { asLine } from '../../domain/kernel/letters';

export type Row = {
  /** As the spreadsheet counts: the headers are row 1. */
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
};

/** Something in a file that has to be mended before anything is written. */
export type Problem = { readonly file: string; readonly row: number; readonly column: string; readonly says: string };

export type Complain = (row: Row, column: string, says: string) => void;

export type Table = { readonly rows: readonly Row[]; readonly encoding: string };

/** Which columns a file has, and which of them may not be empty. */
export type Columns = { readonly needed: readonly string[]; readonly optional: readonly string[] };

const ROWS_MOST = 20_000;

const encodings = ['utf-8', 'gb18030'] as const;

/** Spreadsheets here save either; UTF-8 is tried first because other bytes are hardly ever valid UTF-8. */
const decoded = (bytes: Uint8Array): { text: string; encoding: string } | undefined => {
  for (const encoding of encodings)
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      continue;
    }
  return undefined;
};

/** What a spreadsheet makes of a cell it takes for something else, and how whoever filled it in mends that. */
const damages: readonly (readonly [like: RegExp, says: string])[] = [
  [/^[+-]?\d+([.,]\d+)?E[+-]?\d+$/i, '被表格改成了科学记数，请把这一列设为文本再填'],
  [/^[#＃]{3,}$/, '列太窄，表格存成了井号，请拉宽这一列再另存'],
  [/^#(REF|N\/A|NAME|VALUE|DIV\/0|NUM|NULL|SPILL)[!?]?$/i, '是表格的公式错误，请改成文字再填'],
  [
    /^(\d{2,4}年)?\d{1,2}月(\d{1,2}日)?$|^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}( \d{1,2}:\d{2}(:\d{2})?)?$|^\d{1,2}[-/][A-Za-z]{3}([-/]\d{2,4})?$|^[A-Za-z]{3}[-/]\d{1,4}$|^\d{1,2}\/\d{1,2}\/\d{2,4}$/,
    '被表格改成了日期，请把这一列设为文本再填',
  ],
  [/锟斤拷/, '有乱码，请另存为 CSV UTF-8'],
  [/^'./, '前面多了一个单引号，请去掉'],
  [/^=/, '是公式，请改成文字再填'],
];
const damageOf = (cell: string): string | undefined => damages.find(([like]) => like.test(cell))?.[1];

/** 0375 becomes 375: an area code has no meaning without its zero. */
const lostZero = (column: string, cell: string): boolean => column === '电话' && /^[2-9]\d{1,2}-?\d{7,8}$/.test(cell);

const faultsOfHead = (head: readonly string[], { needed, optional }: Columns): string[] => [
  ...needed.filter((name) => !head.includes(name)).map((name) => `缺少「${name}」这一列`),
  ...head.filter((name) => ![...needed, ...optional].includes(name)).map((name) => `没有「${name}」这一列，请对照模板`),
  ...head.filter((name, at) => head.indexOf(name) !== at).map((name) => `「${name}」这一列出现了两次`),
];

type Read =
  { readonly records: readonly (readonly string[])[]; readonly encoding: string } | { readonly fault: string };

const recordsIn = (bytes: Uint8Array): Read => {
  const found = decoded(bytes);
  if (!found) return { fault: '既不是 UTF-8 也不是 GBK 编码，请另存为 CSV UTF-8' };
  try {
    const how = { bom: true, relax_column_count: true, trim: true } as const;
    return { records: parse(found.text, how), encoding: found.encoding };
  } catch (error) {
    return { fault: `不是 CSV：${error instanceof Error ? error.message : String(error)}` };
  }
};

const rowsOf = (records: readonly (readonly string[])[], head: readonly string[]): Row[] =>
  records
    .map((cells, at) => ({
      row: at + 2,
      cells: Object.fromEntries(head.map((name, column) => [name, asLine(cells[column] ?? '')])),
    }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ''));

/** The rows of one file, and what is wrong with them whatever they mean. */
export const readTable = (
  file: string,
  bytes: Uint8Array,
  columns: Columns,
): Table & { readonly problems: readonly Problem[] } => {
  const read = recordsIn(bytes);
  const ofFile = (says: string): Problem => ({ file, row: 0, column: '', says });
  if ('fault' in read) return { rows: [], encoding: '', problems: [ofFile(read.fault)] };
  const [head = [], ...body] = read.records;
  const faults = faultsOfHead(head, columns);
  if (faults.length > 0) return { rows: [], encoding: read.encoding, problems: faults.map(ofFile) };
  const rows = rowsOf(body, head);
  const problems = [
    ...(rows.length > ROWS_MOST ? [ofFile(`有 ${rows.length} 行，一次最多 ${ROWS_MOST} 行`)] : []),
    ...rows.flatMap(({ row, cells }) => [
      ...columns.needed
        .filter((column) => cells[column] === '')
        .map((column) => ({ file, row, column, says: '不能空着' })),
      ...Object.entries(cells).flatMap(([column, cell]) => {
        const says = lostZero(column, cell) ? '开头的 0 丢了，请把这一列设为文本再填' : damageOf(cell);
        return says ? [{ file, row, column, says }] : [];
      }),
    ]),
  ];
  return { rows, encoding: read.encoding, problems };
};

/** A list of complaints about one file, and the way to add to it. */
export const complaintsOf = (file: string): { problems: Problem[]; complain: Complain } => {
  const problems: Problem[] = [];
  return {
    problems,
    complain: ({ row }, column, says) => void problems.push({ file, row, column, says }),
  };
};

/** Names the first row that already said the same. */
export const complainOfTwice = (rows: readonly Row[], column: string, complain: Complain): void => {
  const first = new Map<string, number>();
  for (const one of rows) {
    const said = one.cells[column] ?? '';
    const before = first.get(said);
    if (said !== '' && before !== undefined) complain(one, column, `「${said}」和第 ${before} 行重复`);
    else first.set(said, one.row);
  }
};

/** The key a label stands for; undefined when none does. */
export const keyOf = <K extends string>(labels: Readonly<Record<K, string>>, label: string): K | undefined =>
  (Object.keys(labels) as K[]).find((key) => labels[key] === label);
