import { ears, type Ears } from '../ears';
import type { LifeEvent, Phone } from '../phone';

const SCREEN = { width: 375, height: 812, status: 44, bar: 44, home: 34 };
const VERSION = { wechat: '8.0.50', sdk: '3.5.8' };

type Info = Record<string, unknown>;

const windowOf = ({ pages, screen }: Phone): Info => {
  const width = screen.clientWidth || SCREEN.width;
  const custom = pages.current()?.config.navigationStyle === 'custom';
  const bottom = SCREEN.height - SCREEN.home;
  return {
    pixelRatio: 3,
    screenWidth: width,
    screenHeight: SCREEN.height,
    windowWidth: width,
    windowHeight: screen.clientHeight || SCREEN.height - SCREEN.status - SCREEN.bar,
    statusBarHeight: SCREEN.status,
    screenTop: custom ? 0 : SCREEN.status + SCREEN.bar,
    safeArea: { left: 0, right: width, width, top: SCREEN.status, bottom, height: bottom - SCREEN.status },
  };
};

const machine: Info = { brand: 'iPhone', model: 'iPhone 13', system: 'iOS 17.5', platform: 'ios', benchmarkLevel: 50 };

const baseOf = ({ device }: Phone): Info => {
  const { fontSize, theme } = device.get();
  return {
    version: VERSION.wechat,
    SDKVersion: VERSION.sdk,
    language: 'zh_CN',
    enableDebug: false,
    fontSizeSetting: fontSize,
    fontSizeScaleFactor: fontSize / 16,
    theme,
    host: { appId: '', env: 'WeChat' },
  };
};

const capsuleOf = (phone: Phone): Info => {
  const right = (phone.screen.clientWidth || SCREEN.width) - 10;
  return { width: 87, height: 32, top: 50, bottom: 82, left: right - 87, right };
};

/** No new version ever comes to a desk; what is asked of the manager is kept as WeChat would. */
const updates = (): Record<string, unknown> => ({
  onCheckForUpdate: (heard: (answer: { hasUpdate: boolean }) => void) =>
    queueMicrotask(() => heard({ hasUpdate: false })),
  onUpdateReady: () => undefined,
  onUpdateFailed: () => undefined,
  applyUpdate: () => {
    throw new Error('applyUpdate:fail update is not ready');
  },
});

/** WeChat's realtime log: lines of the desk's own log here. */
const realtimeLog = (phone: Phone): Record<string, unknown> => {
  const line =
    (level: string) =>
    (...said: unknown[]) =>
      phone.log(`realtime log, ${level}: ${JSON.stringify(said)}`);
  return { info: line('info'), warn: line('warn'), error: line('error'), setFilterMsg: () => undefined };
};

/** The machine, the window and WeChat itself. */
export const system = (phone: Phone): Record<string, unknown> => ({
  getSystemInfoSync: () => ({ ...windowOf(phone), ...machine, ...baseOf(phone) }),
  getWindowInfo: () => windowOf(phone),
  getDeviceInfo: () => machine,
  getAppBaseInfo: () => baseOf(phone),
  getAccountInfoSync: () => ({ miniProgram: { appId: '', envVersion: 'develop', version: '' } }),
  getUpdateManager: updates,
  getRealtimeLogManager: () => realtimeLog(phone),
  getMenuButtonBoundingClientRect: () => capsuleOf(phone),
});

/** The app's life: how it was entered, and what happens to it. */
export const life = (phone: Phone): Record<string, unknown> => {
  const { app, device } = phone;
  const themes = ears<unknown>();
  device.subscribe((now, before) => {
    if (now.theme !== before.theme) themes.tell({ theme: now.theme });
  });
  const rejections = ears<unknown>();
  window.addEventListener('unhandledrejection', ({ reason, promise }) => rejections.tell({ reason, promise }));
  /** The app's own list: `offError()` forgets the app's listeners, not the desk's. */
  const heard = (event: LifeEvent): Ears<unknown> => {
    const listeners = ears<unknown>();
    app.heard[event].on(listeners.tell);
    return listeners;
  };
  const pairs = {
    AppShow: heard('show'),
    AppHide: heard('hide'),
    Error: heard('error'),
    UnhandledRejection: rejections,
    ThemeChange: themes,
  };
  const listening = Object.entries(pairs).flatMap(([event, { on, off }]) => [
    [`on${event}`, on] as const,
    [`off${event}`, off] as const,
  ]);
  return {
    ...Object.fromEntries(listening),
    getLaunchOptionsSync: () => app.launchOptions(),
    getEnterOptionsSync: () => app.enterOptions(),
  };
};
