import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import components from '../src/ui/vantComponents.json';

/**
 * Everything the build needs to know about Vant: which folders travel with us, where its icons come from,
 * and the defaults Taro would otherwise lose (a template that names an attribute passes `undefined` for it).
 */
const load = createRequire(join(process.cwd(), 'package.json'));
const lib = join(process.cwd(), 'node_modules/@vant/weapp/lib');

type Manifest = { usingComponents?: Record<string, string> };
type Property = null | (new () => unknown) | { type?: unknown; value?: unknown };
type Definition = { properties?: Record<string, Property>; behaviors?: (Definition | string)[] };

const neighbours = (component: string): string[] => {
  const manifest = JSON.parse(readFileSync(join(lib, component, 'index.json'), 'utf8')) as Manifest;
  return Object.values(manifest.usingComponents ?? {}).map((path) => dirname(path).replace('../', ''));
};

/** The components we name, and all the components those are built from. */
export const vantClosure = (): string[] => {
  const found = new Set<string>();
  const visit = (component: string): void => {
    if (found.has(component)) return;
    found.add(component);
    neighbours(component).forEach(visit);
  };
  components.forEach(visit);
  return [...found].sort();
};

const withoutTypes = ['**/*.d.ts'];

/** The icon font inside the package: a phone must not ask a third party for its glyphs. */
const withLocalIcons = (content: Buffer, path: string): string => {
  const css = content.toString('utf8');
  if (!path.replace(/\\/g, '/').endsWith('/icon/index.wxss')) return css;
  const less = readFileSync(load.resolve('@vant/icons/src/encode-woff2.less'), 'utf8');
  const font = /url\('(data:font\/woff2[^']+)'\)/.exec(less)?.[1];
  const local = css.replace(/src:url\(\/\/[^}]+\}/, `src:url("${font ?? ''}") format("woff2")}`);
  if (!font || local.includes('alicdn'))
    throw new Error('Vant moved its icon font: config/vant.ts no longer finds it.');
  return local;
};

export const vantCopies = () =>
  [...vantClosure(), 'common', 'wxs', 'mixins'].map((folder) => ({
    from: join(lib, folder),
    to: `dist/weapp/vant/${folder}`,
    ignore: withoutTypes,
    transform: withLocalIcons,
  }));

/** Runs Vant's own definition with a pen in place of WeChat, and writes down what it declares. */
const definitionOf = (component: string): Definition => {
  const script = join(lib, component, 'index.js');
  const world = globalThis as Record<string, unknown>;
  const before = { Component: world.Component, Behavior: world.Behavior, wx: world.wx };
  let seen: Definition = {};
  world.Component = (definition: Definition) => (seen = definition);
  world.Behavior = (behavior: unknown) => behavior;
  world.wx = { getSystemInfoSync: () => ({ SDKVersion: '3.0.0', platform: 'devtools' }), canIUse: () => true };
  try {
    delete load.cache[script];
    load(script);
  } finally {
    Object.assign(world, before);
  }
  return seen;
};

const propertiesOf = (definition: Definition): Record<string, Property> => ({
  ...(definition.behaviors ?? []).reduce<Record<string, Property>>(
    (all, behavior) => (typeof behavior === 'string' ? all : { ...all, ...propertiesOf(behavior) }),
    {},
  ),
  ...definition.properties,
});

const emptyOf = new Map<unknown, string>([
  [String, "''"],
  [Number, '0'],
  [Boolean, 'false'],
]);

/** A default as a template expression; objects, arrays and null have none and are passed by the kit. */
const literal = (property: Property): string | undefined => {
  if (property === null || typeof property === 'function') return emptyOf.get(property);
  const { value, type } = property;
  if (typeof value === 'string') return `'${value.replace(/'/g, "\\'")}'`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === undefined ? emptyOf.get(type) : undefined;
};

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const vantDefaults = (): Record<string, Record<string, string>> => {
  const defaults: Record<string, Record<string, string>> = {};
  for (const component of components) {
    const found: Record<string, string> = {};
    for (const [name, property] of Object.entries(propertiesOf(definitionOf(component)))) {
      const expression = literal(property);
      if (expression !== undefined) found[kebab(name)] = found[name] = expression;
    }
    defaults[`van-${component}`] = found;
  }
  return defaults;
};
