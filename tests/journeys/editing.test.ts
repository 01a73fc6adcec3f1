import { townForTests } from '../support/moveIsKept';
import { aTask, heardBy, hoursAfter, s1, shiftFor } from '../support/tasks';
import { 另一志愿者, 志愿者, 志愿队长, 社区专员, 邻居, WEDNESDAY_TEN } from '../support/town';

const town = townForTests();
const HOUR = 3_600_000;
const subscribed = ['linli-task'];
beforeEach(async () => void (await town().cloud.clock({ set: WEDNESDAY_TEN })));

test('改时间地点名额：报了名的人都知道，来不了的直接退，名额不会比报上的少，没人丢了位置', async () => {
  const { taskId } = await aTask(town(), { shifts: [shiftFor(2, 3)], releaseHours: 72 });
  for (const who of [志愿者, 另一志愿者])
    await town()
      .as(who)
      .does('task.claim', { ...s1(taskId), subscribed });
  const edit = (more: object, who = 志愿队长) =>
    town().outcome(
      town()
        .as(who)
        .does('task.edit', { ...s1(taskId), ...shiftFor(2, 26), ...more }),
    );
  const release = () => town().outcome(town().as(志愿者).does('task.release', s1(taskId)));
  expect(await release()).toBe('TASK_RELEASE_LATE');
  expect(await edit({ capacity: 1 })).toBe('TASK_SEATED');
  expect(await edit({ endsAt: hoursAfter(WEDNESDAY_TEN, 60) })).toBe('TASK_TIMES');
  expect(await edit({ startsAt: hoursAfter(WEDNESDAY_TEN, -2) })).toBe('TASK_TIMES');
  for (const who of [社区专员, 志愿者, 邻居]) expect(await edit({}, who)).toBe('NOT_YOURS_TO_DO');
  expect(await edit({ shiftId: 's2' })).toBe('NOT_FOUND');
  expect(await edit({ capacity: 3, spot: '东门' })).toBe('done');
  await town().tick();
  for (const who of [志愿者, 另一志愿者]) expect(await heardBy(town(), who)).toContain('时间地点有改动，来不了可退');
  const read = await town().as(邻居).does('task.read', { taskId });
  expect(read).toMatchObject({ left: 1, capacity: 3, place: expect.stringContaining('东门') as string });
  expect(read.startsAt).toBe(shiftFor(2, 26).startsAt);
  expect(read.history[0]).toMatchObject({ label: '改了安排' });
  const on = async (day: string) =>
    (await town().as(邻居).does('task.list', { of: 'open', day })).rows.some((row) => row.taskId === taskId);
  expect([await on('2026-11-18'), await on('2026-11-19')]).toEqual([false, true]);
  expect(await release()).toBe('done');
  await town().later(26 * HOUR + 60_000);
  expect(await edit(shiftFor(2, 60))).toBe('TASK_EDIT_LATE');
});
