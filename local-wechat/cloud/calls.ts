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
  action?: string | undefined;
  openid?: string | undefined;
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
  /** What config.json of its function permits. */
  openapi: readonly string[];
  writes: number;
  began: number;
  kill: (why: string) => void;
};

export type LogLine = { seq: number; at: string; requestId: string; function: string; level: string; text: string };
export type Notice = { kind: 'call' | 'outbox' | 'clock' | 'data'; [detail: string]: unknown };

export type Journal = ReturnType<typeof openJournal>;

export const msSince = (began: number): number => Math.round((performance.now() - began) * 100) / 100;

const keepLast = <T>(list: T[], most: number): void => {
  if (list.length > most) list.splice(0, list.length - most);
};

const openNotices = () => {
  const listeners = new Set<(notice: Notice) => void>();
  return {
    notify: (notice: Notice) => listeners.forEach((listener) => listener(notice)),
    listen: (listener: (notice: Notice) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

type About = Pick<Call, 'function' | 'source' | 'depth'> & Partial<Call>;

/** What happened: calls with their trips, what they logged, and whoever wants to hear of it as it happens. */
export const openJournal = (now: () => number, log: (line: string) => void) => {
  const calls: Call[] = [];
  const logs: LogLine[] = [];
  const live = new Map<string, LiveCall>();
  const { notify, listen } = openNotices();
  let seq = 0;
  const isoNow = (): string => new Date(now()).toISOString();

  return {
    open: (about: About, { env, openapi }: Pick<LiveCall, 'env' | 'openapi'>) => {
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
        openapi,
        writes: 0,
        began: performance.now(),
        kill: () => undefined,
      };
      calls.push(call);
      keepLast(calls, CALLS_KEPT);
      live.set(opened.token, opened);
      return opened;
    },
    close: ({ call, token, began }: LiveCall, { ok, errCode }: Pick<Call, 'ok' | 'errCode'>) => {
      live.delete(token);
      Object.assign(call, { ok, ms: msSince(began), ...(errCode ? { errCode } : {}) });
      notify({ kind: 'call', call });
    },
    byToken: (token: unknown) => (typeof token === 'string' ? live.get(token) : undefined),
    trip: ({ call }: LiveCall, trip: CountedTrip) => {
      if (!call.trips.some(({ step }) => step === trip.step)) call.sequentialTrips += 1;
      call.trips.push(trip);
      keepLast(call.trips, TRIPS_KEPT);
    },
    log: ({ requestId, function: name }: Call, level: string, line: string) => {
      const text = line.slice(0, LINE_CHARACTERS);
      logs.push({ seq: (seq += 1), at: isoNow(), requestId, function: name, level, text });
      keepLast(logs, LOGS_KEPT);
      log(`[${name} ${requestId.slice(0, 8)}] ${level === 'log' ? '' : `${level}: `}${text}`);
    },
    calls: (since: number) => calls.filter((call) => call.seq > since),
    logs: (since: number) => logs.filter((line) => line.seq > since),
    notify,
    listen,
    clear: () => {
      calls.length = 0;
      logs.length = 0;
    },
  };
};
