import { spawn } from 'node:child_process';
import { buildAll } from './builds';
import { staleDocs } from './docsPages';
import { flagsOf, stop } from './flags';
import { locate } from './locate';
import { oversized } from './sizes';
import { faultsInTemplates } from './templates';

flagsOf({}, 'npm run check');

/** A check answers with its complaints; none means it holds. */
type Check = { title: string; run: () => Promise<readonly string[]> };

const tool = (title: string, bin: string, ...args: string[]): Check => ({
  title,
  run: () =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [locate(bin), ...args], { env: { ...process.env, NO_COLOR: '1' } });
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.on('close', (code) => resolve(code === 0 ? [] : [said.trim() || `${bin} ended with ${code}`]));
    }),
});

const ofSources = [
  tool('Types', 'typescript/bin/tsc', '--noEmit', '-p', '.'),
  tool('Lint', './node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'),
  tool('Format', './node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  tool(
    'Arrows',
    './node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    ...['src', 'domain', 'cloudfunctions', 'local-wechat', 'demo', 'commands', 'tests'],
  ),
  { title: 'Generated pages are current', run: () => Promise.resolve(staleDocs()) },
] satisfies Check[];

const ofBuilds = [
  { title: 'Templates and styles compile with the official compiler', run: () => Promise.resolve(faultsInTemplates()) },
  { title: 'Package sizes', run: () => Promise.resolve(oversized()) },
] satisfies Check[];

/** Two at a time: the machine has two cores and every check is its own process. */
const runAll = async (checks: readonly Check[]): Promise<number> => {
  const waiting = [...checks];
  let broken = 0;
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const since = performance.now();
      const complaints = await check.run();
      if (complaints.length) broken += 1;
      console.log(
        [
          `${complaints.length ? '✗' : '✓'} ${check.title} (${((performance.now() - since) / 1000).toFixed(1)} s)`,
          ...complaints,
        ].join('\n'),
      );
    }
  };
  await Promise.all([worker(), worker()]);
  return broken;
};

const check = async (): Promise<void> => {
  await buildAll();
  const broken = (await runAll(ofSources)) + (await runAll(ofBuilds));
  if (broken) stop(`${broken} of ${ofSources.length + ofBuilds.length} checks found something to mend.`);
  console.log(`${ofSources.length + ofBuilds.length} checks passed.`);
};

check().catch((error: Error) => stop(error.message));
