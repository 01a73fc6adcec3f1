import exparser from 'miniprogram-exparser';
import { rememberNode } from './events';
import type { Phone } from './phone';
import { makeIntersectionObserver, makeSelectorQuery } from './query';
import { Rendered, type Generate, type Resolve } from './render';

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** What an app hands to Component() or Page(); WeChat defines the fields, the app their content. */
export type Definition = {
  options?: Record<string, unknown>;
  properties?: Record<string, unknown>;
  data?: Record<string, unknown>;
  methods?: Record<string, Method>;
  relations?: Record<string, Record<string, unknown>>;
  [more: string]: unknown;
};

/** The app's view of a component: the `this` of its methods. */
export type Caller = Record<string, unknown> & { setData(data: exparser.Data, callback?: () => void): void };

export type Registration = {
  phone: Phone;
  id: string;
  path: string;
  /** Class prefix inside the component; empty for pages, whose classes are their own. */
  prefix: string;
  /** Its page's classes reach it too: asked for in its script or in its json. */
  addGlobalClass: boolean;
  generate: Generate;
  resolve: Resolve;
  /** Turns the path of another component, relative to this one, into its id. */
  idOf: (relative: string) => string;
};

const utf8 = new TextEncoder();
const rendered = new WeakMap<exparser.Component, Rendered>();
const readiness: exparser.Component[] = [];

/** Behavior(): what it declares can be set from a template, as what the component itself declares. */
export const makeBehavior = (definition: exparser.Data): object =>
  exparser.registerBehavior({ ...definition, options: { publicProperties: true } });

makeBehavior({ is: 'wx://form-field', properties: { name: { type: String }, value: { type: null } } });
for (const is of ['wx://form-field-group', 'wx://form-field-button', 'wx://component-export']) makeBehavior({ is });

/** Calls `ready` of everything attached since last time, children first. */
export const flushReady = (): void => {
  for (const node of readiness.splice(0).reverse()) node.triggerLifeTime('ready');
};

const readyOnceAttached = (node: exparser.Component): void => {
  const observer = exparser.Observer.create(({ status }) => {
    if (status !== 'attached') return;
    if (!readiness.length) queueMicrotask(flushReady);
    readiness.push(node);
    observer.disconnect();
  });
  observer.observe(node, { attachStatus: true });
};

/** Registers a Component() or a Page() under its id. */
export const register = (registration: Registration, definition: Definition): exparser.Registered => {
  const { options = {} } = definition;
  const relations = Object.entries(definition.relations ?? {}).map(([key, relation]) => [
    key,
    { ...relation, target: relation.target ?? registration.idOf(key) },
  ]);
  const registered: exparser.Registered = exparser.registerElement({
    ...definition,
    is: registration.id,
    relations: Object.fromEntries(relations),
    template: registration,
    options: {
      classPrefix: registration.prefix,
      addGlobalClass: Boolean(options.addGlobalClass) || registration.addGlobalClass,
      multipleSlots: Boolean(options.multipleSlots),
      virtualHost: Boolean(options.virtualHost),
      templateEngine: { create: (_behavior: unknown, initial: exparser.Data) => engine(registration, initial) },
      publicProperties: true,
      writeFieldsToNode: false,
      writeIdToDOM: true,
    },
    initiator(this: exparser.Component) {
      const caller = makeCaller(this, registration, exparser.Component.getMethodsFromDef(registered));
      exparser.Element.setMethodCaller(this, caller);
      rememberNode(caller, this);
      (this.$$ as HTMLElement | undefined)?.setAttribute('wx-host', registration.prefix);
      readyOnceAttached(this);
    },
  });
  return registered;
};

const engine = ({ generate, resolve }: Registration, initial: exparser.Data) => ({
  createInstance: (node: exparser.Component) => {
    const tree = new Rendered(node, exparser.dataUtils.deepCopy(initial), generate, resolve);
    rendered.set(node, tree);
    return tree;
  },
});

const callerOf = (node: exparser.Component | null | undefined) =>
  node ? exparser.Element.getMethodCaller(node) : null;

const makeCaller = (node: exparser.Component, of: Registration, methods: Record<string, unknown>): Caller => {
  const { counts, bundle } = of.phone;
  const isPage = bundle.pages.includes(of.path);
  const caller = Object.create({
    ...methods,
    ...finders(node),
    setData(data: exparser.Data, callback?: () => void) {
      const bytes = utf8.encode(JSON.stringify(data)).length;
      for (const sum of isPage ? [counts, counts.pages] : [counts]) {
        sum.setData += 1;
        sum.bytes += bytes;
      }
      rendered.get(node)?.touch(data);
      node.setData(data);
      if (typeof callback === 'function') queueMicrotask(() => callback.call(caller));
    },
    triggerEvent: (name: string, detail: unknown = {}, options: exparser.EventOptions = {}) =>
      node.triggerEvent(name, detail, options),
    groupSetData: (change: () => void) => change.call(caller),
    animate: (_selector: string, _frames: unknown[], duration: number, done?: () => void) => {
      of.phone.once('this.animate');
      if (done) setTimeout(done, duration);
    },
    clearAnimation: (_selector: string, _options?: unknown, done?: () => void) => done?.(),
    getPageId: () => `pageId:${pageNumber(node)}`,
    getTabBar: () => null,
    hasBehavior: (behavior: string) => node.hasBehavior(behavior),
  }) as Caller;
  const view = (get: () => unknown) => ({ get, set: () => undefined, enumerable: true });
  Object.defineProperties(caller, {
    is: { value: of.path },
    id: view(() => node.id),
    dataset: view(() => node.dataset ?? {}),
    data: { ...view(() => node.data), set: (data: exparser.Data) => Object.assign(node.data, data) },
    properties: view(() => node.data),
  });
  return caller;
};

const pageNumber = (node: exparser.Component): string =>
  (node.$$ as HTMLElement | undefined)?.closest<HTMLElement>('mp-page')?.dataset.page ?? '0';

/** How a component finds others: by selector inside itself, by relation, its owner. */
const finders = (node: exparser.Component) => ({
  selectComponent: (selector: string) => callerOf(node.shadowRoot.querySelector(selector)),
  selectAllComponents: (selector: string) => node.shadowRoot.querySelectorAll(selector).map(callerOf),
  selectOwnerComponent: () => callerOf(node.ownerShadowRoot?.getHostNode()),
  getRelationNodes: (key: string) => node.getRelationNodes(key)?.map(callerOf) ?? null,
  createSelectorQuery: () => makeSelectorQuery(node),
  createIntersectionObserver: (options?: Record<string, unknown>) => makeIntersectionObserver(node, options),
});
