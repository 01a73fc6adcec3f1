import { phoneUnits } from '../units';
import type { BuiltIn, Self } from './define';

/** Built-ins that are little more than a box. Their looks are in looks.ts. */
export const plain: BuiltIn[] = [
  { tag: 'view' },
  { tag: 'block' },
  { tag: 'page-meta', properties: { pageStyle: String, rootFontSize: String }, setup: pageMeta },
  { tag: 'root-portal', properties: { enable: { type: Boolean, value: true } } },
  {
    tag: 'text',
    properties: {
      selectable: Boolean,
      userSelect: Boolean,
      space: String,
      decode: Boolean,
      maxLines: String,
      overflow: String,
    },
    setup: (self) => self.reflect('selectable', 'userSelect', 'space', 'overflow'),
  },
  { tag: 'placeholder', setup: placeholder },
];

/** Styles the page it stands on; only there can it find the page, so again once attached. */
function pageMeta({ watch, text, host }: Self) {
  const apply = () => {
    const page = host.closest<HTMLElement>('mp-page');
    if (!page) return;
    page.style.cssText = phoneUnits(text('pageStyle'));
    if (text('rootFontSize')) page.style.fontSize = text('rootFontSize');
  };
  watch(['pageStyle', 'rootFontSize'], apply);
  return { attached: apply };
}

/** Something we do not draw says so, where it stands and once in the log. */
function placeholder({ host, phone }: Self) {
  const name = host.tagName.toLowerCase().replace(/^wx-/, '');
  host.dataset.placeholder = name;
  phone.once(`<${name}>`);
}
