import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Ends the command with one sentence: 2 means the command line was wrong, 1 that the work could not be done. */
export const stop = (sentence: string, code: 1 | 2 = 1): never => {
  console.error(sentence);
  process.exit(code);
};

/** A value may begin with a dash, as one seal in 64 does: `--kept -abc` says what `--kept=-abc` says. */
const joined = (args: readonly string[], options: Options): string[] =>
  args.reduce<string[]>((words, word) => {
    const flag = words.at(-1)?.match(/^--([\w-]+)$/)?.[1] ?? '';
    const isItsValue = options[flag]?.type === 'string' && word.startsWith('-') && !(word.slice(2) in options);
    return isItsValue ? [...words.slice(0, -1), `--${flag}=${word}`] : [...words, word];
  }, []);

/**
 * The flags of a command, and at most one of the words it knows; anything unknown or incomplete ends it with a
 * sentence that lists what it takes, `--help` with that list alone.
 */
export const flagsOf = <T extends Options>(options: T, usage: string, known: readonly string[] = []) => {
  if (process.argv.includes('--help')) {
    console.log(`Usage: ${usage}`);
    process.exit(0);
  }
  try {
    const { values, positionals } = parseArgs({
      args: joined(process.argv.slice(2), options),
      options,
      strict: true,
      allowPositionals: true,
    });
    const [word] = positionals.filter((said, at) => at > 0 || !known.includes(said));
    if (word !== undefined) throw new Error(`Unexpected argument '${word}'`);
    return { flags: values, words: positionals };
  } catch (error) {
    const said = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    return stop(`${said}.\nUsage: ${usage}`, 2);
  }
};

/** A TCP port, or the end of the command with a sentence that names the flag. */
export const portOf = (text: string, flag = '--port'): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    stop(`${flag} is a number from 0 to 65535, not "${text}".`, 2);
  return port;
};
