import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { stop } from '../flags';

/**
 * WeChat's and Tencent Cloud's own tools, 38 and 276 MB with what they need: too heavy for everybody's install, so
 * whoever deploys fetches these very versions once. Neither needs an install script.
 */
const versions = { '@cloudbase/manager-node': '5.6.5', 'miniprogram-ci': '2.1.42' } as const;

type Tool = keyof typeof versions;

const install = (folder: string, wanted: string): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private": true}\n');
  console.log(`Fetching ${wanted} (once) …`);
  const flags = ['--ignore-scripts', '--save-exact', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['install', ...flags, wanted], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) stop(`${wanted} could not be fetched. Is the npm registry reachable?`);
};

/** The tool, fetched on the first use. */
export const loadTool = (tool: Tool): unknown => {
  const folder = resolve('.linli', 'tools', `${tool.replace('/', '-')}-${versions[tool]}`);
  if (!existsSync(join(folder, 'node_modules', tool, 'package.json'))) install(folder, `${tool}@${versions[tool]}`);
  return createRequire(join(folder, 'package.json'))(tool) as unknown;
};
