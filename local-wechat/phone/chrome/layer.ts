import { h } from '../element';

/** The sheet of glass over the page on which WeChat draws its dialogs. While one is open the page cannot be reached. */
export type Layer = { root: HTMLElement; behind: HTMLElement[]; open: number };

/** How a dialog leaves: `mask` is what a tap beside it or the Escape key means; undefined means neither closes it. */
type Manners<T> = { escape?: T; place?: 'centre' | 'bottom' | 'full'; label: string };

/** Draws one dialog, waits for its answer, takes it away. */
export const ask = <T>(
  layer: Layer,
  manners: Manners<T>,
  draw: (answer: (value: T) => void) => HTMLElement,
): Promise<T> =>
  new Promise((resolve) => {
    const before = (layer.root.getRootNode() as ShadowRoot).activeElement ?? document.activeElement;
    const answer = (value: T): void => {
      if (!mask.isConnected) return;
      mask.remove();
      layer.open -= 1;
      if (layer.open === 0) for (const element of layer.behind) element.removeAttribute('inert');
      if (before instanceof HTMLElement) before.focus();
      resolve(value);
    };
    const leave = (): void => {
      if ('escape' in manners) answer(manners.escape as T);
    };
    const mask = h('div.mask', {
      onclick: (event: MouseEvent) => event.target === mask && leave(),
      onkeydown: (event: KeyboardEvent) => event.key === 'Escape' && leave(),
    });
    mask.classList.add(manners.place ?? 'centre');
    const dialog = draw(answer);
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-modal', 'true');
    dialog.setAttribute('aria-label', manners.label);
    dialog.tabIndex = -1;
    mask.append(dialog);
    for (const element of layer.behind) element.setAttribute('inert', '');
    layer.open += 1;
    layer.root.append(mask);
    (dialog.querySelector<HTMLElement>('[autofocus]') ?? dialog).focus({ preventScroll: true });
  });
