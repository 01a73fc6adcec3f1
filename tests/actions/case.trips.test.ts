import { townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import { 社区专员, 网格员, 区管理员, 部门专员, 攻坚队员 } from '../support/town';

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
