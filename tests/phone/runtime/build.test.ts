import { aPhone, type TestPhone } from '../../support/phone';
import { aTown, 居民, 社区专员, 路灯不亮, type Town } from '../../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

/** WeChat's own marks for a good experience. */
const SET_DATA_BYTES_MAX = 256 * 1024;
const NODES_MAX = 1000;
const DEPTH_MAX = 30;

const withinMarks = (phone: TestPhone) => {
  const { bytes, nodes, depth } = phone.counts();
  expect(bytes).toBeLessThan(SET_DATA_BYTES_MAX);
  expect(nodes).toBeLessThan(NODES_MAX);
  expect(depth).toBeLessThan(DEPTH_MAX);
};

test('the real build stands on two phones at once, each with its own person', async () => {
  const { requestId } = await town.as(居民).does('request.submit', 路灯不亮);
  const resident = await aPhone({ persona: 居民, cloudUrl: town.cloud.url });
  const clerk = await aPhone({ persona: 社区专员, cloudUrl: town.cloud.url });
  await resident.waitFor('拍一拍，反映问题');
  await resident.waitFor('路灯不亮');
  withinMarks(resident);
  await clerk.waitFor('拍一拍，反映问题');
  withinMarks(clerk);

  await clerk.phone.pages.navigateTo(`/packages/requests/detail/index?id=${requestId}`);
  await clerk.waitFor('受理');
  withinMarks(clerk);
  expect(resident.page().route).toBe('pages/home/index');
  expect([...resident.lines, ...clerk.lines].filter((line) => line.startsWith('error'))).toEqual([]);
});

test('what is typed costs little and is kept', async () => {
  const phone = await aPhone({ persona: 居民, cloudUrl: town.cloud.url });
  await phone.tap('拍一拍，反映问题');
  await phone.waitFor('发给社区');
  phone.counts();
  await phone.input('说说怎么了', '3号楼东侧的路灯三天不亮');
  await phone.waitFor('3号楼东侧的路灯三天不亮');
  const { setData, bytes } = phone.counts();
  expect(setData).toBeLessThanOrEqual(20);
  expect(bytes).toBeLessThan(16 * 1024);
});
