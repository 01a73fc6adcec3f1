import exparser from 'miniprogram-exparser';
import { listen, type Binding } from './events';
import { camel, dashed } from './names';
import { phoneUnits } from './units';

/** What `$gwx` answers for one component: the page's virtual tree, made anew at every update. */
export type VElement = {
  tag: string;
  attr?: Record<string, unknown>;
  children: VNode[];
  wxKey?: unknown;
  /** The branch of a wx:if or the name of a template: another key is another subtree. */
  wxVkey?: unknown;
  /** 2 or 4 for wx:for, whose children carry wxKey. */
  wxXCkey?: number;
};
export type VNode = string | number | VElement;

export type Generate = (data: exparser.Data) => VElement;

/** Tag to registered component id: the app's own have a colon in theirs; unknown tags get a placeholder's. */
export type Resolve = (tag: string) => string;

type Mounted = {
  vnode: VNode;
  node: exparser.Element | exparser.TextNode;
  children: Mounted[];
  attrs: Record<string, unknown>;
  bindings: Map<string, Binding>;
};

/** Attributes the person changes too: what the tree said last is not what the control shows. */
const live = new Set(['value', 'checked', 'current', 'focus']);
const noneTouched: ReadonlySet<unknown> = new Set();

const isElement = (vnode: VNode | undefined): vnode is VElement => typeof vnode === 'object';
export const isComponent = (node: unknown): node is exparser.Component => node instanceof exparser.Component;

const sameValue = (one: unknown, other: unknown): boolean => {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && sameValue(Reflect.get(one, key), Reflect.get(other, key)))
  );
};

/** The view's copy: the owner goes on changing its data in place, so a kept reference would hide the change. */
const snapshot = (value: unknown) => (typeof value === 'object' ? exparser.dataUtils.deepCopy(value) : value);

/** Keeps one component's exparser tree equal to what its template says. */
export class Rendered {
  readonly shadowRoot: exparser.ShadowRoot;
  readonly idMap = {};
  readonly listeners = [];
  readonly slots: Record<string, exparser.Element> = {};
  private children: Mounted[] = [];
  private touched = new Set<unknown>();

  constructor(
    host: exparser.Component,
    readonly data: exparser.Data,
    private generate: Generate,
    private resolve: Resolve,
  ) {
    this.shadowRoot = exparser.ShadowRoot.create(host);
    this.children = this.mountAll(generate(data).children, this.shadowRoot);
  }

  /** Remembers what the component itself sets, for the live attributes of the update that follows. */
  touch(data: exparser.Data): void {
    for (const value of Object.values(data)) this.touched.add(value);
  }

  /** Called by exparser after every change of data or properties. */
  updateValues(_host: exparser.Component, data: exparser.Data): void {
    const touched = this.touched;
    this.touched = new Set();
    const before = this.children;
    this.children = this.patchAll(this.shadowRoot, before, this.generate(data).children, { keyed: false, touched });
  }

  private mountAll(vnodes: VNode[], parent: exparser.Element): Mounted[] {
    return vnodes.map((vnode) => {
      const mounted = this.mount(vnode);
      parent.appendChild(mounted.node);
      return mounted;
    });
  }

  private mount(vnode: VNode): Mounted {
    if (!isElement(vnode)) return { ...nothing(), vnode, node: this.shadowRoot.createTextNode(String(vnode)) };
    const mounted: Mounted = { ...nothing(), vnode, node: this.create(vnode) };
    setAttributes(mounted, vnode.attr ?? {}, noneTouched);
    mounted.children = this.mountAll(vnode.children, mounted.node as exparser.Element);
    return mounted;
  }

  private create({ tag, attr = {} }: VElement): exparser.Element {
    if (tag === 'virtual') {
      const node = this.shadowRoot.createVirtualNode(tag);
      exparser.Element.setInheritSlots(node);
      return node;
    }
    if (tag === 'wx-slot') {
      const node = this.shadowRoot.createVirtualNode('slot');
      const name = String(attr.name ?? '');
      exparser.Element.setSlotName(node, name);
      this.slots[name] ??= node;
      return node;
    }
    const name = tag.replace(/^wx-/, '');
    const id = this.resolve(name);
    return this.shadowRoot.createComponent(id.includes(':') ? name : tag, id);
  }

  private patchAll(parent: exparser.Element, before: Mounted[], vnodes: VNode[], how: Patching): Mounted[] {
    const match = how.keyed ? byKey(before) : byPlace(before);
    const after = vnodes.map((vnode, index) => {
      const old = match(vnode, index);
      return old ? this.patch(old, vnode, how.touched) : this.mount(vnode);
    });
    const kept = new Set(after);
    for (const old of before) if (!kept.has(old)) parent.removeChild(old.node);
    after.forEach(({ node }, index) => {
      const there = parent.childNodes[index];
      if (there === node) return;
      if (there) parent.insertBefore(node, there);
      else parent.appendChild(node);
    });
    return after;
  }

  private patch(mounted: Mounted, vnode: VNode, touched: ReadonlySet<unknown>): Mounted {
    const old = mounted.vnode;
    mounted.vnode = vnode;
    if (!isElement(vnode) || !isElement(old)) {
      if (mounted.node instanceof exparser.TextNode && old !== vnode) mounted.node.textContent = String(vnode);
      return mounted;
    }
    setAttributes(mounted, vnode.attr ?? {}, touched);
    const keyed = vnode.wxXCkey === 2 || vnode.wxXCkey === 4;
    const node = mounted.node as exparser.Element;
    mounted.children = this.patchAll(node, mounted.children, vnode.children, { keyed, touched });
    return mounted;
  }
}

type Patching = { keyed: boolean; touched: ReadonlySet<unknown> };
type Match = (vnode: VNode, index: number) => Mounted | undefined;

const nothing = () => ({ children: [], attrs: {}, bindings: new Map<string, Binding>() });

const alike = (old: Mounted | undefined, vnode: VNode): old is Mounted => {
  if (!old) return false;
  if (!isElement(old.vnode) || !isElement(vnode)) return isElement(old.vnode) === isElement(vnode);
  return old.vnode.tag === vnode.tag && old.vnode.wxVkey === vnode.wxVkey;
};

const byPlace =
  (before: Mounted[]): Match =>
  (vnode, index) =>
    alike(before[index], vnode) ? before[index] : undefined;

/** Rows keep their nodes when they move; rows without a key, or with one already used, go by place. */
const byKey = (before: Mounted[]): Match => {
  const keyOf = (vnode: VNode, index: number, seen: Set<unknown>) => {
    const key = isElement(vnode) ? vnode.wxKey : undefined;
    const unique = key === undefined || seen.has(key) ? `place ${index}` : key;
    seen.add(unique);
    return unique;
  };
  const oldKeys = new Set<unknown>();
  const rows = new Map(before.map((old, index) => [keyOf(old.vnode, index, oldKeys), old]));
  const newKeys = new Set<unknown>();
  return (vnode, index) => {
    const old = rows.get(keyOf(vnode, index, newKeys));
    return alike(old, vnode) ? old : undefined;
  };
};

/** Applies only what changed; a handler's attribute changes which method is called, never the listener. */
const setAttributes = (mounted: Mounted, attrs: Record<string, unknown>, touched: ReadonlySet<unknown>): void => {
  const node = mounted.node as exparser.Element;
  const pushes: [string, unknown][] = [];
  for (const name of new Set([...Object.keys(mounted.attrs), ...Object.keys(attrs)])) {
    const value = attrs[name];
    const known = name in mounted.attrs;
    if (known ? sameValue(mounted.attrs[name], value) : value === undefined && !isComponent(node)) {
      if (!live.has(name) || !touched.has(value) || !isComponent(node) || node.data[name] === value) continue;
    }
    const copy = snapshot(value);
    mounted.attrs[name] = copy;
    if (listen(node, mounted.bindings, name, value)) continue;
    if (!setOwnAttribute(node, name, copy)) pushes.push([camel(name), copy]);
  }
  pushProperties(node, pushes);
};

const pushProperties = (node: exparser.Element, pushes: [string, unknown][]): void => {
  if (!isComponent(node)) return;
  const proxy = exparser.Component.getDataProxy(node);
  let pushed = false;
  for (const [name, value] of pushes) {
    if (exparser.Component.hasPublicProperty(node, name)) {
      proxy.scheduleReplace([name], value);
      pushed = true;
    } else if (node.hasExternalClass(dashed(name))) node.setExternalClass(dashed(name), value ?? '');
  }
  if (pushed) proxy.doUpdates(true);
};

/** Attributes every node has, whatever component it is. Answers whether `name` was one of them. */
const setOwnAttribute = (node: exparser.Element, name: string, value: unknown): boolean => {
  const text = value === undefined || value === null ? '' : String(value);
  if (name === 'id' || name === 'slot') node[name] = text;
  else if (name === 'name' && !isComponent(node)) exparser.Element.setSlotName(node, text);
  else if (name === 'class' && isComponent(node)) node.class = text;
  else if (name === 'style' && isComponent(node)) node.setNodeStyle(phoneUnits(text));
  else if (name.startsWith('data-')) (node.dataset ??= {})[camel(name.slice(5).toLowerCase())] = value;
  else if (name.startsWith('mark:')) node.setMark(name.slice(5), value);
  else if (name === 'hidden') node.$$?.toggleAttribute('hidden', Boolean(value));
  else if (name === 'role' || /^aria[-A-Z]/.test(name)) setAria(node, dashed(name), text);
  else return false;
  return true;
};

const pressable = new Set(['button', 'link', 'tab', 'checkbox', 'radio', 'switch', 'option', 'menuitem']);

/** WeChat's `aria-role` is the web's `role`; whatever can be pressed can be reached by keyboard. */
const setAria = (node: exparser.Element, name: string, value: string): void => {
  const host = node.$$ as HTMLElement | undefined;
  if (!host) return;
  const attribute = name === 'aria-role' ? 'role' : name;
  if (value === '') host.removeAttribute(attribute);
  else host.setAttribute(attribute, value);
  // What is said of a picture makes it one; without words it is decoration.
  if (attribute === 'aria-label' && host.tagName === 'WX-IMAGE') setAria(node, 'aria-role', value && 'img');
  if (attribute !== 'role') return;
  if (pressable.has(value)) host.tabIndex = 0;
  else if (!host.tagName.startsWith('WX-')) host.removeAttribute('tabindex');
};
