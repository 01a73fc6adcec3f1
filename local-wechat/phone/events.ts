import exparser from 'miniprogram-exparser';

/** One `bind…` attribute of one node. The listener stays, the method it calls may change. */
export type Binding = { handler: string };

const eventAttribute = /^(capture-)?(mut-)?(bind|catch):?(.+)$/;

const nodes = new WeakMap<object, exparser.Element>();

/** Exparser hands out the app's view of a component (its caller); this finds the node behind it. */
export const rememberNode = (caller: object, node: exparser.Element): void => void nodes.set(caller, node);
export const nodeOf = (seen: unknown): exparser.Element | undefined =>
  seen instanceof exparser.Element ? seen : typeof seen === 'object' && seen ? nodes.get(seen) : undefined;

/** The node a real element was drawn for. */
export const nodeAt = (element: EventTarget | null | undefined): exparser.Element | undefined => {
  const node: unknown = element && Reflect.get(element, '__wxElement');
  return node instanceof exparser.Element ? node : undefined;
};

const describe = (seen: unknown) => {
  const node = nodeOf(seen);
  const host = node?.$$ as HTMLElement | undefined;
  return {
    id: node?.id ?? '',
    dataset: { ...node?.dataset },
    offsetLeft: host?.offsetLeft ?? 0,
    offsetTop: host?.offsetTop ?? 0,
  };
};

const isBare = (node: exparser.Element | undefined) =>
  node instanceof exparser.VirtualNode && !node.id && !Object.keys(node.dataset ?? {}).length;

/** The event as a mini-program reads it: plain data. */
const plain = (event: exparser.Event, current: exparser.Element) => ({
  type: event.type,
  timeStamp: event.timeStamp,
  target: describe(isBare(nodeOf(event.target)) ? current : event.target),
  currentTarget: describe(current),
  mark: event.mark ?? {},
  detail: event.detail,
  touches: event.touches,
  changedTouches: event.changedTouches,
  mut: event.mutatedMarked(),
  stopPropagation: () => event.stopPropagation(),
  preventDefault: () => event.preventDefault(),
});

const answers = new WeakMap<exparser.Event, unknown>();

/** What a handler returned: an input takes a returned string as its new value. */
export const answerTo = (event: exparser.Event): unknown => answers.get(event);

/** Calls the method of the component whose template holds the node. */
const call = (node: exparser.Element, handler: string, event: exparser.Event): void => {
  const host = node.ownerShadowRoot?.getHostNode();
  if (!host) return;
  const caller = exparser.Element.getMethodCaller(host);
  const method: unknown = Reflect.get(caller, handler);
  if (typeof method === 'function') answers.set(event, method.call(caller, plain(event, node)));
};

/** Takes the attribute if it binds an event. An empty handler binds nothing, not even `catch`. */
export const listen = (
  node: exparser.Element,
  bindings: Map<string, Binding>,
  attribute: string,
  value: unknown,
): boolean => {
  const [, capture = '', mut = '', kind = '', event = ''] = eventAttribute.exec(attribute) ?? [];
  if (!event) return false;
  const handler = typeof value === 'string' ? value : '';
  const key = `${capture}${mut}${kind}:${event}`;
  const bound = bindings.get(key);
  if (bound) bound.handler = handler;
  else if (handler) {
    const binding: Binding = { handler };
    bindings.set(key, binding);
    const listener = (happened: exparser.Event) => {
      if (!binding.handler || (mut && happened.mutatedMarked())) return true;
      if (mut) happened.markMutated();
      call(node, binding.handler, happened);
      return kind !== 'catch';
    };
    node.addListener(event, listener, { capture: capture !== '' });
  }
  return true;
};

/** How an event travels: WeChat's own touch events go everywhere, a control's report stays with the control. */
export const everywhere = { bubbles: true, composed: true, capturePhase: true } as const;
