import { townForTests } from '../support/moveIsKept';
import { stepsOf, 居民, 路灯不亮 } from '../support/town';

const town = townForTests();
const HOUR = 3_600_000;

/** What the last ring of the clock asked the database. */
const rung = async () => {
  await town().tick();
  const call = (await town().cloud.calls()).filter((one) => one.function === 'clock').at(-1);
  if (!call) throw new Error('The clock rang.');
  return call;
};

test('a minute with nothing to do costs one look a collection, and looks at no document', async () => {
  // By then this instance knows that everything is sealed with the newest key, and that nothing else is due today.
  for (let minute = 0; minute < 10; minute += 1) {
    await town().later(HOUR / 6);
    await town().tick();
  }
  const idle = await rung();
  expect(idle.trips.length).toBeLessThanOrEqual(16);
  expect(stepsOf(idle)).toBeLessThanOrEqual(4);
  expect(idle.trips.map(({ documentsExamined }) => documentsExamined).filter((count) => count > 1)).toEqual([]);
  expect(idle.trips.filter(({ index }) => index === undefined)).toEqual([]);
});

test('what was reported since is told and counted in the very next minute', async () => {
  await town().as(居民).does('request.submit', 路灯不亮);
  const busy = await rung();
  const swept = busy.trips.filter(
    ({ action, collection }) => action !== 'database.getDocument' && collection === 'tallies',
  );
  expect(swept.length).toBeGreaterThan(0);
  expect((await rung()).trips.length).toBeLessThanOrEqual(16);
});
