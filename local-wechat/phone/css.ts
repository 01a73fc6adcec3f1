import path from 'node:path';
import postcss, { type AtRule, type Container, type Rule } from 'postcss';
import { builtinTags } from './builtins/tags';
import { phoneUnits } from './units';

/** Whose stylesheet it is decides how far it reaches. */
export type Scope =
  | { of: 'app' }
  | { of: 'page'; className: string }
  /** `shared`: the component asked for no isolation, its classes reach everything. */
  | { of: 'component'; prefix: string; shared: boolean };

type Source = {
  /** Path inside the package, with extension. */
  file: string;
  read: (file: string) => string;
  assets: string;
};

/** wxss to CSS the phone can insert as it is: imports inlined, tags, units and scope translated. */
export const wxssToCss = (source: Source, scope: Scope): string => {
  const root = inlined(source, []);
  root.walkDecls((decl) => {
    decl.value = phoneUnits(decl.value);
  });
  root.walkAtRules('media', darkByAttribute);
  root.walkRules((rule) => {
    if (isKeyframe(rule)) return;
    rule.selectors = rule.selectors.map((selector) => scoped(selector, scope));
  });
  return root.toString();
};

const inlined = ({ file, read, assets }: Source, above: string[]): Container => {
  const root = postcss.parse(read(file), { from: file });
  const near = (target: string) =>
    target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(file), target);
  root.walkDecls((decl) => {
    decl.value = decl.value.replace(
      /url\(\s*(['"]?)(?!data:|https?:|\/\/|#)([^)'"]+)\1\s*\)/gi,
      (_, q: string, to: string) => {
        return `url(${q}${assets}${near(to)}${q})`;
      },
    );
  });
  root.walkAtRules('import', (rule) => {
    const target = near(/['"]([^'"]+)['"]/.exec(rule.params)?.[1] ?? '');
    if (above.includes(target)) rule.remove();
    else rule.replaceWith((inlined({ file: target, read, assets }, [...above, file]) as postcss.Root).nodes);
  });
  return root;
};

const isKeyframe = (rule: Rule) => rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as AtRule).name);

/** The desk changes one phone's theme, not the browser's. */
const darkByAttribute = (media: AtRule): void => {
  const theme = /^\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)$/.exec(media.params)?.[1];
  if (!theme) return;
  media.walkRules((rule) => {
    rule.selectors = rule.selectors.map((selector) => `:where([data-theme="${theme}"]) ${selector}`);
  });
  media.replaceWith(media.nodes ?? []);
};

const token =
  /(?<attribute>\[[^\]]*\])|(?<pseudo>::?[\w-]+)(?:\((?<inside>(?:[^()]|\([^()]*\))*)\))?|\.(?<name>(?:[\w-]|\\.|[\u0080-\uffff])+)|#[\w-]+|(?<tag>[a-zA-Z][\w-]*)/g;

type Token = { attribute?: string; pseudo?: string; inside?: string; name?: string; tag?: string };

const scoped = (selector: string, scope: Scope): string => {
  const translated = translate(selector, scope);
  if (scope.of !== 'page' || /(^|[^\w-])mp-page/.test(translated)) return translated;
  return `:where(.${scope.className}) ${translated}`;
};

const translate = (selector: string, scope: Scope): string =>
  selector.replace(token, (whole: string, ...rest: unknown[]) => translateToken(whole, rest.at(-1) as Token, scope));

const translateToken = (whole: string, { pseudo, inside, name, tag }: Token, scope: Scope): string => {
  if (name && scope.of === 'component' && !scope.shared) return `.${scope.prefix}--${name}`;
  if (tag === 'page') return scope.of === 'page' ? `mp-page:where(.${scope.className})` : 'mp-page';
  if (tag) return builtinTags.has(tag) ? `wx-${tag}` : tag;
  const inner = inside === undefined ? '' : translate(inside, scope);
  if (pseudo === ':host' && scope.of === 'component') return `[wx-host="${scope.prefix}"]${inner}`;
  return pseudo && /^:(not|is|where|has)$/.test(pseudo) ? `${pseudo}(${inner})` : whole;
};
