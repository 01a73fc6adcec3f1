const SETTLED_MS = 120;

/** Calls `react` once scrolling has come to rest; `scrollend` is not everywhere yet. */
export const onSettled = (element: HTMLElement, react: () => void): void => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  element.addEventListener('scroll', () => {
    clearTimeout(timer);
    timer = setTimeout(react, SETTLED_MS);
  });
};

export const ITEM_HEIGHT = 44;

export type Column = { element: HTMLElement; index: () => number; show: (items: string[], index: number) => void };

/** One wheel of a picker: scrolled by finger or wheel, clicked, or stepped with the arrow keys. */
export const makeColumn = (label: string, changed: (index: number) => void): Column => {
  const element = document.createElement('div');
  element.className = 'column';
  element.setAttribute('role', 'listbox');
  element.setAttribute('aria-label', label);
  element.tabIndex = 0;
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
  onSettled(element, () => choose(Math.round(element.scrollTop / ITEM_HEIGHT), false));
  element.addEventListener('click', (event) => {
    const at = options().indexOf(event.target as Element);
    if (at >= 0) choose(at, true);
  });
  element.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    choose(chosen + step, true);
  });
  const show = (items: string[], index: number) => {
    element.replaceChildren(...items.map(option));
    chosen = Math.min(Math.max(index, 0), Math.max(items.length - 1, 0));
    mark();
    requestAnimationFrame(() => (element.scrollTop = chosen * ITEM_HEIGHT));
  };
  return { element, index: () => chosen, show };
};

const option = (words: string): HTMLElement => {
  const element = document.createElement('div');
  element.setAttribute('role', 'option');
  element.textContent = words;
  return element;
};
