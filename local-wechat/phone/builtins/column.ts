import { h } from '../element';

const SETTLED_MS = 120;

/** Calls `react` once scrolling has come to rest; `scrollend` is not everywhere yet. */
export const onSettled = (element: HTMLElement, react: () => void): void => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  element.addEventListener('scroll', () => {
    clearTimeout(timer);
    timer = setTimeout(react, SETTLED_MS);
  });
};

const ITEM_HEIGHT = 44;

export type Column = { element: HTMLElement; index: () => number; show: (items: string[], index: number) => void };

/** One wheel of a picker: scrolled by finger or wheel, clicked, or stepped with the arrow keys. */
export const makeColumn = (label: string, changed: (index: number) => void): Column => {
  let chosen = 0;
  const options = () => [...element.children];
  const mark = () => options().forEach((option, i) => option.setAttribute('aria-selected', String(i === chosen)));
  const choose = (index: number, scroll: boolean) => {
    const next = Math.min(Math.max(index, 0), options().length - 1);
    if (scroll) element.scrollTop = next * ITEM_HEIGHT;
    if (next === chosen) return;
    chosen = next;
    mark();
    changed(chosen);
  };
  const element = h('div.wheel', {
    role: 'listbox',
    'aria-label': label,
    tabindex: 0,
    onclick: ({ target }: MouseEvent) => {
      const at = options().indexOf(target as Element);
      if (at >= 0) choose(at, true);
    },
    onkeydown: (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      choose(chosen + step, true);
    },
  });
  onSettled(element, () => choose(Math.round(element.scrollTop / ITEM_HEIGHT), false));
  const show = (items: string[], index: number) => {
    element.replaceChildren(...items.map((words) => h('div', { role: 'option' }, words)));
    chosen = Math.min(Math.max(index, 0), Math.max(items.length - 1, 0));
    mark();
    requestAnimationFrame(() => (element.scrollTop = chosen * ITEM_HEIGHT));
  };
  return { element, index: () => chosen, show };
};
