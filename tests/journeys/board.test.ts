import type { OutputOf } from '../../domain/contract';
import { townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import { 居民, 新邻居, 社区专员, 网格员, 街道干部, 区管理员, 外社区居民, 外社区专员, 路灯不亮 } from '../support/town';

const town = townForTests();
const COMMUNITY = '410403001001';
const GRID = '410403001001001';
const DISTRICT = '410403';

const rates = (placeId: string, who = 区管理员) => town().as(who).does('board.rates', { placeId });
const rate = (board: OutputOf<'board.rates'>, label: string) => board.rates.find((one) => one.label === label);
const count = (board: OutputOf<'board.rates'>, figure: string) =>
  board.total.find((one) => one.figure === figure)?.count;

test('办过的事一分钟后都在公开页上：三率带分母、说明没算进去的，点开就是那几件', async () => {
  await aRequest(town(), 'closed');
  await aRequest(town(), 'verified');
  await aRequest(town(), 'submitted');
  await aRequest(town(), 'withdrawn');
  await town().as(外社区居民).does('request.submit', 路灯不亮);
  await town().tick();
  await town().tick();
  const { value: board, trips } = await town().as(区管理员).costs('board.rates', { placeId: COMMUNITY });
  expect(trips).toBe(1);
  expect(rate(board, '响应率')).toMatchObject({
    part: 2,
    whole: 2,
    percent: 100,
    leftOut: '分母不含还没受理的 1 件、撤回的 1 件',
  });
  expect(rate(board, '解决率')).toMatchObject({ part: 2, whole: 2, waiting: { figure: 'unjudged', count: 1 } });
  expect(rate(board, '满意率')).toMatchObject({ part: 1, whole: 1, leftOut: '分母不含还没评价的 2 件、撤回的 1 件' });
  expect(count(board, 'submitted')).toBe(3);
  expect(count(await rates(DISTRICT), 'submitted')).toBe(4);
  expect(count(await rates(GRID), 'submitted')).toBe(3);
  expect(board.byCategory).toMatchObject([{ key: 'lighting', submitted: 3 }]);
  for (const { figure, count: counted } of board.total) {
    const { value, trips: paid } = await town().as(新邻居).costs('board.rows', { placeId: COMMUNITY, figure });
    expect(`${figure} ${value.rows.length}`).toBe(`${figure} ${counted}`);
    expect(paid).toBe(1);
  }
});

test('数过两遍还是那个数；评了以后，没评价的少一件，满意的多一件', async () => {
  const requestId = await aRequest(town(), 'verified');
  await town().tick();
  const before = await rates(COMMUNITY);
  await town().tick();
  expect((await rates(COMMUNITY)).total).toEqual(before.total);
  await town().as(居民).does('request.rate', { requestId, rating: 'satisfied' });
  await town().tick();
  const after = await rates(COMMUNITY);
  expect(count(after, 'unrated')).toBe(Number(count(before, 'unrated')) - 1);
  expect(count(after, 'satisfied')).toBe(Number(count(before, 'satisfied')) + 1);
  expect(count(after, 'submitted')).toBe(count(before, 'submitted'));
});

test('部门的数在社区、街道、区三级都对得上：几个社区的加起来是区里的，吹了两个部门的事总数里还是一件', async () => {
  const FAR_COMMUNITY = '410403003005';
  const [STREET, FAR_STREET] = ['410403001', '410403003'];
  const whistled = async (who: string, clerk: string, units: string[]) => {
    const { requestId } = await town().as(who).does('request.submit', 路灯不亮);
    await town().as(clerk).does('request.accept', { requestId });
    const said = {
      lead: units[0] ?? '',
      kind: 'ordinary',
      dutyItem: 'L01',
      dutyWhy: '和这一类的放在一起办',
      words: '请来现场一起看',
    } as const;
    await town()
      .as(clerk)
      .does('request.whistle', { requestId, units, ...said });
    return requestId;
  };
  const departments = async (placeId: string): Promise<Record<string, number>> =>
    Object.fromEntries((await rates(placeId)).byDepartment.map(({ label, submitted }) => [label, submitted]));
  const submitted = async (placeId: string) => Number(count(await rates(placeId), 'submitted'));
  const before = { district: await submitted(DISTRICT), street: await submitted(STREET) };

  const here = await whistled(居民, 社区专员, ['dept-chengguan', 'dept-zhujian']);
  await whistled(外社区居民, 外社区专员, ['dept-chengguan']);
  await town().tick();
  const both = { 卫东区城管局: 1, 卫东区住建局: 1 };
  for (const placeId of [GRID, COMMUNITY, STREET]) expect(await departments(placeId)).toEqual(both);
  for (const placeId of [FAR_COMMUNITY, FAR_STREET]) expect(await departments(placeId)).toEqual({ 卫东区城管局: 1 });
  expect(await departments(DISTRICT)).toEqual({ 卫东区城管局: 2, 卫东区住建局: 1 });
  expect(await submitted(DISTRICT)).toBe(before.district + 2);
  expect(await submitted(STREET)).toBe(before.street + 1);
  const { byCategory, byMonth } = await rates(DISTRICT);
  for (const bars of [byCategory, byMonth])
    expect(bars.reduce((sum, bar) => sum + bar.submitted, 0)).toBe(before.district + 2);

  await town().as(社区专员).does('request.resolve', { requestId: here, outcome: 'solved' });
  await town().as(网格员).does('request.verify', { requestId: here, solved: true });
  await town().tick();
  const solved = async (placeId: string) =>
    (await rates(placeId)).byDepartment.map(({ label, rates: three }) => {
      const { part, whole } = three.find((one) => one.label === '解决率') ?? {};
      return `${label} ${part}/${whole}`;
    });
  for (const placeId of [COMMUNITY, STREET, DISTRICT])
    expect((await solved(placeId)).sort()).toEqual(['卫东区住建局 1/1', '卫东区城管局 1/1'].sort());
});

test('公开页上没有反映人、没有没审过的话；专员写好一句才看得到，收回就没有', async () => {
  const secret = '我家住三楼东户，晚上只有老人在家';
  const { requestId, number } = await town()
    .as(居民)
    .does('request.submit', { text: secret, photos: [], spot: '三楼东户' });
  const row = async () => {
    const { rows } = await town().as(新邻居).does('board.rows', { placeId: GRID });
    return rows.find((one) => one.number === number);
  };
  const shown = await row();
  expect(shown).toMatchObject({
    place: '东苑社区 第1网格',
    words: '',
    stages: [{ label: '点' }, { label: '接' }, { label: '派' }, { label: '评' }],
  });
  expect(JSON.stringify(shown)).not.toMatch(/三楼|老人|小林|o-demo|3号楼/);
  expect(JSON.stringify(shown)).not.toContain(requestId);
  const publish = (text: string, who = 社区专员) => town().as(who).does('request.publish', { requestId, text });
  expect(await town().outcome(publish('想自己公开', 居民))).toBe('NOT_YOURS_TO_DO');
  await publish('已安排每天上门看看');
  expect(await row()).toMatchObject({ words: '已安排每天上门看看' });
  await publish('');
  expect(await row()).toMatchObject({ words: '' });
});

test('好人好事要照片里的人同意了才能公开', async () => {
  const told = async (shownAgreed: boolean) => {
    const { requestId } = await town()
      .as(居民)
      .does('request.submit', { text: '邻居大哥帮老人扛煤上楼', photos: [], kind: 'goodDeed', shownAgreed });
    return town().outcome(town().as(社区专员).does('request.publish', { requestId, text: '邻里互助，暖心一幕' }));
  };
  expect(await told(false)).toBe('SHOWN_NOT_AGREED');
  expect(await told(true)).toBe('done');
});

describe('锦囊妙计', () => {
  const steps = ['先问清是哪盏灯', '请物业带备用灯泡', '换好当面试给居民看'];
  let cardId = '';

  test('办结的事写成锦囊，别人审过才收录，同类的事就推荐给办理人', async () => {
    const open = await aRequest(town(), 'accepted');
    const early = town().as(社区专员).does('playbook.write', { requestId: open, title: '路灯当天亮', steps });
    expect(await town().outcome(early)).toBe('CARD_NEEDS_CLOSED');
    const requestId = await aRequest(town(), 'closed');
    const { card } = await town().as(社区专员).does('playbook.write', { requestId, title: '路灯当天亮', steps });
    cardId = card.cardId;
    expect(card).toMatchObject({ state: 'draft', author: '东苑社区 社区专员', mayReview: false });
    const review = (who: string) => town().as(who).does('playbook.review', { cardId, verdict: 'publish' });
    expect(await town().outcome(review(社区专员))).toBe('CARD_AUTHOR');
    expect(await town().outcome(review(居民))).toBe('NOT_ON_DUTY');
    const drafts = async (who: string) =>
      (await town().as(who).does('playbook.search', { state: 'draft' })).cards.map((one) => one.cardId);
    // Whoever answers for another community neither sees nor judges what has not been looked at.
    expect(await town().outcome(review(外社区专员))).toBe('NOT_FOUND');
    for (const who of [外社区专员, 网格员]) expect(await drafts(who)).toEqual([]);
    for (const who of [社区专员, 街道干部, 区管理员]) expect(await drafts(who)).toEqual([cardId]);
    const { value: before, trips } = await town().as(社区专员).costs('playbook.suggest', { requestId: open });
    expect(before.cards).toEqual([]);
    expect(trips).toBe(2);
    await review(街道干部);
    const { cards } = await town().as(社区专员).does('playbook.suggest', { requestId: open });
    expect(cards).toMatchObject([{ cardId, title: '路灯当天亮', state: 'published' }]);
    const retire = town().as(外社区专员).does('playbook.review', { cardId, verdict: 'retire' });
    expect(await town().outcome(retire)).toBe('NOT_YOURS_TO_DO');
    const { cards: copied } = await town().as(外社区专员).does('playbook.search', { text: '灯泡' });
    expect(copied).toMatchObject([{ cardId, mayReview: false }]);
  });

  test('用了哪张记下来，办成没办成也记在锦囊上，记两遍还是一次', async () => {
    const requestId = await aRequest(town(), 'handling');
    await town().as(社区专员).does('playbook.adopt', { requestId, cardId });
    await town().as(社区专员).does('playbook.adopt', { requestId, cardId });
    await town().tick();
    const found = async () => (await town().as(网格员).does('playbook.search', { text: '灯泡' })).cards;
    expect(await found()).toMatchObject([{ adoption: { adopted: 1, solved: 0 } }]);
    await town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved' });
    await town().as(网格员).does('request.verify', { requestId, solved: true });
    await town().tick();
    await town().tick();
    expect(await found()).toMatchObject([{ adoption: { adopted: 1, solved: 1, partly: 0, notNow: 0 } }]);
    expect((await town().as(社区专员).does('playbook.suggest', { requestId })).adopted).toEqual([cardId]);
  });

  test('按字找得到，找不到的不乱给', async () => {
    const found = async (text: string) => (await town().as(网格员).does('playbook.search', { text })).cards.length;
    expect(await found('物业带')).toBe(1);
    expect(await found('清运垃圾')).toBe(0);
    expect(await found('')).toBe(1);
  });
});
