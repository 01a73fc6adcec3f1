import type { Browser, Page } from 'playwright-core';
import type { DeviceState } from '../../local-wechat/phone/device';
import type { OnDesk } from '../../local-wechat/desk/onDesk';

const SIZE = { width: 375, height: 812 };
/** WeChat's largest letters: the app then draws itself large. */
const LARGEST_FONT = 23.8;
/** Above anything a page scrolls to; more would be a picture nobody reads. */
const TALLEST_PX = 2_600;
const STILL_MS = 120;

export type Look = 'plain' | 'elder' | 'dark';

type OnPhone = { onDesk: OnDesk };

/** One person's phone, alone in a browser tab, driven by where it goes rather than by what is pressed. */
export type LonePhone = {
  page: Page;
  /** Opens a screen over the home page and waits until nothing on it is on its way. */
  visit(route: string, query?: Readonly<Record<string, string>>): Promise<void>;
  /** The same, but looks before anything has arrived. */
  visitEarly(route: string, query?: Readonly<Record<string, string>>): Promise<void>;
  /** The whole screen however long it is, as a JPEG. */
  picture(): Promise<Buffer>;
  turn(settings: Partial<DeviceState>): Promise<void>;
  close(): Promise<void>;
};

const address = (route: string, query: Readonly<Record<string, string>> = {}): string => {
  const words = new URLSearchParams(query).toString();
  return `/${route}${words && `?${words}`}`;
};

/** Runs inside the tab: tabs are switched to, everything else lies over the home page. */
const goThere = async (url: string): Promise<void> => {
  const { pages, bundle } = (window as unknown as OnPhone).onDesk.phone;
  const route = url.slice(1).split('?')[0] ?? '';
  if (bundle.app.tabBar?.list.some(({ pagePath }) => pagePath === route)) {
    await pages.reLaunch(url);
  } else if (pages.all().length > 1) await pages.redirectTo(url);
  else await pages.navigateTo(url);
};

const nothingOnItsWay = (): boolean => {
  const top = (window as unknown as OnPhone).onDesk.phone.pages.current()?.element;
  const drawn = Boolean(top?.querySelector('.screen')) && !top?.querySelector('[aria-label="正在打开"]');
  return drawn && [...(top?.querySelectorAll('img') ?? [])].every(({ complete }) => complete);
};

/** How much taller the tab must be to show the whole page. */
const hiddenBelow = (): number => {
  const top = (window as unknown as OnPhone).onDesk.phone.pages.current()?.element;
  return top ? top.scrollHeight - top.clientHeight : 0;
};

const driven = (page: Page, close: () => Promise<void>): LonePhone => {
  const turn = (settings: Partial<DeviceState>) =>
    page.evaluate((given) => (window as unknown as OnPhone).onDesk.device.set(given), settings);
  const still = () => page.waitForTimeout(STILL_MS);
  return {
    page,
    turn,
    close,
    visit: async (route, query) => {
      await page.evaluate(goThere, address(route, query));
      await page.waitForFunction(nothingOnItsWay);
      await still();
    },
    visitEarly: async (route, query) => {
      await turn({ delay: 60_000 });
      await page.evaluate(goThere, address(route, query));
      await page.waitForTimeout(400);
      await turn({ delay: 0 });
    },
    picture: async () => {
      const more = await page.evaluate(hiddenBelow);
      if (more > 0) await page.setViewportSize({ ...SIZE, height: Math.min(SIZE.height + more, TALLEST_PX) });
      await still();
      const taken = await page.screenshot({ type: 'jpeg', quality: 70 });
      if (more > 0) await page.setViewportSize(SIZE);
      return taken;
    },
  };
};

/** Gives somebody a phone on a desk that is running at this address. */
export const lonePhone = async (
  browser: Browser,
  desk: string,
  who: string,
  look: Look = 'plain',
): Promise<LonePhone> => {
  const theme = look === 'dark' ? 'dark' : 'light';
  const context = await browser.newContext({ viewport: SIZE, locale: 'zh-CN', colorScheme: theme });
  const settings = { theme, privacyAgreed: true, ...(look === 'elder' && { fontSize: LARGEST_FONT }) };
  await context.addInitScript(([key, value]) => localStorage.setItem(key, value), [
    `desk:phone:${who}`,
    JSON.stringify(settings),
  ] as const);
  const page = await context.newPage();
  await page.goto(`${desk}/phone?persona=${who}`);
  await page.waitForFunction(() => 'onDesk' in window);
  return driven(page, () => context.close());
};
