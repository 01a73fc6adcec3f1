import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseSupport } from '../../../local-wechat/cloud/database/support';

const titles = new Set(
  readdirSync(__dirname)
    .filter((name) => name.endsWith('.test.ts') && name !== 'support.test.ts')
    .flatMap((name) => [...readFileSync(join(__dirname, name), 'utf8').matchAll(/\b(?:test|describe)\(\s*'([^']+)'/g)])
    .map(([, title]) => title),
);
/** Areas whose supported rows operators.test.ts turns into one test each. */
const areas = readFileSync(join(__dirname, 'operators.test.ts'), 'utf8')
  .match(/test\.each\(named\('[^']+'\)\)/g)
  ?.map((text) => text.slice("test.each(named('".length, -"'))".length));

test.each(databaseSupport.map((row) => [row.provenBy, row] as const))(
  'there is a test: %s',
  (_, { area, status, provenBy }) => {
    expect(titles.has(provenBy) || (status !== 'no' && areas?.includes(area))).toBe(true);
  },
);

test('no row comes twice', () => {
  const keys = databaseSupport.map(({ area, feature }) => `${area}: ${feature}`);
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});
