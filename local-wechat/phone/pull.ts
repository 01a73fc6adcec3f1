import { h } from './element';

const REFRESH_PX = 60;
const RESISTANCE = 0.5;

/** Dragging a page down from its very top: it follows the finger, and lets go into `refresh`. */
export const watchPulling = (page: HTMLElement, refresh: () => void): void => {
  page.prepend(h('div.wx-pull-dots', { 'aria-hidden': 'true' }, h('i'), h('i'), h('i')));
  let from: number | undefined;
  let pulled = 0;
  const show = (distance: number) => {
    pulled = distance;
    page.style.setProperty('--pull', distance ? `${distance}px` : null);
  };
  const start = (y: number) => (from = page.scrollTop <= 0 ? y : undefined);
  const move = (y: number) => {
    if (from !== undefined) show(page.scrollTop > 0 ? 0 : Math.max(0, (y - from) * RESISTANCE));
  };
  const end = () => {
    if (from !== undefined && pulled >= REFRESH_PX) refresh();
    from = undefined;
    show(0);
  };
  page.addEventListener('touchstart', (event) => start(event.touches[0]?.clientY ?? 0), { passive: true });
  page.addEventListener('touchmove', (event) => move(event.touches[0]?.clientY ?? 0), { passive: true });
  page.addEventListener('touchend', end);
  page.addEventListener('touchcancel', end);
  page.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'mouse') return;
    start(event.clientY);
    const follow = (moved: PointerEvent) => move(moved.clientY);
    const release = () => {
      document.removeEventListener('pointermove', follow);
      end();
    };
    document.addEventListener('pointermove', follow);
    document.addEventListener('pointerup', release, { once: true });
  });
};
