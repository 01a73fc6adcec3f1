import type exparser from 'miniprogram-exparser';
import { dashed } from './names';
import { phoneUnits } from './units';

type Step = { type: string; args: (string | number)[] };
type Action = {
  animates: Step[];
  option: {
    transformOrigin: string;
    transition: { duration: number; timingFunction: string; delay: number };
  };
};
export type AnimationExport = { actions?: Action[] };
type Timing = { duration?: number; timingFunction?: string; delay?: number; transformOrigin?: string };

const transforms =
  'matrix matrix3d rotate rotate3d rotateX rotateY rotateZ scale scale3d scaleX scaleY scaleZ skew skewX skewY translate translate3d translateX translateY translateZ'.split(
    ' ',
  );
const styles = 'opacity backgroundColor width height left right top bottom'.split(' ');

/** `wx.createAnimation`: records steps, which the `animation` attribute plays. */
export const createAnimation = (defaults: Timing = {}): Record<string, unknown> => {
  const actions: Action[] = [];
  let animates: Step[] = [];
  const recorder: Record<string, unknown> = {
    step: (timing: Timing = {}) => {
      const {
        duration = 400,
        timingFunction = 'linear',
        delay = 0,
        transformOrigin = '50% 50% 0',
      } = { ...defaults, ...timing };
      actions.push({ animates, option: { transformOrigin, transition: { duration, timingFunction, delay } } });
      animates = [];
      return recorder;
    },
    export: () => ({ actions: actions.splice(0) }),
  };
  for (const type of [...transforms, ...styles])
    recorder[type] = (...args: (string | number)[]) => {
      animates.push({ type, args });
      return recorder;
    };
  return recorder;
};

const length = (value: string | number) => (typeof value === 'number' ? `${value}px` : value);
const angle = (value: string | number) => (typeof value === 'number' ? `${value}deg` : value);

const transformCss = ({ type, args }: Step): string => {
  if (type === 'rotate3d') return `rotate3d(${args.map((arg, i) => (i === 3 ? angle(arg) : arg)).join()})`;
  if (/^(rotate|skew)/.test(type)) return `${type}(${args.map(angle).join()})`;
  return `${type}(${(type.startsWith('translate') ? args.map(length) : args).join()})`;
};

const styleCss = ({ type, args: [value = ''] }: Step) =>
  [dashed(type), /opacity|color/i.test(type) ? String(value) : length(value)] as const;

/** Plays exported steps one after another, on a style segment that the next `style=` does not wipe. */
class Player {
  private values = new Map<string, string>();
  private queue: Action[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private node: exparser.Element) {}

  play(animation: AnimationExport | undefined): void {
    if (!animation?.actions?.length) return;
    clearTimeout(this.timer);
    this.queue = [...animation.actions];
    this.next();
  }

  private next(): void {
    const action = this.queue.shift();
    if (!action) return;
    const { transformOrigin, transition } = action.option;
    const moves = action.animates.filter(({ type }) => transforms.includes(type));
    if (moves.length) this.values.set('transform', moves.map(transformCss).join(' '));
    for (const step of action.animates) if (styles.includes(step.type)) this.values.set(...styleCss(step));
    this.values.set('transform-origin', transformOrigin);
    this.values.set('transition', `all ${transition.duration}ms ${transition.timingFunction} ${transition.delay}ms`);
    this.node.setNodeStyle(phoneUnits([...this.values].map(([name, value]) => `${name}:${value}`).join(';')), 2);
    this.timer = setTimeout(() => this.next(), transition.duration + transition.delay);
  }
}

const players = new WeakMap<exparser.Element, Player>();

export const animationOf = (node: exparser.Element): Player | undefined => {
  if (!(node.$$ as HTMLElement | undefined)) return undefined;
  const player = players.get(node) ?? new Player(node);
  players.set(node, player);
  return player;
};
