import type { Clock } from './clock';
import { refuse } from './fault';
import type { Parts } from './parts';
import { jsonOf, type Route } from './server';

const LOAD_BYTES = 256 * 1024 * 1024;

type Order = Record<string, unknown>;

const moveClock = (clock: Clock, { set, advanceMs, reset }: Order): void => {
  if (reset === true) return clock.reset();
  if (typeof advanceMs === 'number' && Number.isFinite(advanceMs)) return clock.advance(advanceMs);
  const at = typeof set === 'string' ? Date.parse(set) : NaN;
  if (Number.isNaN(at))
    return refuse('INVALID_PARAM', 'clock: give "set" (an ISO time), "advanceMs" (a number) or "reset": true');
  clock.set(at);
};

const load = ({ database, storage, people, journal }: Parts, { collections, personas, files }: Order): object => {
  const documents = Object.entries((collections ?? {}) as Record<string, unknown[]>);
  const contents = Object.entries((files ?? {}) as Record<string, string>);
  for (const [name, list] of documents)
    if (!Array.isArray(list)) return refuse('INVALID_PARAM', `load: collections.${name} is not a list`);
  for (const [path, base64] of contents)
    if (typeof base64 !== 'string') return refuse('INVALID_PARAM', `load: files.${path} is not base64 text`);
  if (personas !== undefined) people.setPersonas(personas);
  database.load(Object.fromEntries(documents));
  const fileIDs = contents.map(([path, base64]) => storage.save(path, Buffer.from(base64, 'base64')));
  journal.notify({ kind: 'data' });
  return { ok: true, fileIDs };
};

const reset = (parts: Parts, { instances }: Order): object => {
  const { database, storage, host, journal, outbox, mishaps, verdicts, pushes } = parts;
  database.reset();
  storage.clear();
  if (instances === true) host.renew();
  journal.clear();
  outbox.clear();
  mishaps.set([]);
  verdicts.clear();
  pushes.clear();
  journal.notify({ kind: 'data' });
  return { ok: true };
};

/** What tests and the desk may do to the cloud. */
export const controlRoutes = (parts: Parts): Route[] => {
  const { clock, timers, mishaps, journal, verdicts } = parts;
  const post = (name: string, perform: (order: Order) => unknown): Route => ({
    method: 'POST',
    path: `/control/${name}`,
    most: LOAD_BYTES,
    answer: ({ body }) => perform(jsonOf(body)),
  });
  return [
    post('clock', async (order) => {
      moveClock(clock, order);
      const now = new Date(clock.now()).toISOString();
      journal.notify({ kind: 'clock', now, offsetMs: clock.offset() });
      return { now, offsetMs: clock.offset(), fired: await parts.catchUp() };
    }),
    post('fire', (order) => timers.fire(order.function, order.times)),
    post('faults', ({ rules }) => {
      mishaps.set(rules);
      return { rules: mishaps.rules() };
    }),
    post('verdicts', (order) => {
      verdicts.set(order);
      return verdicts.rules();
    }),
    post('load', (order) => load(parts, order)),
    post('reset', (order) => reset(parts, order)),
  ];
};
