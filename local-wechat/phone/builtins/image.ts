import { h } from '../element';
import type { BuiltIn, Self } from './define';

/** `<image>`: a box of 320 x 240 unless styled, with a real <img> fitted by mode in looks.ts. */
const setup = (self: Self) => {
  const img = h('img', { alt: '', draggable: 'false' });
  self.host.append(img);
  self.reflect('mode');
  const arrived = (whole: boolean) => {
    img.toggleAttribute('data-broken', !whole);
    if (whole) self.fire('load', { width: img.naturalWidth, height: img.naturalHeight });
    else self.fire('error', { errMsg: `GET ${self.text('src')} failed` });
  };
  img.onload = () => arrived(true);
  img.onerror = () => arrived(false);
  const show = async (src: string) => {
    const url = src ? await self.phone.resolveUrl.current(src) : '';
    if (src !== self.text('src')) return;
    if (url) img.src = url;
    else img.removeAttribute('src');
  };
  let shown = '';
  self.watch(['src', 'lazyLoad'], () => {
    const src = self.text('src');
    img.loading = self.flag('lazyLoad') ? 'lazy' : 'eager';
    if (src === shown) return;
    shown = src;
    show(src).catch(() => arrived(false));
  });
  self.watch(['ariaLabel'], () => (img.alt = self.text('ariaLabel')));
};

const properties = {
  src: String,
  mode: { type: String, value: 'scaleToFill' },
  lazyLoad: Boolean,
  showMenuByLongpress: Boolean,
  ariaLabel: String,
};

export const image: BuiltIn = { tag: 'image', properties, setup };
