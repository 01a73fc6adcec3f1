import { aTown, 居民, 社区专员, 网格员, 路灯不亮, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

test('居民报修路灯，网格员核查不通过，退回重办后居民满意办结', async () => {
  const { requestId } = await town.as(居民).does('request.submit', 路灯不亮);
  await town.as(社区专员).does('request.accept', { requestId, route: 'own' });
  await town.as(社区专员).does('request.resolve', { requestId, outcome: 'solved', words: '换了灯泡' });
  await expect(town.as(社区专员).does('request.verify', { requestId, solved: true })).rejects.toMatchObject({
    code: 'VERIFIER_IS_HANDLER',
  });
  await town.as(网格员).does('request.sendBack', { requestId, reason: '灯还是不亮' });
  await town.as(社区专员).does('request.resolve', { requestId, outcome: 'solved', words: '线也换了' });
  await town.as(网格员).does('request.verify', { requestId, solved: true });
  const closed = await town.as(居民).does('request.rate', { requestId, rating: 'satisfied' });
  expect(closed).toMatchObject({
    state: 'closed',
    rating: 'satisfied',
    solved: true,
    open: [{ action: 'request.reopen' }],
  });
  expect(closed.history.map(({ who, label }) => `${who} ${label}`).reverse()).toEqual([
    '我 反映',
    '东苑社区 社区专员 受理',
    '东苑社区 社区专员 派单',
    '东苑社区 社区专员 提交办理结果',
    '东苑社区 第1网格 网格员 退回重办',
    '东苑社区 社区专员 提交办理结果',
    '东苑社区 第1网格 网格员 核查通过',
    '我 评价',
  ]);
});
