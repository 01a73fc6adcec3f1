import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tap } from '../../../local-wechat/phone/gestures';
import { tour, type Stop } from '../../../demo/tour';
import { aCrowdedTown } from '../../support/crowdedTown';
import type { TestPhone } from '../../support/phone';
import { WEDNESDAY_TEN, 店主, 志愿者, 社区专员, 街道干部, type Town } from '../../support/town';
import { phoneOf, phonesOff } from './phones';

const KB = 1024;
const FIRST = { setData: 3, bytes: 25 * KB };
const NODES_MOST = 300;
const PAGE_BYTES = 12 * KB;
const TAP_BYTES = 2 * KB;
/** Read page by page too, but of these even the crowded town has not twenty, or they lie behind a tab. */
const short: readonly string[] = [
  ...['exports', 'posts'].map((page) => `packages/staff/${page}/index`),
  ...['settlement', 'nights', 'myWishes'].map((page) => `packages/volunteers/${page}/index`),
  'packages/merchants/members/index',
];

const SLOW_MS = 60_000;

let town: Town;
beforeAll(async () => void (town = await aCrowdedTown(WEDNESDAY_TEN)));
afterAll(() => town?.stop());
afterEach(phonesOff);

/** The page itself is there, and everything it asked for is drawn. */
const arrived = async (phone: TestPhone): Promise<void> => {
  await phone.waitFor(() => {
    const page = phone.page().element;
    return page.querySelector('.screen') !== null && page.querySelector('[aria-label="正在打开"]') === null;
  });
  await phone.still();
};

type Over = string[];
const inKB = (bytes: number): string => `${(bytes / KB).toFixed(1)} KB`;

const opened = async (phone: TestPhone, route: string, { query = {} }: Stop): Promise<Over> => {
  phone.phone.device.set({ delay: 0 });
  phone.counts();
  await phone.phone.pages.reLaunch(`/${route}?${new URLSearchParams(query).toString()}`);
  await arrived(phone);
  const { pages, nodes } = phone.counts();
  const refused = /返回|再试一次/.test(phone.page().element.querySelector('.card > .empty')?.textContent ?? '');
  return [
    ...(refused ? [`${route} was refused: ${phone.page().element.textContent}`] : []),
    ...(pages.setData > FIRST.setData ? [`${route} opened in ${pages.setData} calls`] : []),
    ...(pages.bytes > FIRST.bytes ? [`${route} opened with ${inKB(pages.bytes)}`] : []),
    ...(nodes > NODES_MOST ? [`${route} has ${nodes} nodes`] : []),
  ];
};

/** Whether a screen shows a list page by page, as its own folder says. */
const isLong = (route: string): boolean => {
  const folder = join('src', dirname(route));
  const reads = (file: string) => /use(Pages|Part)\(/.test(readFileSync(join(folder, file), 'utf8'));
  return !short.includes(route) && readdirSync(folder).some((file) => file.endsWith('.tsx') && reads(file));
};

/** Twenty more. */
const readOn = async (phone: TestPhone, route: string): Promise<Over> => {
  const before = phone.counts().nodes;
  phone.page().call('onReachBottom');
  await phone.waitFor(() => phone.phone.counts.pages.setData > 0).catch(() => undefined);
  await phone.still();
  const { pages, nodes } = phone.counts();
  return [
    ...(nodes > before ? [] : [`${route} had no second page to read`]),
    ...(pages.bytes > PAGE_BYTES ? [`${route} read on with ${inKB(pages.bytes)}`] : []),
  ];
};

/** The first two of a kind of thing to press, and of what is chosen among. */
const somethingToPress = (phone: TestPhone): Element[] => {
  const seen = new Map<string, number>();
  return [...phone.page().element.querySelectorAll('.press, .van-button')].filter((one) => {
    const kind = one.className;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    return (seen.get(kind) ?? 0) <= 2;
  });
};

/** What a press changes is light; where something comes or goes, it is a page's part and weighs as one. */
const pressed = async (phone: TestPhone, route: string): Promise<Over> => {
  phone.phone.device.set({ delay: SLOW_MS });
  const over: Over = [];
  const at = phone.page();
  for (const one of somethingToPress(phone)) {
    if (!one.isConnected) continue;
    const before = new Set(at.element.querySelectorAll('*'));
    const name = `${route} "${(one.textContent ?? '').slice(0, 12)}"`;
    phone.counts();
    tap(one);
    await phone.still();
    const { pages } = phone.counts();
    const { length } = phone.phone.pages.all();
    if (phone.page() !== at && length < 2) break;
    if (phone.page() !== at) await phone.phone.pages.navigateBack();
    else {
      const after = [...at.element.querySelectorAll('*')];
      const draws = after.length !== before.size || after.some((element) => !before.has(element));
      // The home page, kept behind its tab, grows with the letters too.
      if (pages.setData > (name.includes('大字') ? 2 : 1)) over.push(`${name} took ${pages.setData} calls`);
      if (pages.bytes > (draws ? PAGE_BYTES : TAP_BYTES)) over.push(`${name} took ${inKB(pages.bytes)}`);
    }
  }
  return over;
};

test.each([...new Set(Object.values(tour).map(({ who }) => who))])(
  '%s: every screen opens light, reads on light and answers a press light',
  async (who) => {
    const phone = await phoneOf(town, who);
    const over: Over = [];
    for (const [route, stop] of Object.entries(tour).filter(([, held]) => held.who === who)) {
      over.push(...(await opened(phone, route, stop)));
      if (isLong(route)) over.push(...(await readOn(phone, route)));
      over.push(...(await pressed(phone, route)));
    }
    expect(over).toEqual([]);
  },
  120_000,
);

/** The lists that open behind a tab. */
test.each([
  [社区专员, 'packages/staff/exports/index', '我要的'],
  [街道干部, 'packages/staff/exports/index', '等批准'],
  [社区专员, 'packages/staff/posts/index', '全部'],
  [志愿者, 'packages/volunteers/myWishes/index', '我认领的'],
  [店主, 'packages/merchants/needs/index', '我提的'],
])('%s: %s, “%s” reads on light', async (who, route, tab) => {
  const phone = await phoneOf(town, who);
  await phone.phone.pages.reLaunch(`/${route}?${new URLSearchParams(tour[route]?.query ?? {}).toString()}`);
  await arrived(phone);
  await phone.tap(tab);
  await arrived(phone);
  const { pages, nodes } = phone.counts();
  expect(nodes).toBeLessThanOrEqual(NODES_MOST);
  expect(pages.bytes).toBeLessThanOrEqual(2 * FIRST.bytes);
  expect(await readOn(phone, route)).toEqual([]);
});
