import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { locate } from './locate';

export type WeappOptions = { watch?: boolean; log?: (line: string) => void };

const taro = () => join(dirname(locate('@tarojs/cli/package.json')), 'bin/taro');
// `--no-check` and `--disable-global-config`: otherwise the CLI fetches a schema and loads plugins from the home folder.
const flags = ['build', '--type', 'weapp', '--no-check', '--disable-global-config'];

const done = /Compiled successfully/;
const failed = /Compiled with some errors/;

/** What the compiler said, without its greeting, its tips and the attempts of its resolver. */
const complaint = (said: string): string => {
  const errors = said.slice(Math.max(0, said.search(/✖ Errors|Error:/)));
  return errors
    .split('\n')
    .filter((line) => line.trim() && !/^\s+at /.test(line))
    .slice(0, 30)
    .join('\n');
};

/**
 * Builds the mini-program into dist/weapp, as production does. When watching it resolves after the first build and
 * keeps building; the answer ends it.
 * @throws Error with the compiler's message
 */
export const buildWeapp = ({ watch = false, log = () => undefined }: WeappOptions = {}): Promise<() => void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [taro(), ...flags, ...(watch ? ['--watch'] : [])], {
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const end = () => void child.kill();
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      if (!watch || !(done.test(said) || failed.test(said))) return;
      log(done.test(said) ? 'The mini-program was built.' : complaint(said));
      said = '';
      resolve(end);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve(end);
      else reject(new Error(`The mini-program does not build.\n${complaint(said)}`));
    });
  });
