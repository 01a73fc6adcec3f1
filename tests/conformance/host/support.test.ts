import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostSupport } from '../../../local-wechat/cloud/functions/support';

const written = readdirSync(__dirname)
  .filter((name) => name !== 'support.test.ts')
  .map((name) => readFileSync(join(__dirname, name), 'utf8'))
  .join('\n');

test.each(hostSupport.map(({ feature, provenBy }) => [feature, provenBy]))('%s is proven by a test', (_, title) => {
  expect(written).toContain(title);
});
