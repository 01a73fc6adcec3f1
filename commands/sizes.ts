import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const KB = 1024;
/** Our own budgets; WeChat itself takes 2 MB a package and warns well before. */
const limits = { main: 740 * KB, subpackage: 300 * KB, function: 1_200 * KB };

type Size = { name: string; bytes: number; limit: number };

const bytesUnder = (path: string): number =>
  statSync(path).isFile()
    ? statSync(path).size
    : readdirSync(path).reduce((sum, name) => sum + bytesUnder(join(path, name)), 0);

type AppJson = { subPackages?: { root: string }[]; subpackages?: { root: string }[] };

/** Every package that is uploaded: the main package, each subpackage, each cloud function; bytes as they lie on disk. */
export const packageSizes = (weapp = join('dist', 'weapp'), functions = join('dist', 'cloudfunctions')): Size[] => {
  const app = JSON.parse(readFileSync(join(weapp, 'app.json'), 'utf8')) as AppJson;
  const subpackages = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => ({
    name: `subpackage ${root}`,
    bytes: existsSync(join(weapp, root)) ? bytesUnder(join(weapp, root)) : 0,
    limit: limits.subpackage,
  }));
  const main = bytesUnder(weapp) - subpackages.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    { name: 'main package', bytes: main, limit: limits.main },
    ...subpackages,
    ...readdirSync(functions).map((name) => ({
      name: `function ${name}`,
      bytes: bytesUnder(join(functions, name)),
      limit: limits.function,
    })),
  ];
};

/** The packages over their budget, a sentence each. */
export const oversized = (): string[] =>
  packageSizes()
    .filter(({ bytes, limit }) => bytes > limit)
    .map(({ name, bytes, limit }) => `${name} is ${Math.ceil(bytes / KB)} KB; its budget is ${limit / KB} KB.`);
