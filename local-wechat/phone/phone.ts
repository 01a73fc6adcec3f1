import type { Bundle, TabBarConfig, WindowConfig } from './bundle';
import type { Device, Place, ShareTarget } from './device';
import type { Ears } from './ears';

/**
 * One phone running one mini-program.
 *
 * How the parts fit: `compile.ts` (node) turns dist/weapp into a Bundle. `bootPhone` (boot.ts) makes the Phone below, calls
 * `wx(phone)` (wx/wx.ts: makeWx) to get the API, adds to it what the runtime itself supplies (createSelectorQuery,
 * createIntersectionObserver, pageScrollTo, start/stopPullDownRefresh, nextTick; see apis.ts), loads
 * app.js, then opens the first page. The chrome draws everything around and over the page and is told by `showPage`
 * what the top page looks like. `screen` sits between the chrome's bars and is filled by pages.ts only.
 */
export type Phone = {
  bundle: Bundle;
  /** The viewport pages are rendered into. Everything of a page, fixed elements too, stays inside. */
  screen: HTMLElement;
  pages: PageStack;
  device: Device;
  chrome: Chrome;
  /** The App() instance's life: wx/* (getLaunchOptionsSync, onAppShow, …) and the desk (background, foreground). */
  app: AppLife;
  /** wx/* puts here what a `<button open-type>` does; the answer becomes the event's detail, undefined fires none. */
  openTypes: Partial<Record<OpenType, (button: OpenButton) => Promise<Record<string, unknown> | undefined>>>;
  /** What the runtime did: setData calls with bytes and nodes, for tests and the inspector. */
  counts: Counts;
  /** Phone paths (`http://tmp/…`, `wxfile://…`, package paths, cloud:// ids) to something an <img> can load. */
  resolveUrl: { current: (path: string) => string | Promise<string> };
  log(line: string): void;
  /** Says once per name that something is not supplied. */
  once(name: string): void;
  /** Takes the phone off the screen: pages unloaded, listeners removed. */
  shutDown(): void;
};

export type OpenType = 'share' | 'chooseAvatar' | 'getPhoneNumber' | 'agreePrivacyAuthorization';

export type OpenButton = { openType: OpenType; dataset: Record<string, unknown>; element: HTMLElement };

export type Query = Record<string, string>;

/** One page on the stack. `call` runs a page method by name (onShareAppMessage, onTabItemTap, …) if it exists. */
export type PageView = {
  id: number;
  /** Without leading slash, e.g. `packages/requests/detail/index`. */
  route: string;
  options: Query;
  /** The merged window config: app.json's window, then the page's own json. */
  config: WindowConfig;
  element: HTMLElement;
  /** The page instance as getCurrentPages() shows it. */
  instance: Record<string, unknown>;
  call(method: string, ...args: unknown[]): unknown;
  has(method: string): boolean;
  scrollTo(top: number, duration?: number): void;
};

/** Failures reject with an Error whose message is WeChat's, without the `navigateTo:fail ` prefix. */
export type PageStack = {
  /** Bottom to top. */
  all(): PageView[];
  current(): PageView | undefined;
  navigateTo(url: string): Promise<PageView>;
  redirectTo(url: string): Promise<PageView>;
  switchTab(url: string): Promise<PageView>;
  reLaunch(url: string): Promise<PageView>;
  navigateBack(delta?: number): Promise<void>;
  /** Starts onPullDownRefresh with the three dots showing, or takes them away. */
  startPullDown(): void;
  stopPullDown(): void;
};

export type LaunchOptions = { path: string; query: Query; scene: number; shareTicket?: string; referrerInfo: object };

export type LifeEvent = 'show' | 'hide' | 'error';

export type AppLife = {
  launchOptions(): LaunchOptions;
  /** Options of the last onShow. */
  enterOptions(): LaunchOptions;
  /** The person leaves to another app and comes back, perhaps through a card, a code or a service message. */
  hide(): void;
  show(options?: Partial<LaunchOptions>): Promise<void>;
  /** Who listens with wx.onAppShow, wx.onAppHide and wx.onError; tests and the desk too. */
  heard: Record<LifeEvent, Ears<unknown>>;
};

/** Sums since the last reset. */
export type Counts = {
  setData: number;
  /** Bytes of the JSON that crossed to the view. */
  bytes: number;
  /** The same for pages alone, without what components on them send themselves. */
  pages: { setData: number; bytes: number };
  nodes(): number;
  /** Depth of the deepest node of the current page. */
  depth(): number;
  reset(): void;
};

export type PageFace = {
  page: PageView;
  /** False on the first page of the stack: no back arrow. */
  canGoBack: boolean;
  /** True when the first page is not the entry nor a tab: WeChat shows a home button. */
  homeButton: boolean;
  /** Index in app.json's tabBar.list, or -1: the tab bar is hidden. */
  tab: number;
};

export type Toast = {
  title: string;
  icon?: 'success' | 'error' | 'loading' | 'none';
  image?: string;
  duration?: number;
  mask?: boolean;
};

export type Modal = {
  title?: string;
  content?: string;
  showCancel?: boolean;
  cancelText?: string;
  cancelColor?: string;
  confirmText?: string;
  confirmColor?: string;
  editable?: boolean;
  placeholderText?: string;
};

export type NavigationBar = {
  title?: string;
  frontColor?: string;
  backgroundColor?: string;
  loading?: boolean;
  homeButton?: boolean;
};

/** Everything WeChat draws around and over a page. Implemented in chrome/; the runtime calls only `showPage`. */
export type Chrome = {
  /** What the buttons around a page do; wx/navigation.ts fills it in. */
  pressed: {
    back?: () => void;
    home?: () => void;
    tab?: (index: number) => void;
    menu?: () => void;
    close?: () => void;
  };
  /** After every change of the top page, before its first paint is needed. */
  showPage(face: PageFace): void;
  /** Changes the bar of the current page; a page keeps its changes while it lives. */
  navigationBar(change: NavigationBar): void;
  tabBar: {
    start(config: TabBarConfig | undefined): void;
    badge(index: number, badge: { text?: string; dot?: boolean } | null): void;
  };
  toast(toast: Toast): void;
  hideToast(): void;
  loading(title: string, mask: boolean): void;
  hideLoading(): void;
  modal(modal: Modal): Promise<{ confirm: boolean; cancel: boolean; content?: string }>;
  /** The chosen index, or null when cancelled. */
  actionSheet(sheet: { itemList: string[]; alertText?: string; itemColor?: string }): Promise<number | null>;
  /** The wheels of a picker, each a listbox; answers whether they were confirmed. */
  turnWheels(title: string, wheels: HTMLElement[]): Promise<boolean>;
  /** One answer per template id. */
  askSubscribe(templateIds: string[]): Promise<Record<string, 'accept' | 'reject'>>;
  askPermission(scope: string, why: string): Promise<boolean>;
  previewImage(urls: string[], current: number): void;
  choosePlace(places: Place[]): Promise<number | null>;
  /** The official privacy guide, for an app that does not listen to wx.onNeedPrivacyAuthorization. */
  askPrivacy(contract: string): Promise<boolean>;
  /** Lets the person pick whom to share a card with; null when cancelled. */
  shareCard(card: { title: string; path: string; imageUrl?: string }): Promise<ShareTarget | null>;
  shutDown(): void;
};

export type BootOptions = {
  bundle: Bundle;
  screen: HTMLElement;
  device: Device;
  chrome: Chrome;
  wx: (phone: Phone) => Record<string, unknown>;
  /** Where to start: a card, a door code (`query.scene`), a service message. The entry page when omitted. */
  launch?: Partial<LaunchOptions>;
  /** Receives log lines; console.info when omitted. */
  log?: (line: string) => void;
};
