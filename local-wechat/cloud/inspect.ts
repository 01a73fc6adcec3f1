import type { Journal, Notice } from './calls';
import type { Parts } from './parts';
import { TAKEN, type Asked, type Route } from './server';

const ROWS_DEFAULT = 50;
const ROWS_MAX = 1_000;
const HEARTBEAT_MS = 20_000;

const whole = (query: URLSearchParams, name: string, otherwise: number): number => {
  const value = Number(query.get(name) ?? otherwise);
  return Number.isInteger(value) && value >= 0 ? value : otherwise;
};

/** Server-sent events: the desk and the inspector redraw when something happened. */
const stream = (journal: Journal, { res }: Asked): typeof TAKEN => {
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  res.write(': listening\n\n');
  const deaf = journal.listen((notice: Notice) =>
    res.write(`event: ${notice.kind}\ndata: ${JSON.stringify(notice)}\n\n`),
  );
  const heartbeat = setInterval(() => res.write(': still here\n\n'), HEARTBEAT_MS).unref();
  res.once('close', () => {
    deaf();
    clearInterval(heartbeat);
  });
  return TAKEN;
};

/** What happened and what there is; nothing here changes anything. */
export const inspectRoutes = ({ database, journal, outbox, clock, host, mishaps }: Parts): Route[] => {
  const get = (path: string, answer: Route['answer']): Route => ({ method: 'GET', path: `/inspect/${path}`, answer });
  return [
    get('collections', () => database.collections()),
    get('collections/', ({ path, query }) =>
      database.peek(decodeURIComponent(path.slice('/inspect/collections/'.length)), {
        limit: Math.min(whole(query, 'limit', ROWS_DEFAULT), ROWS_MAX),
        skip: whole(query, 'skip', 0),
      }),
    ),
    get('calls', ({ query }) => journal.calls(whole(query, 'since', 0))),
    get('logs', ({ query }) => journal.logs(whole(query, 'since', 0))),
    get('outbox', ({ query }) => outbox.list(query.get('openid') ?? undefined)),
    get('state', () => ({
      now: new Date(clock.now()).toISOString(),
      offsetMs: clock.offset(),
      faults: mishaps.rules(),
      instances: host.instances(),
      functions: host.list().map(({ name, timeoutMs, openapi, triggers, complaints }) => ({
        name,
        timeoutMs,
        openapi,
        triggers: triggers.map((trigger) => ({ name: trigger.name, config: trigger.config })),
        complaints,
      })),
    })),
    get('events', (asked) => stream(journal, asked)),
  ];
};
