import { randomUUID } from 'node:crypto';
import type { Trip } from './database/trip';

/** Kept for the inspector; older ones are forgotten. */
const CALLS_KEPT = 2_000;
const LOGS_KEPT = 2_000;
const TRIPS_KEPT = 1_000;
const LINE_CHARACTERS = 8_000;

/** A database trip as a call made it. Trips sent side by side share a step. */
export type CountedTrip = Trip & { step: number; at: string; ms: number };

/** One invocation of one function: who, when, what it cost and how it ended. */
export type Call = {
  seq: number;
  requestId: string;
  function: string;
  action?: string;
  openid?: string;
  source: string;
  depth: number;
  startedAt: string;
  ms?: number;
  ok?: boolean;
  errCode?: string;
  trips: CountedTrip[];
  sequentialTrips: number;
};

/** What the host knows of a call but does not show. */
export type LiveCall = {
  call: Call;
  token: string;
  env: Record<string, string>;
  writes: number;
  began: number;
  kill: (why: string) => void;
};

export type LogLine = { seq: number; at: string; requestId: string; function: string; level: string; text: string };
export type Notice = { kind: 'call' | 'outbox' | 'clock' | 'data'; [detail: string]: unknown };

export type Journal = {
  open(about: Pick<Call, 'function' | 'source' | 'depth'> & Partial<Call>, env: Record<string, string>): LiveCall;
  close(live: LiveCall, outcome: { ok: boolean; errCode?: string }): void;
  byToken(token: unknown): LiveCall | undefined;
  trip(live: LiveCall, trip: CountedTrip): void;
  log(call: Call, level: string, text: string): void;
  calls(since: number): Call[];
  logs(since: number): LogLine[];
  notify(notice: Notice): void;
  listen(listener: (notice: Notice) => void): () => void;
  clear(): void;
};

export const msSince = (began: number): number => Math.round((performance.now() - began) * 100) / 100;

const keepLast = <T>(list: T[], most: number): void => {
  if (list.length > most) list.splice(0, list.length - most);
};

const openNotices = (): Pick<Journal, 'notify' | 'listen'> => {
  const listeners = new Set<(notice: Notice) => void>();
  return {
    notify: (notice) => listeners.forEach((listener) => listener(notice)),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export const openJournal = (now: () => number, log: (line: string) => void): Journal => {
  const calls: Call[] = [];
  const logs: LogLine[] = [];
  const live = new Map<string, LiveCall>();
  const { notify, listen } = openNotices();
  let seq = 0;
  const isoNow = (): string => new Date(now()).toISOString();

  return {
    open: (about, env) => {
      const call: Call = {
        ...about,
        seq: (seq += 1),
        requestId: randomUUID(),
        startedAt: isoNow(),
        trips: [],
        sequentialTrips: 0,
      };
      const opened: LiveCall = {
        call,
        token: randomUUID(),
        env,
        writes: 0,
        began: performance.now(),
        kill: () => undefined,
      };
      calls.push(call);
      keepLast(calls, CALLS_KEPT);
      live.set(opened.token, opened);
      return opened;
    },
    close: ({ call, token, began }, { ok, errCode }) => {
      live.delete(token);
      Object.assign(call, { ok, ms: msSince(began), ...(errCode ? { errCode } : {}) });
      notify({ kind: 'call', call });
    },
    byToken: (token) => (typeof token === 'string' ? live.get(token) : undefined),
    trip: ({ call }, trip) => {
      if (!call.trips.some(({ step }) => step === trip.step)) call.sequentialTrips += 1;
      call.trips.push(trip);
      keepLast(call.trips, TRIPS_KEPT);
    },
    log: ({ requestId, function: name }, level, line) => {
      const text = line.slice(0, LINE_CHARACTERS);
      logs.push({ seq: (seq += 1), at: isoNow(), requestId, function: name, level, text });
      keepLast(logs, LOGS_KEPT);
      log(`[${name} ${requestId.slice(0, 8)}] ${level === 'log' ? '' : `${level}: `}${text}`);
    },
    calls: (since) => calls.filter((call) => call.seq > since),
    logs: (since) => logs.filter((line) => line.seq > since),
    notify,
    listen,
    clear: () => {
      calls.length = 0;
      logs.length = 0;
    },
  };
};
