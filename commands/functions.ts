import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { collections } from '../domain/collections';

const SOURCE = 'cloudfunctions';
const TARGET = 'dist/cloudfunctions';
const INDEXES = 'dist/indexes.json';

/**
 * Parts of the SDK for artificial intelligence, SQL, watching a collection and machines that are no cloud function: no
 * function of ours can reach them. axios asks only for the last, and lodash.set serves only the watching.
 */
const unreachable =
  /^(@cloudbase\/(ai|app|wx-cloud-client-sdk)|web-streams-polyfill|axios|\.\/realtime\/websocket-client)$/;

/**
 * They cost 200 ms of every cold start and carry known advisories, so they are empty in the bundle. The SDK only touches
 * them when asked to.
 */
export const leaveOutUnreachable: Plugin = {
  name: 'leave-out-unreachable',
  setup: (bundle) => {
    bundle.onResolve({ filter: unreachable }, ({ path }) => ({ path, namespace: 'left-out' }));
    bundle.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'module.exports = {};' }));
  },
};

export const functionFolders = (): string[] =>
  readdirSync(SOURCE).filter((name) => existsSync(join(SOURCE, name, 'index.ts')));

/** One self-contained folder: nothing to install when it is deployed. */
const buildFunction = async (name: string): Promise<void> => {
  const folder = join(TARGET, name);
  mkdirSync(folder, { recursive: true });
  const fresh = join(folder, `.index.${process.pid}.js`);
  await build({
    entryPoints: [join(SOURCE, name, 'index.ts')],
    outfile: fresh,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node16',
    format: 'cjs',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [leaveOutUnreachable],
  });
  copyFileSync(join(SOURCE, name, 'config.json'), join(folder, 'config.json'));
  const about = { name: `linli-${name}`, version: '0.1.0', private: true, main: 'index.js' };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(about, null, 2)}\n`);
  renameSync(fresh, join(folder, 'index.js'));
};

/** dist/cloudfunctions: what WeChat's tools upload and the local cloud serves. A folder whose source is gone goes too. */
export const buildFunctions = async (): Promise<void> => {
  const names = functionFolders();
  mkdirSync(TARGET, { recursive: true });
  for (const name of readdirSync(TARGET)) if (!names.includes(name)) rmSync(join(TARGET, name), { recursive: true });
  await Promise.all(names.map(buildFunction));
};

/** dist/indexes.json: every collection and its indexes, for the local cloud and for whoever sets up the real one. */
export const writeIndexes = (): void => {
  const indexes = Object.fromEntries(
    Object.entries(collections).map(([name, collection]) => [name, collection.indexes]),
  );
  mkdirSync('dist', { recursive: true });
  writeFileSync(INDEXES, `${JSON.stringify(indexes, null, 2)}\n`);
};
