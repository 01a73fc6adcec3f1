import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { rare, rareStops } from '../demo/rare';
import { tour, type Stop } from '../demo/tour';
import { town } from '../demo/town';
import { buildAll } from './builds';
import { findChromium } from './chromium';
import { flagsOf, stop } from './flags';
import { lonePhone, type Look } from './screens/phones';
import { layOut, type Shot } from './screens/sheets';
import { DEMO_SEED, openTown } from './screens/towns';

const { flags } = flagsOf(
  { only: { type: 'string', default: '' }, faces: { type: 'string', default: '' } },
  'npm run screens -- [--only=<part of a route>] [--faces=ready,empty,waiting,refused,elder,dark]',
);

const STRANGER = 'newcomer';
const folder = resolve('dist', 'sheet');

/** Every screen is looked at with each of these faces. */
type Face = { name: string; world: 'full' | 'bare'; look: Look; who: (stop: Stop) => string; early?: boolean };
const holder = ({ who }: Stop): string => who;
const faces: readonly Face[] = [
  { name: 'ready', world: 'full', look: 'plain', who: holder },
  { name: 'empty', world: 'bare', look: 'plain', who: holder },
  { name: 'waiting', world: 'full', look: 'plain', who: holder, early: true },
  { name: 'refused', world: 'full', look: 'plain', who: () => STRANGER },
  { name: 'elder', world: 'full', look: 'elder', who: holder },
  { name: 'dark', world: 'full', look: 'dark', who: holder },
];

/** A page, who opens it, and another name for it where it is seen on no ordinary day. */
type Routes = readonly (readonly [string, Stop, string?])[];

/** One face of every screen, a phone for each person who opens one. */
const take = async (browser: Browser, url: string, face: Face, routes: Routes): Promise<Shot[]> => {
  const shots: Shot[] = [];
  for (const who of new Set(routes.map(([, stop]) => face.who(stop)))) {
    const phone = await lonePhone(browser, url, who, face.look);
    for (const [route, stop, seen = route] of routes.filter(([, held]) => face.who(held) === who)) {
      await (face.early ? phone.visitEarly : phone.visit)(route, stop.query);
      const file = `${face.name}-${seen
        .replace(/^(pages|packages)\//, '')
        .replace(/\/index$/, '')
        .replace('/', '-')}.jpg`;
      writeFileSync(join(folder, file), await phone.picture());
      shots.push({ route: seen, look: `${face.name} · ${who}`, file });
    }
    await phone.close();
  }
  console.log(`✓ ${face.name}: ${shots.length} pictures`);
  return shots;
};

const everyScreen = (): string[] => {
  const app = JSON.parse(readFileSync(join('dist', 'weapp', 'app.json'), 'utf8')) as {
    pages: string[];
    subPackages: { root: string; pages: string[] }[];
  };
  return [...app.pages, ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];
};

const screens = async (): Promise<void> => {
  await buildAll();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const routes = everyScreen()
    .filter((route) => route.includes(flags.only))
    .map((route) => [route, tour[route] ?? stop(`demo/tour.ts does not say who opens ${route}.`)] as const);
  const wanted = faces.filter(({ name }) => !flags.faces || flags.faces.split(',').includes(name));
  const now = new Date();
  const demo = town(DEMO_SEED, now);
  const seldom = Object.entries(rareStops)
    .filter(([name]) => name.includes(flags.only))
    .map(([name, { route, ...stop }]) => [route, stop, name] as const);
  const worlds = { full: await openTown(demo, false, rare(demo, now)), bare: await openTown(demo, true) };
  const browser = await chromium.launch({
    executablePath: findChromium(console.log),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const shots: Shot[] = [];
  for (const face of wanted)
    shots.push(
      ...(await take(browser, worlds[face.world].url, face, [...routes, ...(face.world === 'full' ? seldom : [])])),
    );
  const sheets = await layOut(browser, folder, shots);
  await browser.close();
  await Promise.all(Object.values(worlds).map((cloud) => cloud.close()));
  console.log(`${shots.length} pictures on ${sheets} sheets: ${join(folder, 'index.html')}`);
};

screens().then(
  () => process.exit(0),
  (error: Error) => stop(error.message),
);
