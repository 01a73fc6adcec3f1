import type { Phone } from '../phone';
import type { Options } from './call';
import { apis, maybeNumber, text } from './call';

/** Moving between pages, and the bars above and below them. */
export const navigation = (phone: Phone): Record<string, unknown> => {
  const { pages, chrome } = phone;
  chrome.tabBar.start(phone.bundle.app.tabBar);
  steer(phone);
  const tab = (options: Options): number => maybeNumber(options, 'index') ?? 0;
  return apis({
    navigateTo: (options) => pages.navigateTo(text(options, 'url')).then(() => undefined),
    redirectTo: (options) => pages.redirectTo(text(options, 'url')).then(() => undefined),
    switchTab: (options) => pages.switchTab(text(options, 'url')).then(() => undefined),
    reLaunch: (options) => pages.reLaunch(text(options, 'url')).then(() => undefined),
    navigateBack: (options) => pages.navigateBack(maybeNumber(options, 'delta') ?? 1),
    setNavigationBarTitle: (options) => chrome.navigationBar({ title: String(options['title'] ?? '') }),
    setNavigationBarColor: (options) =>
      chrome.navigationBar({
        frontColor: text(options, 'frontColor'),
        backgroundColor: text(options, 'backgroundColor'),
      }),
    showNavigationBarLoading: () => chrome.navigationBar({ loading: true }),
    hideNavigationBarLoading: () => chrome.navigationBar({ loading: false }),
    hideHomeButton: () => chrome.navigationBar({ homeButton: false }),
    setTabBarBadge: (options) => chrome.tabBar.badge(tab(options), { text: text(options, 'text') }),
    removeTabBarBadge: (options) => chrome.tabBar.badge(tab(options), null),
    showTabBarRedDot: (options) => chrome.tabBar.badge(tab(options), { dot: true }),
    hideTabBarRedDot: (options) => chrome.tabBar.badge(tab(options), null),
  });
};

/** What a person can press around a page: back, home, a tab. The capsule belongs to share.ts. */
const steer = ({ bundle, pages, chrome, log }: Phone): void => {
  const go = (journey: Promise<unknown>): void => void journey.catch((reason: Error) => log(reason.message));
  chrome.pressed.back = () => go(pages.navigateBack());
  chrome.pressed.home = () => go(pages.reLaunch(`/${bundle.pages[0] ?? ''}`));
  chrome.pressed.tab = (index) => {
    const item = bundle.app.tabBar?.list[index];
    if (!item) return;
    const there = pages.current()?.route === item.pagePath;
    const journey = there ? Promise.resolve() : pages.switchTab(`/${item.pagePath}`);
    go(journey.then(() => pages.current()?.call('onTabItemTap', { index, pagePath: item.pagePath, text: item.text })));
  };
};
