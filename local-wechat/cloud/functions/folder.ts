import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Cron } from 'croner';
import { parseCron } from '../cron';

/** What the real service grants when config.json names nothing. */
const DEFAULT_TIMEOUT_S = 3;
const LONGEST_TIMEOUT_S = 900;

export type Trigger = { name: string; config: string; cron: Cron };

/** One deployed cloud function, as its folder describes it. */
export type CloudFunction = {
  name: string;
  entry: string;
  /** Changes when the code does, so that a new build is picked up without a restart. */
  version: string;
  timeoutMs: number;
  openapi: string[];
  triggers: Trigger[];
  /** Sentences about what is wrong with config.json; the rest of it still counts. */
  complaints: string[];
};

type Config = { timeout?: unknown; triggers?: unknown; permissions?: { openapi?: unknown } };

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
};

const entryOf = (folder: string): string | undefined => {
  const { main } = (readJson(join(folder, 'package.json')) ?? {}) as { main?: unknown };
  const entry = join(folder, typeof main === 'string' ? main : 'index.js');
  return [entry, join(folder, 'index.js')].find((file) => existsSync(file) && statSync(file).isFile());
};

const triggersOf = (listed: unknown, complaints: string[]): Trigger[] =>
  (Array.isArray(listed) ? (listed as Record<string, unknown>[]) : []).flatMap((trigger) => {
    const name = String(trigger.name);
    const config = String(trigger.config);
    if (trigger.type !== 'timer') {
      complaints.push(`config.json: trigger ${name} is of type ${String(trigger.type)}; only "timer" is supported.`);
      return [];
    }
    try {
      return [{ name, config, cron: parseCron(config) }];
    } catch (error) {
      complaints.push(`config.json: trigger ${name}: ${(error as Error).message}.`);
      return [];
    }
  });

const parsed = new Map<string, CloudFunction>();

/** Reads the folder of one function; the answer is kept until a file in it changes. */
export const readFunction = (functions: string, name: string): CloudFunction | undefined => {
  if (!/^[A-Za-z][\w-]{0,59}$/.test(name)) return undefined;
  const folder = join(resolve(functions), name);
  const entry = existsSync(folder) ? entryOf(folder) : undefined;
  if (!entry) return undefined;
  const configFile = join(folder, 'config.json');
  const stamp = (file: string): string => {
    const { mtimeMs, size } = statSync(file);
    return `${mtimeMs}:${size}`;
  };
  const version = `${stamp(entry)} ${existsSync(configFile) ? stamp(configFile) : ''}`;
  const known = parsed.get(entry);
  if (known?.version === version) return known;
  const config = existsSync(configFile) ? (readJson(configFile) as Config | undefined) : {};
  const complaints = config ? [] : ['config.json is not valid JSON; its defaults are used.'];
  const seconds = typeof config?.timeout === 'number' && config.timeout > 0 ? config.timeout : DEFAULT_TIMEOUT_S;
  const openapi = config?.permissions?.openapi;
  const read: CloudFunction = {
    name,
    entry,
    version,
    timeoutMs: Math.min(seconds, LONGEST_TIMEOUT_S) * 1000,
    openapi: Array.isArray(openapi) ? openapi.map(String) : [],
    triggers: triggersOf(config?.triggers, complaints),
    complaints,
  };
  parsed.set(entry, read);
  return read;
};

/** Every function in the folder, in the order of their names. */
export const listFunctions = (functions: string): CloudFunction[] =>
  (existsSync(functions) ? readdirSync(functions, { withFileTypes: true }) : [])
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map((entry) => readFunction(functions, entry.name))
    .filter((found) => found !== undefined)
    .sort((a, b) => a.name.localeCompare(b.name));
