import exparser from 'miniprogram-exparser';
import { nodeAt, nodeOf } from './events';
import { camel } from './names';

/** Everything that depends on layout. jsdom has none and answers zeros. */

export type Fields = {
  id?: boolean;
  dataset?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  properties?: string[];
  node?: boolean;
};
type Answer = Record<string, unknown> | null;
type Callback = (answer: unknown) => void;
type Ask = {
  find: () => exparser.Component[] | 'viewport';
  one: boolean;
  fields: Fields;
  callback?: Callback | undefined;
};

const screenOf = (host: Element | undefined): HTMLElement | undefined =>
  host?.closest<HTMLElement>('[data-screen]') ?? undefined;

/** A rectangle as the page sees it: from the phone's top left corner, in the phone's own pixels. */
export const boxOf = (host: Element) => {
  const screen = screenOf(host);
  const at = screen?.getBoundingClientRect();
  const scale = screen && at && screen.offsetWidth ? at.width / screen.offsetWidth : 1;
  const box = host.getBoundingClientRect();
  const [left, top] = [(box.left - (at?.left ?? 0)) / scale, (box.top - (at?.top ?? 0)) / scale];
  const [width, height] = [box.width / scale, box.height / scale];
  return { left, top, width, height, right: left + width, bottom: top + height };
};

const pick = <T extends object, K extends keyof T>(from: T, ...keys: K[]) =>
  Object.fromEntries(keys.map((key) => [key, from[key]]));

/** What a canvas or a video offers to code: set by the built-in on its host. */
const nodeBehind = new WeakMap<Element, unknown>();
export const offerNode = (host: Element, node: unknown): void => void nodeBehind.set(host, node);

const describeNode = (node: exparser.Component, fields: Fields): Answer => {
  const host = node.$$;
  const box = boxOf(host);
  return {
    ...(fields.id && { id: node.id }),
    ...(fields.dataset && { dataset: { ...node.dataset } }),
    ...(fields.rect && pick(box, 'left', 'top', 'right', 'bottom')),
    ...(fields.size && pick(box, 'width', 'height')),
    ...(fields.scrollOffset && pick(host, 'scrollLeft', 'scrollTop', 'scrollWidth', 'scrollHeight')),
    ...Object.fromEntries((fields.properties ?? []).map((name) => [name, node.data[camel(name)]])),
    ...(fields.node && { node: nodeBehind.get(host) ?? null }),
  };
};

const describeViewport = (host: Element | undefined, fields: Fields): Answer => {
  const screen = screenOf(host);
  const page = host?.closest('mp-page') ?? host;
  return {
    ...(fields.id && { id: '' }),
    ...(fields.dataset && { dataset: {} }),
    ...(fields.rect && { left: 0, top: 0, right: screen?.clientWidth ?? 0, bottom: screen?.clientHeight ?? 0 }),
    ...(fields.size && { width: screen?.clientWidth ?? 0, height: screen?.clientHeight ?? 0 }),
    ...(fields.scrollOffset && page && pick(page, 'scrollLeft', 'scrollTop', 'scrollWidth', 'scrollHeight')),
  };
};

/** `createSelectorQuery()`: asks are gathered, `exec` answers them all in order. */
export const makeSelectorQuery = (start: exparser.Component | undefined) => {
  let root = start;
  let asks: Ask[] = [];
  const answer = ({ find, one, fields }: Ask) => {
    const found = find();
    if (found === 'viewport') return describeViewport(root?.$$, fields);
    const answers = found.map((node) => describeNode(node, fields));
    return one ? (answers[0] ?? null) : answers;
  };
  const query = {
    in: (component: unknown) => {
      const node = nodeOf(component);
      if (node instanceof exparser.Component) root = node;
      return query;
    },
    select: (selector: string) => reference(() => [root?.shadowRoot.querySelector(selector)].flatMap(present), true),
    selectAll: (selector: string) => reference(() => root?.shadowRoot.querySelectorAll(selector) ?? [], false),
    selectViewport: () => reference(() => 'viewport', true),
    exec: (done?: Callback) => {
      const batch = asks;
      asks = [];
      setTimeout(() => {
        const answers = batch.map(answer);
        batch.forEach(({ callback }, index) => callback?.(answers[index]));
        done?.(answers);
      });
      return query;
    },
  };
  const reference = (find: Ask['find'], one: boolean) => {
    const ask = (fields: Fields) => (callback?: Callback) => {
      asks.push({ find, one, fields, callback });
      return query;
    };
    return {
      boundingClientRect: ask({ id: true, dataset: true, rect: true, size: true }),
      scrollOffset: ask({ id: true, dataset: true, scrollOffset: true }),
      fields: (fields: Fields, callback?: Callback) => ask(fields)(callback),
      node: ask({ node: true }),
    };
  };
  return query;
};

const present = <T>(value: T | null | undefined): T[] => (value ? [value] : []);

type Margins = { left?: number; top?: number; right?: number; bottom?: number };

/** `createIntersectionObserver()` over the browser's own; where there is none nothing is ever seen. */
export const makeIntersectionObserver = (
  root: exparser.Component | undefined,
  options: Record<string, unknown> = {},
) => {
  let relative: { selector: string | null; margins: Margins } = { selector: null, margins: {} };
  let watching: IntersectionObserver | undefined;
  const relativeTo = (selector: string | null, margins: Margins = {}) => {
    relative = { selector, margins };
    return observer;
  };
  const observer = {
    relativeTo,
    relativeToViewport: (margins?: Margins) => relativeTo(null, margins),
    observe: (selector: string, callback: Callback) => {
      if (!root || typeof IntersectionObserver === 'undefined') return;
      const { top = 0, right = 0, bottom = 0, left = 0 } = relative.margins;
      const within = relative.selector ? root.shadowRoot.querySelector(relative.selector)?.$$ : screenOf(root.$$);
      watching = new IntersectionObserver((entries) => entries.forEach((entry) => callback(seen(entry))), {
        root: within ?? null,
        rootMargin: `${top}px ${right}px ${bottom}px ${left}px`,
        threshold: (options.thresholds as number[] | undefined) ?? [0],
      });
      const found = options.observeAll
        ? root.shadowRoot.querySelectorAll(selector)
        : present(root.shadowRoot.querySelector(selector));
      for (const node of found) watching.observe(node.$$);
    },
    disconnect: () => watching?.disconnect(),
  };
  return observer;
};

const rect = (box: DOMRectReadOnly | null) =>
  pick(box ?? new DOMRect(), 'left', 'top', 'right', 'bottom', 'width', 'height');

const seen = (entry: IntersectionObserverEntry) => ({
  id: entry.target.id,
  dataset: { ...nodeAt(entry.target)?.dataset },
  time: entry.time,
  intersectionRatio: entry.intersectionRatio,
  boundingClientRect: rect(entry.boundingClientRect),
  intersectionRect: rect(entry.intersectionRect),
  relativeRect: rect(entry.rootBounds),
});
