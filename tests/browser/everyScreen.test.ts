import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { lonePhone, type Look } from '../../commands/screens/phones';
import { tour } from '../../demo/tour';
import { openBrowser, startDesk, type Desk } from './theDesk';

const axe = readFileSync(path.join(__dirname, '..', '..', 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
const MINUTES = 60_000;

let desk: Desk;
let browser: Browser;
beforeAll(async () => {
  const data = path.join(mkdtempSync(path.join(tmpdir(), 'screens-')), 'data');
  [desk, browser] = await Promise.all([startDesk(data), openBrowser()]);
}, 6 * MINUTES);
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const TOP = 'mp-page:not([data-below])';

/** What keeps somebody out: of axe's findings the serious and the critical ones, on the page the app drew. */
const barriers = async (page: Page): Promise<string[]> => {
  const found = await page.evaluate(async (top) => {
    const checker = (window as unknown as { axe: { run(on: string, how: RunOptions): Promise<AxeResults> } }).axe;
    return checker.run(top, { resultTypes: ['violations'] });
  }, TOP);
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
};

/** Words smaller than 18 px, things to press lower than 60 px, and words cut off or pushed out of the screen. */
const tooSmall = (top: string): string[] => {
  const root = document.querySelector(top);
  const shown = [...(root?.querySelectorAll<HTMLElement>('*') ?? [])].filter((one) => one.checkVisibility());
  const name = (one: HTMLElement) => `${one.className.slice(0, 40)} "${(one.textContent ?? '').slice(0, 16)}"`;
  const speaks = (one: HTMLElement) =>
    [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim());
  const words = shown
    .filter((one) => speaks(one) && parseFloat(getComputedStyle(one).fontSize) < 18)
    .map((one) => `small letters: ${name(one)}`);
  const outside = shown
    .filter((one) => speaks(one) && !one.closest('.tabs, wx-picker-view, .wx-textarea'))
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 || one.scrollWidth > one.clientWidth + 8)
    .filter((one) => getComputedStyle(one).display !== 'inline')
    .map((one) => `cut off: ${name(one)}`);
  const keys = [...(root?.querySelectorAll<HTMLElement>('.press, .van-button') ?? [])]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 0)
    .filter((one) => one.getBoundingClientRect().height < 59.5 || one.getBoundingClientRect().width < 44)
    .map((one) => `low: ${name(one)} ${Math.round(one.getBoundingClientRect().height)}`);
  return [...words, ...keys, ...outside];
};

type Finding = (page: Page) => Promise<string[]>;

/** Everybody's screens with one look, one phone a person; answers what was found, by screen. */
const walk = async (look: Look, ...finders: readonly Finding[]): Promise<Record<string, string[]>> => {
  const found: Record<string, string[]> = {};
  for (const who of new Set(Object.values(tour).map((stop) => stop.who))) {
    const phone = await lonePhone(browser, desk.url, who, look);
    await phone.page.addScriptTag({ content: axe });
    for (const [route, stop] of Object.entries(tour).filter(([, held]) => held.who === who)) {
      await phone.visit(route, stop.query);
      const all = (await Promise.all(finders.map((find) => find(phone.page)))).flat();
      if (all.length) found[route] = [...new Set(all)];
    }
    await phone.close();
  }
  return found;
};

const routesOf = (): string[] => {
  const app = JSON.parse(readFileSync(path.join('dist', 'weapp', 'app.json'), 'utf8')) as {
    pages: string[];
    subPackages: { root: string; pages: string[] }[];
  };
  return [...app.pages, ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];
};

test('the tour leaves out no screen', () => {
  expect(Object.keys(tour).sort()).toEqual(routesOf().sort());
});

test(
  'by day: a screen reader gets through every screen',
  async () => {
    expect(await walk('plain', barriers)).toEqual({});
  },
  4 * MINUTES,
);

test(
  'with large letters: every word at least 18 px, every target 60, nothing cut off',
  async () => {
    expect(await walk('elder', barriers, (page) => page.evaluate(tooSmall, TOP))).toEqual({});
  },
  4 * MINUTES,
);

test(
  'by night: every screen keeps its contrast',
  async () => {
    expect(await walk('dark', barriers)).toEqual({});
  },
  4 * MINUTES,
);
