import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aPhone, type PhoneSettings, type TestPhone } from '../../support/phone';

type Sources = Record<string, string>;

const entry = 'pages/a/index';

/** Writes a small mini-program; `page` is the first page's template and script, other files come by path. */
export const aProgram = (
  page: { wxml: string; js?: string; json?: object; wxss?: string },
  more: Sources = {},
): string => {
  const pages = [
    entry,
    ...Object.keys(more)
      .filter((file) => /^pages\/.*\.wxml$/.test(file))
      .map((file) => file.slice(0, -5)),
  ];
  const files: Sources = {
    'app.json': JSON.stringify({ pages, window: { navigationBarTitleText: '样例' } }),
    'app.js': 'App({})',
    [`${entry}.wxml`]: page.wxml,
    [`${entry}.js`]: page.js ?? 'Page({})',
    [`${entry}.json`]: JSON.stringify(page.json ?? {}),
    [`${entry}.wxss`]: page.wxss ?? '',
    ...more,
  };
  const root = mkdtempSync(path.join(tmpdir(), 'program-'));
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), source);
  }
  return root;
};

/** The files of one component. */
export const aComponent = (
  name: string,
  { wxml, js, wxss = '' }: { wxml: string; js: string; wxss?: string },
): Sources => ({
  [`${name}.wxml`]: wxml,
  [`${name}.js`]: js,
  [`${name}.json`]: '{"component":true}',
  [`${name}.wxss`]: wxss,
});

export type PageInstance = Record<string, unknown> & {
  data: Record<string, unknown>;
  setData(data: Record<string, unknown>, done?: () => void): void;
};

/** A phone on that program, with what a test of the runtime itself needs at hand. */
export const onPhone = async (weapp: string, settings: PhoneSettings = {}): Promise<Running> => {
  const phone = await aPhone({ weapp, ...settings });
  const instance = () => phone.page().instance as PageInstance;
  const element = (selector: string) => {
    const found = phone.page().element.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`The page has no ${selector}:\n${phone.page().element.innerHTML}`);
    return found;
  };
  return {
    ...phone,
    instance,
    element,
    set: (data) => instance().setData(data),
    seen: () => (instance()['seen'] ?? []) as never[],
    component: (selector) => (instance()['selectComponent'] as (selector: string) => Record<string, unknown>)(selector),
    words: (selector) => element(selector).textContent ?? '',
  };
};

export type Running = TestPhone & {
  instance(): PageInstance;
  element(selector: string): HTMLElement;
  set(data: Record<string, unknown>): void;
  /** What the page's handlers noted in `this.seen`. */
  seen<T>(): T[];
  /** A component's instance, found as the page would find it. */
  component(selector: string): Record<string, unknown>;
  words(selector: string): string;
};
