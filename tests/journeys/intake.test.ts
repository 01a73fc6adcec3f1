import { townForTests } from '../support/moveIsKept';
import { stored } from '../support/requests';
import {
  anOperationId,
  居民,
  新邻居,
  社区专员,
  网格员,
  网格长,
  邻居,
  楼栋长,
  外社区居民,
  外社区专员,
  外社区网格员,
} from '../support/town';

const town = townForTests();
const PHONE = '13800001234';
const BUILDING = '410403001001-e1-b3';
const minutes = (count: number): number => count * 60_000;

const 电话代录 = {
  text: '老人来电说楼道声控灯不亮，上下楼看不见',
  photos: [],
  placeId: BUILDING,
  channel: 'call' as const,
  reporter: { name: '林奶奶', phone: PHONE },
};

test('没有微信的老人打来电话，网格员代录，社区专员受理，反映人和记录人是两个人', async () => {
  const receipt = await town().as(网格员).does('request.record', 电话代录);
  expect(receipt).toMatchObject({ contact: { post: '社区专员' }, emergency: [] });
  const { requestId } = receipt;
  const view = await town().as(社区专员).does('request.read', { requestId });
  expect(view).toMatchObject({
    channel: '来电',
    recordedBy: '东苑社区 第1网格 网格员',
    categoryKey: 'lighting',
    mine: false,
    reporterContact: { name: '林*', phone: '138****1234', mayReveal: true },
    history: [{ label: '反映', who: '东苑社区 第1网格 网格员' }],
  });
  expect(JSON.stringify(view)).not.toContain(PHONE);
  expect(await stored(town(), requestId)).toMatchObject({ reporterId: '', recorderId: 'o-demo-grid-worker-1' });
  // 记录人不是反映人：不能替反映人撤回，也不在自己的“我的”里。
  expect(await town().outcome(town().as(网格员).does('request.withdraw', { requestId }))).toBe('NOT_YOURS_TO_DO');
  const { rows } = await town().as(网格员).does('request.list', { of: 'mine' });
  expect(rows.map((row) => row.requestId)).not.toContain(requestId);
});

test('居民不能替别人代录，别的社区的网格员也不能录到这里来', async () => {
  expect(await town().outcome(town().as(居民).does('request.record', 电话代录))).toBe('NOT_ON_DUTY');
  expect(await town().outcome(town().as(外社区网格员).does('request.record', 电话代录))).toBe('NOT_FOUND');
});

test('群里的一段话贴过来就是一件事，渠道留着，同一次操作只记一件', async () => {
  const press = anOperationId();
  const said = { ...电话代录, channel: 'group' as const, text: '群里说：3号楼门口的窨井盖松了', reporter: {} };
  const first = await town().as(社区专员).does('request.record', said, press);
  expect(await town().as(社区专员).does('request.record', said, press)).toEqual(first);
  const view = await town().as(社区专员).does('request.read', { requestId: first.requestId });
  expect(view).toMatchObject({ channel: '群聊粘贴', reporterContact: null, categoryKey: 'road' });
});

test('扫单元门上的码，地点就填好了', async () => {
  const places = await town().cloud.documents('places', 1000);
  const scene = places.find(({ _id }) => _id === '410403001001-e1-b2-u1')?.['door'] as string;
  const { requestId } = await town().as(居民).does('request.submit', { text: '单元门关不严，进风', photos: [], scene });
  const view = await town().as(居民).does('request.read', { requestId });
  expect(view).toMatchObject({ place: '东苑社区 · 焦化厂家属院 2号楼 1单元', channel: '扫门牌码' });
});

test('写着着火，先告诉他打 119，照样收下', async () => {
  const receipt = await town()
    .as(居民)
    .does('request.submit', { text: '楼下车棚着火了，冒烟', photos: [], urgent: true });
  expect(receipt.emergency).toEqual([expect.objectContaining({ number: '119' })]);
  expect(await stored(town(), receipt.requestId)).toMatchObject({ state: 'submitted', lane: 'urgent' });
});

describe('邻居已经反映过', () => {
  const 垃圾 = '3号楼楼下垃圾桶满了没人清';
  const here = { latitude: 33.7351, longitude: 113.3362 };
  let requestId = '';
  beforeAll(async () => {
    const said = { text: 垃圾, photos: [], placeId: BUILDING, position: here, subscribed: ['linli-request-progress'] };
    ({ requestId } = await town().as(居民).does('request.submit', said));
  });

  test('发之前先给看，只看得到是什么事、在哪一片，看不到谁写的什么', async () => {
    const { value, trips } = await town()
      .as(网格员)
      .costs('request.similar', { text: '楼下垃圾桶又满了', position: { ...here, latitude: here.latitude + 0.0002 } });
    expect(trips).toBe(1);
    expect(value).toMatchObject({
      category: 'litter',
      rows: [{ requestId, place: '东苑社区 第1网格', near: '约 20 米', joined: 0, joinedByMe: false }],
    });
    expect(JSON.stringify(value)).not.toMatch(/没人清|满了|3号楼|o-demo/);
  });

  test('一百五十米外、三天前、别的社区、说的是另一件事，都不算', async () => {
    const asks = async (text: string, latitude = here.latitude, who = 网格员) =>
      (
        await town()
          .as(who)
          .does('request.similar', { text, position: { ...here, latitude } })
      ).rows.length;
    expect(await asks('楼下垃圾桶又满了')).toBe(1);
    expect(await asks('楼下垃圾桶又满了', here.latitude + 0.001)).toBe(1);
    expect(await asks('楼下垃圾桶又满了', here.latitude + 0.002)).toBe(0);
    expect(await asks('院里草坪该修剪了')).toBe(0);
    expect(await asks('楼下垃圾桶又满了', here.latitude, 外社区居民)).toBe(0);
  });

  test('三天以前的不再提', async () => {
    await town().changes('serviceRequests', requestId, { submittedAt: '2026-11-15T01:00:00.000Z' });
    const { rows } = await town().as(网格员).does('request.similar', { text: '楼下垃圾桶又满了', position: here });
    expect(rows).toEqual([]);
    await town().changes('serviceRequests', requestId, { submittedAt: '2026-11-18T02:00:00.000Z' });
  });

  test('邻居说“也遇到了”，不再重复一件，跟着听消息、跟着评，看不到原话', async () => {
    const subscribed = ['linli-request-progress', 'linli-request-result'];
    const outsider = await town().outcome(town().as(外社区居民).does('request.join', { requestId }));
    expect(outsider).toBe('NOT_FOUND');
    expect(await town().outcome(town().as(居民).does('request.join', { requestId }))).toBe('ALREADY_YOURS');
    const { value: joined, trips } = await town().as(网格员).costs('request.join', { requestId, subscribed });
    expect(trips).toBe(2);
    expect(joined).toMatchObject({ joined: 1, joinedByMe: true });
    expect((await town().as(网格员).does('request.join', { requestId })).joined).toBe(1);
    const mine = await town().as(网格员).does('request.list', { of: 'joined' });
    expect(mine.rows.map((row) => row.requestId)).toEqual([requestId]);
    expect((await town().as(社区专员).does('request.read', { requestId })).joined).toBe(1);
  });

  test('住一片的邻居加入后只看到办到哪一步，办好了也能评，反映人的评价还是反映人的', async () => {
    // A neighbour like any other: whoever leads the building may read what is no quarrel.
    await town().changes('posts', 'buildingLeader-410403001001-e1-b3', { personId: '' });
    await town()
      .as(楼栋长)
      .does('request.join', { requestId, subscribed: ['linli-request-progress'] });
    const seen = await town().as(楼栋长).does('request.read', { requestId });
    expect(seen).toMatchObject({ text: '', photos: [], place: '东苑社区 第1网格', joinedByMe: true });
    expect(seen.open.map(({ move }) => move)).toEqual(['add', 'urge']);
    expect(JSON.stringify(seen)).not.toMatch(/没人清|3号楼|138|o-demo/);
    const rating = { requestId, face: 'dissatisfied' as const };
    expect(await town().outcome(town().as(楼栋长).does('request.rateJoined', rating))).toBe('REQUEST_MOVED_ON');
    await town().as(社区专员).does('request.accept', { requestId, route: 'own' });
    await town().tick();
    const heard = (await town().cloud.outbox('o-demo-building-leader-1')).filter(({ page }) =>
      String(page).includes(requestId),
    );
    expect(heard).toHaveLength(1);
    await town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved', words: '清走了' });
    await town().as(网格长).does('request.verify', { requestId, solved: true });
    const { value: rated, trips } = await town().as(楼栋长).costs('request.rateJoined', rating);
    expect(rated).toMatchObject({ state: 'verified', myFace: 'dissatisfied', rating: null });
    expect(trips).toBe(2);
    await town().changes('posts', 'buildingLeader-410403001001-e1-b3', { personId: 'o-demo-building-leader-1' });
  });
});

describe('反映人的电话', () => {
  let requestId = '';
  beforeAll(async () => {
    const contact = { name: '小林', phone: PHONE };
    ({ requestId } = await town().as(居民).does('request.submit', { text: '楼上漏水到我家厨房', photos: [], contact }));
  });

  test('谁都只看到打码的；看全号要写理由，先记下来再给看，反映人查得到是谁看的', async () => {
    for (const who of [居民, 社区专员, 网格长]) {
      const view = await town().as(who).does('request.read', { requestId });
      expect(view.reporterContact).toMatchObject({ name: '小*', phone: '138****1234' });
    }
    const { value, trips } = await town()
      .as(社区专员)
      .costs('request.revealContact', { requestId, reason: '约上门看漏水的时间' });
    expect(value).toEqual({ name: '小林', phone: PHONE });
    expect(trips).toBe(3); // the trail, before anything is shown
    const { views } = await town().as(居民).does('request.views', { requestId });
    expect(views).toMatchObject([{ who: '东苑社区 社区专员', reason: '约上门看漏水的时间' }]);
    expect(await town().as(居民).does('request.read', { requestId })).toMatchObject({ contactViews: 1 });
  });

  test('没有记下来就不给看：写库断了，号码也出不来', async () => {
    await town().cloud.faults([{ kind: 'crashBefore', function: 'requests', nth: 1 }]);
    const answer = await town()
      .as(社区专员)
      .sends('requests', {
        action: 'request.revealContact',
        operationId: anOperationId(),
        input: { requestId, reason: '想再打一次电话' },
      })
      .catch((error: unknown) => error);
    await town().cloud.faults([]);
    expect(JSON.stringify(answer)).not.toContain(PHONE);
    expect((await town().as(居民).does('request.views', { requestId })).views).toHaveLength(1);
  });

  test('旁人要不到，看记录也只有反映人', async () => {
    const ask = (who: string) =>
      town().outcome(town().as(who).does('request.revealContact', { requestId, reason: '想知道是谁' }));
    for (const who of [邻居, 新邻居, 外社区居民, 外社区专员]) expect(await ask(who)).toBe('NOT_FOUND');
    expect(await town().outcome(town().as(社区专员).does('request.views', { requestId }))).toBe('NOT_YOURS_TO_DO');
    expect(await town().outcome(town().as(邻居).does('request.views', { requestId }))).toBe('NOT_FOUND');
  });

  test('离开岗位，下一次就看不到了', async () => {
    await town().changes('posts', 'communityClerk-410403001001', { personId: '' });
    const outcome = await town().outcome(
      town().as(社区专员).does('request.revealContact', { requestId, reason: '已经离岗还想看' }),
    );
    expect(outcome).toBe('NOT_FOUND');
    await town().changes('posts', 'communityClerk-410403001001', { personId: 'o-demo-clerk-1' });
  });
});

test('报编号就能找到，只在自己管的地方', async () => {
  const { number, requestId } = await town().as(居民).does('request.submit', { text: '电梯又停了', photos: [] });
  const { value, trips } = await town().as(社区专员).costs('request.search', { number: number.toLowerCase() });
  expect(trips).toBe(1);
  expect(value.rows).toMatchObject([{ requestId, number }]);
  expect((await town().as(外社区专员).does('request.search', { number })).rows).toEqual([]);
  const said = async (text: string) => {
    const asked = await town().as(社区专员).costs('request.search', { text });
    expect(asked.trips).toBeLessThanOrEqual(1); // a telephone number is looked for nowhere
    return asked.value;
  };
  expect((await said(number.slice(-5).toLowerCase())).rows.map((row) => row.number)).toEqual([number]);
  expect((await said('电梯')).rows.map((row) => row.number)).toContain(number);
  expect((await said('3号楼')).rows.map((row) => row.number)).toContain(number);
  expect(await said('没有人说过的话')).toMatchObject({
    rows: [],
    searched: expect.stringContaining('电话没有找') as string,
  });
  expect((await said('13800001234')).searched).toContain('电话号码在这里找不了');
  expect(await town().outcome(town().as(居民).does('request.search', { number }))).toBe('NOT_ON_DUTY');
});

describe('照片先审后看', () => {
  const photo = (name: string) => `cloud://local-x.local/photos/${name}.png`;
  const lamp = photo('demo-lamp-off');
  const bins = photo('demo-bins-full');
  const report = (photos: string[]) => town().as(居民).does('request.submit', { text: '灯和垃圾桶都拍了', photos });
  const states = async (requestId: string, who = 居民) =>
    (await town().as(who).does('request.read', { requestId })).pictures.map(({ state }) => state);
  afterEach(() => town().cloud.verdicts({ media: [] }));

  test('刚发是审核中，微信回话后一张通过一张退回，退回的别人看不到', async () => {
    await town().cloud.verdicts({ media: [{ path: 'bins', suggest: 'risky' }] });
    const { requestId } = await report([lamp, bins]);
    expect(await states(requestId)).toEqual(['pending', 'pending']);
    await town().tick();
    await town().later(10_000);
    expect(await states(requestId)).toEqual(['pass', 'refused']);
    expect((await town().as(网格员).does('request.read', { requestId })).photos).toEqual([lamp]);
    expect(await states(requestId, 网格员)).toEqual(['pass']);
    expect((await town().as(居民).does('request.read', { requestId })).photos).toEqual([lamp, bins]);
  });

  test('回话来了两次，或者没人问过，都不乱', async () => {
    await town().cloud.verdicts({ media: [{ suggest: 'pass', deliveries: 2 }] });
    const { requestId } = await report([lamp]);
    await town().tick();
    await town().later(10_000);
    expect(await states(requestId)).toEqual(['pass']);
    const { version } = (await stored(town(), requestId)) as { version: number };
    await town().later(10_000);
    expect((await stored(town(), requestId))['version']).toBe(version);
  });

  test('等了三十五分钟没有回话，转给人看；专员看过放行；晚到的回话不翻案', async () => {
    await town().cloud.verdicts({ media: [{ suggest: 'risky', delayMs: minutes(50) }] });
    const { requestId } = await report([lamp]);
    await town().tick();
    await town().later(minutes(36));
    await town().tick();
    expect(await states(requestId)).toEqual(['review']);
    expect(await town().as(社区专员).does('request.read', { requestId })).toMatchObject({ mayJudge: true });
    await town().as(社区专员).does('request.judge', { requestId, fileId: lamp, verdict: 'pass' });
    await town().later(minutes(20));
    expect(await states(requestId)).toEqual(['pass']);
    const again = town().as(社区专员).does('request.judge', { requestId, fileId: lamp, verdict: 'pass' });
    expect(await town().outcome(again)).toBe('NOTHING_TO_JUDGE');
  });

  test('手机冒充微信回话，没有用', async () => {
    await town().cloud.verdicts({ media: [{ suggest: 'risky', deliveries: 0 }] });
    const { requestId } = await report([lamp]);
    await town().tick();
    const [trace] = (await stored(town(), requestId))['traceIds'] as string[];
    await town()
      .as(居民)
      .sends('clock', { Event: 'wxa_media_check', trace_id: trace, result: { suggest: 'pass' } });
    expect(await states(requestId)).toEqual(['pending']);
  });
});

describe('文字先审后看', () => {
  afterEach(() => town().cloud.verdicts({ text: [] }));

  test('谁写的话都先检查：办理人的回复里有不合适的，改了才能发', async () => {
    await town().cloud.verdicts({ text: [{ keyword: '脏话', suggest: 'risky' }] });
    const { requestId } = await town().as(居民).does('request.submit', { text: '门禁刷不开了', photos: [] });
    const accept = (words: string) => town().as(社区专员).does('request.accept', { requestId, words });
    expect(await town().outcome(accept('一句脏话'))).toBe('TEXT_REFUSED');
    expect(await stored(town(), requestId)).toMatchObject({ state: 'submitted' });
    await accept('下午去看');
  });

  test('要人看过的话，专员放行之后还在，退回之后只有反映人看得到', async () => {
    await town().cloud.verdicts({ text: [{ keyword: '存疑', suggest: 'review' }] });
    const { requestId } = await town().as(居民).does('request.submit', { text: '这里有存疑的一段话', photos: [] });
    expect(await town().as(社区专员).does('request.read', { requestId })).toMatchObject({
      textCheck: 'review',
      mayJudge: true,
    });
    await town().as(社区专员).does('request.judge', { requestId, verdict: 'refused' });
    expect(await town().as(网格员).does('request.read', { requestId })).toMatchObject({
      text: '',
      textCheck: 'refused',
    });
    expect(await town().as(居民).does('request.read', { requestId })).toMatchObject({ text: '这里有存疑的一段话' });
  });
});
