import exparser from 'miniprogram-exparser';
import { runtimeApis } from './apis';
import { baseCss } from './looks';
import type { Bundle } from './bundle';
import { registerBuiltIns } from './builtins/all';
import { ears } from './ears';
import { attachGestures } from './gestures';
import { Loader } from './loader';
import { Pages, splitUrl } from './pages';
import type { AppLife, BootOptions, Counts, LaunchOptions, LifeEvent, Phone } from './phone';

const SCENE_MAIN_ENTRY = 1001;

let phones = 0;
const errorListeners = new Map<string, (error: unknown) => void>();

exparser.addGlobalErrorListener((error, { element }) => {
  const owner = /^p\d+/.exec(element?.is ?? '')?.[0] ?? '';
  errorListeners.get(owner)?.(error);
  return undefined;
});

/** Starts the mini-program on one phone and answers once its first page is on the screen. */
export const bootPhone = async (options: BootOptions): Promise<Phone> => {
  const { bundle, screen, device, chrome } = options;
  const phoneId = `p${(phones += 1)}`;
  const log = options.log ?? ((line: string) => console.info(line));
  const said = new Set<string>();
  const life = makeLife(() => loader.app ?? {}, bundle);
  const report = (error: unknown) =>
    life.emit('error', error instanceof Error ? (error.stack ?? error.message) : String(error));
  const phone = {} as Phone;
  const pages: Pages = new Pages(phone, () => loader);
  Object.assign(phone, {
    bundle,
    screen,
    pages,
    device,
    chrome,
    app: life,
    openTypes: {},
    counts: makeCounts(screen),
    resolveUrl: { current: (path: string) => packageUrl(bundle, path) },
    log,
    once: (name: string) => {
      if (!said.has(name)) log(`The phone has no ${name} yet.`);
      said.add(name);
    },
    shutDown: () => {
      pages.close();
      stopGestures();
      unstyle();
      errorListeners.delete(phoneId);
      chrome.shutDown();
    },
  } satisfies Phone);
  errorListeners.set(phoneId, report);
  registerBuiltIns(phone, phoneId);
  screen.dataset.screen = phoneId;
  const unstyle = dress(phone);
  const stopGestures = attachGestures(phone);
  const wx = Object.assign(options.wx(phone), runtimeApis(phone));
  const getCurrentPages = () => pages.all().map(({ instance }) => instance);
  const loader: Loader = new Loader(phone, phoneId, { wx, getCurrentPages, onError: report });
  loader.start();
  life.bind(pages);
  await life.launch(options.launch ?? {});
  return phone;
};

/** Paths inside the package are served beside the desk; everything else is an address already. */
const packageUrl = ({ assets }: Bundle, path: string): string =>
  /^(\w+:|\/\/)/.test(path) ? path : assets + path.replace(/^\/+/, '');

const makeCounts = (screen: HTMLElement): Counts => {
  const ofPage = () =>
    [...screen.querySelectorAll('mp-page:not([data-below]) *')].filter((element) => '__wxElement' in element);
  const depthOf = (element: Element): number => {
    let depth = 0;
    for (let at: Element | null = element; at && at !== screen; at = at.parentElement) depth += 1;
    return depth;
  };
  return {
    setData: 0,
    bytes: 0,
    pages: { setData: 0, bytes: 0 },
    nodes: () => ofPage().length,
    depth: () => Math.max(0, ...ofPage().map(depthOf)),
    reset() {
      this.setData = 0;
      this.bytes = 0;
      this.pages = { setData: 0, bytes: 0 };
    },
  };
};

/** One stylesheet for all phones of a document that run the same bundle. */
const dressed = new WeakMap<Bundle, { style: HTMLStyleElement; phones: number }>();

const dress = ({ bundle, screen, device }: Phone): (() => void) => {
  const { app = '', ...others } = bundle.styles;
  const isPage = ([name]: [string, string]) => bundle.pages.includes(name);
  const entries = Object.entries(others);
  const inOrder = [...entries.filter((entry) => !isPage(entry)), ['app', app] as const, ...entries.filter(isPage)];
  const worn = dressed.get(bundle) ?? { style: document.createElement('style'), phones: 0 };
  if (!worn.phones) {
    worn.style.textContent = [baseCss, ...inOrder.map(([, css]) => css)].join('\n');
    document.head.append(worn.style);
  }
  worn.phones += 1;
  dressed.set(bundle, worn);
  const paint = () => (screen.dataset.theme = device.get().theme);
  paint();
  screen.dataset.style = String(bundle.app.style ?? 'v1');
  const forget = device.subscribe(paint);
  return () => {
    forget();
    worn.phones -= 1;
    if (!worn.phones) worn.style.remove();
  };
};

type Life = AppLife & {
  launch(options: Partial<LaunchOptions>): Promise<void>;
  bind(pages: Pages): void;
  emit(event: LifeEvent, detail: unknown): void;
};

const makeLife = (app: () => Record<string, unknown>, bundle: Bundle): Life => {
  const heard: AppLife['heard'] = { show: ears(), hide: ears(), error: ears() };
  const entry: LaunchOptions = { path: bundle.pages[0] ?? '', query: {}, scene: SCENE_MAIN_ENTRY, referrerInfo: {} };
  let [launched, entered] = [entry, entry];
  let shown = false;
  let pages: Pages | undefined;
  const call = (method: string, detail?: unknown) => {
    const react = app()[method];
    if (typeof react === 'function') react.call(app(), detail);
  };
  const methods = { show: 'onShow', hide: 'onHide', error: 'onError' };
  const emit: Life['emit'] = (event, detail) => {
    call(methods[event], detail);
    heard[event].tell(detail);
  };
  /** A page that is not in this version is told to the app, and the entry stands in for it. */
  const open = async ({ path, query }: LaunchOptions) => {
    const known = bundle.pages.includes(path.replace(/^\//, ''));
    if (!known) call('onPageNotFound', { path, query, isEntryPage: true });
    const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
    await pages?.reLaunch(known ? `/${path}?${pairs.join('&')}` : `/${entry.path}`);
  };
  return {
    launchOptions: () => launched,
    enterOptions: () => entered,
    heard,
    emit,
    bind: (stack) => (pages = stack),
    launch: async (options) => {
      launched = entered = { ...entry, ...options };
      shown = true;
      call('onLaunch', launched);
      emit('show', launched);
      await open(launched);
    },
    hide: () => {
      if (!shown) return;
      shown = false;
      pages?.appShown(false);
      emit('hide', {});
    },
    show: async (options) => {
      if (shown && !options) return;
      shown = true;
      const { path, query } = options?.path ? splitUrl(options.path) : { path: '', query: {} };
      entered = { ...entry, ...options, ...(path && { path, query: { ...query, ...options?.query } }) };
      emit('show', entered);
      if (path) await open(entered);
      else pages?.appShown(true);
    },
  };
};
