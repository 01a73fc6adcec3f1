import { h, icon } from '../element';
import type { TabBarConfig, TabItem, WindowConfig } from '../bundle';
import type { Chrome, NavigationBar, PageFace } from '../phone';

const arrow = 'M15.6 4.6 14.2 3.2 5.4 12l8.8 8.8 1.4-1.4L8.2 12z';
const house = 'M12 3.2 3 11h2.4v9h5.2v-5.6h2.8V20h5.2v-9H21z';
const signal = 'M3 15h3v4H3zm5-4h3v8H8zm5-4h3v12h-3zm5-4h3v16h-3z';
const noSignal = 'M12 4 2 19h20zm-1 5h2v5h-2zm0 6h2v2h-2z';
const battery = 'M2 8h17v8H2zm1.5 1.5v5h14v-5zM20 10.5h1.5v3H20zM5 11h11v2H5z';

/** The clock, the signal and the battery at the very top. */
export const makeStatusBar = (now: () => Date): { element: HTMLElement; refresh(online: boolean): void } => {
  const time = h('span');
  const signs = h('span.status-signs');
  return {
    element: h('div.status', { 'aria-hidden': 'true' }, time, signs),
    refresh: (online) => {
      time.textContent = now().toLocaleTimeString('zh-CN', {
        hour: '2-digit',
        minute: '2-digit',
        timeZone: 'Asia/Shanghai',
      });
      signs.replaceChildren(icon(online ? signal : noSignal, 17), icon(battery, 24));
    },
  };
};

/** Title, back or home, and the capsule. A page keeps what wx.setNavigationBar… changed while it lives. */
export const makeNavigationBar = (
  pressed: Chrome['pressed'],
): { element: HTMLElement; capsule: HTMLElement; show(face: PageFace, change: NavigationBar): WindowConfig } => {
  const title = h('h1.bar-title');
  const lead = h('div.bar-lead');
  const element = h('header.bar', {}, lead, title);
  const capsule = h(
    'div.capsule',
    {},
    h('button', { 'aria-label': '更多', onclick: () => pressed.menu?.() }, h('i.dots')),
    h('button', { 'aria-label': '关闭', onclick: () => pressed.close?.() }, h('i.ring')),
  );
  return {
    element,
    capsule,
    show: (face, change) => {
      const config = { ...face.page.config };
      const home = change.homeButton ?? face.homeButton;
      title.replaceChildren(
        ...(change.loading ? [h('span.spinner.small')] : []),
        change.title ?? config.navigationBarTitleText ?? '',
      );
      lead.replaceChildren(
        ...(face.canGoBack
          ? [h('button.bar-button', { 'aria-label': '返回', onclick: () => pressed.back?.() }, icon(arrow, 22))]
          : home
            ? [h('button.bar-button', { 'aria-label': '首页', onclick: () => pressed.home?.() }, icon(house, 22))]
            : []),
      );
      if (change.backgroundColor) config.navigationBarBackgroundColor = change.backgroundColor;
      if (change.frontColor) config.navigationBarTextStyle = /^#?0+$/.test(change.frontColor) ? 'black' : 'white';
      return config;
    },
  };
};

type Badge = { text?: string; dot?: boolean };

type Tabs = Chrome['tabBar'] & { element: HTMLElement; draw(): void; select(index: number): void };

/** The tab bar: drawn again whole after every change, for it has five items at most. */
export const makeTabBar = (
  pressed: Chrome['pressed'],
  resolve: (path: string) => string,
  themed: <T extends object>(config: T) => T,
): Tabs => {
  const element = h('nav.tabs', { 'aria-label': '标签栏', hidden: true });
  const badges = new Map<number, Badge>();
  let config: TabBarConfig | undefined;
  let selected = -1;
  const item = (entry: TabItem, index: number, look: TabBarConfig): HTMLElement => {
    const { text, iconPath, selectedIconPath } = themed(entry);
    const active = index === selected;
    const picture = active ? (selectedIconPath ?? iconPath) : iconPath;
    const badge = badges.get(index);
    return h(
      'button.tab',
      {
        'aria-current': active && 'page',
        style: `color:${(active ? look.selectedColor : look.color) ?? (active ? '#07c160' : '#999999')}`,
        onclick: () => pressed.tab?.(index),
      },
      h(
        'span.tab-picture',
        {},
        picture ? h('img', { src: resolve(picture), alt: '' }) : null,
        badge ? h(badge.dot ? 'i.tab-dot' : 'i.tab-badge', {}, badge.text) : null,
      ),
      h('span.tab-text', {}, text),
    );
  };
  const draw = (): void => {
    element.hidden = !config || config.custom === true || selected < 0;
    if (!config) return;
    const look = themed(config);
    element.style.background = look.backgroundColor ?? '#ffffff';
    element.classList.toggle('white-line', look.borderStyle === 'white');
    element.replaceChildren(...look.list.map((entry, index) => item(entry, index, look)));
  };
  const changed = (change: () => void): void => {
    change();
    draw();
  };
  return {
    element,
    draw,
    start: (next) => changed(() => (config = next)),
    select: (index) => changed(() => (selected = index)),
    badge: (index, badge) => changed(() => (badge ? badges.set(index, badge) : badges.delete(index))),
  };
};
