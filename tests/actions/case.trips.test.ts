import { ITEMS_MAX } from '../../domain/duties/contract';
import { townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import { 社区专员, 网格员, 街道干部, 区管理员, 部门专员, 攻坚队员, 邻居 } from '../support/town';

const town = townForTests();
const words = '按清单转办，请接手';
const to = { unitId: 'team-dongyuan' };

/** Load, with what it needs beside it, and save. */
const BUDGET = 2;

test('dispatching, handing over, declining and taking over cost two trips each', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const given = { requestId, dutyItem: 'L01', to, words };
  const costs = [
    await town()
      .as(社区专员)
      .costs('request.dispatch', { ...given, route: 'special', assistants: ['org-bank'] }),
    await town().as(攻坚队员).costs('request.decline', { requestId, dutyItem: 'L01', words }),
    await town().as(社区专员).costs('request.handOver', given),
    await town().as(攻坚队员).costs('request.takeOver', { requestId }),
    await town().as(攻坚队员).costs('request.pause', { requestId, until: '2026-11-20', words }),
    await town().as(攻坚队员).costs('request.resume', { requestId }),
  ];
  expect(costs.map(({ trips }) => trips)).toEqual(costs.map(() => BUDGET));
});

test('every step of a whistle costs two trips', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const unitId = 'dept-chengguan';
  const kind = 'ordinary' as const;
  const whistle = { requestId, units: [unitId], lead: unitId, kind, dutyItem: 'L01', words };
  const costs = [
    await town().as(社区专员).costs('request.whistle', whistle),
    await town().as(部门专员).costs('request.sign', { requestId }),
    await town().as(部门专员).costs('request.contact', { requestId, words }),
    await town().as(部门专员).costs('request.report', { requestId, words }),
    await town().as(社区专员).costs('request.scoreUnit', { requestId, unitId, score: 'good' }),
    await town().as(部门专员).costs('request.scoreWhistle', { requestId, justified: true }),
  ];
  expect(costs.map(({ trips }) => trips)).toEqual(costs.map(() => BUDGET));
});

test('a return visit costs two trips; lists of what waits, the duty lists and the units one', async () => {
  const requestId = await aRequest(town(), 'verified');
  const visited = await town().as(网格员).costs('request.visit', { requestId, reached: true, words });
  expect(visited.trips).toBe(BUDGET);
  const reads = [
    await town().as(攻坚队员).costs('request.list', { of: 'offers' }),
    await town().as(部门专员).costs('request.list', { of: 'whistles' }),
    await town().as(网格员).costs('request.list', { of: 'visits' }),
    await town().as(社区专员).costs('duty.read', {}),
    await town().as(社区专员).costs('unit.list', {}),
  ];
  expect(reads.map(({ trips }) => trips)).toEqual(reads.map(() => 1));
});

test('a new edition of the lists takes the place of the one before, once for each press, and only from the district', async () => {
  const before = await town().as(区管理员).does('duty.read', {});
  const [first] = before.items;
  if (!first) throw new Error('The demo has duty lists.');
  const { item, kind, category, text, department, basis } = first;
  const items = [{ item, kind, category, text: `${text}（新）`, department, basis }];
  const press = 'a-press-of-the-publish-button';
  const published = await town().as(区管理员).does('duty.publish', { items }, press);
  expect(published.edition).toBe(before.edition + 1);
  await town().as(区管理员).does('duty.publish', { items }, press);
  expect((await town().as(社区专员).does('duty.read', {})).edition).toBe(before.edition + 1);
  expect(await town().outcome(town().as(社区专员).does('duty.publish', { items }))).toBe('NOT_ON_DUTY');
  const twice = town()
    .as(区管理员)
    .does('duty.publish', { items: [...items, ...items] });
  expect(await town().outcome(twice)).toBe('DUTY_TWICE');
});

test('the superior’s word, a meeting and its tasks cost two trips each', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const given = { requestId, dutyItem: 'L01', words };
  await town()
    .as(社区专员)
    .does('request.dispatch', { ...given, to, route: 'joint' });
  await town().as(攻坚队员).does('request.decline', given);
  await town()
    .as(社区专员)
    .does('request.handOver', { ...given, to });
  await town().as(攻坚队员).does('request.decline', given);
  const resolutions = [{ unitId: 'org-bank', text: '捐两盏太阳能灯', due: '2026-11-27' }];
  const costs = [
    await town()
      .as(街道干部)
      .costs('request.decide', { ...given, to }),
    await town().as(社区专员).costs('request.convene', { requestId, words, resolutions }),
    await town().as(社区专员).costs('request.finishTask', { requestId, task: 1, words }),
  ];
  expect(costs.map(({ trips }) => trips)).toEqual(costs.map(() => BUDGET));
});

test('neighbours’ matters cost one trip, at home or at another place; cards one, with the category shown', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const text = '3号楼东侧的路灯不亮了';
  const reads = [
    await town().as(邻居).costs('request.similar', { text }),
    await town().as(邻居).costs('request.similar', { text, placeId: '410403001001-e1-b3' }),
    await town().as(社区专员).costs('playbook.suggest', { requestId, category: 'lighting' }),
  ];
  expect(reads.map(({ trips }) => trips)).toEqual([1, 1, 1]);
});

test('filling and emptying a post costs one trip beside the look-up of the caller, taking it up no more than two', async () => {
  const postId = 'buildingLeader-410403001001-e1-b3';
  const vacated = await town().as(社区专员).costs('post.vacate', { postId, reason: '搬走了' });
  const said = { postId, name: '老葛', source: 'recommended' as const, termMonths: 12 };
  const appointed = await town().as(社区专员).costs('post.appoint', said);
  const { invitation } = appointed.value.post;
  const looked = await town().as(邻居).costs('post.invitation', { invitation });
  const taken = await town().as(邻居).costs('post.take', { invitation });
  expect([vacated.trips, appointed.trips]).toEqual([1, 1]);
  for (const { call } of [looked, taken]) expect(call.trips.at(-1)?.step).toBeLessThanOrEqual(2);
  expect((await town().as(社区专员).costs('post.list', {})).trips).toBe(1);
});

test('lists as long as a street really has are published in one go', async () => {
  const one = { kind: 'lead' as const, category: 'other' as const, department: '' };
  const items = Array.from({ length: ITEMS_MAX }, (_, index) => ({
    ...one,
    item: `L${String(index).padStart(3, '0')}`,
    text: '小区公共区域的日常巡查、报修登记、跟进督促和结果公示',
    basis: '示例：乡镇街道履行职责事项清单 基本履职事项',
  }));
  const { edition } = await town().as(区管理员).does('duty.publish', { items });
  expect((await town().as(社区专员).does('duty.read', {})).items).toHaveLength(ITEMS_MAX);
  expect(edition).toBeGreaterThan(1);
});
