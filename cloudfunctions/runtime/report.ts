type About = { readonly requestId: string; readonly function: string; readonly action?: string };

/** Where in our code, without the message: messages of databases and parsers quote what people wrote. */
const placesOf = (stack = ''): string[] =>
  stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .map((line) => line.trim());

const isBrokenPromise = (error: Error): boolean => error.message.startsWith('Broken promise');

/** A bug, told to whoever maintains this: what and where, never who or what they said. */
export const reportBug = (error: unknown, about: About): void => {
  const { name, message, stack } = error instanceof Error ? error : new Error();
  const code: unknown = (error as { errCode?: unknown } | null)?.errCode;
  const promise = error instanceof Error && isBrokenPromise(error) ? { promise: message } : {};
  console.error(JSON.stringify({ bug: name, code, ...promise, ...about, at: placesOf(stack) }));
};

/** The journal and the documents disagree: nothing is repaired, somebody has to look. Counts only. */
export const reportDrift = (drift: { readonly night: string; readonly differing: number }): void =>
  console.error(JSON.stringify({ alarm: 'RECONCILIATION_DIFFERS', ...drift }));

/** Messages that nobody will receive, as WeChat refused them or could not be asked: somebody has to look. Counts only. */
export const reportUnsent = (what: {
  readonly of: string;
  readonly template: string;
  readonly code: unknown;
  readonly field: string;
  readonly count: number;
}): void => console.error(JSON.stringify({ alarm: 'MESSAGES_NOT_SENT', ...what, code: what.code ?? null }));

/** Everything there is bears the newest key: the older ones may go. */
export const reportSealed = (said: { readonly key: string; readonly passes: number }): void =>
  console.info(JSON.stringify({ news: 'EVERYTHING_SEALED', ...said }));

/** What a sweep did: counts only. */
export const reportSweep = (done: Readonly<Record<string, number>>): void => console.info(JSON.stringify(done));
