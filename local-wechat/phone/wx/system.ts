import type { LifeEvent, Phone } from '../phone';
import { apis, ears } from './call';

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

const machineOf = ({ device }: Phone): Info => {
  const { platform } = device.get();
  const named =
    platform === 'ios'
      ? { brand: 'iPhone', model: 'iPhone 13', system: 'iOS 17.5' }
      : { brand: 'desk', model: 'desk phone', system: 'Android 14' };
  return { ...named, platform, benchmarkLevel: 50, abi: '', memorySize: '' };
};

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

/** The machine, the window and the mini-program's own account. */
export const system = (phone: Phone): Record<string, unknown> => {
  const everything = (): Info => ({ ...windowOf(phone), ...machineOf(phone), ...baseOf(phone) });
  const granted = {
    locationAuthorized: 'authorized',
    cameraAuthorized: 'authorized',
    notificationAuthorized: 'authorized',
  };
  const switches = { locationEnabled: true, wifiEnabled: true, bluetoothEnabled: false, deviceOrientation: 'portrait' };
  return {
    ...apis({ getSystemInfo: everything, getSystemInfoAsync: everything }),
    getSystemInfoSync: everything,
    getWindowInfo: () => windowOf(phone),
    getDeviceInfo: () => machineOf(phone),
    getAppBaseInfo: () => baseOf(phone),
    getSystemSetting: () => switches,
    getAppAuthorizeSetting: () => granted,
    getMenuButtonBoundingClientRect: () => capsuleOf(phone),
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
      plugin: {},
    }),
    env: { USER_DATA_PATH: 'wxfile://usr' },
  };
};

/** The app's life: how it was entered, and what happens to it. */
export const life = (phone: Phone): Record<string, unknown> => {
  const { app, device } = phone;
  const themes = ears<unknown>();
  device.subscribe((now, before) => {
    if (now.theme !== before.theme) themes.tell({ theme: now.theme });
  });
  const rejections = ears<unknown>();
  window.addEventListener('unhandledrejection', ({ reason, promise }) => rejections.tell({ reason, promise }));
  const heard = (event: LifeEvent): ReturnType<typeof ears<unknown>> => {
    const listeners = ears<unknown>();
    app.on(event, listeners.tell);
    return listeners;
  };
  const pairs = {
    AppShow: heard('show'),
    AppHide: heard('hide'),
    Error: heard('error'),
    ThemeChange: themes,
    PageNotFound: heard('notFound'),
    UnhandledRejection: rejections,
    // Nothing on a desk ever turns or runs short of memory.
    WindowResize: ears<unknown>(),
    MemoryWarning: ears<unknown>(),
  };
  const listening = Object.entries(pairs).flatMap(([event, { on, off }]) => [
    [`on${event}`, on] as const,
    [`off${event}`, off] as const,
  ]);
  return {
    ...Object.fromEntries(listening),
    ...apis({
      /** The code means nothing here: the gateway's session already says who holds the phone. */
      login: () => ({ code: `desk-${device.get().persona ?? ''}` }),
      checkSession: () => undefined,
      exitMiniProgram: () => app.hide(),
    }),
    getLaunchOptionsSync: () => app.launchOptions(),
    getEnterOptionsSync: () => app.enterOptions(),
    /** The desk always runs the newest build: there is never an update to wait for. */
    getUpdateManager: () => ({
      onCheckForUpdate: (tell: (result: object) => void) => tell({ hasUpdate: false }),
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => undefined,
    }),
  };
};
