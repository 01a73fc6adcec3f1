import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { deskEnvironment } from '../../demo/environment';
import { median, rounded, type Row } from './row';

const root = path.join(__dirname, '..', '..');
const TIMES = 15;

/** Milliseconds a fresh Node takes to load a module. */
const loading = (file: string): number => {
  const code = `const s=performance.now();require(${JSON.stringify(file)});console.log(performance.now()-s);process.exit()`;
  const env = { ...process.env, TENCENTCLOUD_RUNENV: 'SCF', TCB_ENV: 'local-x', ...deskEnvironment };
  return Number(spawnSync(process.execPath, ['-e', code], { cwd: root, env, encoding: 'utf8' }).stdout);
};

/** How much faster a built function loads than wx-server-sdk as it is installed. */
export const cold = (): Row[] => {
  const folder = path.join(root, 'dist', 'cloudfunctions');
  const names = readdirSync(folder).sort();
  const times = new Map<string, number[]>();
  const note = (name: string, file: string) => times.set(name, [...(times.get(name) ?? []), loading(file)]);
  for (let time = 0; time < TIMES; time += 1) {
    note('bare', 'wx-server-sdk');
    for (const name of names) note(name, path.join(folder, name, 'index.js'));
  }
  const bare = median(times.get('bare') ?? []);
  return names.map((name) => ({
    what: `loading ${name} over loading wx-server-sdk unbundled`,
    figure: rounded(median(times.get(name) ?? []) / bare),
    unit: 'times',
    budget: 0.6,
  }));
};
