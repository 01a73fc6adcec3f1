import { rmSync } from 'node:fs';
import { buildIfStale } from './freshness';
import { buildFunctions, writeIndexes } from './functions';
import { stage } from './stage';
import { buildWeapp } from './weapp';

const always = ['package-lock.json', 'domain'];

/** Builds what is stale of dist/cloudfunctions and dist/indexes.json: all that the local cloud needs. */
export const buildCloud = (): Promise<boolean> =>
  stage('Cloud functions', () =>
    buildIfStale('dist/cloudfunctions', [...always, 'cloudfunctions', 'commands/functions.ts'], async () => {
      await buildFunctions();
      await writeIndexes();
    }),
  );

/** The same, and dist/weapp; one progress line each. */
export const buildAll = async ({ fresh = false } = {}): Promise<void> => {
  if (fresh) rmSync('dist', { recursive: true, force: true });
  await buildCloud();
  await stage('Mini-program', () =>
    buildIfStale(
      'dist/weapp',
      [...always, 'src', 'config', 'babel.config.js', 'commands/weapp.ts'],
      () => buildWeapp(),
      `${process.env['LINLI_RELEASE_ENV']} ${process.env['LINLI_TRIAL_ENV']}`,
    ),
  );
};
