import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aTown, 居民, 路灯不亮, type Town } from '../support/town';

const LIMIT_S = 6;
const BACKLOG = 240;
const TICKS_MAX = 80;
const TEN_DAYS = 10 * 86_400_000;

/** The built functions, with less time for the clock than a backlog takes. */
const hurriedFunctions = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'hurried-'));
  cpSync(join(__dirname, '..', '..', 'dist', 'cloudfunctions'), folder, { recursive: true });
  const triggers = [{ name: 'everyMinute', type: 'timer', config: '0 * * * * * *' }];
  const permissions = { openapi: ['subscribeMessage.send', 'security.msgSecCheck', 'security.mediaCheckAsync'] };
  writeFileSync(join(folder, 'clock', 'config.json'), JSON.stringify({ timeout: LIMIT_S, permissions, triggers }));
  return folder;
};

let town: Town;
beforeAll(async () => {
  town = await aTown({ functions: hurriedFunctions() });
});
afterAll(() => town.stop());

type Kept = { readonly lookKey: string; readonly noticesDueAt: string; readonly tallyDueAt: string };
const kept = async (): Promise<Kept[]> =>
  (await town.cloud.documents('serviceRequests', 1000)).map((request) => request as unknown as Kept);

/** How many still wait for each of three sweeps: one of the first, one in the middle, one of the last. */
const waiting = async () => {
  const { now } = await town.cloud.clock({ advanceMs: 0 });
  const due = (at: string): boolean => at !== '' && at <= now;
  const requests = await kept();
  return {
    look: requests.filter(({ lookKey }) => due(lookKey)).length,
    say: requests.filter(({ noticesDueAt }) => due(noticesDueAt)).length,
    count: requests.filter(({ tallyDueAt }) => due(tallyDueAt)).length,
  };
};

test('a backlog no minute can hold is worked off over the next ones: each ends in time and starves nothing', async () => {
  while (Object.values(await waiting()).some((left) => left > 0)) await town.tick();
  await town.as(居民).does('request.submit', 路灯不亮);
  const [first] = await town.cloud.documents('serviceRequests', 1);
  const many = Array.from({ length: BACKLOG }, (_, at) => {
    const [_id, number] = [`b${String(at).padStart(23, '0')}`, `261118-${String(at).padStart(5, '0')}`];
    const notices = (first?.['notices'] as { event: string }[]).map((one) => ({ ...one, event: `${one.event}-${at}` }));
    return { ...first, _id, number, notices };
  });
  await town.cloud.load({ collections: { serviceRequests: many } });
  const heard = (await town.cloud.outbox('o-demo-clerk-1')).length;
  // Nobody looked for ten days; the timers themselves are rung by hand below.
  const { now } = await town.cloud.clock({ advanceMs: 0 });
  await town.cloud.clock({ set: new Date(Date.parse(now) + TEN_DAYS).toISOString() });

  const trips: number[] = [];
  const left = [await waiting()];
  while (trips.length < TICKS_MAX && Object.values(left.at(-1) ?? {}).some((count) => count > 0)) {
    const { fired, ok } = await town.cloud.fire('clock');
    expect(ok).toBe(fired);
    trips.push((await town.cloud.calls()).filter((call) => call.function === 'clock').at(-1)?.sequentialTrips ?? 0);
    left.push(await waiting());
  }
  expect(left.at(-1)).toEqual({ look: 0, say: 0, count: 0 });
  expect(trips.length).toBeGreaterThan(1);
  expect(Math.min(...trips)).toBeGreaterThan(0);
  // No sweep waits until another is through with everything: by then the others had their turns too.
  const firstDone = left.find((one) => Object.values(one).some((count) => count === 0));
  for (const kind of ['look', 'say', 'count'] as const) expect(firstDone?.[kind]).toBeLessThan(BACKLOG);
  // And each message was sent once.
  expect((await town.cloud.documents('reconciliations', 10)).length).toBeGreaterThan(0);
  const sent = (await town.cloud.outbox('o-demo-clerk-1'))
    .slice(heard)
    .map(({ page, data }) => JSON.stringify([page, data]));
  expect(sent.length).toBeGreaterThanOrEqual(BACKLOG);
  expect(new Set(sent).size).toBe(sent.length);
});
