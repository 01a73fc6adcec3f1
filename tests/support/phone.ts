import path from 'node:path';
import { bootPhone } from '../../local-wechat/phone/boot';
import type { Bundle } from '../../local-wechat/phone/bundle';
import { makeChrome } from '../../local-wechat/phone/chrome/chrome';
import { compile } from '../../local-wechat/phone/compile';
import { makeDevice, type DeviceState, type Surroundings } from '../../local-wechat/phone/device';
import { tap } from '../../local-wechat/phone/gestures';
import type { LaunchOptions, PageView, Phone } from '../../local-wechat/phone/phone';
import { signIn } from '../../local-wechat/phone/wx/gateway';
import { makeWx } from '../../local-wechat/phone/wx/wx';

/** Given by phoneEnvironment.ts. */
declare const standAt: (url: string) => void;

export type PhoneSettings = {
  persona?: string;
  /** Where the local cloud listens; without one the phone is never signed in. */
  cloudUrl?: string;
  /** The build to run; dist/weapp when omitted. */
  weapp?: string;
  settings?: Partial<DeviceState>;
  around?: Partial<Surroundings>;
  launch?: Partial<LaunchOptions>;
};

export type TestPhone = {
  phone: Phone;
  /** Presses the innermost thing with these words, or matching this selector, on the page or over it. */
  tap(what: string): Promise<void>;
  /** Types into the field found by selector, placeholder or label, replacing what was there. */
  input(field: string, words: string): Promise<void>;
  /** What a person can read on the current page, and in a dialog over it. */
  text(): string;
  waitFor<T>(what: string | (() => T), patience?: number): Promise<T>;
  page(): PageView;
  /** Waits until everything asked for has arrived and is drawn. */
  still(): Promise<void>;
  /** What crossed to the view since the last time this was asked. */
  counts(): { setData: number; bytes: number; pages: { setData: number; bytes: number }; nodes: number; depth: number };
  /** Log lines, errors of the app included. */
  lines: string[];
  close(): void;
};

const DIST = path.join(__dirname, '../../dist/weapp');
/** Only for what never comes: a busy machine may take its time. */
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 10;
/** In so many turns a press has gone through the app and is drawn, however slowly they come. */
const TURNS = 8;
/** Nothing on its way and nothing drawn for so many turns: it is over. */
const STILL_TURNS = 40;

const bundles = new Map<string, Bundle>();
const bundleOf = (weapp: string): Bundle => {
  const bundle = bundles.get(weapp) ?? compile(weapp);
  bundles.set(weapp, bundle);
  return bundle;
};

const pause = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));
const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await pause();
};

/** Requests of all phones of this document that have left and were not answered yet. */
const onTheWay = new Set<XMLHttpRequest>();
const { send } = XMLHttpRequest.prototype;
XMLHttpRequest.prototype.send = function (this: XMLHttpRequest, body) {
  onTheWay.add(this);
  // Not loadend: a phone that throws an answer away never hears it.
  for (const end of ['load', 'error', 'abort', 'timeout']) this.addEventListener(end, () => onTheWay.delete(this));
  send.call(this, body);
};

const squeezed = (words: string | null) => (words ?? '').replace(/\s+/g, ' ').trim();

/** Several phones may live in one document, each with its own app, pages, storage and persona. */
export const aPhone = async (given: PhoneSettings = {}): Promise<TestPhone> => {
  const { persona = 'visitor', cloudUrl = '', weapp = DIST } = given;
  const device = makeDevice(
    { persona, cloudUrl, storagePrefix: `phone:${persona}:`, privacyAgreed: true, ...given.settings },
    given.around,
  );
  const host = document.createElement('div');
  document.body.append(host);
  const chrome = makeChrome(host, { app: '测试', device });
  if (cloudUrl) {
    standAt(cloudUrl);
    // WeChat knows who holds the phone with or without a signal.
    const { online } = device.get();
    device.set({ online: true });
    await signIn(device);
    device.set({ online });
  }
  const lines: string[] = [];
  const launch = given.launch && { launch: given.launch };
  const bundle = bundleOf(weapp);
  const phone = await bootPhone({
    bundle,
    screen: chrome.screen,
    device,
    chrome,
    wx: makeWx,
    log: (line) => void lines.push(line),
    ...launch,
  });
  phone.app.heard.error.on((error) => void lines.push(`error: ${String(error)}`));
  await pause();
  const driven = driver(phone, chrome.root, () => host.remove(), lines);
  switchedOn.push(driven);
  return driven;
};

/** Phones left on at the end of a test file are switched off, or jest would wait for their clocks. */
const switchedOn: TestPhone[] = [];
afterAll(() => switchedOn.splice(0).forEach((phone) => phone.close()));

const driver = (phone: Phone, chromeRoot: ShadowRoot, gone: () => void, lines: string[]): TestPhone => {
  const page = () => {
    const top = phone.pages.current();
    if (!top) throw new Error('No page is open.');
    return top;
  };
  const places = () => [chromeRoot, page().element];
  const text = () =>
    places()
      .map((place) => readable(place))
      .filter(Boolean)
      .join('\n');
  const find = (what: string): Element | undefined => {
    for (const place of places()) {
      const found = bySelector(place, what) ?? byWords(place, what);
      if (found) return found;
    }
    return undefined;
  };
  const still = async (): Promise<void> => {
    const until = performance.now() + PATIENCE_MS;
    for (let [quiet, last] = [0, -1]; quiet < STILL_TURNS && performance.now() < until; quiet += 1) {
      await pause();
      const { setData } = phone.counts;
      if (onTheWay.size > 0 || setData !== last) [quiet, last] = [0, setData];
    }
  };
  const waitFor = async <T>(what: string | (() => T), patience = PATIENCE_MS): Promise<T> => {
    const look = typeof what === 'string' ? () => text().includes(what) as T : what;
    const until = performance.now() + patience;
    for (;;) {
      const answer = attempt(look);
      if (answer) return answer;
      if (performance.now() > until)
        throw new Error(`Waited for ${String(what)}; the phone shows:\n${text()}\n${lines.join('\n')}`);
      await pause(LOOK_EVERY_MS);
    }
  };
  return {
    phone,
    lines,
    page,
    text,
    waitFor,
    tap: async (what) => {
      const seen = await waitFor(() => find(what)).catch(() => {
        throw new Error(`There is no "${what}" to press; the phone shows:\n${text()}\n${lines.join('\n')}`);
      });
      // The page may have been drawn anew since it was seen; a finger presses what is there now.
      const target = seen?.isConnected ? seen : find(what);
      if (target && phone.screen.contains(target)) tap(target);
      else (target as HTMLElement | undefined)?.click();
      await pause(LOOK_EVERY_MS);
      await turns(TURNS);
    },
    input: async (what, words) => {
      const field = await waitFor(() => fieldNamed(page().element, what));
      if (!field) throw new Error(`There is no field "${what}".`);
      field.focus();
      field.value = words;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.blur();
      await turns(TURNS);
    },
    still,
    counts: () => {
      const { setData, bytes, pages } = phone.counts;
      phone.counts.reset();
      return { setData, bytes, pages, nodes: phone.counts.nodes(), depth: phone.counts.depth() };
    },
    close: () => {
      // The app's own timers run on in this document; offline they reach nobody.
      phone.device.set({ online: false });
      if (phone.screen.isConnected) phone.shutDown();
      gone();
    },
  };
};

const attempt = <T>(look: () => T): T | undefined => {
  try {
    return look();
  } catch {
    return undefined;
  }
};

const hidden = (element: Element) =>
  element.closest('[hidden], style, script, [aria-hidden="true"], [data-below]') !== null;
const displayNone = (element: Element): boolean => {
  for (let at: Element | null = element; at; at = at.parentElement)
    if (/display:\s*none/.test(at.getAttribute('style') ?? '')) return true;
  return false;
};
const visible = (element: Element) => !hidden(element) && !displayNone(element);

const readable = (place: ParentNode): string => {
  const words: string[] = [];
  const walk = (node: Node) => {
    if (node instanceof Text && node.parentElement && visible(node.parentElement)) words.push(node.data);
    if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) words.push(` ${node.value} `);
    node.childNodes.forEach(walk);
    if (node instanceof Element && !/^WX-TEXT|^SPAN/.test(node.tagName)) words.push(' ');
  };
  walk(place as unknown as Node);
  return squeezed(words.join(''));
};

const bySelector = (place: ParentNode, what: string) =>
  /^[.#[]|^[a-z-]+$|^[a-z-]+[.[#]/.test(what) ? [...place.querySelectorAll(what)].find(visible) : undefined;

/** The innermost element whose own words are exactly these, else the innermost that contains them, else by label. */
const byWords = (place: ParentNode, what: string): Element | undefined => {
  const all = [...place.querySelectorAll('*')].filter(visible);
  const innermost = (matches: (element: Element) => boolean) => {
    const found = all.filter(matches);
    return found.find((element) => !found.some((other) => other !== element && element.contains(other)));
  };
  return (
    innermost((element) => squeezed(element.textContent) === what) ??
    innermost((element) => element.getAttribute('aria-label') === what) ??
    innermost((element) => squeezed(element.textContent).includes(what))
  );
};

const fieldNamed = (place: ParentNode, what: string): HTMLInputElement | HTMLTextAreaElement | undefined => {
  const fields = [...place.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].filter(visible);
  const within = bySelector(place, what);
  return (
    fields.find((field) => within?.contains(field)) ??
    fields.find((field) => [field.getAttribute('aria-label'), field.getAttribute('aria-placeholder')].includes(what)) ??
    fields.find((field) => (field.getAttribute('aria-placeholder') ?? '').includes(what))
  );
};
