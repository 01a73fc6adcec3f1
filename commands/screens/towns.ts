import { join } from 'node:path';
import { deskEnvironment } from '../../demo/environment';
import type { DemoTown } from '../../demo/town';
import { startCloud, type Cloud } from '../../local-wechat/cloud/cloud';
import { deskPages } from '../../local-wechat/desk/serve';
import { deskWorld } from '../deskWorld';

export const DEMO_SEED = 20_261_121;

/** What a district has on its first day: places, people and their posts, and nothing that happened. */
const standing = ['places', 'people', 'posts', 'units', 'dutyLists', 'pointRules'] as const;
const firstDay = ({ collections, ...rest }: DemoTown) => ({
  ...rest,
  collections: Object.fromEntries(standing.map((name) => [name, collections[name]])),
});

const post = async (url: string, path: string, body: object): Promise<void> => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`The demo town could not be loaded: ${await answer.text()}`);
};

/** A town in memory with phones to look at it; a bare one has everybody in place and nothing to do. */
export const openTown = async (demo: DemoTown, bare: boolean, more: object = {}): Promise<Cloud> => {
  const cloud = await startCloud({
    port: 0,
    functions: join('dist', 'cloudfunctions'),
    indexes: join('dist', 'indexes.json'),
    data: ':memory:',
    environment: deskEnvironment,
    personas: demo.personas,
    pages: deskPages({ weapp: join('dist', 'weapp'), ...deskWorld(demo) }),
  });
  const { collections, files } = bare ? firstDay(demo) : demo;
  await post(cloud.url, '/control/load', { collections, files });
  await post(cloud.url, '/control/load', { collections: more });
  await post(cloud.url, '/control/fire', { function: 'clock' });
  return cloud;
};
