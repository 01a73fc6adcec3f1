// The door of every command: makes sure Node and the locked dependencies are there, then runs commands/<name>.ts.
// Plain JavaScript on purpose: it must work before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [name = '', ...flags] = process.argv.slice(2);

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Linli needs Node 20 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

const known = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts);
if (!known.includes(name)) {
  console.error(`There is no command "${name}". There are: ${known.join(', ')}. Each says more with --help.`);
  process.exit(2);
}

const stamp = join(root, 'node_modules', '.linli-installed');
const locked = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(process.version)
  .digest('hex');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== locked) {
  console.log('Installing the locked dependencies (about a minute, once) …');
  const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (install.status !== 0) {
    console.error('The dependencies could not be installed. Is the npm registry reachable? Try again with: npm ci');
    process.exit(1);
  }
  writeFileSync(stamp, locked);
}

const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'commands', `${name}.ts`), ...flags], {
  cwd: root,
  stdio: 'inherit',
});
// Ctrl-C reaches the child from the terminal itself; this process only waits for it to finish cleanly.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
