import { spawnSync } from 'node:child_process';
import { buildAll } from './builds';
import { findChromium } from './chromium';
import { stop } from './flags';
import { locate } from './locate';
import { stage } from './stage';

/** Everything, or what jest's own arguments narrow it to: npm test -- --selectProjects rules */
const test = async (): Promise<never> => {
  const chromium = await stage('Chromium', () => findChromium((line) => console.log(line)));
  await buildAll();
  const jest = spawnSync(process.execPath, [locate('jest/bin/jest'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM: chromium, TZ: 'UTC' },
  });
  process.exit(jest.status ?? 1);
};

test().catch((error: Error) => stop(error.message));
