import { WAITING_MAX } from '../../domain/tasks/contract';
import { townForTests } from '../support/moveIsKept';
import { stampede } from '../support/claims';
import { aTask, s1, shiftFor, storedTask, theCode } from '../support/tasks';
import { anOperationId, 志愿者, 另一志愿者, 社区专员, 志愿队长, WEDNESDAY_TEN, type Somebody } from '../support/town';

const town = townForTests();
beforeEach(async () => void (await town().cloud.clock({ set: WEDNESDAY_TEN })));

const SLOTS = 20;

type Line = readonly { personId: string; entryId: string }[];

test('600 people claim 20 places, each sent three times: exactly 20 winners, nobody twice, the line in order', async () => {
  const { taskId, heard, task } = await stampede(town(), { people: 600, slots: SLOTS, times: 3 });
  const answers = [...heard.values()];
  const those = (standing: string) => answers.filter((all) => all.includes(standing as never)).length;
  expect([those('seated'), those('waiting'), those('TASK_FULL')]).toEqual([
    SLOTS,
    WAITING_MAX,
    600 - SLOTS - WAITING_MAX,
  ]);
  // The same press always hears the same; whoever lost five races in a row is told to try again.
  for (const all of answers) expect(new Set(all.filter((one) => one !== 'BUSY')).size).toBe(1);
  expect(new Set(task.entries.map(({ personId }) => personId)).size).toBe(task.entries.length);
  expect(task.entries).toHaveLength(SLOTS + WAITING_MAX);
  expect(task.room['s1']).toBe(-WAITING_MAX);
  expect([...task.seats].sort()).toEqual(
    task.entries
      .slice(0, SLOTS)
      .map(({ entryId }) => entryId)
      .sort(),
  );
  const seated = task.entries.slice(0, SLOTS);
  for (const { name } of seated) expect(heard.get(name)).toContain('seated');

  const leaving = seated.slice(0, 5);
  await Promise.all(leaving.map(({ name }) => town().as(name).does('task.release', s1(taskId))));
  await town().tick();
  const after = await storedTask(town(), taskId);
  const line = after['entries'] as Line;
  expect(line).toEqual(
    task.entries
      .filter((entry) => !leaving.includes(entry))
      .map((entry, index) => ({ ...entry, seatedAt: index < SLOTS ? (expect.any(String) as string) : '' })),
  );
  expect(new Set(after['seats'] as string[])).toEqual(new Set(line.slice(0, SLOTS).map(({ entryId }) => entryId)));
});

test('claims and releases crossing each other never seat more than there are places', async () => {
  const { taskId } = await aTask(town(), { shifts: [shiftFor(3)] });
  const people = Array.from({ length: 12 }, (_, index) => `crowd-${index}`);
  for (let round = 0; round < 4; round += 1)
    await Promise.all(
      people.map(async (who, index) => {
        const act = (index + round) % 3 === 0 ? 'task.release' : 'task.claim';
        await town().outcome(town().as(who).does(act, s1(taskId)));
      }),
    );
  const task = await storedTask(town(), taskId);
  const entries = task['entries'] as Line;
  expect(new Set(entries.map(({ personId }) => personId)).size).toBe(entries.length);
  expect((task['room'] as { s1: number }).s1).toBe(3 - entries.length);
});

const REPLAYS = 50;

/** 50 times the same press at once: one of them counts, and all that are answered hear the same. */
const replayed = async (act: (somebody: Somebody, press: string) => Promise<unknown>, who: string): Promise<void> => {
  const press = anOperationId();
  const outcomes = await Promise.all(Array.from({ length: REPLAYS }, () => town().outcome(act(town().as(who), press))));
  expect(outcomes).toContain('done');
  expect(outcomes.filter((one) => one !== 'done' && one !== 'BUSY')).toEqual([]);
};

const versionOf = async (taskId: string): Promise<number> => Number((await storedTask(town(), taskId))['version']);

/** One press, one write. */
const onceOnly = async (taskId: string, act: (somebody: Somebody, press: string) => Promise<unknown>, who: string) => {
  const before = await versionOf(taskId);
  await replayed(act, who);
  expect((await versionOf(taskId)) - before).toBe(1);
};

test('50 replays of every act on a task, all at once, have one effect each', async () => {
  const press = anOperationId();
  const before = (await town().cloud.documents('tasks', 1000)).length;
  const shift = shiftFor(2, 3);
  const made = await Promise.all(
    Array.from({ length: REPLAYS }, () =>
      town()
        .as(志愿队长)
        .does(
          'task.publish',
          { title: '只发一次', words: '只有这一个', category: 'snow', placeId: '410403001001', shifts: [shift] },
          press,
        ),
    ),
  );
  expect((await town().cloud.documents('tasks', 1000)).length - before).toBe(1);
  const taskId = made[0]?.taskId ?? '';
  await onceOnly(taskId, (one, id) => one.does('task.claim', s1(taskId), id), 志愿者);
  await onceOnly(taskId, (one, id) => one.does('task.claim', s1(taskId), id), 另一志愿者);
  await onceOnly(taskId, (one, id) => one.does('task.release', s1(taskId), id), 另一志愿者);
  await town().as(另一志愿者).does('task.claim', s1(taskId));
  await town().later(3 * 3_600_000);
  const { code } = await theCode(town(), taskId);
  const check = { ...s1(taskId), code };
  await onceOnly(taskId, (one, id) => one.does('task.checkIn', check, id), 志愿者);
  const { rows } = await town().as(志愿队长).does('task.attendance', { taskId });
  const other = rows.find(({ name }) => name === '小何')?.entryId ?? '';
  await onceOnly(taskId, (one, id) => one.does('task.tick', { taskId, entryId: other, mark: 'in' }, id), 志愿队长);
  await town().later(3_600_000);
  const leave = { ...s1(taskId), code: (await theCode(town(), taskId)).code };
  await onceOnly(taskId, (one, id) => one.does('task.checkOut', leave, id), 志愿者);
  const back = { taskId, entryId: other, minutes: 20, reason: '忘了签退' };
  await onceOnly(taskId, (one, id) => one.does('task.backEnter', back, id), 志愿队长);
  const [line] = (await storedTask(town(), taskId))['back'] as { backId: string }[];
  const agree = { taskId, backId: line?.backId ?? '', agreed: true };
  await onceOnly(taskId, (one, id) => one.does('task.confirmBack', agree, id), 社区专员);
  await onceOnly(taskId, (one, id) => one.does('task.finish', { taskId, words: '扫完了', photos: [] }, id), 志愿队长);
  await onceOnly(taskId, (one, id) => one.does('task.sendBack', { taskId, reason: '补一张照片' }, id), 社区专员);
  await onceOnly(taskId, (one, id) => one.does('task.finish', { taskId, words: '扫完了', photos: [] }, id), 志愿队长);
  await onceOnly(taskId, (one, id) => one.does('task.approve', { taskId }, id), 社区专员);
  const cancelled = await aTask(town());
  const gone = { taskId: cancelled.taskId, reason: '雪停了' };
  await onceOnly(cancelled.taskId, (one, id) => one.does('task.cancel', gone, id), 志愿队长);
  await replayed((one, id) => one.does('task.certificate', { year: 2026 }, id), 志愿者);
  expect(await town().cloud.documents('certificates', 100)).toHaveLength(1);
});

test('a claim replayed after it was given back does not claim again', async () => {
  const { taskId } = await aTask(town());
  const press = anOperationId();
  await town().as(志愿者).does('task.claim', s1(taskId), press);
  await town().as(志愿者).does('task.release', s1(taskId));
  await town().later(30 * 86_400_000);
  expect(await town().as(志愿者).does('task.claim', s1(taskId), press)).toEqual({ standing: '' });
  expect((await storedTask(town(), taskId))['entries']).toEqual([]);
});

test('timers at once and again pay every award once', async () => {
  // On a day of its own: what was worked at the same hour elsewhere is not paid again.
  const { taskId, perHour } = await aTask(town(), { shifts: [shiftFor(2, 51)] });
  await town().as(志愿者).does('task.claim', s1(taskId));
  await town().later(51 * 3_600_000);
  const check = { ...s1(taskId), code: (await theCode(town(), taskId)).code };
  await town().as(志愿者).does('task.checkIn', check);
  await town().later(30 * 60_000);
  await town()
    .as(志愿者)
    .does('task.checkOut', { ...s1(taskId), code: (await theCode(town(), taskId)).code });
  await town().as(志愿队长).does('task.finish', { taskId, words: '扫完了', photos: [] });
  await town().as(社区专员).does('task.approve', { taskId });
  await town().cloud.fire('clock', 2);
  await Promise.all([town().tick(), town().tick()]);
  await town().tick();
  const rows = (await town().cloud.documents('transfers', 1000)).filter(({ _id }) => String(_id).includes(taskId));
  expect(rows).toHaveLength(1);
  expect(await storedTask(town(), taskId)).toMatchObject({ owedDueAt: '', owed: [{ points: perHour, minutes: 30 }] });
});
