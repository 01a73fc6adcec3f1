import { readTable } from '../../commands/onboard/table';

const columns = { needed: ['名称'], optional: ['电话', '营业时间', '顺序'] };
const problemsOf = (column: string, cell: string): string[] => {
  const bytes = new TextEncoder().encode(`名称,${column}\n甲,"${cell}"\n`);
  return readTable(
    'places.csv',
    column === '名称' ? new TextEncoder().encode(`名称\n"${cell}"\n`) : bytes,
    columns,
  ).problems.map(({ row, column: at, says }) => `${row} ${at} ${says}`);
};

test.each([
  ...[
    '3月2日',
    '12月',
    '2026年3月2日',
    '26年3月2日',
    '2026/3/2',
    '2026-03-02',
    '2026.3.2',
    '2026/3/2 0:00',
    '2-Mar',
  ].map((cell) => [cell, '日期'] as const),
  ...['Mar-2', '2-Mar-26', '3/2/2026', '02/03/26', '2026-3-2 00:00:00', 'Jan-26'].map(
    (cell) => [cell, '日期'] as const,
  ),
  ...['1.23E+11', '4.10403E+11', '4E+11', '4,10403E+11', '1.2e+11', '-1.2E-5'].map(
    (cell) => [cell, '科学记数'] as const,
  ),
  ...['#####', '########', '＃＃＃＃'].map((cell) => [cell, '井号'] as const),
  ...['#REF!', '#N/A', '#NAME?', '#VALUE!', '#DIV/0!'].map((cell) => [cell, '公式错误'] as const),
  ['=A1', '公式'] as const,
  ["'001", '单引号'] as const,
  ['甲锟斤拷小区', '乱码'] as const,
])('a name %j is what a spreadsheet left of it, and is told with its row and column', (cell, says) => {
  expect(problemsOf('名称', cell)).toEqual([expect.stringContaining('2 名称 ')]);
  expect(problemsOf('名称', cell)[0]).toContain(says);
});

test.each(['3753456789'.slice(0, 10), '375-2345678', '375-23456789'])('a phone %j lost its zero', (cell) =>
  expect(problemsOf('电话', cell)).toEqual([expect.stringContaining('开头的 0 丢了')]),
);

test.each(['3号楼', '3-2号楼', '3-2', '三月里小区', '3月花园', '2026小区', 'E区', '1E座', '#3楼', '五一路', '12-3-2'])(
  'a name %j is one',
  (cell) => expect(problemsOf('名称', cell)).toEqual([]),
);

test.each(['9-21', '8:00-20:00', '周一至周五 9:00-18:00'])('hours %j are hours', (cell) =>
  expect(problemsOf('营业时间', cell)).toEqual([]),
);

test('a line break in a name becomes a space', () => {
  const { rows } = readTable('places.csv', new TextEncoder().encode('名称\n"东苑\n小区"\n'), columns);
  expect(rows[0]?.cells['名称']).toBe('东苑 小区');
});
