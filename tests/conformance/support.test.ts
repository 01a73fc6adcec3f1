import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { support } from '../../local-wechat/cloud/support';

/** What a row's test is recognised by: its title, or the table of cases that makes a test of every operator. */
const markOf = ({ area, feature, status, provenBy }: (typeof support)[number]): string => {
  if (provenBy !== 'database/operators.test.ts') return feature;
  return status === 'no' ? `test('${area}: ${feature}'` : `test.each(named('${area}'))`;
};

test.each(support.map((row) => [row.area, row.feature, row] as const))('%s: %s has its test', (_, __, row) => {
  expect(readFileSync(join(__dirname, row.provenBy), 'utf8')).toContain(markOf(row));
});

test('no row comes twice', () => {
  const keys = support.map(({ area, feature }) => `${area}: ${feature}`);
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});
