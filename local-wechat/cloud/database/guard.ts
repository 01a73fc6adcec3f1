import { createContext, Script } from 'node:vm';
import { CloudError, refuse } from '../fault';
import { EVALUATION_MAX_MS } from './limits';

const room: { run: () => unknown } = createContext({ run: () => undefined }) as { run: () => unknown };
const script = new Script('run()');

const isTimeout = (error: unknown): boolean =>
  (error as { code?: unknown } | undefined)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

const run = <T>(work: () => T, ms: number): T => {
  let answer: { value: T } | undefined;
  room.run = () => {
    answer = { value: work() };
  };
  try {
    script.runInContext(room, { timeout: ms });
  } catch (error) {
    if (isTimeout(error)) refuse('DATABASE_REQUEST_FAILED', `The evaluation took more than ${EVALUATION_MAX_MS} ms.`);
    throw error;
  } finally {
    room.run = () => undefined;
  }
  if (!answer) throw new CloudError('SYS_ERR', 'The evaluation ended without an answer.');
  return answer.value;
};

/** Runs caller-supplied logic (a regular expression, a pipeline), but all in all not for ever: V8 stops even a runaway match. */
export const allowance = (): (<T>(work: () => T) => T) => {
  let leftMs = EVALUATION_MAX_MS;
  return (work) => {
    const started = performance.now();
    try {
      return run(work, Math.max(1, Math.ceil(leftMs)));
    } finally {
      leftMs -= performance.now() - started;
    }
  };
};
