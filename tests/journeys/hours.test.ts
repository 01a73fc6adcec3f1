import { townForTests } from '../support/moveIsKept';
import { aTask as aTaskOf, EAST, s1, storedTask, theCode } from '../support/tasks';
import { 志愿者, 志愿队长, 社区专员, 街道干部, 邻居, WEDNESDAY_TEN } from '../support/town';

const town = townForTests();
const HOUR = 3_600_000;
/** Somebody without a past, anew in every test. */
let 守时 = '';
let people = 0;

beforeEach(async () => {
  await town().cloud.clock({ set: WEDNESDAY_TEN });
  people += 1;
  守时 = `punctual-${people}`;
  await town()
    .as(守时)
    .does('person.register', { placeId: `${EAST}-e1-b3`, consentVersion: '2026-11-01', nickname: '守时' });
  await town()
    .as(守时)
    .does('volunteer.register', { skills: ['care'], freeHours: ['weekends'] });
});

/** Two points an hour, like most. */
const aTask = (title: string, one: ReturnType<typeof shift>) =>
  aTaskOf(town(), { title, category: 'order', template: undefined, shifts: [one] });

const shift = (startsAt: string, minutes: number) => ({
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(Date.parse(startsAt) + minutes * 60_000).toISOString(),
  capacity: 3,
});

const at = async (when: string) => void (await town().cloud.clock({ set: new Date(when).toISOString() }));

const marks = async (who: string, taskId: string, action: 'task.checkIn' | 'task.checkOut') =>
  town()
    .as(who)
    .does(action, { ...s1(taskId), code: (await theCode(town(), taskId)).code });

const approved = async (taskId: string) => {
  await town().as(志愿队长).does('task.finish', { taskId, words: '扫完了', photos: [] });
  return town().as(社区专员).does('task.approve', { taskId });
};

const points = async (who: string): Promise<number> =>
  (await town().as(who).does('point.mine', {})).purses.find(({ bucket }) => bucket === 'service')?.points ?? 0;

const hours = async (who: string, year: number) => town().as(who).does('task.certificate', { year });

test('同一个人同时在两个任务里签到签退：报名前提醒，每一分钟只算一次，积分、证明都一样', async () => {
  const start = '2026-11-19T09:00:00+08:00';
  const [one, two] = [await aTask('扫东院', shift(start, 120)), await aTask('扫西院', shift(start, 120))].map(
    ({ taskId }) => taskId,
  ) as [string, string];
  const [before, certified] = [await points(守时), await town().outcome(hours(守时, 2026))];
  expect(certified).toBe('CERTIFICATE_EMPTY');
  await town().as(守时).does('task.claim', s1(one));
  const warned = await town().as(守时).does('task.read', { taskId: two });
  expect(warned.shiftList[0]).toMatchObject({ clash: '扫东院', mayClaim: true });
  expect((await town().as(邻居).does('task.read', { taskId: two })).shiftList[0]?.clash).toBe('');
  await town().as(守时).does('task.claim', s1(two));
  await at('2026-11-19T09:01:00+08:00');
  for (const taskId of [one, two]) await marks(守时, taskId, 'task.checkIn');
  await at('2026-11-19T10:59:30+08:00');
  for (const taskId of [one, two]) await marks(守时, taskId, 'task.checkOut');
  for (const taskId of [one, two]) await approved(taskId);
  await Promise.all([town().tick(), town().tick()]);
  await town().tick();
  expect((await points(守时)) - before).toBe(4);
  expect(await hours(守时, 2026)).toMatchObject({ tasks: 2, checkedMinutes: 118, backMinutes: 0 });
  expect((await town().as(守时).does('task.read', { taskId: two })).myPoints).toBe(0);
  expect(await storedTask(town(), two)).toMatchObject({ owedDueAt: '' });
});

test('跨年的班按小时分在两年，元旦零点开始的算新年，正好零点结束的算旧年', async () => {
  await at('2026-12-30T10:00:00+08:00');
  const nights = [
    shift('2027-01-01T00:00:00+08:00', 120),
    shift('2026-12-31T22:00:00+08:00', 180),
    shift('2026-12-31T20:00:00+08:00', 240),
  ];
  const ids: string[] = [];
  for (const [index, one] of nights.entries()) {
    const { taskId } = await aTask(`守岁${index}`, one);
    await town().as(守时).does('task.claim', s1(taskId));
    ids.push(taskId);
  }
  const [newYear = '', across = '', oldYear = ''] = ids;
  await at('2026-12-31T20:00:00+08:00');
  await marks(守时, oldYear, 'task.checkIn');
  await at('2026-12-31T22:00:20+08:00');
  await marks(守时, oldYear, 'task.checkOut');
  await marks(守时, across, 'task.checkIn');
  await at('2026-12-31T23:59:50+08:00');
  await marks(守时, newYear, 'task.checkIn');
  await at('2027-01-01T01:00:20+08:00');
  await marks(守时, across, 'task.checkOut');
  await at('2027-01-01T02:00:30+08:00');
  await marks(守时, newYear, 'task.checkOut');
  await town().later(HOUR);
  for (const taskId of ids) await approved(taskId);
  await town().tick();
  expect(await hours(守时, 2026)).toMatchObject({ tasks: 2, checkedMinutes: 240 });
  expect(await hours(守时, 2027)).toMatchObject({ tasks: 2, checkedMinutes: 120 });
  const score = async (year: number) => (await town().as(守时).does('point.score', { year })).total;
  expect([await score(2026), await score(2027)]).toEqual([8, 4]);
});

test('一人一年只有一张作数的证明：换了称呼再开，前一张就写明已被代替', async () => {
  const make = () => town().as(志愿者).does('task.certificate', { year: 2026 });
  const { taskId } = await aTask('扫一扫', shift('2026-11-19T09:00:00+08:00', 60));
  await town().as(志愿者).does('task.claim', s1(taskId));
  await at('2026-11-19T09:00:00+08:00');
  await marks(志愿者, taskId, 'task.checkIn');
  await at('2026-11-19T10:00:20+08:00');
  await marks(志愿者, taskId, 'task.checkOut');
  await approved(taskId);
  const first = await make();
  await town().changes('people', 'o-demo-volunteer-1', { nickname: '大名鼎鼎' });
  const second = await make();
  const check = (code: string) => town().as(邻居).does('task.checkCertificate', { code });
  expect(second.code).not.toBe(first.code);
  expect(await check(first.code)).toMatchObject({ replacedAt: second.issuedAt, checkedMinutes: first.checkedMinutes });
  expect(await check(second.code)).toMatchObject({ replacedAt: '', name: '大**' });
  const many = await Promise.all(Array.from({ length: 5 }, make));
  const standing = await Promise.all([first, second, ...many].map(async ({ code }) => (await check(code)).replacedAt));
  expect(standing.filter((replacedAt) => replacedAt === '')).toHaveLength(1);
});

test('任务结束自己退出列表，先请组织者交结果，两天没交再请审核的人跟进；代交的人不能自己审核', async () => {
  const { taskId } = await aTask('扫一扫', shift('2026-11-19T09:00:00+08:00', 60));
  await town().as(守时).does('task.claim', s1(taskId));
  const listed = async () =>
    (await town().as(邻居).does('task.list', { of: 'open' })).rows.some((row) => row.taskId === taskId);
  const asked = async () => (await storedTask(town(), taskId))['settleAsked'] ?? 0;
  const finish = (who: string) =>
    town().outcome(town().as(who).does('task.finish', { taskId, words: '扫完了', photos: [] }));
  await at('2026-11-19T09:00:00+08:00');
  await town().tick();
  expect([await listed(), await asked()]).toEqual([true, 0]);
  await marks(守时, taskId, 'task.checkIn');
  await at('2026-11-19T10:00:01+08:00');
  // Before the clock rings, already.
  expect(await listed()).toBe(false);
  await town().tick();
  await town().tick();
  expect([await asked(), await finish(社区专员)]).toEqual([1, 'NOT_YOURS_TO_DO']);
  await at('2026-11-21T10:00:01+08:00');
  await town().tick();
  await town().tick();
  expect(await asked()).toBe(2);
  expect((await town().as(社区专员).does('task.read', { taskId })).open.map(({ move }) => move)).toContain('finish');
  expect(await finish(社区专员)).toBe('done');
  expect(await town().outcome(town().as(社区专员).does('task.approve', { taskId }))).toBe('TASK_SECOND_PERSON');
  expect(await town().outcome(town().as(街道干部).does('task.approve', { taskId }))).toBe('done');
});
