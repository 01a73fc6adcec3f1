import { bootPhone } from '../phone/boot';
import type { Bundle } from '../phone/bundle';
import { askCode } from '../phone/chrome/choosers';
import { pickMedia } from '../phone/chrome/camera';
import type { DrawnChrome } from '../phone/chrome/chrome';
import { makeChrome } from '../phone/chrome/chrome';
import { showBanner, showClosed } from '../phone/chrome/outside';
import type { Device, DeviceState, ShareTarget } from '../phone/device';
import { makeDevice } from '../phone/device';
import { h } from '../phone/element';
import type { LaunchOptions, Phone } from '../phone/phone';
import { signIn } from '../phone/wx/gateway';
import { makeWx } from '../phone/wx/wx';
import { cloud } from './cloud';
import type { Journey, OnDesk, Told } from './onDesk';
import type { Surroundings } from './serve';

const SCANNED_CODE = 1047;

const asked = new URLSearchParams(location.search);
const persona = asked.get('persona') ?? 'visitor';
const settingsKey = `desk:phone:${persona}`;
const tell = (detail: Told): unknown => window.frameElement?.dispatchEvent(new CustomEvent('phone', { detail }));

/** The switches of this person's phone outlive a reload, as on a real one. */
const keptSettings = (): Partial<DeviceState> => {
  try {
    return JSON.parse(localStorage.getItem(settingsKey) ?? '{}') as Partial<DeviceState>;
  } catch {
    return {};
  }
};

const keepSettings = (device: Device): void => {
  device.subscribe(({ online, delay, fontSize, theme, privacyAgreed }) =>
    localStorage.setItem(settingsKey, JSON.stringify({ online, delay, fontSize, theme, privacyAgreed })),
  );
};

/** A page and how it is entered, as the launch options an app sees. An empty page is just coming back. */
const launchOf = ({ url, ...how }: Journey): Partial<LaunchOptions> => {
  const [path = '', query = ''] = url.replace(/^\//, '').split('?');
  return path ? { path, query: Object.fromEntries(new URLSearchParams(query)), ...how } : how;
};

const shareTargets = async (groups: ShareTarget[]): Promise<ShareTarget[]> => {
  const people = (await cloud.personas()).filter(({ id }) => id !== persona);
  return [...groups, ...people.map(({ id, name }) => ({ kind: 'person' as const, id, name }))];
};

/** The page is dark only for an app that says it can be; WeChat's own dialogs follow the phone. */
const colourScheme = (chrome: DrawnChrome, device: Device, darkmode: boolean): void => {
  const { theme } = device.get();
  const scheme = darkmode ? theme : 'light';
  document.documentElement.style.colorScheme = scheme;
  (chrome.root.host as HTMLElement).dataset['theme'] = theme;
  if (window.frameElement instanceof HTMLElement) window.frameElement.style.colorScheme = scheme;
};

/** Leaving through the capsule and coming back, as a person does between two chats. */
const closable = (phone: Phone, chrome: DrawnChrome, app: string): void => {
  chrome.pressed.close = () => {
    phone.app.hide();
    void showClosed(chrome.layer, app).then(() => phone.app.show());
  };
};

const fetchBundle = async (): Promise<Bundle> => {
  const reply = await fetch('/phone/bundle.json');
  if (!reply.ok) throw new Error(await reply.text());
  return (await reply.json()) as Bundle;
};

const start = async (): Promise<void> => {
  const [bundle, around, offset] = await Promise.all([
    fetchBundle(),
    cloud.around<Surroundings>(),
    cloud.state().then((state) => state.offsetMs),
  ]);
  const app = bundle.app.window?.navigationBarTitleText ?? '小程序';
  const targets = await shareTargets(around.groups ?? []);
  let offsetMs = offset;
  /** What the status bar and a picture show; an app has the machine's clock, as a phone that is off by years would. */
  const now = (): Date => new Date(Date.now() + offsetMs);
  const device = makeDevice(
    { persona, storagePrefix: `phone:${persona}:`, ...keptSettings() },
    {
      now,
      media: (request) => pickMedia(chrome.layer, now)(request),
      places: () => Promise.resolve(around.places ?? []),
      scan: () => askCode(chrome.layer, around.codes ?? []),
      share: (card) => tell({ kind: 'share', card }),
    },
  );
  const chrome: DrawnChrome = makeChrome(h('div', { style: 'height:100%' }), {
    app,
    device,
    ...(bundle.theme && { theme: bundle.theme }),
    resolve: (path) => (/^(\w+:|\/\/|data:)/.test(path) ? path : `/weapp/${path.replace(/^\//, '')}`),
    templateTitle: (id) => around.templates?.[id]?.title ?? id,
    shareTargets: () => targets,
  });
  document.body.replaceChildren(chrome.root.host);
  keepSettings(device);
  const colour = (): void => colourScheme(chrome, device, bundle.app.darkmode === true);
  colour();
  device.subscribe(colour);

  const online = device.get().online;
  device.set({ online: true });
  const openid = await signIn(device);
  device.set({ online });
  const launch = launchOf(JSON.parse(asked.get('start') ?? '{"url":""}') as Journey);
  const phone = await bootPhone({ bundle, screen: chrome.screen, device, chrome, wx: makeWx, launch });
  phone.app.heard.error.on((error) => console.error(error));
  closable(phone, chrome, app);
  const open = (journey: Journey): void => void phone.app.show(launchOf(journey));
  const onDesk: OnDesk = {
    openid,
    device,
    phone,
    open,
    scan: () => void device.around.scan().then((code) => code?.path && open({ url: code.path, scene: SCANNED_CODE })),
    notify: ({ title, text }, open) => showBanner(chrome.layer.root, { app, title, text }, open),
    setClock: (ms) => {
      offsetMs = ms;
      device.set({}); // the status bar draws its time again
    },
  };
  Object.assign(window, { onDesk }); // for tests and the curious
  tell({ kind: 'ready', phone: onDesk });
};

start().catch((reason: Error) => {
  document.body.replaceChildren(
    h(
      'pre',
      { style: 'margin:0;padding:64px 24px;font:15px/1.6 sans-serif;white-space:pre-wrap;height:100%;overflow:auto' },
      `这部手机没能打开小程序。\n\n${reason.message}`,
    ),
  );
  throw reason;
});
