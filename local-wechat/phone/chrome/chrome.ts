import { h } from '../element';
import type { Theme } from '../bundle';
import type { Device, ShareTarget } from '../device';
import type { Chrome, NavigationBar, PageFace } from '../phone';
import { makeNavigationBar, makeStatusBar, makeTabBar } from './bars';
import { askPlace, askShareTarget, showPictures } from './choosers';
import { askConsent, askModal, askSheet, askSubscribe, askWheels } from './dialogs';
import type { Layer } from './layer';
import { chromeStyle } from './style';
import { makeToaster } from './toast';

export type ChromeOptions = {
  /** The mini-program's name, as WeChat's own dialogs say it. */
  app: string;
  device: Device;
  /** What `@name` stands for in the colours of app.json. */
  theme?: Theme;
  /** Package and phone paths to something an <img> can load. */
  resolve?: (path: string) => string;
  /** What a subscribe template is called. */
  templateTitle?: (templateId: string) => string;
  /** Whom a card can be sent to. */
  shareTargets?: () => ShareTarget[];
};

/** A chrome with the places the runtime and the desk need: `screen` for pages, `root` to find things, `layer` to ask. */
export type DrawnChrome = Chrome & { screen: HTMLElement; root: ShadowRoot; layer: Layer };

const scopes: Record<string, string> = {
  'scope.userLocation': '你的位置信息',
  'scope.writePhotosAlbum': '保存图片到你的相册',
};

const dialogs = (layer: Layer, options: ChromeOptions & { resolve: (path: string) => string }) => {
  const { app, resolve, templateTitle = (id: string) => id, shareTargets = () => [] } = options;
  return {
    modal: (modal) => askModal(layer, modal),
    actionSheet: (sheet) => askSheet(layer, sheet),
    turnWheels: (title, wheels) => askWheels(layer, title, wheels),
    askSubscribe: (ids) =>
      askSubscribe(
        layer,
        app,
        ids.map((id) => ({ id, title: templateTitle(id) })),
      ),
    askPermission: (scope, why) =>
      askConsent(layer, { app, asks: `申请获取${scopes[scope] ?? scope}`, reason: why, refuse: '拒绝', agree: '允许' }),
    askPrivacy: (contract) =>
      askConsent(layer, {
        app,
        asks: '用户隐私保护提示',
        reason: `使用前请阅读${contract}。点“同意”表示你已知晓并同意其中的内容。`,
        refuse: '拒绝',
        agree: '同意',
      }),
    previewImage: (urls, current) => void showPictures(layer, urls.map(resolve), current),
    choosePlace: (places) => askPlace(layer, places),
    shareCard: ({ title, imageUrl }) =>
      askShareTarget(layer, { app, title, ...(imageUrl && { image: resolve(imageUrl) }) }, shareTargets()),
  } satisfies Partial<Chrome>;
};

/** Colours written `@name` become what the theme says; a name it lacks stays as it is. */
const inTheme = <T extends object>(config: T, colours: Record<string, string> = {}): T =>
  Object.fromEntries(
    Object.entries(config).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'string' && value.startsWith('@') ? (colours[value.slice(1)] ?? value) : value,
    ]),
  ) as T;

/** Draws everything around and over a page inside a shadow root, so that no class of the app ever reaches it. */
export const makeChrome = (host: HTMLElement, options: ChromeOptions): DrawnChrome => {
  const { device, resolve = (path: string) => path } = options;
  const themed = <T extends object>(config: T): T => inTheme(config, options.theme?.[device.get().theme]);
  const pressed: Chrome['pressed'] = {};
  const status = makeStatusBar(() => device.around.now());
  const bar = makeNavigationBar(pressed);
  const tabs = makeTabBar(pressed, resolve, themed);
  const over = h('div.over');
  const page = h('main.middle', {}, h('slot'));
  const glass = h('div.glass', {}, ...[status.element, bar.element, bar.capsule, page, tabs.element, over]);
  const root = host.attachShadow({ mode: 'open' });
  root.append(h('style', {}, chromeStyle), glass);
  const screen = h('div', { 'data-screen': '' });
  host.append(screen);
  const layer: Layer = { root: over, behind: [bar.element, bar.capsule, screen, tabs.element], open: 0 };
  const toaster = makeToaster(over, resolve);

  const changes = new WeakMap<object, NavigationBar>();
  let top: PageFace | null = null;
  const drawBar = (): void => {
    if (!top) return;
    const config = themed(bar.show(top, changes.get(top.page) ?? {}));
    glass.classList.toggle('custom', config.navigationStyle === 'custom');
    glass.classList.toggle('dark-text', config.navigationBarTextStyle === 'black');
    glass.style.setProperty('--bar', config.navigationBarBackgroundColor ?? '#000000');
  };
  const refresh = (): void => status.refresh(device.get().online);
  device.subscribe((now, before) => {
    refresh();
    if (now.theme === before.theme) return;
    drawBar();
    tabs.draw();
  });
  refresh();
  const clock = setInterval(refresh, 10_000);

  return {
    screen,
    root,
    layer,
    pressed,
    showPage: (face) => {
      top = face;
      drawBar();
      tabs.select(face.tab);
    },
    navigationBar: (change) => {
      if (top) changes.set(top.page, { ...changes.get(top.page), ...change });
      drawBar();
    },
    tabBar: tabs,
    toast: (toast) => toaster.show({ duration: 1500, ...toast }),
    hideToast: () => toaster.hide('toast'),
    loading: (title, mask) => toaster.show({ title, mask, icon: 'loading' }),
    hideLoading: () => toaster.hide('loading'),
    ...dialogs(layer, { ...options, resolve }),
    shutDown: () => clearInterval(clock),
  };
};
