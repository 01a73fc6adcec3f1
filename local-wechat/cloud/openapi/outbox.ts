import type { Journal } from '../calls';

const KEPT = 5_000;

/** One thing the cloud asked WeChat to do: a message, a check, a code picture. */
export type Sent = { seq: number; at: string; api: string; openid?: string; ok: boolean; [detail: string]: unknown };
export type Outbox = {
  add(sent: { api: string; openid?: string; ok: boolean; [detail: string]: unknown }): Sent;
  list(openid?: string): Sent[];
  clear(): void;
};

export const openOutbox = (now: () => number, journal: Pick<Journal, 'notify'>): Outbox => {
  const entries: Sent[] = [];
  let seq = 0;
  return {
    add: (sent) => {
      const entry: Sent = { ...sent, seq: (seq += 1), at: new Date(now()).toISOString() };
      entries.push(entry);
      if (entries.length > KEPT) entries.shift();
      journal.notify({ kind: 'outbox', entry });
      return entry;
    },
    list: (openid) => entries.filter((entry) => openid === undefined || entry.openid === openid),
    clear: () => void (entries.length = 0),
  };
};
