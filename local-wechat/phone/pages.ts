import exparser from 'miniprogram-exparser';
import { flushReady, type Caller, type Definition } from './component';
import type { Loader } from './loader';
import { joinPath } from './loader';
import type { PageStack, PageView, Phone, Query } from './phone';
import { watchPulling } from './pull';

const PAGES_MAX = 10;
const REACH_BOTTOM_PX = 50;
const SLIDE_MS = 300;

type Opened = PageView & { node: exparser.Component };

/** `/a/b?x=1` in two; values stay as they were written, as WeChat leaves them. */
export const splitUrl = (url: string): { path: string; query: Query } => {
  const [path = '', search = ''] = url.split('?');
  const pairs = search
    .split('&')
    .filter(Boolean)
    .map((pair) => pair.split('='));
  return { path, query: Object.fromEntries(pairs.map(([name = '', ...value]) => [name, value.join('=')])) };
};

/** Moves a page in. The mark goes again, or being shown a second time would start the movement anew. */
const slide = (page: HTMLElement, how: 'enters' | 'returns'): void => {
  page.dataset.slide = how;
  setTimeout(() => delete page.dataset.slide, SLIDE_MS);
};

let pageNumber = 0;

/** The pages of one phone: a stack whose bottom may be a tab, and tabs that live as long as the app. */
export class Pages implements PageStack {
  private stack: Opened[] = [];
  private tabs = new Map<string, Opened>();

  constructor(
    private phone: Phone,
    private loader: () => Loader,
  ) {}

  all = (): PageView[] => [...this.stack];
  current = (): PageView | undefined => this.stack.at(-1);

  async navigateTo(url: string): Promise<PageView> {
    const { route, query } = this.target(url);
    if (this.isTab(route)) throw new Error('can not navigateTo a tabbar page');
    if (this.stack.length >= PAGES_MAX) throw new Error(`webview count limit exceed`);
    this.hide(this.stack.at(-1));
    const page = this.open(route, query);
    slide(page.element, 'enters');
    return this.enter([...this.stack, page]);
  }

  async redirectTo(url: string): Promise<PageView> {
    const { route, query } = this.target(url);
    if (this.isTab(route)) throw new Error('can not redirectTo a tabbar page');
    const below = this.stack.slice(0, -1);
    this.leave(this.stack.slice(-1));
    return this.enter([...below, this.open(route, query)]);
  }

  async switchTab(url: string): Promise<PageView> {
    const { route } = this.target(url);
    if (!this.isTab(route)) throw new Error('can not switch to no-tabBar page');
    const kept = this.tabs.get(route);
    const top = this.stack.at(-1);
    if (kept && kept === top) return kept;
    if (top && this.isTab(top.route)) this.hide(top);
    this.leave(this.stack);
    return this.enter([kept ?? this.open(route, {})]);
  }

  async reLaunch(url: string): Promise<PageView> {
    const { route, query } = this.target(url);
    this.close();
    return this.enter([this.open(route, query)]);
  }

  async navigateBack(delta = 1): Promise<void> {
    const count = Math.min(Math.max(delta, 1), this.stack.length - 1);
    if (count < 1) throw new Error('cannot navigate back at first page');
    const leaving = this.stack.slice(-count);
    const staying = this.stack.slice(0, -count);
    this.leave(leaving);
    slide(this.enter(staying).element, 'returns');
  }

  startPullDown(): void {
    const page = this.current();
    if (!page || 'pulling' in page.element.dataset) return;
    page.element.dataset.pulling = '';
    page.call('onPullDownRefresh');
  }

  stopPullDown(): void {
    for (const { element } of this.stack) delete element.dataset.pulling;
  }

  /** The app goes to the background or comes back: only the top page notices. */
  appShown(shown: boolean): void {
    const top = this.stack.at(-1);
    if (top) this.tell(top, shown);
  }

  close(): void {
    this.leave(this.stack);
    for (const page of this.tabs.values()) this.unload(page);
    this.tabs.clear();
    this.stack = [];
  }

  private tabIndex = (route: string) =>
    this.phone.bundle.app.tabBar?.list.findIndex(({ pagePath }) => pagePath === route) ?? -1;
  private isTab = (route: string) => this.tabIndex(route) >= 0;

  private target(url: string): { route: string; query: Query } {
    const { path, query } = splitUrl(url);
    const route = joinPath(this.current()?.route ?? '', path);
    if (!this.phone.bundle.pages.includes(route)) throw new Error(`page "${route}" is not found`);
    return { route, query };
  }

  private open(route: string, options: Query): Opened {
    const { bundle, screen } = this.phone;
    const node = exparser.createElement('mp-page', this.loader().ensure(route));
    const page = this.describe(node, route, options);
    page.element.classList.add(bundle.scopes[route] ?? 'pg');
    // A page scrolls by keyboard too, whether or not anything on it can be pressed.
    page.element.tabIndex = 0;
    screen.append(page.element);
    exparser.Element.pretendAttached(node);
    this.watchScroll(page);
    if (page.config.enablePullDownRefresh) watchPulling(page.element, () => this.startPullDown());
    if (this.isTab(route)) this.tabs.set(route, page);
    return page;
  }

  private describe(node: exparser.Component, route: string, options: Query): Opened {
    const { bundle } = this.phone;
    const id = (pageNumber += 1);
    const instance = exparser.Element.getMethodCaller(node) as Caller;
    const { pageFields } = this.loader().definitionOf(route) as Definition & { pageFields?: object };
    Object.assign(instance, exparser.dataUtils.deepCopy(pageFields ?? {}));
    Object.assign(instance, { route, __route__: route, options, __wxWebviewId__: id });
    node.$$.dataset.page = String(id);
    const has = (method: string) => typeof instance[method] === 'function';
    return {
      id,
      route,
      options,
      node,
      config: { ...bundle.app.window, ...bundle.configs[route] },
      element: node.$$,
      instance,
      has,
      call: (method, ...args) =>
        has(method) ? (instance[method] as (...args: unknown[]) => unknown)(...args) : undefined,
      scrollTo: (top, duration = 300) => node.$$.scrollTo?.({ top, behavior: duration ? 'smooth' : 'auto' }),
    };
  }

  private enter(stack: Opened[]): PageView {
    this.stack = stack;
    const top = stack.at(-1);
    if (!top) throw new Error('There is no page to show.');
    for (const page of new Set([...this.tabs.values(), ...stack]))
      page.element.toggleAttribute('data-below', page !== top);
    const tab = this.tabIndex(top.route);
    this.phone.screen.toggleAttribute('data-tabbed', tab >= 0);
    const homeButton = stack.length === 1 && tab < 0 && top.route !== this.phone.bundle.pages[0];
    this.phone.chrome.showPage({ page: top, canGoBack: stack.length > 1, homeButton, tab });
    if (!top.element.dataset.loaded) {
      top.element.dataset.loaded = 'yes';
      this.guard(top, 'onLoad', top.options);
    }
    this.tell(top, true);
    return top;
  }

  /** Takes pages off the stack, top first; a tab is only hidden, and only if it was in front. */
  private leave(pages: Opened[]): void {
    for (const page of [...pages].reverse()) if (!this.tabs.has(page.route)) this.unload(page);
  }

  private hide(page: Opened | undefined): void {
    if (page) this.tell(page, false);
  }

  private tell(page: Opened, shown: boolean): void {
    this.guard(page, shown ? 'onShow' : 'onHide');
    page.node.triggerPageLifeTime(shown ? 'show' : 'hide');
    if (!shown || page.element.dataset.ready) return;
    page.element.dataset.ready = 'yes';
    queueMicrotask(() => {
      flushReady();
      this.guard(page, 'onReady');
    });
  }

  private unload(page: Opened): void {
    this.guard(page, 'onUnload');
    exparser.Element.pretendDetached(page.node);
    page.element.remove();
  }

  /** A page whose life cycle throws must not stop the phone. */
  private guard(page: Opened, method: string, ...args: unknown[]): void {
    try {
      page.call(method, ...args);
    } catch (error) {
      this.loader().report(error);
    }
  }

  private watchScroll(page: Opened): void {
    const { element } = page;
    const distance = page.config.onReachBottomDistance ?? REACH_BOTTOM_PX;
    let reached = false;
    element.addEventListener('scroll', () => {
      if (page.has('onPageScroll')) page.call('onPageScroll', { scrollTop: element.scrollTop });
      const near = element.scrollHeight - element.scrollTop - element.clientHeight <= distance;
      if (near && !reached) page.call('onReachBottom');
      reached = near;
    });
  }
}
