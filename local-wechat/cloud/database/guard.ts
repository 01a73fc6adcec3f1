import { createContext, Script } from 'node:vm';
import { CloudError, refuse } from '../fault';
import { EVALUATION_MAX_MS } from './limits';

const room: { run: () => unknown } = createContext({ run: () => undefined }) as { run: () => unknown };
const script = new Script('run()');

/** Runs caller-supplied logic (a regular expression, a pipeline), but not for ever: V8 stops even a runaway match. */
export const withinTime = <T>(work: () => T): T => {
  let answer: { value: T } | undefined;
  room.run = () => {
    answer = { value: work() };
  };
  try {
    script.runInContext(room, { timeout: EVALUATION_MAX_MS });
  } catch (error) {
    if ((error as { code?: unknown } | undefined)?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return refuse('DATABASE_REQUEST_FAILED', `The evaluation took more than ${EVALUATION_MAX_MS} ms.`);
  } finally {
    room.run = () => undefined;
  }
  if (!answer) throw new CloudError('SYS_ERR', 'The evaluation ended without an answer.');
  return answer.value;
};
