import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const deadlines = (timezone: string): string =>
  execFileSync(process.execPath, ['--import', 'tsx', join(__dirname, '..', 'support', 'deadlines.ts')], {
    env: { ...process.env, TZ: timezone },
    encoding: 'utf8',
  });

test('deadlines and their words are the same whatever TZ the function runs under', () => {
  const inShanghai = deadlines('Asia/Shanghai');
  expect(inShanghai.split('\n').length).toBeGreaterThan(190);
  expect(deadlines('UTC')).toBe(inShanghai);
  expect(deadlines('America/New_York')).toBe(inShanghai);
});
