import {
  五一路商户群,
  建设路商户群,
  老街粮油店,
  康宁药房,
  顺手配钥匙,
  五一五金行,
  sealedFor,
} from '../support/merchants';
import { townForTests } from '../support/moveIsKept';
import {
  anOperationId,
  商圈专员,
  商圈网格员,
  外社区专员,
  外社区店主,
  店主,
  另一店主,
  群外店主,
  待核实店主,
  新邻居,
  住建专员,
  部门专员,
} from '../support/town';

const town = townForTests();
const 微信群 = 'g-jianshe-road';
const groupId = 建设路商户群;
const 招牌 = { groupId, shopId: 老街粮油店, serviceClass: 'streetscape', text: '门口招牌灯箱歪了，怕掉下来砸着人' };

test('商户群缺哪一方，群里一眼看到；补上部门和店主就齐了', async () => {
  const far = { groupId: 五一路商户群 };
  const before = await town().as(外社区专员).does('group.read', far);
  expect(before).toMatchObject({ my: 'specialist', bound: false });
  expect(before.missing.map(({ label }) => label)).toEqual(['行业部门', '商铺店主']);
  await town()
    .as(外社区专员)
    .does('group.add', { ...far, member: { unitId: 'dept-zhujian' } });
  const whole = await town()
    .as(外社区专员)
    .does('group.add', { ...far, member: { shopId: 五一五金行 } });
  expect(whole.missing).toEqual([]);
  const other = town()
    .as(外社区专员)
    .does('group.add', { ...far, member: { shopId: 老街粮油店 } });
  expect(await town().outcome(other)).toBe('GROUP_NOT_HERE');
});

test('从分享数据绑定群，点卡片进群：店主进去，别人听到下一步怎么办', async () => {
  const cloudId = await sealedFor(town(), 商圈专员, 微信群);
  expect(await town().as(商圈专员).does('group.bind', { groupId, cloudId })).toMatchObject({ bound: true });
  const again = await sealedFor(town(), 商圈专员, 'g-another');
  expect(await town().outcome(town().as(商圈专员).does('group.bind', { groupId, cloudId: again }))).toBe('GROUP_BOUND');
  const elsewhere = await sealedFor(town(), 外社区专员, 微信群);
  const taking = town().as(外社区专员).does('group.bind', { groupId: 五一路商户群, cloudId: elsewhere });
  expect(await town().outcome(taking)).toBe('GROUP_TAKEN');

  const enter = async (who: string, gid = 微信群, field?: string) =>
    town()
      .as(who)
      .does('group.enter', { cloudId: await sealedFor(town(), who, gid, field) });
  expect(await town().outcome(town().as(群外店主).does('group.read', { groupId }))).toBe('NOT_FOUND');
  expect(await enter(群外店主)).toMatchObject({ entry: 'joined', groupId, name: '建设路商户群' });
  expect(await town().as(群外店主).does('group.read', { groupId })).toMatchObject({
    my: 'owner',
    myShops: [{ shopId: 顺手配钥匙, name: '顺手配钥匙' }],
  });
  expect(await enter(群外店主, 微信群, 'openGId')).toMatchObject({ entry: 'member', groupId });
  expect(await enter(新邻居)).toMatchObject({ entry: 'noShop', groupId: '' });
  expect(await enter(待核实店主)).toMatchObject({ entry: 'shopWaits', groupId: '' });
  expect(await enter(外社区店主)).toMatchObject({ entry: 'elsewhere', groupId: '' });
  expect(await enter(部门专员)).toMatchObject({ entry: 'member', groupId });
  expect(await enter(店主, 'g-unknown')).toMatchObject({ entry: 'unbound', groupId: '', name: '' });

  const kept = JSON.stringify(await town().cloud.documents('groups', 100));
  const seals = JSON.stringify(await town().cloud.documents('openedSeals', 100));
  for (const secret of [微信群, 'g-unknown', cloudId]) expect(kept + seals).not.toContain(secret);
});

test('伪造、别人的、过期的或重放的群标识都被拒', async () => {
  const enter = (who: string, cloudId: string) => town().outcome(town().as(who).does('group.enter', { cloudId }));
  expect(await enter(店主, 'invented')).toBe('GROUP_SHARE_UNKNOWN');
  const mine = await sealedFor(town(), 店主, 微信群);
  expect(await enter(另一店主, mine)).toBe('GROUP_SHARE_UNKNOWN');
  expect(await enter(店主, mine)).toBe('done');
  expect(await enter(店主, mine)).toBe('GROUP_SHARE_USED');
  const late = await sealedFor(town(), 店主, 微信群);
  await town().later(6 * 60_000);
  expect(await enter(店主, late)).toBe('GROUP_SHARE_UNKNOWN');

  const sealedElsewise = await sealedFor(town(), 店主, 微信群, 'phoneNumber');
  expect(await enter(店主, sealedElsewise)).toBe('GROUP_SHARE_UNKNOWN');
  const hostile = [{ cloudID: 'x', data: { opengid: 微信群 } }, { $cloudID: mine }, [mine], { opengid: 微信群 }];
  for (const cloudId of hostile) {
    const data = { action: 'group.enter', operationId: anOperationId(), input: { cloudId } };
    expect(await town().as(新邻居).sends('merchants', data)).toMatchObject({ ok: false, code: 'BAD_INPUT' });
    const beside = { action: 'group.enter', operationId: anOperationId(), input: { cloudId: 'x' }, cloudId };
    expect(await town().as(新邻居).sends('merchants', beside)).toMatchObject({ ok: false, code: 'BAD_INPUT' });
  }
});

test('同一次点击重发，听到的还是同一个答复，只进一次群', async () => {
  await town().as(群外店主).does('group.leave', { groupId, shopId: 顺手配钥匙 });
  const cloudId = await sealedFor(town(), 群外店主, 微信群);
  const press = anOperationId();
  const first = await town().as(群外店主).does('group.enter', { cloudId }, press);
  expect(first).toMatchObject({ entry: 'joined', groupId });
  await town().later(10 * 60_000);
  expect(await town().as(群外店主).does('group.enter', { cloudId }, press)).toEqual(first);
  const { members } = await town().as(商圈专员).does('group.members', { groupId, party: 'owner' });
  expect(members.filter(({ memberId }) => memberId === 顺手配钥匙)).toHaveLength(1);
});

test('粘贴消息成为诉求→吹哨到部门→办结→不满意→重新包揽→满意', async () => {
  const pasted = await town().as(商圈专员).does('need.paste', 招牌);
  const { requestId } = pasted;
  expect(pasted).toMatchObject({ already: false, contact: { post: '社区专员' } });
  const owner = await town().as(店主).does('request.read', { requestId });
  expect(owner).toMatchObject({
    mine: true,
    channel: '商户群',
    recordedBy: '黄楝树社区 社区专员',
    need: { classLabel: '市容环境', unit: '卫东区城管局', shop: '老街粮油店', card: '市容环境：待受理' },
  });

  await town().as(商圈专员).does('request.accept', { requestId });
  const whistle = { requestId, units: ['dept-chengguan'], lead: 'dept-chengguan', kind: 'ordinary' as const };
  await town()
    .as(商圈专员)
    .does('request.whistle', { ...whistle, dutyItem: 'L01', dutyWhy: '和这一类的放在一起办', words: '请到现场看灯箱' });
  await town().as(部门专员).does('request.sign', { requestId });
  await town().as(部门专员).does('request.contact', { requestId, words: '约了下午到店' });
  await town().as(部门专员).does('request.report', { requestId, words: '灯箱已经加固' });
  const done = async (words: string) => {
    await town().as(商圈专员).does('request.resolve', { requestId, outcome: 'solved', words });
    await town().as(商圈网格员).does('request.verify', { requestId, solved: true });
  };
  await done('灯箱加固好了');

  for (const who of [商圈专员, 部门专员, 商圈网格员])
    expect(await town().outcome(town().as(who).does('request.rate', { requestId, rating: 'satisfied' }))).toBe(
      'NOT_YOURS_TO_DO',
    );
  expect(await town().outcome(town().as(另一店主).does('request.rate', { requestId, rating: 'satisfied' }))).toBe(
    'NOT_FOUND',
  );
  const again = await town().as(店主).does('request.reopen', { requestId, reason: '风一吹还是晃' });
  expect(again).toMatchObject({ state: 'handling', reopened: 1, need: { card: '市容环境：办理中' } });
  await done('换了固定架');
  expect(await town().as(店主).does('request.rate', { requestId, rating: 'satisfied' })).toMatchObject({
    state: 'closed',
    rating: 'satisfied',
  });

  const home = await town().as(店主).does('group.read', { groupId });
  expect(home.counts).toMatchObject({ closed: 1, handling: 0 });
  expect(home.needs[0]).toMatchObject({ requestId, mine: true, shop: '老街粮油店', mayOpen: true });
  const seen = await town().as(另一店主).does('group.read', { groupId });
  expect(seen.needs[0]).toMatchObject({
    title: '',
    shop: '',
    mayOpen: false,
    classLabel: '市容环境',
    stateLabel: '已办结',
  });
  const board = await town().as(商圈专员).does('group.board', { groupId });
  expect(board).toMatchObject({ satisfied: 1, reopened: 1, basis: 1, quiet: 2, missing: [] });
  expect(board.departments).toEqual([
    { unit: '卫东区城管局', answered: 1, waiting: 0, usual: expect.any(String) as string },
  ]);
  expect(board.byClass.find(({ label }) => label === '市容环境')).toMatchObject({ total: 1, stages: { closed: 1 } });
  expect((await town().as(店主).does('group.board', { groupId })).quietShops).toEqual([]);
});

test('答复这一类的部门不用等吹哨，自己接下来；办完由社区核查，店主满意才办结', async () => {
  const text = '门口的公益广告挡住了店招，想挪一挪';
  const { requestId } = await town()
    .as(店主)
    .does('need.raise', { ...招牌, text, photos: [] });
  await town().tick();
  await town().tick();
  const told = (await town().cloud.outbox('o-demo-officer-1')).filter(({ page }) => String(page).includes(requestId));
  expect(told).toHaveLength(1);
  const answer = (who: string) => town().outcome(town().as(who).does('request.answer', { requestId }));
  expect(await answer(住建专员)).toBe('NOT_FOUND');
  expect(await answer(另一店主)).toBe('NOT_FOUND');
  for (const who of [店主, 商圈专员]) expect(await answer(who)).toBe('NOT_YOURS_TO_DO');
  const { open } = await town().as(部门专员).does('request.read', { requestId });
  expect(open.map(({ move }) => move)).toEqual(['answer']);
  expect(await town().as(部门专员).does('request.answer', { requestId, words: '下午去挪' })).toMatchObject({
    state: 'handling',
    contact: { post: '部门专员' },
    stages: [{ done: true }, { done: true }, { done: true }, { label: '评', current: true }],
  });
  expect(await answer(部门专员)).toBe('REQUEST_MOVED_ON');
  await town().as(部门专员).does('request.resolve', { requestId, outcome: 'solved', words: '挪开了' });
  expect(await town().outcome(town().as(部门专员).does('request.verify', { requestId, solved: true }))).not.toBe(
    'done',
  );
  await town().as(商圈网格员).does('request.verify', { requestId, solved: true });
  expect(await town().as(店主).does('request.rate', { requestId, rating: 'satisfied' })).toMatchObject({
    state: 'closed',
  });
});

test('同一条消息粘贴两次，还是同一件诉求；换个人说就是另一件', async () => {
  const text = '隔壁施工把门口堵了，送货车进不来';
  const first = await town()
    .as(商圈专员)
    .does('need.paste', { ...招牌, text });
  const second = await town()
    .as(商圈专员)
    .does('need.paste', { ...招牌, text: `${text}！ ` });
  expect(second).toMatchObject({ requestId: first.requestId, already: true });
  const other = await town()
    .as(商圈专员)
    .does('need.paste', { ...招牌, text, shopId: 康宁药房 });
  expect(other).toMatchObject({ already: false });
  expect(other.requestId).not.toBe(first.requestId);
  await town().later(73 * 3_600_000);
  expect(
    await town()
      .as(商圈专员)
      .does('need.paste', { ...招牌, text }),
  ).toMatchObject({ already: false });
});

test('店主两下提一件诉求，按这一类的时限承诺；一次读写到库', async () => {
  const { shopId, serviceClass } = 招牌;
  const { value, call } = await town().as(店主).costs('need.raise', {
    groupId,
    shopId,
    serviceClass: 'finance',
    text: '想问问小微商户的贴息贷款怎么申请',
    photos: [],
  });
  expect(value.promised).toMatch(/\d+:\d+$/);
  const lookUps = ['people', 'posts', 'shops', 'groups'];
  const steps = new Set(
    call.trips
      .filter(({ step, collection }) => step > 1 || !lookUps.includes(collection ?? ''))
      .map(({ step }) => step),
  );
  expect([...steps]).toEqual([2]);
  const wrong = town()
    .as(店主)
    .does('need.raise', { groupId, shopId, serviceClass: 'nothing', text: '随便写一句话', photos: [] });
  expect(await town().outcome(wrong)).toBe('GROUP_CLASS_UNKNOWN');
  const others = town()
    .as(店主)
    .does('need.raise', { groupId, shopId: 康宁药房, serviceClass, text: '替别人提一件', photos: [] });
  expect(await town().outcome(others)).toBe('NOT_FOUND');
});

test('商户群首页一次调用、两趟读写', async () => {
  for (const who of [店主, 商圈专员, 部门专员]) {
    const { trips, call } = await town().as(who).costs('group.read', { groupId });
    expect(trips).toBeLessThanOrEqual(2);
    for (const trip of call.trips) expect(trip.documentsExamined).toBeLessThanOrEqual(22);
  }
});

test('被移出群的店主立即失去访问，自己点卡片也回不来，由专员再请回来', async () => {
  const read = () => town().outcome(town().as(店主).does('group.read', { groupId }));
  expect(await read()).toBe('done');
  await town().as(商圈专员).does('group.remove', { groupId, memberId: 老街粮油店, reason: '店面已经搬走了' });
  const { shopId, serviceClass, text } = 招牌;
  expect(await read()).toBe('NOT_FOUND');
  expect(
    await town().outcome(town().as(店主).does('need.raise', { groupId, shopId, serviceClass, text, photos: [] })),
  ).toBe('NOT_FOUND');
  expect(await town().outcome(town().as(店主).does('group.board', { groupId }))).toBe('NOT_FOUND');
  expect((await town().as(店主).does('group.mine', {})).groups).toEqual([]);
  const cloudId = await sealedFor(town(), 店主, 微信群);
  expect(await town().as(店主).does('group.enter', { cloudId })).toMatchObject({ entry: 'removed', groupId: '' });
  await town().as(商圈专员).does('group.add', { groupId, member: { shopId } });
  expect(await read()).toBe('done');

  await town().as(店主).does('group.leave', { groupId, shopId });
  expect(await read()).toBe('NOT_FOUND');
  const back = await sealedFor(town(), 店主, 微信群);
  expect(await town().as(店主).does('group.enter', { cloudId: back })).toMatchObject({ entry: 'joined' });
});

test('店转给别人以后，进群的是新店主；歇业以后谁都不在', async () => {
  const read = (who: string) => town().outcome(town().as(who).does('group.read', { groupId }));
  const { invitation } = await town().as(另一店主).does('shop.invite', { shopId: 康宁药房, as: 'owner' });
  await town()
    .as(待核实店主)
    .does('shop.accept', { code: invitation?.code ?? '' });
  expect([await read(另一店主), await read(待核实店主)]).toEqual(['NOT_FOUND', 'done']);
  await town().as(待核实店主).does('shop.close', { shopId: 康宁药房, reason: '不再经营了' });
  expect(await read(待核实店主)).toBe('NOT_FOUND');
});

test('换服务事项和负责的部门，改了马上按新的来；停用的群谁也进不去', async () => {
  const classes = [
    { key: 'hiring', label: '用工需求', days: 2 },
    { key: 'tax', label: '税费服务', unitId: 'dept-zhujian', days: 4 },
  ];
  await town().as(商圈专员).does('group.setClasses', { groupId, classes });
  const home = await town().as(商圈专员).does('group.read', { groupId });
  expect(home.classes).toMatchObject([
    { label: '用工需求', unit: '' },
    { label: '税费服务', unit: '卫东区住建局', days: 4 },
  ]);
  await town().as(商圈专员).does('group.unbind', { groupId, reason: '微信群重建了' });
  await town().as(商圈专员).does('group.close', { groupId, reason: '并到另一个群' });
  expect(await town().outcome(town().as(店主).does('group.read', { groupId }))).toBe('NOT_FOUND');
  expect(await town().as(商圈专员).does('group.read', { groupId })).toMatchObject({
    state: 'closed',
    mayManage: false,
  });
});

test('投诉商铺的诉求，店里的人查不到，有岗位也一样', async () => {
  const { requestId } = await town().as(商圈网格员).does('request.submit', {
    text: '秤好像不太准，少了二两',
    photos: [],
    aboutShop: 老街粮油店,
  });
  expect(await town().as(商圈专员).does('request.read', { requestId })).toMatchObject({
    about: { shop: '老街粮油店' },
  });
  expect(await town().outcome(town().as(店主).does('request.read', { requestId }))).toBe('NOT_FOUND');
  await town().changes('posts', 'gridLeader-410403004001001', { personId: 'o-demo-merchant-1' });
  expect(await town().outcome(town().as(店主).does('request.read', { requestId }))).toBe('NOT_FOUND');
  expect(await town().outcome(town().as(店主).does('request.accept', { requestId }))).toBe('NOT_FOUND');
  const shown = await town().as(店主).does('request.list', { of: 'inbox' });
  expect(JSON.stringify(shown)).not.toContain('二两');
});
