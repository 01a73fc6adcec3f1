import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const filesUnder = (path: string): string[] =>
  !existsSync(path)
    ? []
    : statSync(path).isFile()
      ? [path]
      : readdirSync(path)
          .sort()
          .flatMap((name) => filesUnder(join(path, name)));

/** One hash over the settings, names and bytes of everything a build reads. */
const fingerprint = (inputs: readonly string[], settings: string): string => {
  const hash = createHash('sha256').update(process.version).update(settings);
  for (const file of inputs.flatMap(filesUnder)) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
};

/**
 * Builds only when something it reads has changed since the last time it succeeded.
 * @returns whether it built
 */
export const buildIfStale = async (
  output: string,
  inputs: readonly string[],
  build: () => Promise<unknown>,
  settings = '',
): Promise<boolean> => {
  const stamp = `${output}.stamp`;
  const now = fingerprint(inputs, settings);
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return false;
  rmSync(stamp, { force: true });
  await build();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
  return true;
};
