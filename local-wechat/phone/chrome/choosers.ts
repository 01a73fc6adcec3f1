import { h } from '../element';
import type { Place, ShareTarget } from '../device';
import type { Layer } from './layer';
import { ask } from './layer';

const page = (title: string, back: () => void, done: HTMLElement | null, ...body: HTMLElement[]): HTMLElement =>
  h(
    'div.chooser',
    {},
    h(
      'div.chooser-bar',
      {},
      h('button.chooser-quiet', { onclick: back }, '取消'),
      h('strong', {}, title),
      done ?? h('span'),
    ),
    ...body,
  );

/** The places as dots on a plain picture: north is up, the chosen one is a pin. */
const drawMap = (places: Place[], chosen: number): HTMLElement => {
  const span = (values: number[]): { low: number; size: number } => {
    const low = Math.min(...values);
    return { low, size: Math.max(...values) - low || 1 };
  };
  const east = span(places.map((place) => place.longitude));
  const north = span(places.map((place) => place.latitude));
  const dots = places.map((place, index) => {
    const left = 8 + (84 * (place.longitude - east.low)) / east.size;
    const top = 88 - (76 * (place.latitude - north.low)) / north.size;
    return h(index === chosen ? 'i.map-pin' : 'i.map-dot', { style: `left:${left}%;top:${top}%` });
  });
  return h('div.map', { 'aria-hidden': 'true' }, ...dots);
};

/** wx.chooseLocation: a map, a search line, the places around. Answers the index in `places`. */
export const askPlace = (layer: Layer, places: Place[]): Promise<number | null> =>
  ask<number | null>(layer, { escape: null, place: 'full', label: '选择位置' }, (answer) => {
    let chosen = 0;
    const map = h('div');
    const list = h('div.chooser-list', { role: 'listbox', 'aria-label': '附近的位置' });
    const search = h('input.chooser-search', {
      type: 'search',
      placeholder: '搜索地点',
      'aria-label': '搜索地点',
      oninput: () => draw(),
    });
    const row = (place: Place, index: number): HTMLElement =>
      h(
        'button.chooser-row',
        { role: 'option', 'aria-selected': String(index === chosen), onclick: () => draw(index) },
        h('span.chooser-name', {}, place.name),
        h('span.chooser-note', {}, place.address),
      );
    const draw = (choice = chosen): void => {
      chosen = choice;
      const words = search.value.trim();
      const rows = places.map((place, index) =>
        `${place.name}${place.address}`.includes(words) ? row(place, index) : null,
      );
      const found = rows.filter((entry) => entry !== null);
      map.replaceChildren(drawMap(places, chosen));
      list.replaceChildren(...(found.length ? found : [h('p.chooser-empty', {}, '没有找到这个地点，换个词试试')]));
    };
    draw();
    const done = h('button.chooser-done', { disabled: places.length === 0, onclick: () => answer(chosen) }, '确定');
    return page('选择位置', () => answer(null), done, map, search, list);
  });

export type DoorCode = { label: string; note?: string; result: string; path?: string };

/** wx.scanCode: the camera sees nothing here, so the codes within reach are listed and any other can be typed. */
export const askCode = (layer: Layer, codes: DoorCode[]): Promise<DoorCode | null> =>
  ask<DoorCode | null>(layer, { escape: null, place: 'full', label: '扫一扫' }, (answer) => {
    const typed = h('input.chooser-search', { placeholder: '或输入码里的内容', 'aria-label': '码里的内容' });
    const take = (): void => {
      if (typed.value.trim()) answer({ label: typed.value, result: typed.value.trim() });
    };
    typed.addEventListener('keydown', (event) => event.key === 'Enter' && take());
    const rows = codes.map((code) =>
      h(
        'button.chooser-row',
        { onclick: () => answer(code) },
        h('span.chooser-name', {}, code.label),
        h('span.chooser-note', {}, code.note ?? code.result),
      ),
    );
    const viewfinder = h('div.viewfinder', { 'aria-hidden': 'true' }, h('i'));
    const done = h('button.chooser-done', { onclick: take }, '识别');
    return page('扫一扫', () => answer(null), done, viewfinder, typed, h('div.chooser-list', {}, ...rows));
  });

/** The card a person sends on: to somebody, or into one of the groups they are in. */
export const askShareTarget = (
  layer: Layer,
  card: { app: string; title: string; image?: string },
  targets: ShareTarget[],
): Promise<ShareTarget | null> =>
  ask<ShareTarget | null>(layer, { escape: null, place: 'bottom', label: '发送给' }, (answer) =>
    h(
      'div.sheet.share',
      {},
      h(
        'div.share-card',
        {},
        h('div.share-app', {}, h('span.consent-mark.small', {}, card.app.slice(0, 1)), card.app),
        h('div.share-title', {}, card.title),
        card.image ? h('img', { src: card.image, alt: '' }) : h('div.share-blank'),
        h('div.share-foot', {}, '小程序'),
      ),
      h('div.sheet-note', {}, '发送给'),
      h(
        'div.share-targets',
        {},
        ...targets.map((target, index) =>
          h(
            'button.share-target',
            { autofocus: index === 0, onclick: () => answer(target) },
            h('span.share-face', {}, target.kind === 'group' ? '群' : target.name.slice(-2)),
            h('span.share-name', {}, target.name),
          ),
        ),
      ),
      h('button.sheet-item.sheet-cancel', { onclick: () => answer(null) }, '取消'),
    ),
  );

/** wx.previewImage: one picture at a time on black, swiped or arrowed through. */
export const showPictures = (layer: Layer, urls: string[], current: number): Promise<void> =>
  ask<void>(layer, { escape: undefined, place: 'full', label: '查看图片' }, (answer) => {
    let at = current;
    const picture = h('img', { alt: '' });
    const count = h('span.viewer-count');
    const turn = (by: number): void => {
      at = Math.min(Math.max(at + by, 0), urls.length - 1);
      picture.src = urls[at] ?? '';
      count.textContent = urls.length > 1 ? `${at + 1}/${urls.length}` : '';
    };
    turn(0);
    let from = 0;
    return h(
      'div.viewer',
      {
        autofocus: true,
        onpointerdown: (event: PointerEvent) => (from = event.clientX),
        onclick: (event: MouseEvent) =>
          Math.abs(event.clientX - from) > 40 ? turn(event.clientX < from ? 1 : -1) : answer(),
        onkeydown: (event: KeyboardEvent) => {
          if (event.key === 'ArrowLeft') turn(-1);
          else if (event.key === 'ArrowRight') turn(1);
          else if (event.key === 'Enter') answer();
        },
      },
      picture,
      count,
    );
  });
