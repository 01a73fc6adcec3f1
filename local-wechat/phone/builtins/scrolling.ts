import { h } from '../element';
import { onSettled } from './column';
import type { BuiltIn, Life, Self } from './define';

const EDGE = 50;

const setupScrollView = (self: Self): Life => {
  const { host } = self;
  self.reflect('scrollX', 'scrollY', 'enableFlex');
  let [left, top] = [0, 0];
  const reach = (edge: 'upper' | 'lower', near: boolean, moved: boolean) => {
    if (near && moved) self.fire(`scrollto${edge}`, { direction: self.flag('scrollX') ? 'left' : 'top' });
  };
  host.addEventListener('scroll', () => {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = host;
    const [deltaX, deltaY] = [left - scrollLeft, top - scrollTop];
    [left, top] = [scrollLeft, scrollTop];
    self.fire('scroll', { scrollLeft, scrollTop, scrollWidth, scrollHeight, deltaX, deltaY });
    const before = self.flag('scrollX') ? scrollLeft : scrollTop;
    const after = self.flag('scrollX')
      ? scrollWidth - scrollLeft - host.clientWidth
      : scrollHeight - scrollTop - host.clientHeight;
    reach('upper', before <= (self.number('upperThreshold') || EDGE), deltaX + deltaY > 0);
    reach('lower', after <= (self.number('lowerThreshold') || EDGE), deltaX + deltaY < 0);
  });
  const behavior = () => (self.flag('scrollWithAnimation') ? 'smooth' : 'auto');
  const follow = () => {
    const anchor = self.text('scrollIntoView');
    if (anchor)
      host.querySelector(`[id="${CSS.escape(anchor)}"]`)?.scrollIntoView?.({ block: 'start', behavior: behavior() });
    else host.scrollTo?.({ left: self.number('scrollLeft'), top: self.number('scrollTop'), behavior: behavior() });
  };
  self.watch(['scrollTop', 'scrollLeft', 'scrollIntoView'], follow);
  self.watch(['refresherEnabled'], () => {
    if (self.flag('refresherEnabled')) self.phone.once('<scroll-view refresher-enabled>');
  });
  return { attached: () => requestAnimationFrame(follow) };
};

const setupSwiper = (self: Self): Life => {
  const { host } = self;
  const track = host.querySelector<HTMLElement>('.wx-swiper-track') ?? host;
  const dots = h('div.wx-swiper-dots');
  host.append(dots);
  self.reflect('vertical', 'indicatorDots', 'indicatorActiveColor');
  const count = () => track.children.length;
  const draw = () => {
    const colour = (i: number) => self.text(i === self.number('current') ? 'indicatorActiveColor' : 'indicatorColor');
    dots.replaceChildren(...Array.from({ length: count() }, (_, i) => h('i', { style: `background:${colour(i)}` })));
  };
  const size = () => (self.flag('vertical') ? track.clientHeight : track.clientWidth) || 1;
  const place = (behavior: ScrollBehavior) => {
    const at = self.number('current') * size();
    track.scrollTo?.({ [self.flag('vertical') ? 'top' : 'left']: at, behavior });
    draw();
  };
  const turn = (current: number, source: string) => {
    if (current === self.number('current')) return;
    self.set({ current });
    self.fire('change', { current, source });
    self.fire('animationfinish', { current, source });
  };
  onSettled(track, () =>
    turn(Math.round((self.flag('vertical') ? track.scrollTop : track.scrollLeft) / size()), 'touch'),
  );
  self.watch(['current'], () => place('smooth'));
  let timer: ReturnType<typeof setInterval> | undefined;
  const play = () => {
    clearInterval(timer);
    const next = () => count() > 1 && turn((self.number('current') + 1) % count(), 'autoplay');
    if (self.flag('autoplay')) timer = setInterval(next, self.number('interval') || 5000);
  };
  self.watch(['autoplay', 'interval'], play);
  return { attached: () => requestAnimationFrame(() => place('auto')), detached: () => clearInterval(timer) };
};

export const scrolling: BuiltIn[] = [
  {
    tag: 'scroll-view',
    properties: {
      scrollX: Boolean,
      scrollY: Boolean,
      scrollTop: Number,
      scrollLeft: Number,
      scrollIntoView: String,
      scrollWithAnimation: Boolean,
      upperThreshold: Number,
      lowerThreshold: Number,
      enableFlex: Boolean,
      refresherEnabled: Boolean,
    },
    setup: setupScrollView,
  },
  {
    tag: 'swiper',
    inner: 'wx-swiper-track',
    properties: {
      current: Number,
      autoplay: Boolean,
      interval: Number,
      vertical: Boolean,
      indicatorDots: Boolean,
      indicatorColor: { type: String, value: 'rgba(0,0,0,.3)' },
      indicatorActiveColor: { type: String, value: '#000' },
    },
    setup: setupSwiper,
  },
  { tag: 'swiper-item', properties: { itemId: String } },
];
