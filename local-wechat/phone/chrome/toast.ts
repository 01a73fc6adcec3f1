import { h, icon } from '../element';
import type { Toast } from '../phone';

const pictures = {
  success: 'M9.5 17.2 4.3 12l1.4-1.4 3.8 3.8 8.8-8.8L19.7 7z',
  error: 'M12 10.6 17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4 6.4 5z',
} as const;

/** The dark box in the middle: wx.showToast and wx.showLoading share it, as they do in WeChat. */
export const makeToaster = (
  root: HTMLElement,
  resolve: (url: string) => string,
): { show(toast: Toast): void; hide(kind: 'toast' | 'loading'): void } => {
  let box: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = (): void => {
    clearTimeout(timer);
    box?.remove();
    box = null;
  };
  const picture = ({ image, icon: kind = 'success' }: Toast): Node | null => {
    if (image) return h('img', { src: resolve(image), alt: '' });
    if (kind === 'loading') return h('span.spinner');
    return kind === 'none' ? null : icon(pictures[kind], 44);
  };
  return {
    show: (toast) => {
      hide();
      const drawn = picture(toast);
      box = h(
        toast.mask ? 'div.toast-place.masked' : 'div.toast-place',
        { role: 'status', 'data-kind': toast.icon === 'loading' && toast.duration === undefined ? 'loading' : 'toast' },
        h(drawn ? 'div.toast.pictured' : 'div.toast', {}, drawn, h('div.toast-title', {}, toast.title)),
      );
      root.append(box);
      if (toast.duration !== undefined) timer = setTimeout(hide, toast.duration);
    },
    hide: (kind) => {
      if (box?.dataset['kind'] === kind) hide();
    },
  };
};
