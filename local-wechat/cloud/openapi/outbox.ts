import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import type { Journal } from '../calls';

const KEPT = 5_000;

/** One thing the cloud asked WeChat to do: a message, a check, a code picture. */
type Sending = { api: string; openid?: string; ok: boolean; [detail: string]: unknown };
export type Sent = Sending & { seq: number; at: string };
export type Outbox = ReturnType<typeof openOutbox>;

/** A line cut short by a crash is nobody's message yet. */
const readLine = (line: string): Sent[] => {
  try {
    return [JSON.parse(line) as Sent];
  } catch {
    return [];
  }
};

/** `keepIn` is a file: what a person received is still on their phone after a restart. */
export const openOutbox = (now: () => number, journal: Pick<Journal, 'notify'>, keepIn?: string) => {
  const entries =
    keepIn && existsSync(keepIn) ? readFileSync(keepIn, 'utf8').split('\n').flatMap(readLine).slice(-KEPT) : [];
  let seq = entries.at(-1)?.seq ?? 0;
  return {
    add: (sent: Sending) => {
      const entry: Sent = { ...sent, seq: (seq += 1), at: new Date(now()).toISOString() };
      entries.push(entry);
      if (entries.length > KEPT) entries.shift();
      if (keepIn) appendFileSync(keepIn, `\n${JSON.stringify(entry)}`);
      journal.notify({ kind: 'outbox', entry });
      return entry;
    },
    list: (openid?: string) => entries.filter((entry) => openid === undefined || entry.openid === openid),
    clear: () => {
      entries.length = 0;
      if (keepIn) rmSync(keepIn, { force: true });
    },
  };
};
