import { paperToDrawOn } from '../../support/canvas';
import { aRequest } from '../../support/requests';
import { 居民, 网格员, 社区专员, aTown, type Town } from '../../support/town';
import { isLight, phoneOf, phonesOff } from './phones';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());
afterEach(phonesOff);

test('三率带着分母，点开就是那几件，看不到是谁反映的', async () => {
  await aRequest(town, 'closed');
  await aRequest(town, 'submitted');
  await town.tick();
  await town.tick();
  const phone = await phoneOf(town, 居民);
  await phone.tap('看看邻居反映了什么');
  await phone.waitFor('响应率');
  expect(phone.text()).toContain('1/1 件，分母不含还没受理的 1 件');
  isLight(phone.counts());
  await phone.tap('满意率');
  await phone.waitFor('公共设施 · 路灯');
  expect(phone.text()).toContain('东苑社区 第');
  expect(phone.text()).not.toContain('路灯不亮');
  expect(phone.page().element.querySelectorAll('.line, .line-late')).toHaveLength(1);
});

test('每一栏的数点开就是那几件：分片、分类、分部门都是，点一片的名字看那里的', async () => {
  const whistled = await aRequest(town, 'accepted');
  const units = ['dept-chengguan'];
  const call = { units, lead: 'dept-chengguan', kind: 'ordinary', dutyItem: 'L01', words: '请来现场一起看' } as const;
  await town.as(社区专员).does('request.whistle', { requestId: whistled, ...call });
  await town.tick();
  const opened = async () => {
    const launch = { path: 'packages/board/rates/index', query: { placeId: '410403001001-e1-b3' } };
    const one = await phoneOf(town, 社区专员, { launch });
    await one.waitFor('分片看');
    return one;
  };
  let phone = await opened();
  isLight(phone.counts());
  const rows = () => phone.page().element.querySelectorAll('.line, .line-late').length;
  const board = await town.as(社区专员).does('board.rates', { placeId: '410403001001' });

  await phone.tap('卫东区城管局');
  await phone.waitFor('2026-11 · 卫东区城管局 · 反映');
  expect(rows()).toBe(board.byDepartment[0]?.submitted);

  phone = await opened();
  await phone.tap('第1网格');
  await phone.waitFor('东苑社区 第1网格 · 2026-11');
  expect(phone.text()).not.toContain('本街道');
  expect(phone.text()).not.toContain('分片看');
  const grid = board.byPlace.find(({ label }) => label === '第1网格');
  await phone.tap('反映');
  await phone.waitFor('2026-11 · 反映');
  expect(rows()).toBe(grid?.submitted);
});

test('写一句公开的话，公开页上就读得到，清空就收回', async () => {
  const id = await aRequest(town, 'closed');
  const clerk = await phoneOf(town, 社区专员, { launch: { path: 'packages/staff/judge/index', query: { id } } });
  await clerk.input('路灯修好了', '路灯修好了，每月巡一次');
  await clerk.waitFor(() => !clerk.page().element.querySelector('.kit-main.van-button--disabled'));
  await clerk.tap('.kit-main');
  await clerk.waitFor('现在大家看到的：路灯修好了，每月巡一次');
  const rows = { path: 'packages/board/rows/index', query: { placeId: '410403001001' } };
  const neighbour = await phoneOf(town, 'newcomer', { launch: rows });
  await neighbour.waitFor('路灯修好了，每月巡一次');
});

test('网格员给楼门做海报：整张公示画成一张图，连码一起存到相册', async () => {
  const drawn = paperToDrawOn();
  const placeId = '410403001001-e1-b3';
  const phone = await phoneOf(town, 网格员, { launch: { path: 'packages/people/poster/index', query: { placeId } } });
  await phone.waitFor(() => !phone.page().element.querySelector('.hero-button.van-button--loading'));
  await phone.waitFor(() => drawn.words.includes('东苑社区'));
  const { people, place } = await town.as(居民).does('place.card', { placeId });
  for (const line of ['焦化厂家属院 3号楼', '遇事问谁，有事找谁', '楼栋长 老周', place.phone])
    expect(drawn.words).toContain(line);
  for (const { post } of people) expect(drawn.words.some((words) => words.startsWith(post))).toBe(true);
  // The code, and a face for everybody in post.
  expect(drawn.pictures()).toBe(1 + people.filter(({ avatar, vacant }) => avatar && !vacant).length);
  isLight(phone.counts());
  await phone.tap('存到相册');
  await phone.tap('允许');
  await phone.waitFor('存好了');
});

test('不在岗的人做不了海报，知道为什么', async () => {
  const placeId = '410403001001-e1-b3';
  const phone = await phoneOf(town, 居民, { launch: { path: 'packages/people/poster/index', query: { placeId } } });
  await phone.waitFor('工作台给在岗的工作人员用');
});
