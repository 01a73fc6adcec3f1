/** The part of WeChat's component framework the phone stands on; the package ships no types. */
declare module 'miniprogram-exparser' {
  namespace exparser {
    type Data = Record<string, unknown>;
    type Listener = (this: unknown, event: Event) => unknown;

    class Event {
      type: string;
      timeStamp: number;
      target: unknown;
      currentTarget: unknown;
      detail: unknown;
      mark: Data | null;
      touches?: unknown;
      changedTouches?: unknown;
      bubbles: boolean;
      stopPropagation(): void;
      preventDefault(): void;
      markMutated(): void;
      mutatedMarked(): boolean;
      static create(type: string, detail: unknown, options: EventOptions): Event;
      static dispatchEvent(target: Element, event: Event): void;
    }

    type EventOptions = {
      bubbles?: boolean;
      composed?: boolean;
      capturePhase?: boolean;
      originalEvent?: { preventDefault(): void };
      extraFields?: Data;
    };

    type ClassList = { contains(name: string): boolean; toggle(name: string, on?: boolean): void };

    class TextNode {
      $$: Text;
      textContent: string;
      parentNode: Element | null;
    }

    class Element {
      is: string;
      id: string;
      slot: string;
      class: string;
      /** The DOM element; virtual nodes have none. */
      $$: HTMLElement;
      dataset?: Data;
      classList: ClassList | null;
      parentNode: Element | null;
      childNodes: (Element | TextNode)[];
      ownerShadowRoot: ShadowRoot | null;
      __wxEvents?: Record<string, { empty: boolean }>;
      __wxHost?: Component;
      appendChild(child: Element | TextNode): void;
      insertBefore(child: Element | TextNode, before: Element | TextNode): void;
      removeChild(child: Element | TextNode): void;
      addListener(name: string, listener: Listener, options?: { capture?: boolean }): void;
      triggerEvent(name: string, detail?: unknown, options?: EventOptions): void;
      setAttribute(name: string, value: string): void;
      setNodeStyle(css: string, segment?: number): void;
      setMark(name: string, value: unknown): void;
      querySelector(selector: string): Component | null;
      querySelectorAll(selector: string): Component[];
      static setSlotName(node: Element, name: string): void;
      static setInheritSlots(node: Element): void;
      static setMethodCaller(node: Element, caller: object): void;
      static getMethodCaller(node: Element): object;
      static pretendAttached(node: Element): void;
      static pretendDetached(node: Element): void;
    }

    class VirtualNode extends Element {}
    class NativeNode extends Element {}

    class ShadowRoot extends VirtualNode {
      createTextNode(text: string): TextNode;
      createVirtualNode(name: string): VirtualNode;
      createNativeNode(tag: string): NativeNode;
      createComponent(tag: string, id: string): Component;
      getHostNode(): Component;
      static create(host: Element): ShadowRoot;
    }

    class Component extends Element {
      data: Data;
      shadowRoot: ShadowRoot;
      setData(data: Data): void;
      hasBehavior(name: string): boolean;
      hasExternalClass(name: string): boolean;
      setExternalClass(name: string, value: unknown): void;
      getRelationNodes(key: string): Component[] | null;
      triggerLifeTime(name: string, args?: unknown[]): void;
      triggerPageLifeTime(name: string, args?: unknown[]): void;
      static getComponentOptions(node: Component): { classPrefix: string; addGlobalClass: boolean };
      static getDataProxy(node: Component): DataProxy;
      static hasPublicProperty(node: Component, name: string): boolean;
      static getMethodsFromDef(definition: Registered): Record<string, (...args: unknown[]) => unknown>;
    }

    type DataProxy = {
      scheduleReplace(path: (string | number)[], value: unknown): void;
      doUpdates(fromTemplate?: boolean): void;
    };
    type Registered = { is: string; behavior: object };

    class Observer {
      observe(node: Element, options: { attachStatus?: boolean }): void;
      disconnect(): void;
      static create(listener: (change: { status: 'attached' | 'detached' }) => void): Observer;
    }

    const registerElement: (definition: Data) => Registered;
    const registerBehavior: (definition: Data) => object;
    const createElement: (tag: string, definition: Registered) => Component;
    const addGlobalErrorListener: (
      listener: (error: Error, about: { message: string; element?: { is?: string } }) => boolean | undefined,
    ) => void;
    const dataUtils: { deepCopy<T>(value: T): T };
  }
  export default exparser;
}
