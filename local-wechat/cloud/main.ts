import { existsSync, readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startCloud } from './cloud';
import type { CloudOptions } from './parts';
import type { Templates } from './openapi/subscribe';
import type { Persona } from './people';

/** A mistake in how the command was called: one sentence, exit code 2. */
class Misuse extends Error {}

const wrong = (sentence: string): never => {
  throw new Misuse(sentence);
};

const jsonFile = (flag: string, file: string): unknown => {
  if (!existsSync(file)) return wrong(`--${flag} names ${file}, which does not exist.`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return wrong(`--${flag} names ${file}, which is not valid JSON.`);
  }
};

const portOf = (text = ''): number =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535
    ? Number(text)
    : wrong('--port takes a whole number from 0 (any free port) to 65535.');

const flags = {
  functions: { type: 'string' },
  data: { type: 'string' },
  port: { type: 'string' },
  indexes: { type: 'string' },
  personas: { type: 'string' },
  app: { type: 'string' },
  templates: { type: 'string' },
  push: { type: 'string', multiple: true },
  env: { type: 'string', multiple: true },
  origin: { type: 'string', multiple: true },
  'manual-timers': { type: 'boolean' },
  quiet: { type: 'boolean' },
} as const;

const named = Object.entries(flags)
  .map(([name, { type }]) => `--${name}${type === 'string' ? ' …' : ''}`)
  .join(' ');

const valuesOf = (args: string[]) => {
  try {
    return parseArgs({ args, options: flags, strict: true }).values;
  } catch (error) {
    const sentence = (error as Error).message.split('. ')[0] ?? '';
    return wrong(`${sentence}. The flags are ${named}.`);
  }
};

/** `--push wxa_media_check=clock`: which function receives which event. */
const pushesOf = (given: string[] = []): Record<string, string> =>
  Object.fromEntries(
    given.map((text) => {
      const [event, name] = text.split('=');
      return event && name ? [event, name] : wrong('--push takes EVENT=FUNCTION, e.g. --push wxa_media_check=clock.');
    }),
  );

/** `--env NAME=VALUE`: what the functions find in their environment. A value may hold more of =. */
const environmentOf = (given: string[] = []): Record<string, string> =>
  Object.fromEntries(
    given.map((text) => {
      const [, name, value] = /^(\w+)=(.*)$/s.exec(text) ?? [];
      return name && value !== undefined ? [name, value] : wrong('--env takes NAME=VALUE, e.g. --env CITY=Dandong.');
    }),
  );

const optionsOf = (args: string[]): CloudOptions => {
  const given = valuesOf(args);
  const functions = given.functions ?? wrong('--functions is missing: name the folder that holds the cloud functions.');
  if (!existsSync(functions) || !statSync(functions).isDirectory())
    return wrong(`--functions names ${functions}, which is not a folder.`);
  const data = given.data ?? wrong('--data is missing: name a folder to keep the data in, or :memory:.');
  if (data !== ':memory:' && existsSync(data) && !statSync(data).isDirectory())
    return wrong(`--data names ${data}, which is not a folder.`);
  if (given.indexes) jsonFile('indexes', given.indexes);
  if (given.app) jsonFile('app', given.app);
  return {
    functions,
    data,
    port: portOf(given.port),
    pushes: pushesOf(given.push),
    environment: environmentOf(given.env),
    origins: given.origin ?? [],
    automaticTimers: given['manual-timers'] !== true,
    indexes: given.indexes,
    personas: given.personas ? (jsonFile('personas', given.personas) as Persona[]) : undefined,
    app: given.app,
    templates: given.templates ? (jsonFile('templates', given.templates) as Templates) : undefined,
    log: given.quiet ? undefined : (line) => console.log(line),
  };
};

const explained = (error: unknown, args: string[]): Misuse | undefined => {
  if (error instanceof Misuse) return error;
  const port = args[args.indexOf('--port') + 1];
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return new Misuse(`--port ${port} is taken by another program; choose another one.`);
  if (code === 'EACCES') return new Misuse(`--port ${port} may not be opened by you; choose one above 1023.`);
  return new Misuse(message);
};

/** `npm run cloud`: starts a cloud, says where, and stops cleanly on Ctrl-C. */
const runCloud = async (args: string[]): Promise<void> => {
  if (args.includes('--help')) return console.log(`The flags are ${named}.`);
  try {
    const cloud = await startCloud(optionsOf(args));
    console.log(`ready ${cloud.url}`);
    const stop = (): void => void cloud.close().then(() => process.exit(0));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  } catch (error) {
    console.error(explained(error, args)?.message);
    process.exit(2);
  }
};

void runCloud(process.argv.slice(2));
