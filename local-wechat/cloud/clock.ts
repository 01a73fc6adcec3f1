import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export type Clock = ReturnType<typeof openClock>;

/**
 * The cloud's clock: real time plus an offset that tests and the desk may move. Function workers read the offset
 * through shared memory, so a move is seen at once, even in the middle of a call. `keepIn` is a file: data dated by a
 * moved clock must meet the same clock after a restart.
 */
export const openClock = (keepIn?: string) => {
  const shared = new SharedArrayBuffer(8);
  const offset = new Float64Array(shared);
  if (keepIn && existsSync(keepIn)) offset[0] = Number(readFileSync(keepIn, 'utf8')) || 0;
  const current = (): number => offset[0] ?? 0;
  const move = (ms: number): void => {
    offset[0] = ms;
    if (keepIn) writeFileSync(keepIn, String(ms));
  };
  return {
    shared,
    offset: current,
    now: () => Date.now() + current(),
    set: (at: number) => move(at - Date.now()),
    advance: (ms: number) => move(current() + ms),
    reset: () => move(0),
  };
};
