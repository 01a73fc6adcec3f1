import { aRequest } from '../support/requests';
import { townForTests } from '../support/moveIsKept';
import { aTask, EAST, heardBy, s1, shiftFor, storedTask, theCode, works } from '../support/tasks';
import {
  居民,
  邻居,
  外社区居民,
  社区专员,
  网格员,
  网格长,
  志愿者,
  另一志愿者,
  志愿队长,
  街道干部,
  WEDNESDAY_TEN,
} from '../support/town';

const town = townForTests();
const photo = 'cloud://local-x.local/photos/2026/11/after.jpg';
const subscribed = ['linli-task'];

beforeEach(async () => void (await town().cloud.clock({ set: WEDNESDAY_TEN })));

test('诉求变任务再变结果：点单、认领、签到、审核，结果回到诉求，居民满意办结', async () => {
  const servicePoints = async () =>
    (await town().as(志愿者).does('point.mine', {})).purses.find(({ bucket }) => bucket === 'service')?.points ?? 0;
  const before = await servicePoints();
  const requestId = await aRequest(town(), 'handling');
  const task = await town()
    .as(社区专员)
    .does('task.fromRequest', {
      ...{ requestId, title: '给2号楼老人送药', words: '到卫生站取药，送到家里。', category: 'care' },
      ...{ placeId: EAST, shifts: [shiftFor(1, 1)], skills: ['care'] },
    });
  const { taskId } = task;
  const linked = { requestId, title: '再来一个', words: '同一件事', category: 'care' as const, placeId: EAST };
  expect(
    await town().outcome(
      town()
        .as(网格长)
        .does('task.fromRequest', { ...linked, shifts: [shiftFor(1, 1)] }),
    ),
  ).toBe('TASK_LINKED');
  expect((await town().as(志愿者).does('task.read', { taskId })).requestId).toBe('');
  expect(await town().as(志愿者).does('task.claim', s1(taskId))).toEqual({ standing: 'seated' });
  await town().later(3_600_000);
  const code = async () => (await theCode(town(), taskId, 社区专员)).code;
  await town()
    .as(志愿者)
    .does('task.checkIn', { ...s1(taskId), code: await code(), near: 'near' });
  await town().later(95 * 60_000);
  await town()
    .as(志愿者)
    .does('task.checkOut', { ...s1(taskId), code: await code() });
  await town()
    .as(社区专员)
    .does('task.finish', { taskId, words: '药已经送到老人手里', photos: [photo] });
  expect(await town().outcome(town().as(社区专员).does('task.approve', { taskId }))).toBe('TASK_SECOND_PERSON');
  const approved = await town().as(街道干部).does('task.approve', { taskId });
  expect(approved).toMatchObject({ state: 'approved', checkedMinutes: 95, backMinutes: 0, people: 1 });
  await town().tick();
  await town().tick();
  const request = await town().as(社区专员).does('request.read', { requestId });
  expect(request.proposal).toMatchObject({ from: 'task', words: '药已经送到老人手里', photos: [photo] });
  expect(request.history.filter(({ label }) => label === '交来结果')).toHaveLength(1);
  // Two started hours at two points each.
  expect((await servicePoints()) - before).toBe(4);
  expect((await town().as(志愿者).does('task.read', { taskId })).myPoints).toBe(4);
  await town()
    .as(社区专员)
    .does('request.resolve', { requestId, outcome: 'solved', photos: [photo] });
  await town().as(网格员).does('request.verify', { requestId, solved: true });
  const closed = await town().as(居民).does('request.rate', { requestId, rating: 'satisfied' });
  expect(closed).toMatchObject({ state: 'closed', resultPhotos: [photo], proposal: null });
});

test('候补递补：有人退出，排在最前的自动补上，并且只通知他一次', async () => {
  const { taskId } = await aTask(town(), { shifts: [shiftFor(1)] });
  const claim = (who: string) =>
    town()
      .as(who)
      .does('task.claim', { ...s1(taskId), subscribed });
  expect(await claim(志愿者)).toEqual({ standing: 'seated' });
  expect(await claim(另一志愿者)).toEqual({ standing: 'waiting' });
  expect(await claim(居民)).toEqual({ standing: 'waiting' });
  const waiting = async (who: string) =>
    (await town().as(who).does('task.read', { taskId })).shiftList[0]?.mine?.waitingNumber;
  expect([await waiting(另一志愿者), await waiting(居民)]).toEqual([1, 2]);
  await town().as(志愿者).does('task.release', s1(taskId));
  expect([await waiting(另一志愿者), await waiting(居民)]).toEqual([0, 1]);
  await town().tick();
  await town().cloud.fire('clock', 2);
  expect(await heardBy(town(), 另一志愿者)).toEqual(['有空位了，你已经递补上']);
  expect(await heardBy(town(), 居民)).toEqual([]);
  expect(await town().as(志愿者).does('task.claim', s1(taskId))).toEqual({ standing: 'waiting' });
  expect(await waiting(志愿者)).toBe(2);
});

test('未到释放：认领了清单里的事却没有来，半小时后让给下一位', async () => {
  const { taskId } = await aTask(town(), {
    ...{ title: '上门教老人用手机', category: 'teach', kind: 'personalService', template: undefined },
    shifts: [shiftFor(1, 2)],
  });
  await town()
    .as(志愿者)
    .does('task.claim', { ...s1(taskId), subscribed });
  await town()
    .as(另一志愿者)
    .does('task.claim', { ...s1(taskId), subscribed });
  await town().later(2 * 3_600_000 + 20 * 60_000);
  await town().tick();
  expect((await town().as(志愿者).does('task.read', { taskId })).mine).toBe('seated');
  await town().later(11 * 60_000);
  await town().tick();
  await town().tick();
  expect((await town().as(志愿者).does('task.read', { taskId })).mine).toBe('');
  expect(await town().as(另一志愿者).does('task.read', { taskId })).toMatchObject({ mine: 'seated', state: 'running' });
  expect(await heardBy(town(), 志愿者)).toContain('没有等到你，这一项先让给别人');
  await works(town(), 另一志愿者, taskId, 30);
  await town().later(40 * 60_000);
  await town().tick();
  expect((await town().as(另一志愿者).does('task.read', { taskId })).shiftList[0]?.mine).toMatchObject({
    standing: 'seated',
    checkedMinutes: 30,
  });
});

test('补录两人：组织者补录的时长要另一个人确认，永远另列一栏', async () => {
  const { taskId } = await aTask(town(), { shifts: [shiftFor(2, 25)] });
  for (const who of [志愿者, 志愿队长]) await town().as(who).does('task.claim', s1(taskId));
  await town().later(25 * 3_600_000);
  await works(town(), 志愿者, taskId, 60);
  const list = await town().as(志愿队长).does('task.attendance', { taskId });
  const [row, own] = [list.rows.find(({ name }) => name === '小夏'), list.rows.find(({ me }) => me)];
  const enter = (entryId: string | undefined, minutes: number) =>
    town()
      .as(志愿队长)
      .does('task.backEnter', { taskId, entryId: entryId ?? '', minutes, reason: '手机没电，提前到了' });
  expect(await town().outcome(enter(own?.entryId, 30))).toBe('TASK_OWN_ROW');
  expect(await town().outcome(enter(row?.entryId, 61))).toBe('TASK_BACK_FULL');
  const entered = await enter(row?.entryId, 45);
  const backId = entered.rows.flatMap(({ back }) => back)[0]?.backId ?? '';
  await town().as(志愿队长).does('task.finish', { taskId, words: '雪都扫完了', photos: [] });
  expect(await town().outcome(town().as(社区专员).does('task.approve', { taskId }))).toBe('TASK_BACK_WAITS');
  expect(await town().outcome(town().as(志愿队长).does('task.confirmBack', { taskId, backId, agreed: true }))).toBe(
    'TASK_SECOND_PERSON',
  );
  await town().as(社区专员).does('task.confirmBack', { taskId, backId, agreed: true });
  const approved = await town().as(社区专员).does('task.approve', { taskId });
  expect(approved).toMatchObject({ checkedMinutes: 60, backMinutes: 45 });
  const certificate = await town().as(志愿者).does('task.certificate', { year: 2026 });
  expect(certificate).toMatchObject({ checkedMinutes: expect.any(Number) as number, backMinutes: 45 });
  const checked = await town().as(邻居).does('task.checkCertificate', { code: certificate.code });
  expect(checked).toMatchObject({ name: '小*', backMinutes: 45, tasks: certificate.tasks });
});

test('取消任务，报名和候补的人都收到消息，谁也不用白跑', async () => {
  const { taskId } = await aTask(town(), { shifts: [shiftFor(1)] });
  for (const who of [志愿者, 另一志愿者])
    await town()
      .as(who)
      .does('task.claim', { ...s1(taskId), subscribed });
  const before = (await heardBy(town(), 志愿者)).length;
  await town().as(志愿队长).does('task.cancel', { taskId, reason: '雪停了' });
  await town().tick();
  await town().tick();
  expect((await heardBy(town(), 志愿者)).slice(before)).toEqual(['任务取消了，这次不用来了']);
  expect(await heardBy(town(), 另一志愿者)).toContain('任务取消了，这次不用来了');
  expect(await town().outcome(town().as(居民).does('task.claim', s1(taskId)))).toBe('TASK_MOVED_ON');
  expect((await storedTask(town(), taskId))['openKey']).toBe('');
  // Why is for those who were to come, organise or check; that it was called off, anybody may know.
  const why = async (who: string) => (await town().as(who).does('task.read', { taskId })).history[0];
  for (const who of [志愿者, 另一志愿者, 志愿队长, 社区专员]) expect(await why(who)).toMatchObject({ words: '雪停了' });
  for (const who of [居民, 外社区居民]) expect(await why(who)).toMatchObject({ label: '取消任务', words: '' });
});
