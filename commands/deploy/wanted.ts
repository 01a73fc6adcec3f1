import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { collections } from '../../domain/collections';
import { templates } from '../../domain/notices/templates';

export type Index = {
  readonly name: string;
  readonly keys: Readonly<Record<string, 1 | -1>>;
  readonly unique: boolean;
};

export type Trigger = { readonly name: string; readonly type: string; readonly config: string };

export type WantedFunction = {
  readonly name: string;
  readonly folder: string;
  /** What its code is, in 16 characters: written into its description, so that the next run knows what is there. */
  readonly digest: string;
  readonly timeout: number;
  readonly triggers: readonly Trigger[];
  /** What WeChat lets it call; only WeChat's developer tools can register it. */
  readonly openapi: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
};

export type Wanted = {
  readonly collections: Readonly<Record<string, readonly Index[]>>;
  readonly functions: readonly WantedFunction[];
  /** WeChat's id of each message template, or our word for it while nobody has applied for one. */
  readonly templates: Readonly<Record<string, string>>;
};

/** The newest Node the platform runs functions on, and as much memory as the local cloud gives them. */
export const RUNTIME = 'Nodejs20.19';
export const MEMORY_MB = 256;

const DEFAULT_TIMEOUT = 3;
const DIGEST_LENGTH = 16;

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

export const digestOf = (folder: string): string => {
  const hash = createHash('sha256');
  for (const file of filesOf(folder)) hash.update(file.slice(folder.length)).update('\0').update(readFileSync(file));
  return hash.digest('hex').slice(0, DIGEST_LENGTH);
};

/** What the platform itself puts there, or the SDK asks about: none of it is ours to set. */
const ofThePlatform = /^(TCB|TENCENTCLOUD|SCF|WX|NODE)_|^(TZ|PATH)$/;

/** The settings its source asks the environment for. */
export const settingsRead = (folder: string): string[] => {
  const said = filesOf(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const names = [...said.matchAll(/process\.env(?:\.|\[['"])(\w+)/g)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => !ofThePlatform.test(name)).sort();
};

type Config = { timeout?: number; triggers?: Trigger[]; permissions?: { openapi?: string[] } };
type Environment = Readonly<Record<string, string | undefined>>;

const wantedFunction = (name: string, shared: readonly string[], environment: Environment): WantedFunction => {
  const folder = join('dist', 'cloudfunctions', name);
  const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as Config;
  const settings = new Set([...shared, ...settingsRead(join('cloudfunctions', name))]);
  return {
    name,
    folder,
    digest: digestOf(folder),
    timeout: config.timeout ?? DEFAULT_TIMEOUT,
    triggers: config.triggers ?? [],
    openapi: config.permissions?.openapi ?? [],
    environment: Object.fromEntries([...settings].map((setting) => [setting, environment[setting] ?? ''])),
  };
};

/** What a cloud environment should hold for this very build. */
export const wantedFrom = (environment: Environment): Wanted => {
  const shared = settingsRead(join('cloudfunctions', 'runtime'));
  const names = readdirSync(join('dist', 'cloudfunctions')).sort();
  return {
    collections: Object.fromEntries(
      Object.entries(collections).map(([name, { indexes }]) => [name, indexes as readonly Index[]]),
    ),
    functions: names.map((name) => wantedFunction(name, shared, environment)),
    templates,
  };
};
