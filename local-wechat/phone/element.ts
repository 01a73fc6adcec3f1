type Handler = (event: never) => void;
type Props = Record<string, string | number | boolean | undefined | Handler>;
export type Child = Node | string | number | null | undefined | false;

/** A DOM element in one line: `h('button.wide.main', { onclick }, '好')`. Unknown words become attributes. */
export const h = <K extends keyof HTMLElementTagNameMap>(
  tag: K | `${K}.${string}`,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] => {
  const [name = 'div', ...classes] = tag.split('.');
  const element = document.createElement(name) as HTMLElementTagNameMap[K];
  if (classes.length) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(props)) {
    if (typeof value === 'function')
      element.addEventListener(key.replace(/^on/, ''), value as unknown as EventListener);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== undefined && value !== false) element.setAttribute(key, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false).map(asNode));
  return element;
};

const asNode = (child: Child): Node | string => (child instanceof Node ? child : String(child));

/** An inline picture from its SVG path data, drawn in the colour of the text around it. */
export const icon = (path: string, size = 24): SVGSVGElement => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('width', String(size));
  svg.setAttribute('height', String(size));
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
};
