import { tour } from '../../../demo/tour';
import { 志愿队长, 居民, 新邻居, aTown, type Town } from '../../support/town';
import { phoneOf, phonesOff } from './phones';

/** What a page takes on slow 3G, in the phone's switch: longer than anybody waits without a word. */
const SLOW_MS = 60_000;
const LAUNCH_MS = 20_000;

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());
afterEach(phonesOff);

const pathOf = (route: string, query: Readonly<Record<string, string>> = {}): string =>
  `/${route}?${new URLSearchParams(query).toString()}`;

test.each([...new Set(Object.values(tour).map(({ who }) => who))])(
  '信号弱的时候，%s 的每一页都马上有话说，不是一张白纸',
  async (who) => {
    const phone = await phoneOf(town, who);
    phone.phone.device.set({ delay: SLOW_MS });
    const silent: string[] = [];
    for (const [route, { query }] of Object.entries(tour).filter(([, stop]) => stop.who === who)) {
      await phone.phone.pages.reLaunch(pathOf(route, query));
      const says = () =>
        phone.page().element.querySelector('[role="status"][aria-label]') !== null || phone.text().length > 20;
      await phone.waitFor(says, LAUNCH_MS).catch(() => silent.push(route));
    }
    expect(silent).toEqual([]);
  },
  60_000,
);

test('没有连上时每一页说清楚，连上后自己好', async () => {
  const phone = await phoneOf(town, 居民);
  await phone.waitFor('我反映的', LAUNCH_MS);
  phone.phone.device.set({ online: false });
  await phone.phone.pages.reLaunch('/packages/requests/list/index');
  await phone.waitFor('网络没有连上', LAUNCH_MS);
  await phone.waitFor('再试一次', LAUNCH_MS);
  phone.phone.device.set({ online: true });
  await phone.waitFor('你还没有反映过事情', LAUNCH_MS);
});

test('信号弱时连按两下发布，也只有一个任务', async () => {
  const before = (await town.cloud.documents('tasks', 1000)).length;
  const phone = await phoneOf(town, 志愿队长, { launch: { path: 'packages/volunteers/publish/index' } });
  await phone.tap('清雪除冰');
  for (const place of ['选一下', '东安路街道', '东苑社区', '就在这里']) await phone.tap(place);
  phone.phone.device.set({ delay: 300 });
  await phone.tap('.hero-button');
  await phone.tap('.hero-button');
  await phone.waitFor(() => phone.page().route !== 'packages/volunteers/publish/index', LAUNCH_MS);
  expect(await town.cloud.documents('tasks', 1000)).toHaveLength(before + 1);
});

test('等久了有一句话，也能再试；连上以后那句话就不在了', async () => {
  const phone = await phoneOf(town, 居民);
  await phone.waitFor('我反映的', LAUNCH_MS);
  phone.phone.device.set({ delay: SLOW_MS });
  await phone.phone.pages.reLaunch('/packages/requests/list/index');
  await phone.waitFor('信号有点弱，还在取', LAUNCH_MS);
  phone.phone.device.set({ delay: 0 });
  await phone.tap('再试一次');
  await phone.waitFor('你还没有反映过事情', LAUNCH_MS);
  expect(phone.text()).not.toContain('信号有点弱');
});

test('没选住处的人，每一种打不开都先带他去选；坏了的码说是码的事', async () => {
  const phone = await phoneOf(town, 新邻居, { launch: { path: 'packages/volunteers/journal/index' } });
  await phone.waitFor('先选好你住在哪里', LAUNCH_MS);
  await phone.tap('选我住的地方');
  await phone.waitFor(() => phone.page().route === 'pages/register/index', LAUNCH_MS);
  await phone.phone.pages.reLaunch(pathOf('packages/volunteers/guard/index', { volunteer: '00000000' }));
  await phone.waitFor('这个链接或者码打不开', LAUNCH_MS);
});
