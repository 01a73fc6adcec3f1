import exparser from 'miniprogram-exparser';
import { everywhere, nodeAt } from './events';
import type { Phone } from './phone';
import { boxOf } from './query';

const TAP_MOVE_MAX = 10;
const LONG_PRESS_MS = 350;
const HOVER_START_MS = 50;
const HOVER_STAY_MS = 70;

type Point = { identifier: number; clientX: number; clientY: number; pageX: number; pageY: number };
type Press = {
  node: exparser.Element;
  from: Element;
  start: Point;
  startedAt: number;
  moved: boolean;
  long: boolean;
  timer: ReturnType<typeof setTimeout>;
  unhover: () => void;
};

/** The nearest component or native node behind a real element. */
export const nodeBehind = (target: EventTarget | null): exparser.Element | undefined => {
  for (let at = target as Node | null; at; at = at.parentNode) {
    const node = nodeAt(at);
    if (node) return node;
  }
  return undefined;
};

const typingField = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea, .wx-map-pin') !== null;

/** Turns touches, the mouse and the keyboard into WeChat's touch events and taps. Answers how to stop. */
export const attachGestures = (phone: Phone): (() => void) => {
  const stop = new AbortController();
  const { screen } = phone;
  const on = <E extends Event>(target: EventTarget, type: string, react: (event: E) => void) =>
    target.addEventListener(type, react as EventListener, { signal: stop.signal, passive: false });
  const hand = new Hand(screen);

  on<TouchEvent>(screen, 'touchstart', (event) => hand.down(event.target, points(screen, event.changedTouches)));
  on<TouchEvent>(screen, 'touchmove', (event) => hand.move(points(screen, event.changedTouches), event));
  on<TouchEvent>(screen, 'touchcancel', (event) => hand.cancel(points(screen, event.changedTouches)));
  on<TouchEvent>(screen, 'touchend', (event) => {
    const tapped = hand.up(points(screen, event.changedTouches));
    if (!tapped || typingField(event.target)) return;
    // The browser would press again where a fresh overlay may be by now.
    event.preventDefault();
    const { activeElement } = document;
    if (typingField(activeElement)) (activeElement as HTMLElement).blur();
  });

  // A finger comes as touch events already; its pointer events would do everything twice.
  const onMouse = (target: EventTarget, type: string, react: (at: Point[], event: PointerEvent) => void) =>
    on<PointerEvent>(target, type, (event) => {
      if (event.pointerType !== 'touch' && event.button <= 0) react([point(screen, event)], event);
    });
  onMouse(screen, 'pointerdown', (at, { target }) => hand.down(target, at));
  onMouse(document, 'pointermove', (at, event) => hand.move(at, event));
  onMouse(document, 'pointerup', (at) => hand.up(at));
  onMouse(document, 'pointercancel', (at) => hand.cancel(at));
  on<KeyboardEvent>(screen, 'keydown', pressByKey);
  for (const type of ['transitionend', 'animationstart', 'animationiteration', 'animationend'])
    on<Event>(screen, type, ({ target }) => nodeAt(target)?.triggerEvent(type, {}, {}));
  return () => {
    stop.abort();
    hand.cancel([]);
  };
};

const point = (screen: HTMLElement, at: { clientX: number; clientY: number; identifier?: number }): Point => {
  const frame = screen.getBoundingClientRect();
  const scale = screen.offsetWidth ? frame.width / screen.offsetWidth : 1;
  const [clientX, clientY] = [(at.clientX - frame.left) / scale, (at.clientY - frame.top) / scale];
  const scrolled = screen.querySelector('mp-page:not([data-below])')?.scrollTop ?? 0;
  return { identifier: at.identifier ?? 0, clientX, clientY, pageX: clientX, pageY: clientY + scrolled };
};

const points = (screen: HTMLElement, touches: TouchList) => [...touches].map((touch) => point(screen, touch));

const isText = (target: Element) => target.matches('input, textarea');

/** Enter and Space press what has the focus: the button inside it, else the innermost element, so all handlers run. */
const pressByKey = (event: KeyboardEvent): void => {
  const focused = event.target as Element;
  if ((event.key !== 'Enter' && event.key !== ' ') || isText(focused) || !focused.matches('[tabindex]')) return;
  event.preventDefault();
  let target = focused.querySelector('wx-button') ?? focused;
  if (!target.tagName.startsWith('WX-')) while (target.firstElementChild) target = target.firstElementChild;
  tap(target, centreOf(target));
};

const centreOf = (element: Element): Point => {
  const { left, top, width, height } = boxOf(element);
  const [x, y] = [left + width / 2, top + height / 2];
  return { identifier: 0, clientX: x, clientY: y, pageX: x, pageY: y };
};

const send = (type: string, node: exparser.Element, fields: Record<string, unknown>, original?: Event): void => {
  const { detail = {}, ...extraFields } = fields;
  const options = { ...everywhere, extraFields, ...(original?.cancelable && { originalEvent: original }) };
  exparser.Event.dispatchEvent(node, exparser.Event.create(type, detail, options));
};

/** One tap on whatever stands behind a real element. */
export const tap = (target: Element, at: Point = centreOf(target)): void => {
  const node = nodeBehind(target);
  if (!node) return;
  const touches = { touches: [at], changedTouches: [at] };
  send('tap', node, { ...touches, pressed: target, detail: { x: at.clientX, y: at.clientY } });
};

/** What one finger or the mouse is doing. */
class Hand {
  private press: Press | undefined;

  constructor(private screen: HTMLElement) {}

  down(target: EventTarget | null, [start]: Point[]): void {
    const node = nodeBehind(target);
    if (!node || !start || !(target instanceof Element) || !this.screen.contains(target)) return;
    if (this.press) return;
    const timer = setTimeout(() => this.longPress(), LONG_PRESS_MS);
    const unhover = hover(target);
    this.press = { node, from: target, start, startedAt: Date.now(), moved: false, long: false, timer, unhover };
    this.tell('touchstart', [start], [start]);
  }

  move(moved: Point[], original: Event): void {
    const { press } = this;
    const [now] = moved;
    if (!press || !now) return;
    const far = Math.hypot(now.clientX - press.start.clientX, now.clientY - press.start.clientY) >= TAP_MOVE_MAX;
    if (far && !press.moved) {
      press.moved = true;
      clearTimeout(press.timer);
      press.unhover();
    }
    this.tell('touchmove', moved, moved, original);
  }

  /** Answers whether it was a tap. */
  up(ended: Point[]): boolean {
    const { press } = this;
    if (!press || !ended.some(({ identifier }) => identifier === press.start.identifier)) return false;
    this.release();
    send('touchend', press.node, { touches: [], changedTouches: ended });
    const spent = press.long && listensTo(press.node, 'longpress');
    if (press.moved || spent) return false;
    tap(press.from, ended[0] ?? press.start);
    return true;
  }

  cancel(ended: Point[]): void {
    const { press } = this;
    if (!press) return;
    this.release();
    send('touchcancel', press.node, { touches: [], changedTouches: ended });
  }

  private release(): void {
    clearTimeout(this.press?.timer);
    this.press?.unhover();
    this.press = undefined;
  }

  private longPress(): void {
    const { press } = this;
    if (!press) return;
    press.long = true;
    const at = [press.start];
    send('longpress', press.node, {
      touches: at,
      changedTouches: at,
      detail: { x: at[0]?.clientX, y: at[0]?.clientY },
    });
  }

  private tell(type: string, touches: Point[], changedTouches: Point[], original?: Event): void {
    if (this.press) send(type, this.press.node, { touches, changedTouches }, original);
  }
}

const listensTo = (node: exparser.Element, type: string): boolean => {
  for (let at: exparser.Element | null | undefined = node; at; at = at.parentNode ?? at.__wxHost)
    if (at.__wxEvents?.[type]?.empty === false) return true;
  return false;
};

/** Lights up everything under the finger that has a hover-class; a button has one of its own. */
const hover = (from: Element): (() => void) => {
  const lit: (() => void)[] = [];
  const light = () => {
    for (let at: Element | null = from; at; at = at.parentElement) {
      const node = nodeAt(at);
      if (!(node instanceof exparser.Component)) continue;
      const names = String(node.data.hoverClass ?? '');
      const own = at.tagName === 'WX-BUTTON' && !names && !node.data.disabled ? at : undefined;
      const classes = names === 'none' ? [] : names.split(' ').filter(Boolean);
      const set = (isOn: boolean) => {
        own?.toggleAttribute('data-hover', isOn);
        for (const name of classes) node.classList?.toggle(name, isOn);
      };
      set(true);
      lit.push(() => set(false));
    }
  };
  const timer = setTimeout(light, HOVER_START_MS);
  return () => {
    clearTimeout(timer);
    setTimeout(() => lit.splice(0).forEach((dim) => dim()), HOVER_STAY_MS);
  };
};
