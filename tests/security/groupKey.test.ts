import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { deskEnvironment } from '../../demo/environment';
import { townForTests } from '../support/moveIsKept';

const built = join(__dirname, '..', '..', 'dist', 'cloudfunctions', 'merchants');

/** Starts the built function somewhere, as the platform would; what it says when it does not start. */
const startedIn = (env: Record<string, string>): string => {
  const { status, stderr } = spawnSync(process.execPath, ['-e', `require(${JSON.stringify(built)})`], {
    env: { PATH: process.env['PATH'] ?? '', TENCENTCLOUD_RUNENV: 'SCF', ...deskEnvironment, ...env },
    encoding: 'utf8',
  });
  return status === 0 ? '' : stderr;
};

test('没有 GROUP_KEY，商户函数在哪个环境都不启动，桌面上的本地云也一样；桌面的那一把在 demo/environment 里', () => {
  for (const TCB_ENV of ['linli-prod-1a2b3c', 'local-x', '']) {
    expect(startedIn({ TCB_ENV, GROUP_KEY: '' })).toContain('GROUP_KEY is not set');
    expect(startedIn({ TCB_ENV, GROUP_KEY: 'a key of its own' })).toBe('');
  }
  expect(startedIn({ TCB_ENV: 'local-x' })).toBe('');
});

const town = townForTests();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

test('用过的凭据摘要满三十天，时钟一页一页删掉；不到的留着', async () => {
  const now = Date.parse('2026-11-18T02:00:00.000Z');
  const seal = (days: number) => (_: unknown, at: number) => ({
    _id: `seal-${days}-${String(at).padStart(4, '0')}`,
    version: 1,
    operations: [],
    gidKey: 'hash',
    openedAt: new Date(now - days * DAY).toISOString(),
  });
  const openedSeals = [...Array.from({ length: 450 }, seal(31)), ...Array.from({ length: 5 }, seal(29))];
  await town().cloud.load({ collections: { openedSeals } });
  const left = async (): Promise<number> => {
    for (let minute = 0; minute < 12; minute += 1) await town().tick();
    return (await town().cloud.documents('openedSeals', 1000)).length;
  };
  expect(await left()).toBe(455); // by day nothing is cleared away
  await town().later(15 * HOUR); // one in the morning
  expect(await left()).toBe(5);
  await town().later(2 * DAY);
  expect(await left()).toBe(0);
});
