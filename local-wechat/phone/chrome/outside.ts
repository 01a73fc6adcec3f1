import { h } from '../element';
import type { Layer } from './layer';
import { ask } from './layer';

const BANNER_MS = 6_000;

/** A service message sliding in over whatever is on the screen. Calls `open` when the person taps it. */
export const showBanner = (
  root: HTMLElement,
  message: { app: string; title: string; text: string },
  open: () => void,
): void => {
  const banner = h(
    'button.banner',
    {
      onclick: () => {
        banner.remove();
        open();
      },
    },
    h('span.consent-mark', {}, message.app.slice(0, 1)),
    h('span.banner-words', {}, h('strong', {}, message.title), h('span', {}, message.text)),
  );
  root.append(banner);
  setTimeout(() => banner.remove(), BANNER_MS);
};

/** The person closed the mini-program: WeChat's list of recent ones, from which they come back. */
export const showClosed = (layer: Layer, app: string): Promise<void> =>
  ask<void>(layer, { place: 'full', label: '已离开小程序' }, (answer) =>
    h(
      'div.closed',
      {},
      h('p.closed-note', {}, '最近使用的小程序'),
      h(
        'button.closed-app',
        { autofocus: true, onclick: () => answer() },
        h('span.consent-mark.large', {}, app.slice(0, 1)),
        app,
      ),
    ),
  );
