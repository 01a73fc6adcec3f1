const FRAMES = 5;

/** Which lines of ours broke, and nothing else: a message may quote what somebody wrote. */
export const framesOf = (stack: string): string[] =>
  [...stack.matchAll(/([\w./-]+\.js):(\d+):(\d+)/g)]
    .slice(0, FRAMES)
    .map(([, file = '', line, column]) => `${file.split('/').slice(-3).join('/')}:${line}:${column}`);

/** The kind of error as the engine names it; anything else is somebody's words. */
export const kindOf = (stack: string): string => /\b([A-Z]\w*Error)\b/.exec(stack)?.[1] ?? 'Error';
