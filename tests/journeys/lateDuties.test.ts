import { townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import { WEDNESDAY_TEN, 居民, 社区专员, 网格员, 街道干部, 区管理员, 部门专员 } from '../support/town';

const town = townForTests();
const DAY = 86_400_000;

/** What a person's phone was told about one matter. */
const told = async (who: string, requestId: string): Promise<string[]> =>
  (await town().cloud.outbox(`o-demo-${who}`))
    .filter(({ page }) => String(page).includes(requestId))
    .map(({ data }) => (data as { thing4: { value: string } }).thing4.value);

const happened = async (requestId: string, label: string): Promise<string[]> =>
  (await town().as(社区专员).does('request.read', { requestId })).history
    .filter((one) => one.label === label)
    .map(({ words }) => words)
    .reverse();

const minutes = async (count: number): Promise<void> => {
  for (let minute = 0; minute < count; minute += 1) await town().tick();
};

/** A minute after the return visit was owed. */
const overdue = async (requestId: string): Promise<void> => {
  const { visit } = await town().as(社区专员).does('request.read', { requestId });
  await town().cloud.clock({ set: new Date(new Date(visit?.dueAt ?? '').getTime() + 60_000).toISOString() });
};

beforeEach(() => town().cloud.clock({ set: WEDNESDAY_TEN }));

test('回访过了时限：提醒去回访的人，先上报街道，还没人去再上报到区，每级只说一次；回访了就不再催', async () => {
  const requestId = await aRequest(town(), 'verified');
  await overdue(requestId);
  await minutes(3);
  expect(await told(网格员, requestId)).toEqual(['回访过了时限，请尽快联系']);
  expect(await told(街道干部, requestId)).toEqual(['没有按时回访，请过问']);
  expect(await happened(requestId, '回访超时')).toEqual(['没有按时回访，已上报到街道']);
  await town().later(7 * DAY);
  await minutes(3);
  expect(await told(区管理员, requestId)).toEqual(['没有按时回访，请过问']);
  await town().later(30 * DAY);
  await minutes(2);
  expect(await happened(requestId, '回访超时')).toEqual(['没有按时回访，已上报到街道', '没有按时回访，已上报到区']);
  await town().as(网格员).does('request.visit', { requestId, reached: true, words: '上门问过，灯亮着' });
  await minutes(2);
  expect(await happened(requestId, '回访超时')).toHaveLength(2);
});

test('回访做在前面，什么都不催；已经办结还没回访的，照样催', async () => {
  const visited = await aRequest(town(), 'verified');
  await town().as(网格员).does('request.visit', { requestId: visited, reached: false, words: '敲门没人应' });
  const closed = await aRequest(town(), 'closed');
  await overdue(closed);
  await minutes(2);
  expect(await happened(visited, '回访超时')).toEqual([]);
  expect(await happened(closed, '回访超时')).toEqual(['没有按时回访，已上报到街道']);
});

test('事情交了结果，吹哨没走完的步子跟着停；重办是新的一轮，旧哨不再催，可以再吹', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const whistle = {
    lead: 'dept-chengguan',
    kind: 'ordinary',
    dutyItem: 'L01',
    dutyWhy: '和这一类的放在一起办',
    words: '请来现场一起看',
  } as const;
  const blow = () =>
    town()
      .as(社区专员)
      .does('request.whistle', { requestId, units: ['dept-chengguan'], ...whistle });
  await blow();
  await town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved', words: '物业先换了灯' });
  await town().later(DAY);
  await minutes(2);
  expect(await happened(requestId, '逐级上报')).toEqual([]);
  expect(await town().outcome(town().as(部门专员).does('request.sign', { requestId }))).toBe('REQUEST_MOVED_ON');
  await town().as(网格员).does('request.verify', { requestId, solved: false });
  await town().as(居民).does('request.reopen', { requestId, reason: '又不亮了' });
  await minutes(2);
  expect(await happened(requestId, '逐级上报')).toEqual([]);
  expect(await town().outcome(town().as(部门专员).does('request.sign', { requestId }))).toBe('NOT_WHISTLED');
  await blow();
  await town().as(部门专员).does('request.sign', { requestId });
});

test('区里召开联席会议，叫得到全区的单位；任务晚了催那一家、报上一级；没做完交不了结果，做完就办成', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const route = { route: 'joint', dutyItem: 'L01', dutyWhy: '和这一类的放在一起办', words: '几家一起来办' } as const;
  await town()
    .as(社区专员)
    .does('request.dispatch', { requestId, ...route });
  // A team of another street: no unit of this community, and still one of the district.
  const { organisation } = await town()
    .as('clerk-2')
    .does('organisation.add', { placeId: '410403003005', name: '外街道共建单位' });
  const resolutions = [
    { unitId: 'dept-chengguan', text: '更换整段线路', due: '2026-11-20' },
    { unitId: organisation.unitId, text: '捐两盏太阳能灯', due: '2026-11-27' },
  ];
  const convene = (who: string) =>
    town().as(who).does('request.convene', { requestId, words: '区里把几家请到一起', resolutions });
  expect(await town().outcome(convene(社区专员))).toBe('NOT_A_TARGET');
  const { tasks } = await convene(区管理员);
  expect(tasks.map(({ unit }) => unit)).toEqual(['卫东区城管局', '外街道共建单位']);
  expect((await town().as(社区专员).does('request.read', { requestId })).open.map(({ move }) => move)).not.toContain(
    'resolve',
  );
  const resolve = () => town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved' });
  await expect(resolve()).rejects.toMatchObject({
    code: 'TASKS_OPEN',
    detail: { units: '卫东区城管局、外街道共建单位' },
  });
  await town().later(3 * DAY);
  await minutes(2);
  expect(await told(部门专员, requestId)).toContain('会议任务过了时限，请尽快做完');
  expect(await told(街道干部, requestId)).toContain('会议任务没有按时做完，请过问');
  expect(await happened(requestId, '会议任务超时')).toEqual(['卫东区城管局没有按时完成会议任务，已上报到街道']);
  await town().as(部门专员).does('request.finishTask', { requestId, task: 1, words: '线路换完了' });
  await expect(resolve()).rejects.toMatchObject({ detail: { units: '外街道共建单位' } });
  await town().as(区管理员).does('request.finishTask', { requestId, task: 2, words: '灯已送到装好' });
  await resolve();
  await town().as(网格员).does('request.verify', { requestId, solved: true });
  expect(await town().as(居民).does('request.rate', { requestId, rating: 'satisfied' })).toMatchObject({
    state: 'closed',
  });
});
