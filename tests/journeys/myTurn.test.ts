import type { ActionName, InputOf, OutputOf } from '../../domain/contract';
import { townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import { 居民, 志愿队长, 社区专员, 网格员, 楼栋长, 部门专员, 路灯不亮 } from '../support/town';

const town = townForTests();
const words = '按清单转办，请接手';
const 网格员岗 = { postId: 'gridWorker-410403001001001' };

type Row = OutputOf<'request.list'>['rows'][number];

const 轮到 = async (who: string, requestId: string): Promise<Row> => {
  const { rows } = await town().as(who).does('request.list', { of: 'turn' });
  const row = rows.find((one) => one.requestId === requestId);
  if (!row?.turn) throw new Error(`${who} 的队里没有这件事`);
  return row;
};

const 没轮到 = async (who: string, requestId: string): Promise<void> => {
  const { rows } = await town().as(who).does('request.list', { of: 'turn' });
  expect(rows.map((row) => row.requestId)).not.toContain(requestId);
};

/** Makes a move the row offers, by the action the row names; a refusal would end the story. */
const 照着办 = async (who: string, requestId: string, move: string, said: object = {}): Promise<void> => {
  const row = await 轮到(who, requestId);
  const open = row.open.find((one) => one.move === move);
  if (!open) throw new Error(`${who} 这一行没有 ${move}`);
  const input = { requestId, ...said } as InputOf<ActionName>;
  await town()
    .as(who)
    .does(open.action as ActionName, input);
};

test('网格员一天六样事，都从“轮到我的”开始，没有一次被挡回来', async () => {
  const [修好的, 没修好的, 回访的, 转来的, 不该他的] = await Promise.all([
    aRequest(town(), 'resolved'),
    aRequest(town(), 'resolved'),
    aRequest(town(), 'verified'),
    aRequest(town(), 'handling'),
    aRequest(town(), 'handling'),
  ]);
  for (const requestId of [转来的, 不该他的])
    await town().as(社区专员).does('request.handOver', { requestId, to: 网格员岗, dutyItem: 'L01', words });

  expect((await 轮到(网格员, 修好的)).turn).toMatchObject({ move: 'verify', label: '核查通过' });
  await 照着办(网格员, 修好的, 'verify', { solved: true });
  await 照着办(网格员, 没修好的, 'sendBack', { reason: '灯还是不亮' });
  await 照着办(网格员, 回访的, 'visit', { reached: true, words: '说灯亮了，放心了' });
  expect((await 轮到(网格员, 转来的)).open.map(({ move }) => move).slice(0, 1)).toEqual(['takeOver']);
  await 照着办(网格员, 转来的, 'takeOver');
  await 照着办(网格员, 不该他的, 'decline', { dutyItem: 'L01', words: '不是我们网格的灯' });
  expect((await 轮到(网格员, 转来的)).turn?.move).toBe('resolve');
  await 照着办(网格员, 转来的, 'resolve', { outcome: 'solved' });
  for (const done of [没修好的, 转来的, 不该他的]) await 没轮到(网格员, done);
  // Their own work waits for somebody else.
  expect((await 轮到(社区专员, 转来的)).turn?.move).toBe('verify');
});

test('部门专员从吹哨一直办到办结，每一步都在自己的队里', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const called = { units: ['dept-chengguan'], lead: 'dept-chengguan', kind: 'ordinary' as const };
  await town()
    .as(社区专员)
    .does('request.whistle', { requestId, ...called, dutyItem: 'L01', words });
  for (const [move, said] of [
    ['sign', {}],
    ['contact', { words }],
    ['report', { words: '到场看过，今天换灯' }],
  ] as const) {
    expect((await 轮到(部门专员, requestId)).turn?.move).toBe(move);
    await 照着办(部门专员, requestId, move, said);
  }
  await 没轮到(部门专员, requestId);
  const to = { unitId: 'dept-chengguan' };
  await town().as(社区专员).does('request.handOver', { requestId, to, dutyItem: 'L01', words });
  await 照着办(部门专员, requestId, 'takeOver');
  const { rows } = await town().as(部门专员).does('request.list', { of: 'doing' });
  expect(rows.map((row) => row.requestId)).toContain(requestId);
  await 照着办(部门专员, requestId, 'resolve', { outcome: 'solved' });
  await 照着办(网格员, requestId, 'verify', { solved: true });
  await town().as(居民).does('request.rate', { requestId, rating: 'satisfied' });
  const done = await town().as(部门专员).does('request.list', { of: 'done' });
  expect(done.rows.find((row) => row.requestId === requestId)).toMatchObject({ state: 'closed' });
  expect((await town().as(部门专员).does('request.read', { requestId })).stateLabel).toBe('已办结');
});

test('志愿队长从等我接手到办过，队里一直找得到这件事', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const to = { unitId: 'volunteers-dongyuan' };
  await town().as(社区专员).does('request.dispatch', { requestId, route: 'joint', to, dutyItem: 'L01', words });
  expect((await town().as(志愿队长).does('person.home', {})).turns?.total).toBeGreaterThan(0);
  await 照着办(志愿队长, requestId, 'takeOver');
  await 照着办(志愿队长, requestId, 'resolve', { outcome: 'solved' });
  await 照着办(网格员, requestId, 'verify', { solved: true });
  const { rows } = await town().as(志愿队长).does('request.list', { of: 'done' });
  expect(rows.map((row) => row.requestId)).toContain(requestId);
});

test('楼栋长替人记下一件，看得到自己楼里的事，去核查；邻里纠纷和紧急的事到不了他这里', async () => {
  const said = { text: '老人说三楼的灯不亮', photos: [], placeId: '410403001001-e1-b3', channel: 'visit' as const };
  const { requestId } = await town()
    .as(楼栋长)
    .does('request.record', { ...said, reporter: {} });
  const here = async () =>
    (await town().as(楼栋长).does('request.list', { of: 'inbox' })).rows.map((row) => row.requestId);
  expect(await here()).toContain(requestId);
  const quarrel = await town().as(居民).does('request.submit', { text: '楼上邻居吵架闹矛盾，有纠纷', photos: [] });
  const urgent = await town().as(居民).does('request.submit', { text: '有人晕倒在楼道里', photos: [] });
  for (const hidden of [quarrel, urgent]) {
    expect(await here()).not.toContain(hidden.requestId);
    const read = town().as(楼栋长).does('request.read', { requestId: hidden.requestId });
    expect(await town().outcome(read)).toBe('NOT_FOUND');
  }
  const fixed = await aRequest(town(), 'resolved');
  await 照着办(楼栋长, fixed, 'verify', { solved: true });
  const wish = { title: '想要一副老花镜', text: '看不清药瓶上的字', kind: 'thing' as const, placeId: said.placeId };
  const { wishId } = await town()
    .as(楼栋长)
    .does('wish.record', { ...wish, consent: 'inPerson', wisher: { name: '林奶奶', phone: '13800001234' } });
  expect((await town().as(楼栋长).does('wish.read', { wishId })).text).toBe('看不清药瓶上的字');
  expect(await town().outcome(town().as(楼栋长).does('request.submit', 路灯不亮))).toBe('done');
});
