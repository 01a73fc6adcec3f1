import { crashEveryMinute } from '../support/everySweep';
import { townForTests } from '../support/moveIsKept';
import { sweepScenes } from '../support/scenes/clock/sweeps';
import { sweepWrites } from '../support/writes/sweeps';

const town = townForTests();
type Rows<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;
const rows = <T>(table: Rows<T>) =>
  Object.entries(table).flatMap(([sweep, minutes]) =>
    Object.entries(minutes).map(([minute, cell]) => [sweep, minute, cell] as const),
  );
const written: Rows<string> = sweepWrites;

test('every minute that is tried stands in the table of writes, and no other', () => {
  const named = (table: Rows<unknown>): string[] => rows(table).map(([sweep, minute]) => `${sweep}: ${minute}`);
  expect(named(sweepWrites)).toEqual(named(sweepScenes));
});

test.each(rows(sweepScenes))(
  '%s: %s: the clock dead before and after each write, made up for in the next minutes, done once',
  async (sweep, minute, scene) => {
    const tried = await crashEveryMinute(town(), scene);
    expect(tried.wrong).toEqual([]);
    // It was this sweep's minute, it writes what the table says, and every write of its own was hit from both sides.
    expect(tried.done).toContain(sweep);
    expect(tried.writes).toBe(written[sweep]?.[minute]);
    expect(tried.missed).toEqual([]);
    expect(tried.struck).toBeGreaterThanOrEqual(2);
  },
  240_000,
);
