import type { TestPhone } from '../../support/phone';
import { 居民, 新邻居, 社区专员, aTown, type Town } from '../../support/town';
import { phoneOf, phonesOff } from './phones';
import { pressIn } from './press';

const LAUNCH_MS = 20_000;
const OFF = { settings: { online: false } };

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());
afterEach(phonesOff);

const WORDS = '说说怎么了';
const written = async (text: string) =>
  (await town.cloud.documents('serviceRequests', 1000)).filter((request) => request['text'] === text);

/** Writes a report and presses send, signal or none. */
const reports = async (phone: TestPhone, words: string, withPhoto = false): Promise<void> => {
  await phone.tap('拍一拍，反映问题');
  if (withPhoto) {
    await phone.tap('拍照');
    await phone.waitFor('再传一次');
  }
  await phone.input(WORDS, words);
  await phone.waitFor(() => !phone.text().includes('至少 4 个字'));
  await pressIn(phone, '.screen-foot', '发给社区');
  await phone.tap('允许');
  await phone.waitFor('待发送');
};

/** Three letters written without a signal; the photo of the first is gone when the phone is switched on again. */
const threeLetters = async (names: readonly [string, string, string], settings = {}): Promise<TestPhone> => {
  const phone = await phoneOf(town, 居民);
  await phone.waitFor('我反映的', LAUNCH_MS);
  phone.phone.device.set({ online: false });
  await reports(phone, names[0], true);
  await reports(phone, names[1]);
  await reports(phone, names[2]);
  phone.close();
  return phoneOf(town, 居民, { settings });
};

test('三件里第一件的照片不见了：另两件照样发出，第一件说清楚是哪一件、少了什么，可以不带照片发', async () => {
  const names = ['一号门的灯不亮了', '二号门的锁坏掉了', '三号门前积水了'] as const;
  const phone = await threeLetters(names);
  await phone.waitFor('照片在手机里找不到了', LAUNCH_MS);
  await phone.waitFor('没发出去，首页里写着为什么');
  await phone.waitFor(() => !phone.text().includes('现在就发'));
  expect(await written(names[0])).toHaveLength(0);
  expect(await written(names[1])).toHaveLength(1);
  expect(await written(names[2])).toHaveLength(1);
  await phone.waitFor(names[0]);
  await phone.tap('不带它，直接发');
  await phone.waitFor('已发给社区');
  await phone.waitFor(() => !phone.text().includes('待发送'));
  const [sent] = await written(names[0]);
  expect(sent).toMatchObject({ photos: [] });
});

test('发不出去的三种都不挡后面的：照片不见了、云这会儿答不上来、话不合适', async () => {
  const names = ['第一件的照片没了', '第二件云答不上来', '第三件里有一句脏话'] as const;
  const phone = await threeLetters(names, { online: false });
  await phone.waitFor('待发送', LAUNCH_MS);
  await reports(phone, '第四件好好的');
  await town.cloud.verdicts({ text: [{ keyword: '脏话', suggest: 'risky' }] });
  // The first write of a report counts how often somebody reports: it dies there, before anything is kept.
  await town.cloud.faults([{ kind: 'crashBefore', function: 'requests', nth: 1, times: 1 }]);
  phone.phone.device.set({ online: true });
  await phone.waitFor('这段话里有不适合发出的内容', LAUNCH_MS);
  await phone.waitFor(() => !phone.text().includes('第四件好好的') || phone.text().includes('待评价'));
  await phone.waitFor('照片在手机里找不到了');
  expect(await written('第四件好好的')).toHaveLength(1);
  expect(await written(names[1])).toHaveLength(0);
  expect(await written(names[2])).toHaveLength(0);
  expect(phone.text()).toContain(names[1]);
  await town.cloud.verdicts({ text: [] });
});

test('改到一半又放下，待发送里还找得到，别的草稿没有被它盖掉', async () => {
  const phone = await phoneOf(town, 居民);
  await phone.waitFor('我反映的', LAUNCH_MS);
  phone.phone.device.set({ online: false });
  await reports(phone, '先放进待发送的一件');
  await phone.tap('拍一拍，反映问题');
  await phone.input(WORDS, '写到一半的另一件');
  await phone.phone.pages.navigateBack();
  await phone.tap('改一改');
  const words = () => phone.page().element.querySelector('textarea')?.value;
  expect(await phone.waitFor(words)).toBe('先放进待发送的一件');
  await phone.input(WORDS, '先放进待发送，改过的');
  await phone.phone.pages.navigateBack();
  await phone.waitFor('改了一半，还没发');
  phone.phone.device.set({ online: true });
  await phone.tap('拍一拍，反映问题');
  expect(await phone.waitFor(words)).toBe('写到一半的另一件');
  await phone.phone.pages.navigateBack();
  await phone.tap('改一改');
  expect(await phone.waitFor(words)).toBe('先放进待发送，改过的');
  await phone.waitFor(() => !phone.text().includes('至少 4 个字'));
  await pressIn(phone, '.screen-foot', '发给社区');
  await phone.tap('允许');
  await phone.waitFor('社区收到了');
  expect(await written('先放进待发送的一件')).toHaveLength(0);
  expect(await written('先放进待发送，改过的')).toHaveLength(1);
});

test('从店里、从门上的码点进来，各写各的', async () => {
  const phone = await phoneOf(town, 居民, { launch: { path: 'pages/report/index' } });
  const words = () => phone.page().element.querySelector('textarea')?.value;
  await phone.input(WORDS, '家门口的事写了一半');
  await phone.phone.pages.reLaunch('/pages/report/index?shop=00000000shop000000000000&name=老街粮油店');
  await phone.waitFor('反映的是老街粮油店');
  expect(words()).toBe('');
  await phone.input(WORDS, '店里的油烟');
  await phone.phone.pages.reLaunch('/pages/report/index');
  await phone.waitFor(() => words() === '家门口的事写了一半');
  expect(phone.text()).not.toContain('反映的是');
});

test('没有信号时打开：上次看到的首页、能写能发的按钮都在，每一栏都不是白纸；连上后自己发出并说一声', async () => {
  const tabs = {
    'pages/volunteer/index': 'task.list',
    'pages/merchants/index': 'group.mine',
    'pages/mine/index': 'person.me',
  };
  const phone = await phoneOf(town, 居民);
  await phone.waitFor('我反映的', LAUNCH_MS);
  for (const [tab, asks] of Object.entries(tabs)) {
    await phone.phone.pages.switchTab(`/${tab}`);
    await phone.waitFor(() => localStorage.getItem(`phone:${居民}:seen:${asks}`), LAUNCH_MS);
  }
  phone.close();

  const cold = await phoneOf(town, 居民, OFF);
  await cold.waitFor('没有网络，这是上次看到的', LAUNCH_MS);
  await cold.waitFor('我楼里的人');
  for (const tab of Object.keys(tabs)) {
    await cold.phone.pages.switchTab(`/${tab}`);
    await cold.waitFor('没有网络，这是上次看到的', LAUNCH_MS);
  }
  await cold.phone.pages.switchTab('/pages/home/index');
  await reports(cold, '没有信号时写的一件');
  await cold.phone.pages.switchTab('/pages/mine/index');
  cold.phone.device.set({ online: true });
  await cold.waitFor('「没有信号时写的一件」已发给社区', LAUNCH_MS);
  expect(await written('没有信号时写的一件')).toHaveLength(1);
});

test('这台手机第一次打开就没有信号：也能先写，等选好住处再发', async () => {
  const cold = await phoneOf(town, 新邻居, OFF);
  await cold.waitFor('网络没有连上', LAUNCH_MS);
  await reports(cold, '刚装上就没信号的一件');
  cold.phone.device.set({ online: true });
  await cold.waitFor('选住处', LAUNCH_MS);
  expect(await written('刚装上就没信号的一件')).toHaveLength(0);
});

test('两个人先后用一台手机，谁也看不到谁写了一半的', async () => {
  const one = await phoneOf(town, 居民, { launch: { path: 'pages/report/index' } });
  await one.input(WORDS, '这是居民写的');
  one.close();
  const other = await phoneOf(town, 社区专员, { launch: { path: 'pages/report/index' } });
  await other.waitFor('发给社区');
  expect(other.page().element.querySelector('textarea')?.value).toBe('');
});

test('手机存满了，说一句话，写的还在屏上，也还能发', async () => {
  const phone = await phoneOf(town, 居民);
  await phone.tap('拍一拍，反映问题');
  await phone.waitFor('发给社区');
  localStorage.setItem('phone:resident-1:filler', 'x'.repeat(4_900_000));
  for (let more = 0; more < 12; more += 1)
    try {
      localStorage.setItem(`phone:resident-1:filler${more}`, 'x'.repeat(Math.ceil(400_000 / 2 ** more)));
    } catch {
      // as full as it gets
    }
  const words = '存满了也要能说的一件事'.repeat(20);
  await phone.input(WORDS, words);
  await phone.waitFor('手机里放不下了');
  await phone.waitFor(() => !phone.text().includes('至少 4 个字'));
  await pressIn(phone, '.screen-foot', '发给社区');
  await phone.tap('允许');
  await phone.waitFor('社区收到了');
  expect(await written(words)).toHaveLength(1);
});
