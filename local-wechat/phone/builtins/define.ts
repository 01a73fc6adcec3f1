import exparser from 'miniprogram-exparser';
import { answerTo, nodeAt } from '../events';
import { dashed } from '../names';
import type { Phone } from '../phone';

type Kind = typeof String | typeof Number | typeof Boolean | typeof Array | typeof Object | null;
export type Properties = Record<string, Kind | { type: Kind; value: unknown }>;

/** One built-in component on the page, as its code sees it. */
export type Self = {
  phone: Phone;
  node: exparser.Component;
  /** `<wx-view>` and so on: attributes and classes go here, inline style belongs to the app. */
  host: HTMLElement;
  text(name: string): string;
  flag(name: string): boolean;
  number(name: string): number;
  get(name: string): unknown;
  /** Changes own data without telling the app; the watchers run. */
  set(values: exparser.Data): void;
  /** Runs now and whenever one of the properties is assigned. */
  watch(names: string[], react: () => void): void;
  /** Reports to the app: stays with this component unless told otherwise. Answers what the handler returned. */
  fire(type: string, detail?: unknown, options?: exparser.EventOptions): unknown;
  /** The class attribute for names from the app's own wxss, as they are called after scoping. */
  classes(names: string): string;
  /** A tap by finger, mouse or keyboard. */
  onTap(react: () => void): void;
  /** Mirrors properties to attributes of the host, for the stylesheet. */
  reflect(...names: string[]): void;
};

export type Life = { attached?: () => void; detached?: () => void };

export type BuiltIn = {
  tag: string;
  properties?: Properties;
  /** Class of an inner element that takes the children; they go into the host itself when omitted. */
  inner?: string;
  /** Runs once per instance, before its attributes arrive. */
  setup?: (self: Self) => Life | void;
};

const noScope = { classPrefix: '', addGlobalClass: false };

type Watcher = { names: string[]; react: () => void };
type Instance = { self: Self; watchers: Watcher[]; life: Life };

const instances = new WeakMap<exparser.Component, Instance>();

export const selfAt = (element: Element | null | undefined): Self | undefined => {
  const node = nodeAt(element);
  return node instanceof exparser.Component ? instances.get(node)?.self : undefined;
};

/** Registers a built-in for one phone. */
export const registerBuiltIn = (
  phone: Phone,
  phoneId: string,
  { tag, properties = {}, inner, setup }: BuiltIn,
): void => {
  const changed = (name: string) =>
    function (this: exparser.Component) {
      for (const watcher of instances.get(this)?.watchers ?? []) if (watcher.names.includes(name)) watcher.react();
    };
  const observed = Object.entries({
    hoverClass: String,
    hoverStartTime: Number,
    hoverStayTime: Number,
    ...properties,
  }).map(([name, kind]) => {
    const declared = typeof kind === 'object' && kind ? kind : { type: kind };
    return [name, { ...declared, observeAssignments: true, observer: changed(name) }];
  });
  exparser.registerElement({
    is: `${phoneId}/wx-${tag}`,
    properties: Object.fromEntries(observed),
    template: {},
    options: {
      templateEngine: { create: (_behavior: unknown, initial: exparser.Data) => engine(initial, inner) },
      publicProperties: true,
      writeFieldsToNode: false,
      writeIdToDOM: true,
      classPrefix: '',
    },
    lifetimes: {
      created(this: exparser.Component) {
        const instance: Instance = { self: makeSelf(phone, this), watchers: [], life: {} };
        instances.set(this, instance);
        instance.life = setup?.(instance.self) ?? {};
      },
      attached(this: exparser.Component) {
        instances.get(this)?.life.attached?.();
      },
      detached(this: exparser.Component) {
        instances.get(this)?.life.detached?.();
      },
    },
  });
};

/** A shadow tree that is nothing but a slot, inside one wrapper if asked for. */
const engine = (initial: exparser.Data, inner: string | undefined) => ({
  createInstance: (node: exparser.Component) => {
    const shadowRoot = exparser.ShadowRoot.create(node);
    const slot = shadowRoot.createVirtualNode('slot');
    exparser.Element.setSlotName(slot, '');
    if (inner) {
      const wrapper = shadowRoot.createNativeNode('div');
      wrapper.$$.className = inner;
      wrapper.appendChild(slot);
      shadowRoot.appendChild(wrapper);
    } else shadowRoot.appendChild(slot);
    const data = exparser.dataUtils.deepCopy(initial);
    return { data, shadowRoot, idMap: {}, slots: { '': slot }, listeners: [], updateValues: () => undefined };
  },
});

const makeSelf = (phone: Phone, node: exparser.Component): Self => {
  const get = (name: string) => node.data[name];
  const self: Self = {
    phone,
    node,
    host: node.$$,
    get,
    text: (name) => String(get(name) ?? ''),
    flag: (name) => Boolean(get(name)),
    number: (name) => Number(get(name)) || 0,
    set: (values) => node.setData(values),
    watch: (names, react) => {
      instances.get(node)?.watchers.push({ names, react });
      react();
    },
    fire: (type, detail = {}, options = {}) => {
      const event = exparser.Event.create(type, detail, options);
      exparser.Event.dispatchEvent(node, event);
      return answerTo(event);
    },
    classes: (names) => {
      const owner = node.ownerShadowRoot?.getHostNode();
      const { classPrefix, addGlobalClass } = owner ? exparser.Component.getComponentOptions(owner) : noScope;
      const scoped = (name: string) =>
        classPrefix ? `${classPrefix}--${name}${addGlobalClass ? ` ${name}` : ''}` : name;
      return names.split(' ').filter(Boolean).map(scoped).join(' ');
    },
    onTap: (react) =>
      node.addListener('tap', () => {
        if (!self.flag('disabled')) react();
      }),
    reflect: (...names) => {
      for (const name of names)
        self.watch([name], () => {
          const value = get(name);
          const attribute = dashed(name);
          if (value === false || value === '' || value === null) self.host.removeAttribute(attribute);
          else self.host.setAttribute(attribute, value === true ? '' : String(value));
        });
    },
  };
  return self;
};
