import { townForTests } from '../support/moveIsKept';

const town = townForTests();
const PAGE = 100;
const WIDTH = 10;
/** What the other sweeps of the night's first minutes ask, one after another. */
const BESIDES = 150;

const fill = async (name: string, many: number, at: string): Promise<void> => {
  const docs = Array.from({ length: many }, (_, index) => ({ _id: `${name}-${at}-${index}`, version: 1, at }));
  for (let from = 0; from < many; from += 1_000)
    await town().cloud.load({ collections: { [name]: docs.slice(from, from + 1_000) } });
};

const round = async (): Promise<Record<string, unknown> | undefined> =>
  (await town().cloud.documents('rounds', 10)).at(-1);

/** What the clock has asked the database so far, one question after another. */
const asked = async (): Promise<number> =>
  (await town().cloud.calls())
    .filter((call) => call.function === 'clock')
    .reduce((sum, { sequentialTrips }) => sum + sequentialTrips, 0);

test('a night goes through a hundred documents a look, ten writes side by side, and passes by what has no term', async () => {
  await fill('deliveries', 3_000, '2026-11-17T00:00:00.000Z');
  await fill('deliveries', 1_000, '2026-01-01T00:00:00.000Z');
  await fill('transfers', 3_000, '2026-01-01T00:00:00.000Z');
  const before = await asked();
  await town().cloud.clock({ set: '2026-11-18T16:30:00Z' });
  for (let minute = 0; minute < 10 && !(await round())?.['finishedAt']; minute += 1) {
    await town().tick();
    await town().later(60_000);
  }
  const over = await round();
  expect(over).toMatchObject({ removed: 1_000 });
  expect(over?.['finishedAt']).not.toBe('');
  expect(Number(over?.['looked'])).toBeLessThan(6_000);
  expect((await asked()) - before).toBeLessThanOrEqual(4_000 / PAGE + 1_000 / WIDTH + BESIDES);
  expect(await town().cloud.documents('transfers', 5_000)).not.toHaveLength(0);
});
