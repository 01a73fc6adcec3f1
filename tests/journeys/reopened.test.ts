import { townForTests } from '../support/moveIsKept';
import { 居民, 社区专员, 网格员, 路灯不亮, 邻居, 另一志愿者 } from '../support/town';

const town = townForTests();
const HOUR = 3_600_000;
const messagesTo = async (who: string): Promise<string[]> =>
  (await town().cloud.outbox(`o-demo-${who}`))
    .filter(({ api }) => api === 'subscribeMessage.send')
    .map(({ data }) => (data as { thing4: { value: string } }).thing4.value);

test('居民不满意，社区重新包揽，办好后评价一般办结', async () => {
  const { requestId } = await town().as(居民).does('request.submit', 路灯不亮);
  await town().as(社区专员).does('request.accept', { requestId, route: 'own' });
  await town().as(社区专员).does('request.resolve', { requestId, outcome: 'partly', words: '先换了灯泡，线路还要查' });
  await town().as(网格员).does('request.verify', { requestId, solved: false });
  const again = await town().as(居民).does('request.reopen', { requestId, reason: '晚上还是一闪一闪' });
  expect(again).toMatchObject({ state: 'handling', reopened: 1, outcome: null, contact: { post: '社区专员' } });
  await town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved', words: '整段线换了' });
  await town().as(网格员).does('request.verify', { requestId, solved: true });
  expect(await town().as(居民).does('request.rate', { requestId, rating: 'soso' })).toMatchObject({
    state: 'closed',
    solved: true,
    reopened: 1,
  });
});

test('该通知的人收到服务通知：专员受理前、网格员核查前、居民点过允许的那几条', async () => {
  const subscribed = ['linli-request-progress', 'linli-request-result'];
  const { requestId } = await town()
    .as(居民)
    .does('request.submit', { text: '单元门关不上，夜里进风', photos: [], subscribed });
  await town().tick();
  expect(await messagesTo('clerk-1')).toContain('有新的诉求等你受理');
  await town().as(社区专员).does('request.accept', { requestId, route: 'own' });
  await town().tick();
  expect(await messagesTo('resident-1')).toEqual(['社区已受理，正在安排办理']);
  await town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved' });
  await town().tick();
  expect(await messagesTo('grid-worker-1')).toContain('办理结果等你到现场核查');
  await town().as(网格员).does('request.verify', { requestId, solved: true });
  await town().tick();
  expect(await messagesTo('resident-1')).toEqual(['社区已受理，正在安排办理', '已核查，办得怎么样请你评一评']);
});

test('没有点过允许的人不会收到通知，进展在页面上照样看得到', async () => {
  const before = await messagesTo('resident-1');
  const { requestId } = await town().as(居民).does('request.submit', 路灯不亮);
  await town().as(社区专员).does('request.accept', { requestId, route: 'own' });
  await town().tick();
  expect(await messagesTo('resident-1')).toEqual(before);
  expect(await town().as(居民).does('request.read', { requestId })).toMatchObject({ state: 'handling' });
});

test('微信告诉我们这个人收回了允许，就不再发', async () => {
  await town().cloud.verdicts({ messages: [{ openid: 'o-demo-resident-1', errcode: 43101 }] });
  const { requestId } = await town()
    .as(居民)
    .does('request.submit', { ...路灯不亮, subscribed: ['linli-request-progress'] });
  await town().as(社区专员).does('request.accept', { requestId, route: 'own' });
  await town().tick();
  const tried = async () =>
    (await town().cloud.outbox('o-demo-resident-1')).filter(({ page }) => String(page).includes(requestId)).length;
  expect(await tried()).toBe(1);
  await town().later(10 * 60_000);
  await town().tick();
  expect(await tried()).toBe(1);
  await town().cloud.verdicts({ messages: [] });
});

test('微信一时不通，过一会儿再发，发到为止，只发一次', async () => {
  await town().cloud.verdicts({ messages: [{ openid: 'o-demo-resident-1', errcode: -1 }] });
  const { requestId } = await town()
    .as(居民)
    .does('request.submit', { ...路灯不亮, subscribed: ['linli-request-progress'] });
  await town().as(社区专员).does('request.accept', { requestId, route: 'own' });
  await town().tick();
  await town().cloud.verdicts({ messages: [] });
  await town().later(5 * 60_000);
  await town().tick();
  await town().tick();
  const sent = (await town().cloud.outbox('o-demo-resident-1')).filter(
    ({ page, ok }) => ok && String(page).includes(requestId),
  );
  expect(sent).toHaveLength(1);
});

test('过了时限没人受理：催办一次，页面上直说晚了多久', async () => {
  const { requestId } = await town()
    .as(居民)
    .does('request.submit', { text: '下水道堵了，脏水漫出来', photos: [], urgent: true });
  await town().later(2 * HOUR);
  await town().tick();
  await town().tick();
  const view = await town().as(居民).does('request.read', { requestId });
  expect(view).toMatchObject({
    overdue: true,
    state: 'submitted',
    history: [{ label: '超过时限', who: '系统' }, { label: '反映' }],
  });
  expect(view.sentence).toMatch(/^社区该受理了，已经晚了 .+，正在催。$/);
  const about = (await town().cloud.outbox('o-demo-clerk-1')).filter(({ page }) => String(page).includes(requestId));
  expect(about.map(({ data }) => (data as { thing4: { value: string } }).thing4.value)).toEqual([
    '有新的诉求等你受理',
    '已经超过时限，请尽快处理',
  ]);
  const { rows } = await town().as(社区专员).does('request.list', { of: 'inbox', overdue: true });
  expect(rows.map((row) => row.requestId)).toContain(requestId);
});

test('网格员空缺时，核查的通知升一级给网格长；退回时通知真正在办的人', async () => {
  await town().changes('posts', 'gridWorker-410403001001001', { personId: '', name: '' });
  const { requestId } = await town().as(居民).does('request.submit', { text: '楼顶漏雨，顶楼墙都湿了', photos: [] });
  const about = async (who: string): Promise<string[]> =>
    (await town().cloud.outbox(`o-demo-${who}`))
      .filter(({ page }) => String(page).includes(requestId))
      .map(({ data }) => (data as { thing4: { value: string } }).thing4.value);
  await town().as(社区专员).does('request.accept', { requestId, route: 'own' });
  await town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved' });
  await town().tick();
  expect(await about('grid-worker-1')).toEqual([]);
  expect(await about('grid-leader-1')).toEqual(['办理结果等你到现场核查']);
  await town().as('grid-leader-1').does('request.sendBack', { requestId, reason: '还在渗水' });
  await town().tick();
  expect(await about('clerk-1')).toEqual(['核查没有通过，请重新办理']);
  await town().changes('posts', 'gridWorker-410403001001001', { personId: 'o-demo-grid-worker-1', name: '小周' });
});

type Line = { alarm?: string; of?: string; template?: string; code?: number | null; field?: string; count?: number };
const alarms = async (): Promise<Line[]> =>
  (await town().cloud.logs())
    .flatMap(({ text }) => (text.startsWith('{') ? [JSON.parse(text) as Line] : []))
    .filter(({ alarm }) => alarm === 'MESSAGES_NOT_SENT');

test('微信说这条消息不合格：不再发，日志里一行说清是哪一种、几条，应用里照样看得到', async () => {
  const subscribed = ['linli-request-progress'];
  const [one, two] = await Promise.all(
    ['路灯不亮了一盏', '井盖响了一夜'].map((text) =>
      town().as(另一志愿者).does('request.submit', { text, photos: [], subscribed }),
    ),
  );
  await town().tick();
  await town().cloud.verdicts({ messages: [{ openid: 'o-demo-volunteer-2', errcode: 47003 }] });
  for (const { requestId } of [one, two].flatMap((it) => it ?? []))
    await town().as(社区专员).does('request.accept', { requestId, route: 'own' });
  const before = (await alarms()).length;
  for (const wait of [0, 10, 10]) {
    await town().later(wait * 60_000);
    await town().tick();
  }
  expect((await alarms()).slice(before)).toEqual([
    { alarm: 'MESSAGES_NOT_SENT', of: 'serviceRequests', template: 'progress', code: 47003, field: '', count: 2 },
  ]);
  await town().cloud.verdicts({ messages: [] });
  const view = await town()
    .as(另一志愿者)
    .does('request.read', { requestId: one?.requestId ?? '' });
  expect(view.state).toBe('handling');
});

test('微信一直连不上：试够了才放下，也说一声；人自己不收的不算', async () => {
  const subscribed = ['linli-request-progress'];
  const { requestId } = await town()
    .as(另一志愿者)
    .does('request.submit', { ...路灯不亮, subscribed });
  const { requestId: other } = await town()
    .as(邻居)
    .does('request.submit', { ...路灯不亮, subscribed });
  await town().tick();
  await town().cloud.verdicts({
    messages: [
      { openid: 'o-demo-volunteer-2', errcode: -1 },
      { openid: 'o-demo-resident-2', errcode: 43101 },
    ],
  });
  for (const id of [requestId, other])
    await town().as(社区专员).does('request.accept', { requestId: id, route: 'own' });
  const before = (await alarms()).length;
  for (let turn = 0; turn < 6; turn += 1) {
    await town().tick();
    await town().later(20 * 60_000);
  }
  await town().cloud.verdicts({ messages: [] });
  expect((await alarms()).slice(before)).toEqual([
    { alarm: 'MESSAGES_NOT_SENT', of: 'serviceRequests', template: 'progress', code: -1, field: '', count: 1 },
  ]);
});
