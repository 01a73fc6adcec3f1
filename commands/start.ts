import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { deskEnvironment } from '../demo/environment';
import { town } from '../demo/town';
import { startCloud, type Cloud } from '../local-wechat/cloud/cloud';
import { deskPages } from '../local-wechat/desk/serve';
import { buildAll } from './builds';
import { deskWorld } from './deskWorld';
import { flagsOf, portOf, stop } from './flags';
import { stage } from './stage';
import { watchSources } from './watch';

const { flags } = flagsOf(
  {
    port: { type: 'string', default: '7600' },
    data: { type: 'string', default: join('.linli', 'data') },
    reset: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
  },
  'npm start -- [--port N] [--data DIR] [--reset] [--watch] [--no-open]',
);

const DEMO_SEED = 20_261_121;

/** Asked before the build, so that a taken port costs nobody half a minute. */
const mustBeFree = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () =>
      reject(new Error(`Port ${port} is taken. Stop what uses it, or choose another: npm start -- --port ${port + 1}`)),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });

const openBrowser = (url: string): void => {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  if (process.env['CI'] || (opener === 'xdg-open' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']))
    return;
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
};

const isEmpty = (folder: string) => !existsSync(folder) || readdirSync(folder).length === 0;

const post = async (cloud: Cloud, path: string, body: object): Promise<void> => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${cloud.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`The demo data could not be loaded: ${await answer.text()}`);
};

/** The clock ticks once at the end, so that the public board has its figures from the first look. */
const loadDemo = async (cloud: Cloud, { collections, files }: ReturnType<typeof town>): Promise<void> => {
  await post(cloud, '/control/load', { collections, files });
  await post(cloud, '/control/fire', { function: 'clock' });
};

const start = async (): Promise<void> => {
  const port = portOf(flags.port);
  await mustBeFree(port);
  await buildAll();
  if (flags.reset) rmSync(flags.data, { recursive: true, force: true });
  const fresh = isEmpty(flags.data);
  const demo = town(DEMO_SEED, new Date());
  const world = deskWorld(demo);
  const cloud = await stage('Local cloud', () =>
    startCloud({
      port,
      functions: join('dist', 'cloudfunctions'),
      indexes: join('dist', 'indexes.json'),
      data: flags.data,
      personas: demo.personas,
      environment: deskEnvironment,
      pushes: { wxa_media_check: 'clock' },
      app: join('dist', 'weapp', 'app.json'),
      templates: world.templates,
      pages: deskPages({ weapp: join('dist', 'weapp'), ...world, watch: flags.watch }),
    }),
  );
  if (fresh) await stage('Demo data', () => loadDemo(cloud, demo));
  else console.log(`✓ Data kept from last time in ${flags.data} (start over with --reset)`);
  const watching = flags.watch ? watchSources() : undefined;
  console.log(`ready ${cloud.url}`);
  if (!flags['no-open']) openBrowser(cloud.url);

  const end = async () => {
    await watching?.stop();
    await cloud.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
};

start().catch((error: Error) => stop(error.message));
