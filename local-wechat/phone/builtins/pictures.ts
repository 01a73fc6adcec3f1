import { h } from '../element';
import type { Phone } from '../phone';
import { offerNode } from '../query';
import type { BuiltIn, Life, Self } from './define';

const setupProgress = (self: Self): void => {
  const bar = h('i');
  const info = h('span');
  self.host.append(bar, info);
  self.host.setAttribute('role', 'progressbar');
  self.watch(['percent', 'activeColor', 'color', 'backgroundColor', 'strokeWidth', 'showInfo'], () => {
    const percent = Math.min(100, Math.max(0, self.number('percent')));
    const colour = self.text('activeColor') || self.text('color') || '#09bb07';
    bar.style.cssText = `height:${self.number('strokeWidth') || 6}px;background:linear-gradient(90deg,${colour} ${percent}%,${self.text('backgroundColor') || '#ebebeb'} ${percent}%)`;
    info.textContent = self.flag('showInfo') ? `${percent}%` : '';
    self.host.setAttribute('aria-valuenow', String(percent));
  });
};

type RichNode = { type?: string; name?: string; text?: string; attrs?: Record<string, unknown>; children?: RichNode[] };

const richTags = new Set(
  'a abbr address article aside b blockquote br center cite code col colgroup dd del div dl dt em fieldset footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section small span strong sub sup table tbody td tfoot th thead tr tt u ul'.split(
    ' ',
  ),
);
const richAttributes = /^(class|style|alt|width|height|colspan|rowspan|dir|start|span)$/;

const parseHtml = (html: string): RichNode[] => {
  const template = document.createElement('template');
  template.innerHTML = html;
  const read = (node: Node): RichNode => {
    if (!(node instanceof Element)) return { type: 'text', text: node.textContent ?? '' };
    const attrs = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
    return { name: node.localName, attrs, children: [...node.childNodes].map(read) };
  };
  return [...template.content.childNodes].map(read);
};

/** Only WeChat's trusted tags and attributes are drawn, so no script and no link can come in. */
const drawRich = ({ type, name = '', text = '', attrs = {}, children = [] }: RichNode): Node => {
  if (type === 'text') return document.createTextNode(text);
  if (!richTags.has(name)) return document.createDocumentFragment();
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attrs)) {
    const picture = name === 'img' && key === 'src' && /^(https?:|data:image\/)/.test(String(value));
    if (picture || richAttributes.test(key)) element.setAttribute(key, String(value));
  }
  element.append(...children.map(drawRich));
  return element;
};

const setupRichText = (self: Self): void =>
  self.watch(['nodes'], () => {
    const nodes = self.get('nodes');
    const tree = Array.isArray(nodes) ? (nodes as RichNode[]) : parseHtml(self.text('nodes'));
    self.host.replaceChildren(...tree.map(drawRich));
  });

/** An image to draw: it takes the phone's own paths and cloud ids, as on a real phone. */
const imageOf = (phone: Phone): HTMLImageElement => {
  const image = new Image();
  const show = async (path: string) => image.setAttribute('src', await phone.resolveUrl.current(path));
  Object.defineProperty(image, 'src', {
    get: () => image.getAttribute('src') ?? '',
    set: (path: string) => void show(path).catch(() => image.dispatchEvent(new Event('error'))),
  });
  return image;
};

const setupCanvas = (self: Self): Life => {
  const canvas = h('canvas');
  self.host.append(canvas);
  const wechatOnly = {
    createImage: () => imageOf(self.phone),
    requestAnimationFrame: (draw: FrameRequestCallback) => requestAnimationFrame(draw),
    cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
  };
  offerNode(self.host, Object.assign(canvas, wechatOnly));
  const attached = () => {
    if (self.text('type') !== '2d') self.phone.once('<canvas> without type="2d"');
  };
  return { attached };
};

type Marker = { id?: number; latitude: number; longitude: number; title?: string; label?: { content?: string } };

const TILE = 256;

/** Web Mercator, in pixels of the whole world at one zoom. */
const project = (latitude: number, longitude: number, zoom: number) => {
  const sine = Math.sin((latitude * Math.PI) / 180);
  const world = TILE * 2 ** zoom;
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return { x: (longitude / 360 + 0.5) * world, y: y * world };
};

/** A plain sheet of paper with the markers where they belong: there is no map service on a desk. */
const setupMap = (self: Self): void => {
  const sheet = h('div.wx-map-sheet');
  self.host.append(sheet);
  const pin = (marker: Marker) => {
    const zoom = self.number('scale') || 16;
    const centre = project(self.number('latitude'), self.number('longitude'), zoom);
    const at = project(marker.latitude, marker.longitude, zoom);
    return h(
      'button.wx-map-pin',
      {
        style: `left:calc(50% + ${at.x - centre.x}px);top:calc(50% + ${at.y - centre.y}px)`,
        onclick: () => self.fire('markertap', { markerId: marker.id }),
      },
      marker.title ?? marker.label?.content,
    );
  };
  self.watch(['latitude', 'longitude', 'scale', 'markers'], () => {
    const markers = self.get('markers');
    sheet.replaceChildren(...(Array.isArray(markers) ? (markers as Marker[]) : []).map(pin));
  });
};

export const pictures: BuiltIn[] = [
  {
    tag: 'progress',
    properties: {
      percent: Number,
      showInfo: Boolean,
      strokeWidth: Number,
      color: String,
      activeColor: String,
      backgroundColor: String,
    },
    setup: setupProgress,
  },
  { tag: 'rich-text', properties: { nodes: null, space: String }, setup: setupRichText },
  { tag: 'canvas', properties: { type: String, canvasId: String }, setup: setupCanvas },
  {
    tag: 'map',
    properties: { latitude: Number, longitude: Number, scale: Number, markers: Array },
    setup: setupMap,
  },
];
