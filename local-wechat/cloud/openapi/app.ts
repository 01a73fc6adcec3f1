import { readFileSync } from 'node:fs';
import { WechatError } from './openapi';

type AppJson = {
  readonly pages?: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly subpackages?: AppJson['subPackages'];
};

const pagesIn = ({ pages = [], subPackages, subpackages }: AppJson): Set<string> =>
  new Set([
    ...pages,
    ...(subPackages ?? subpackages ?? []).flatMap(({ root, pages: own }) =>
      own.map((page) => `${root.replace(/\/$/, '')}/${page}`),
    ),
  ]);

export type App = ReturnType<typeof openApp>;

/** The mini-program that is online: `file` is its app.json. Without one only the form of a page's path is known. */
export const openApp = (file: string | undefined) => ({
  /** Read each time: the desk builds it anew while it runs. @throws what WeChat answers for a page nobody has */
  checkPage: (page: unknown): void => {
    const path = typeof page === 'string' ? (page.split('?')[0] ?? '') : '';
    const pages = file === undefined ? undefined : pagesIn(JSON.parse(readFileSync(file, 'utf8')) as AppJson);
    if (!/^\w[\w\-/]*$/.test(path) || (pages && !pages.has(path))) throw new WechatError(41030, 'invalid page');
  },
});
