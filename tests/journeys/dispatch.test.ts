import { townForTests } from '../support/moveIsKept';
import { aRequest, stored } from '../support/requests';
import { 居民, 社区专员, 网格长, 街道干部, 部门专员, 攻坚队员 } from '../support/town';

const town = townForTests();
const words = '按清单转办，请接手';
const 城管局 = { unitId: 'dept-chengguan' };
const 攻坚队 = { unitId: 'team-dongyuan' };

test('负面清单里的事派给社区队伍会被挡住，派给主责部门可以', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const clerk = town().as(社区专员);
  const given = { requestId, route: 'special', dutyItem: 'N01', dutyWhy: '和这一类的放在一起办' } as const;
  expect(await town().outcome(clerk.does('request.dispatch', { ...given, to: 攻坚队 }))).toBe('DUTY_BARRED');
  expect(await town().outcome(clerk.does('request.dispatch', given))).toBe('DUTY_BARRED');
  expect(await town().outcome(clerk.does('request.dispatch', { ...given, dutyItem: 'Z99' }))).toBe('DUTY_UNKNOWN');
  expect(await town().outcome(clerk.does('request.dispatch', { requestId, route: 'special', to: 城管局 }))).toBe(
    'DUTY_NEEDED',
  );
  const view = await clerk.does('request.dispatch', { ...given, to: 城管局 });
  expect(view).toMatchObject({
    state: 'handling',
    route: '专项办',
    duty: { item: 'N01', kindLabel: '负面清单' },
    offer: { to: '卫东区城管局', from: '东苑社区 社区专员', forMe: false },
    contact: { post: '社区专员' },
  });
});

test('协助清单里的事要先交给牵头部门，牵头部门被吹过哨，社区才能接协助的活', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const clerk = town().as(社区专员);
  const assist = { requestId, route: 'joint', dutyItem: 'A01', dutyWhy: '和这一类的放在一起办', to: 攻坚队 } as const;
  expect(await town().outcome(clerk.does('request.dispatch', assist))).toBe('ASSIST_NEEDS_LEAD');
  expect(await town().outcome(clerk.does('request.dispatch', { ...assist, to: { unitId: 'dept-zhujian' } }))).toBe(
    'ASSIST_NEEDS_LEAD',
  );
  await clerk.does('request.whistle', {
    requestId,
    units: ['dept-chengguan'],
    lead: 'dept-chengguan',
    kind: 'ordinary',
    dutyItem: 'A01',
    dutyWhy: '和这一类的放在一起办',
    words: '请牵头清理占道车辆',
  });
  const view = await clerk.does('request.dispatch', { ...assist, words: '部门牵头，队伍协助劝离' });
  expect(view).toMatchObject({ offer: { to: '东苑社区攻坚队' }, route: '协作办' });
});

test('首问负责：转交没人接之前还是原来的人负责，时限不重新算；接了才换人', async () => {
  const requestId = await aRequest(town(), 'handling');
  const { promisedAt } = await stored(town(), requestId);
  await town().as(社区专员).does('request.handOver', { requestId, to: 攻坚队, dutyItem: 'L01', words });
  const waiting = await town().as(居民).does('request.read', { requestId });
  expect(waiting).toMatchObject({ contact: { post: '社区专员' }, offer: { forMe: false }, promisedAt });
  const again = town().as(社区专员).does('request.handOver', { requestId, to: 城管局, dutyItem: 'L01', words });
  expect(await town().outcome(again)).toBe('OFFER_WAITS');
  await town().tick();
  const called = (await town().cloud.outbox('o-demo-team-1')).filter(({ page }) => String(page).includes(requestId));
  expect(called).toHaveLength(1);
  const { rows } = await town().as(攻坚队员).does('request.list', { of: 'offers' });
  expect(rows.map((row) => row.requestId)).toContain(requestId);
  expect(await town().outcome(town().as(网格长).does('request.takeOver', { requestId }))).toBe('NOT_YOURS_TO_DO');
  await town().as(攻坚队员).does('request.takeOver', { requestId });
  expect(await stored(town(), requestId)).toMatchObject({
    promisedAt,
    dueAt: promisedAt,
    offer: null,
    handler: { unitId: 'team-dongyuan', personId: 'o-demo-team-1' },
  });
  const late = town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved' });
  expect(await town().outcome(late)).toBe('NOT_YOURS_TO_DO');
  expect(await town().as(攻坚队员).does('request.resolve', { requestId, outcome: 'solved' })).toMatchObject({
    state: 'resolved',
  });
});

test('退单要写清单的哪一项；退了两次，由上一级定由谁办，不再来回推', async () => {
  const requestId = await aRequest(town(), 'handling');
  for (const [to, who] of [
    [城管局, 部门专员],
    [攻坚队, 攻坚队员],
  ] as const) {
    await town().as(社区专员).does('request.handOver', { requestId, to, dutyItem: 'L01', words });
    const refused = town().as(who).does('request.decline', { requestId, dutyItem: 'X01', words: '不归我们' });
    expect(await town().outcome(refused)).toBe('DUTY_UNKNOWN');
    await town().as(who).does('request.decline', { requestId, dutyItem: 'L01', words: '是社区主责' });
  }
  const stuck = town().as(社区专员).does('request.handOver', { requestId, to: 城管局, dutyItem: 'L01', words });
  expect(await town().outcome(stuck)).toBe('SUPERIOR_DECIDES');
  const decided = { requestId, to: 城管局, dutyItem: 'L01', words: '街道定：由城管局办' } as const;
  expect(await town().outcome(town().as(社区专员).does('request.decide', decided))).toBe('NOT_YOURS_TO_DO');
  const view = await town().as(街道干部).does('request.decide', decided);
  expect(view).toMatchObject({ refusals: 0, offer: null, contact: { post: '部门专员', place: '卫东区城管局' } });
  expect(view.history.map(({ label, words: said }) => `${label} ${said}`)).toContain('退单 依据 L01：是社区主责');
  expect(await town().as(部门专员).does('request.resolve', { requestId, outcome: 'solved' })).toMatchObject({
    state: 'resolved',
  });
});

test('改派要写明为什么，写下的原因反映人也看得到', async () => {
  const requestId = await aRequest(town(), 'handling');
  const again = { requestId, route: 'joint', dutyItem: 'L01' } as const;
  expect(await town().outcome(town().as(社区专员).does('request.dispatch', again))).toBe('REROUTE_NEEDS_WORDS');
  await town()
    .as(社区专员)
    .does('request.dispatch', { ...again, words: '要几家一起来', assistants: ['org-bank'] });
  const view = await town().as(居民).does('request.read', { requestId });
  expect(view).toMatchObject({ route: '协作办', assistants: ['共建单位 建东支行'] });
  expect(view.history[0]).toMatchObject({ label: '派单', words: '要几家一起来' });
});

test('岗位中途空缺，没办完的事上移一级，时限照走，原来的人不能再办', async () => {
  const requestId = await aRequest(town());
  await town().as(网格长).does('request.accept', { requestId, route: 'own' });
  const { promisedAt, handler } = await stored(town(), requestId);
  const postId = (handler as { postId: string }).postId;
  await town().changes('posts', postId, { personId: '', name: '', handsUp: true });
  await town().tick();
  await town().tick();
  const view = await town().as(居民).does('request.read', { requestId });
  expect(view).toMatchObject({ contact: { post: '社区专员' }, promisedAt });
  expect(view.history.filter(({ label }) => label === '上移一级')).toHaveLength(1);
  expect(await town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved' })).toMatchObject({
    state: 'resolved',
  });
  await town().changes('posts', postId, { personId: 'o-demo-grid-leader-1', name: '老郑' });
});
