import type { TestPhone } from '../../support/phone';
import { 区管理员, 居民, 新邻居, aTown, type Town } from '../../support/town';
import { aPicture, isLight, phoneOf, phonesOff } from './phones';
import { pressIn } from './press';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());
afterEach(phonesOff);

const WORDS = '说说怎么了';
/** The button wakes up once there is something to send. */
const sends = async (phone: TestPhone) => {
  await phone.waitFor(() => !phone.text().includes('至少 4 个字'));
  await pressIn(phone, '.screen-foot', '发给社区');
  await phone.tap('允许');
};
const arrived = (phone: TestPhone) => phone.waitFor(() => !/\d%/.test(phone.text()));
const requests = () => town.cloud.documents('serviceRequests', 1000);
const written = async (text: string) => (await requests()).filter((request) => request['text'] === text);

test('拍一张、写一句、发给社区，拿到编号和该找谁', async () => {
  const phone = await phoneOf(town, 居民);
  await phone.tap('拍一拍，反映问题');
  phone.counts();
  await phone.tap('拍照');
  await phone.waitFor('再加一张');
  await phone.input(WORDS, '东侧路灯三天不亮');
  await phone.waitFor('像是：公共设施 · 路灯');
  isLight(phone.counts());
  await sends(phone);
  await phone.waitFor('社区收到了');
  expect(phone.text()).toMatch(/编号 \d{6}-/);
  expect(phone.text()).toContain('社区专员');

  const [request] = await written('东侧路灯三天不亮');
  expect(request).toMatchObject({ category: 'lighting', placeId: '410403001001-e1-b3-u2' });
  expect(request?.['photos']).toEqual([expect.stringMatching(/^cloud:\/\/.+\/photos\/.+\.jpg$/)]);
  expect(request?.['allowances']).toHaveLength(2);

  await phone.tap('查看进度');
  await phone.waitFor('办理经过');
});

test('说一句也行：有语音插件才有这个按钮，说的接在写的后面', async () => {
  const quiet = await phoneOf(town, 居民);
  await quiet.tap('拍一拍，反映问题');
  await quiet.input(WORDS, '楼道里');
  await quiet.waitFor('焦化厂家属院');
  expect(quiet.text()).not.toContain('说给我听');

  type Recorder = { onStop?: (heard: { result: string }) => void; start(): void; stop(): void };
  const recorder: Recorder = {
    start: () => undefined,
    stop: () => recorder.onStop?.({ result: '堆了很多杂物' }),
  };
  const voice = { getRecordRecognitionManager: () => recorder };
  const phone = await phoneOf(town, 居民, { around: { plugins: { voice } } });
  await phone.tap('拍一拍，反映问题');
  await phone.input(WORDS, '楼道里');
  await phone.tap('说给我听');
  await phone.tap('在听，说完按这里');
  await phone.waitFor(() => phone.page().element.querySelector('textarea')?.value === '楼道里堆了很多杂物');
  await sends(phone);
  await phone.waitFor('社区收到了');
  expect(await written('楼道里堆了很多杂物')).toHaveLength(1);
});

test('没有照片也没有四个字，发不出去，并说清楚还差什么', async () => {
  const phone = await phoneOf(town, 居民);
  await phone.tap('拍一拍，反映问题');
  await phone.waitFor('拍一张照片，或者写上至少 4 个字');
  await phone.input(WORDS, '灯');
  await phone.tap('发给社区');
  expect(await written('灯')).toEqual([]);
  expect(phone.page().route).toBe('pages/report/index');
});

test('写到一半手机没电，打开还在原样', async () => {
  const first = await phoneOf(town, 居民);
  await first.tap('拍一拍，反映问题');
  await first.tap('拍照');
  await first.waitFor('再加一张');
  await first.input(WORDS, '单元门关不上，夜里');
  first.close();

  const again = await phoneOf(town, 居民);
  await again.tap('拍一拍，反映问题');
  expect(await again.waitFor(() => again.page().element.querySelector('textarea')?.value)).toBe('单元门关不上，夜里');
  await again.waitFor('再加一张');
});

test('一张照片没传上去，只重传这一张', async () => {
  let sees = 0;
  const phone = await phoneOf(town, 居民, {
    around: { media: () => Promise.resolve([aPicture(10_000 + (sees += 1))]) },
  });
  await phone.tap('拍一拍，反映问题');
  await phone.tap('拍照');
  await phone.waitFor('再加一张');
  await arrived(phone);
  phone.phone.device.set({ online: false });
  await phone.tap('再加一张');
  await phone.waitFor('再传一次');
  phone.phone.device.set({ online: true });
  await phone.tap('再传一次');
  await phone.waitFor(() => !phone.text().includes('再传一次'));
  await phone.input(WORDS, '两张照片的事情');
  await sends(phone);
  await phone.waitFor('社区收到了');
  const [request] = await written('两张照片的事情');
  expect(new Set(request?.['photos'] as string[]).size).toBe(2);
});

test('没有网络时放进待发送，连上后连照片一起发出，只有一件', async () => {
  const phone = await phoneOf(town, 居民);
  await phone.tap('拍一拍，反映问题');
  await phone.waitFor('发给社区');
  phone.phone.device.set({ online: false });
  await phone.tap('拍照');
  await phone.waitFor('再传一次');
  await phone.input(WORDS, '停电了，楼道一片黑');
  await sends(phone);
  await phone.waitFor('待发送');
  expect(phone.text()).toContain('停电了，楼道一片黑');
  expect(await written('停电了，楼道一片黑')).toEqual([]);

  phone.phone.device.set({ online: true });
  await phone.waitFor(() => !phone.text().includes('待发送'));
  phone.phone.device.set({ online: false });
  phone.phone.device.set({ online: true });
  await phone.waitFor('停电了，楼道一片黑');
  const sent = await written('停电了，楼道一片黑');
  expect(sent).toHaveLength(1);
  expect(sent[0]?.['photos']).toHaveLength(1);
});

test('等着发的时候关了微信，下次打开接着发', async () => {
  const phone = await phoneOf(town, 居民);
  await phone.tap('拍一拍，反映问题');
  await phone.waitFor('发给社区');
  phone.phone.device.set({ online: false });
  await phone.input(WORDS, '楼顶的水箱在漏');
  await sends(phone);
  await phone.waitFor('待发送');
  phone.close();
  expect(await written('楼顶的水箱在漏')).toEqual([]);

  const later = await phoneOf(town, 居民);
  await later.waitFor('楼顶的水箱在漏');
  await later.waitFor(() => !later.text().includes('待发送'));
  expect(await written('楼顶的水箱在漏')).toHaveLength(1);
});

test('还没发出去的可以拿回来改，改完是新的一件', async () => {
  const phone = await phoneOf(town, 居民);
  await phone.tap('拍一拍，反映问题');
  await phone.waitFor('发给社区');
  phone.phone.device.set({ online: false });
  await phone.tap('拍照');
  await phone.waitFor('再传一次');
  await phone.input(WORDS, '先这么写着');
  await sends(phone);
  await phone.tap('改一改');
  expect(await phone.waitFor(() => phone.page().element.querySelector('textarea')?.value)).toBe('先这么写着');
  expect(phone.text()).toContain('再传一次');
});

test('云那边刚写完就断了，手机再问一次，还是一件事', async () => {
  const phone = await phoneOf(town, 居民);
  await phone.tap('拍一拍，反映问题');
  await phone.input(WORDS, '回答会丢的一件事');
  // The first write counts how often somebody reports; the second is the report.
  await town.cloud.faults([{ kind: 'crashAfter', function: 'requests', nth: 2, times: 1 }]);
  await sends(phone);
  await phone.waitFor('现在就发');
  expect(await written('回答会丢的一件事')).toHaveLength(1);
  expect(phone.text()).not.toContain('改一改');
  await phone.tap('现在就发');
  await phone.waitFor(() => !phone.text().includes('现在就发'));
  expect(await written('回答会丢的一件事')).toHaveLength(1);
});

test('正在发的时候手机关了，打开后接着发，草稿不会再发一遍', async () => {
  const phone = await phoneOf(town, 居民);
  await phone.tap('拍一拍，反映问题');
  await phone.input(WORDS, '发到一半的一件事');
  phone.phone.device.set({ delay: 60_000 });
  await sends(phone);
  await phone.waitFor(() => localStorage.getItem('phone:resident-1:outbox')?.includes('发到一半'));
  phone.close();

  const later = await phoneOf(town, 居民);
  await later.waitFor('发到一半的一件事');
  await later.waitFor(() => !later.text().includes('待发送'));
  await later.tap('拍一拍，反映问题');
  await later.waitFor('拍一张照片，或者写上至少 4 个字');
  expect(await written('发到一半的一件事')).toHaveLength(1);
});

test('手一抖按了两下，也只有一件事', async () => {
  const phone = await phoneOf(town, 居民);
  await phone.tap('拍一拍，反映问题');
  await phone.input(WORDS, '按了两下的一件事');
  await phone.waitFor(() => !phone.text().includes('至少 4 个字'));
  await Promise.all([phone.tap('发给社区'), phone.tap('发给社区')]);
  await phone.tap('允许');
  await phone.waitFor('社区收到了');
  expect(await written('按了两下的一件事')).toHaveLength(1);
});

test('还没选住处的人，写的都在，先去选住处', async () => {
  const phone = await phoneOf(town, 新邻居, { launch: { path: 'pages/report/index' } });
  await phone.input(WORDS, '刚搬来，门口路灯不亮');
  await sends(phone);
  await phone.waitFor('先选好你住在哪里');
  expect(phone.page().element.querySelector('textarea')?.value).toBe('刚搬来，门口路灯不亮');
  await phone.tap('选我住的地方');
  await phone.waitFor('你住在哪里');
});

test('区里发布一个类别词，反映页上跟着猜，不多问一次；没改的词还认得', async () => {
  const { keywords, complexWords, standards, whistle, days, hours } = (await town.as(区管理员).does('setting.read', {}))
    .inForce;
  const road = keywords.map((row) => (row.category === 'road' ? { ...row, keywords: ['马葫芦'] } : row));
  await town.as(区管理员).does('setting.publish', { keywords: road, complexWords, standards, whistle, days, hours });
  const report = () => phoneOf(town, 居民, { launch: { path: 'pages/report/index' } });
  const early = await report();
  await early.input(WORDS, '马葫芦坏了');
  await early.waitFor('哪一类的事，社区会来分');
  phonesOff();

  await town.later(60_000);
  const asked = async () => (await town.cloud.calls()).length;
  const before = await asked();
  const phone = await report();
  await phone.waitFor('东苑社区');
  expect((await asked()) - before).toBe(1);
  await phone.input(WORDS, '马葫芦坏了');
  await phone.waitFor('像是：公共设施 · 道路井盖');
  await phone.input(WORDS, '路灯不亮');
  await phone.waitFor('像是：公共设施 · 路灯');
  const { keywords: sent } = await town.as(居民).does('person.me', {});
  expect(sent).toEqual([{ category: 'road', keywords: ['马葫芦'] }]);
});
