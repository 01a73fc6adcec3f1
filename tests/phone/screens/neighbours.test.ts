import { CONSENT_VERSION } from '../../../domain/people/contract';
import { aRequest, stored } from '../../support/requests';
import { 居民, 社区专员, 网格员, 网格长, 街道干部, aTown, type Town } from '../../support/town';
import { isLight, phoneOf, phonesOff } from './phones';

let town: Town;
const 同楼 = 'same-building';
beforeAll(async () => {
  town = await aTown();
  await town.as(同楼).does('person.register', {
    placeId: '410403001001-e1-b3-u1',
    consentVersion: CONSENT_VERSION,
  });
});
afterAll(() => town.stop());
afterEach(phonesOff);

const WORDS = '说说怎么了';
const report = (persona: string) => phoneOf(town, persona, { launch: { path: 'pages/report/index' } });
const detail = (persona: string, id: string) =>
  phoneOf(town, persona, { launch: { path: 'packages/requests/detail/index', query: { id } } });
const written = async (text: string) =>
  (await town.cloud.documents('serviceRequests', 1000)).filter((request) => request['text'] === text);

test('邻居反映过同一件事，点“也遇到了”就加进去，不再写一遍；办完也能评价', async () => {
  const requestId = await aRequest(town);
  const phone = await report(同楼);
  await phone.waitFor('发给社区');
  await phone.input(WORDS, '3号楼东侧路灯不亮了');
  await phone.waitFor('附近有人反映过');
  expect(phone.text()).toContain('同一栋楼');
  expect(phone.text()).not.toContain('小林');
  await phone.tap('也遇到了');
  await phone.tap('允许');
  await phone.waitFor('办理经过');
  expect(phone.text()).toContain('1 位邻居也遇到了');
  const opened = await detail(同楼, requestId);
  await opened.waitFor('你也遇到了这件事');
  isLight(opened.counts());
  expect(await written('3号楼东侧路灯不亮了')).toEqual([]);

  await town.as(社区专员).does('request.accept', { requestId, route: 'own' });
  await town.as(社区专员).does('request.resolve', { requestId, outcome: 'solved' });
  await town.as(网格员).does('request.verify', { requestId, solved: true });
  const again = await detail(同楼, requestId);
  await again.waitFor('你也遇到了这件事');
  await again.tap('满意');
  await again.waitFor('你的评价：满意');
  const list = await phoneOf(town, 同楼, { launch: { path: 'packages/requests/list/index' } });
  await list.tap('我也遇到的');
  await list.waitFor('公共设施 · 路灯');
});

test('写到有人受伤，先给急救电话，照样能发', async () => {
  const phone = await report(居民);
  await phone.waitFor('发给社区');
  await phone.input(WORDS, '楼道里有人晕倒了');
  await phone.waitFor('打 120 急救');
  await phone.tap('发给社区');
  await phone.tap('允许');
  await phone.waitFor('社区收到了');
  expect(phone.text()).toContain('打 120 急救');
});

const aGoodDeed = async (words: string, agreed: boolean) => {
  const phone = await report(居民);
  await phone.waitFor('发给社区');
  await phone.input(WORDS, words);
  await phone.tap('感人故事');
  if (agreed) await phone.tap('照片里的人同意公开');
  await phone.tap('发给社区');
  await phone.tap('允许');
  await phone.waitFor('社区收到了');
  return (await written(words))[0];
};

test('随手拍一件好事，照片里的人同意了才记下同意', async () => {
  expect(await aGoodDeed('小伙子帮老人把菜提上了五楼', false)).toMatchObject({ kind: 'goodDeed', shownAgreed: false });
  expect(await aGoodDeed('邻居把楼道的雪扫干净了', true)).toMatchObject({ kind: 'goodDeed', shownAgreed: true });
});

test('留的电话谁看都打星号，写了理由才看得到，反映人读得到谁看过', async () => {
  const phone = await report(居民);
  await phone.waitFor('发给社区');
  await phone.input(WORDS, '对门装修占了楼道');
  await phone.tap('要不要留个电话');
  await phone.input('电话号码', '1380000');
  await phone.waitFor('号码好像不对');
  await phone.input('电话号码', '13800000000');
  await phone.tap('好了');
  await phone.tap('发给社区');
  await phone.tap('允许');
  await phone.waitFor('社区收到了');
  const [request] = await written('对门装修占了楼道');
  const id = String(request?.['_id']);

  const clerk = await detail(社区专员, id);
  await clerk.waitFor('138****0000');
  expect(clerk.text()).not.toContain('13800000000');
  await clerk.tap('联系反映人');
  await clerk.waitFor('先写明为什么要看');
  await clerk.input('约上门的时间', '约周四上门看看');
  await clerk.tap('看电话');
  await clerk.waitFor('13800000000');

  const mine = await detail(居民, id);
  await mine.waitFor('谁看过我的电话');
  expect(mine.text()).toContain('1 次');
  await mine.tap('谁看过我的电话');
  await mine.waitFor('约周四上门看看');
  expect(mine.text()).toContain('社区专员');
  expect(await stored(town, id)).toMatchObject({ channel: 'phone' });
});

test('照片还在审核时，反映人自己看得到这句话', async () => {
  const { requestId } = await town
    .as(居民)
    .does('request.submit', { text: '花坛边上堆了砖头', photos: ['cloud://local-x.local/photos/bricks.jpg'] });
  const mine = await detail(居民, requestId);
  await mine.waitFor('1 张照片还在审核');
});

test('没有微信的老人：回访时替他记下评价，写明是谁记的', async () => {
  const { requestId } = await town.as(街道干部).does('request.record', {
    text: '老人说楼道灯坏了好几天',
    photos: [],
    placeId: '410403001001-e1-b3',
    channel: 'visit',
    reporter: { name: '田奶奶', phone: '13800000001' },
  });
  await town.as(社区专员).does('request.accept', { requestId, route: 'own' });
  await town.as(社区专员).does('request.resolve', { requestId, outcome: 'solved' });
  await town.as(网格长).does('request.verify', { requestId, solved: true });
  const grid = await detail(网格员, requestId);
  await grid.waitFor('办理经过');
  await grid.tap('.screen-foot wx-button');
  await grid.waitFor('选一选联系上没有');
  expect(grid.text()).not.toContain('替他记下怎么评价');
  await grid.tap('联系上了');
  await grid.waitFor('替他记下怎么评价');
  await grid.tap('反映人说满意');
  await grid.input('反映人怎么说', '灯亮了，老人很高兴');
  await grid.waitFor(() => !grid.text().includes('写一写回访的情况'));
  await grid.tap('.sheet-foot wx-button');
  await grid.waitFor('评价由东苑社区 第1网格 网格员回访时代记');
  expect(await stored(town, requestId)).toMatchObject({ state: 'closed', rating: 'satisfied' });
});

test('社区替我记过的事，凭编号、电话和查询码找回来，从此是我的', async () => {
  const { number, linkCode, requestId } = await town.as(网格员).does('request.record', {
    text: '单元门的门铃不响',
    photos: [],
    placeId: '410403001001-e1-b3',
    channel: 'call',
    reporter: { name: '', phone: '13800000002' },
  });
  const mine = await phoneOf(town, 居民, { launch: { path: 'packages/requests/find/index' } });
  await mine.waitFor('填编号');
  await mine.input('编号，比如', number.toLowerCase());
  await mine.waitFor('填电话');
  await mine.input('当时留的电话', '13800000002');
  await mine.waitFor('填六位查询码');
  await mine.input('查询码，六位', linkCode === '111111' ? '222222' : '111111');
  await mine.tap('找到它');
  await mine.tap('允许');
  await mine.waitFor('编号、电话和查询码对不上');
  await mine.input('查询码，六位', linkCode);
  await mine.tap('找到它');
  await mine.tap('允许');
  await mine.waitFor('办理经过');
  expect(await stored(town, requestId)).toMatchObject({ reporterId: 'o-demo-resident-1' });
});
