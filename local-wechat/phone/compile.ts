import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { wxmlToJs } from 'miniprogram-compiler';
import type { AppConfig, Bundle, ComponentConfig, Theme } from './bundle';
import { wxssToCss, type Scope } from './css';

const COMPILER_OUTPUT_MAX = 64 * 1024 * 1024;

const filesUnder = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('node_modules/'))
    .sort();

const pagesOf = (app: AppConfig): string[] => [
  ...app.pages,
  ...(app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => path.posix.join(root, page))),
];

/** Turns a built mini-program into one loadable bundle. Throws what the official compiler says about bad WXML. */
export const compile = (weapp: string, { assets = '' } = {}): Bundle => {
  const files = filesUnder(weapp);
  const known = new Set(files);
  const read = (file: string) => (known.has(file) ? readFileSync(path.join(weapp, file), 'utf8') : '');
  const ofKind = (extension: string) => files.filter((file) => file.endsWith(extension));
  const without = (extension: string) => ofKind(extension).map((file) => file.slice(0, -extension.length));
  const app = { subPackages: undefined, ...JSON.parse(read('app.json')) } as AppConfig & {
    subpackages?: AppConfig['subPackages'];
  };
  const pages = pagesOf({ ...app, subPackages: app.subPackages ?? app.subpackages ?? [] });
  const configs = Object.fromEntries(
    without('.wxml').map((name) => [name, JSON.parse(read(`${name}.json`) || '{}') as ComponentConfig]),
  );
  const scopes = Object.fromEntries(
    Object.keys(configs).map((name, index) => [name, pages.includes(name) ? `pg-${index}` : `c${index}`]),
  );
  const scopeOf = (name: string): Scope => {
    const scope = scopes[name];
    if (!scope) return { of: 'app' };
    if (pages.includes(name)) return { of: 'page', className: scope };
    return { of: 'component', prefix: scope, shared: configs[name]?.styleIsolation === 'shared' };
  };
  const styled = ['app', ...Object.keys(configs)].filter((name) => known.has(`${name}.wxss`));
  return {
    app,
    pages,
    gwx: wxmlToJs(weapp, { maxBuffer: COMPILER_OUTPUT_MAX }),
    modules: Object.fromEntries(ofKind('.js').map((file) => [file, read(file)])),
    configs,
    styles: Object.fromEntries(
      styled.map((name) => [name, wxssToCss({ file: `${name}.wxss`, read, assets }, scopeOf(name))]),
    ),
    scopes,
    ...(app.themeLocation && { theme: JSON.parse(read(app.themeLocation) || '{}') as Theme }),
    assets,
  };
};
