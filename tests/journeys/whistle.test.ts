import { townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import { WEDNESDAY_TEN, 居民, 社区专员, 街道干部, 部门专员, 住建专员 } from '../support/town';

const town = townForTests();
const HOUR = 3_600_000;
const blown = {
  units: ['dept-chengguan', 'dept-zhujian'],
  lead: 'dept-chengguan',
  kind: 'ordinary' as const,
  dutyItem: 'L01',
  words: '路灯线路要两家一起看',
};

const about = async (who: string, requestId: string): Promise<string[]> =>
  (await town().cloud.outbox(`o-demo-${who}`))
    .filter(({ page }) => String(page).includes(requestId))
    .map(({ data }) => (data as { thing4: { value: string } }).thing4.value);

beforeEach(() => town().cloud.clock({ set: WEDNESDAY_TEN }));

test('社区吹哨两个部门报到：签收晚了上报一级，只报一次；报到后互相评价', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const view = await town()
    .as(社区专员)
    .does('request.whistle', { requestId, ...blown });
  expect(view).toMatchObject({ state: 'handling', route: '吹哨办', contact: { post: '社区专员' } });
  expect(view.whistle?.calls.map(({ lead }) => lead)).toEqual([true, false]);
  expect(view.whistle?.calls[0]?.steps.map(({ dueAt }) => dueAt.slice(0, 16))).toEqual([
    '2026-11-18T03:00',
    '2026-11-19T02:00',
    '2026-11-23T09:30',
  ]);
  await town().as(住建专员).does('request.sign', { requestId });
  await town().later(2 * HOUR);
  await town().tick();
  await town().tick();
  const late = await town().as(居民).does('request.read', { requestId });
  expect(late.whistle?.escalatedTo).toBe('街道');
  expect(late.history.filter(({ label }) => label === '逐级上报').map(({ words }) => words)).toEqual([
    '卫东区城管局没有按时签收，已上报到街道',
  ]);
  await town().tick();
  expect((await about('subdistrict-1', requestId)).filter((words) => words.includes('没有按时'))).toHaveLength(1);
  const { rows } = await town().as(部门专员).does('request.list', { of: 'whistles' });
  expect(rows.map((row) => row.requestId)).toContain(requestId);
  const { whistle } = await town().as(部门专员).does('request.sign', { requestId });
  expect(whistle?.calls[0]?.steps[0]).toMatchObject({ label: '签收', late: true });
  const early = town().as(社区专员).does('request.scoreUnit', { requestId, unitId: 'dept-zhujian', score: 'good' });
  expect(await town().outcome(early)).toBe('NOT_ANSWERED');
  for (const who of [部门专员, 住建专员]) {
    await town().as(who).does('request.contact', { requestId, words: '电话说过，下午到场' });
    await town().as(who).does('request.report', { requestId, words: '到现场换了线' });
  }
  await town().as(社区专员).does('request.scoreUnit', { requestId, unitId: 'dept-zhujian', score: 'good' });
  const twice = town().as(社区专员).does('request.scoreUnit', { requestId, unitId: 'dept-zhujian', score: 'poor' });
  expect(await town().outcome(twice)).toBe('SCORED_ALREADY');
  const judged = await town()
    .as(住建专员)
    .does('request.scoreWhistle', { requestId, justified: true, words: '确实要' });
  expect(judged.whistle?.calls[1]).toMatchObject({ unit: '卫东区住建局', mine: true, score: 'good', justified: true });
  expect((await town().as(部门专员).does('request.list', { of: 'whistles' })).rows).not.toContainEqual(
    expect.objectContaining({ requestId }),
  );
});

test('没有报到完不能再吹；没有被吹到的部门看不到这件事', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const one = { requestId, ...blown, units: ['dept-chengguan'] };
  await town().as(社区专员).does('request.whistle', one);
  expect(await town().outcome(town().as(社区专员).does('request.whistle', one))).toBe('WHISTLE_ON');
  expect(await town().outcome(town().as(住建专员).does('request.read', { requestId }))).toBe('NOT_FOUND');
  expect(await town().outcome(town().as(部门专员).does('request.report', { requestId, words: '先报到了' }))).toBe(
    'NOT_WHISTLED',
  );
});

test('疑难的事五个工作日报到；牵头的部门要在吹哨的部门里', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const hard = { requestId, ...blown, kind: 'hard' as const };
  const strange = town()
    .as(社区专员)
    .does('request.whistle', { ...hard, lead: 'dept-gongan' });
  expect(await town().outcome(strange)).toBe('LEAD_NOT_CALLED');
  const view = await town().as(街道干部).does('request.whistle', hard);
  expect(view.whistle?.calls[0]?.steps[2]).toMatchObject({ label: '报到', dueAt: '2026-11-25T09:30:00.000Z' });
});
