import { aTown, 居民, 社区专员, 街道干部, type Town } from '../../support/town';
import { isLight, phoneOf, phonesOff } from './phones';
import { pressIn } from './press';

const PHONE = '13911112222';

let town: Town;
beforeEach(async () => {
  town = await aTown();
});
afterEach(async () => {
  phonesOff();
  await town.stop();
});

const exportsOf = (persona: string) => phoneOf(town, persona, { launch: { path: 'packages/staff/exports/index' } });

test('专员导出事项表，写明理由要名册；街道批准；专员取出来，还能取两次', async () => {
  const contact = { name: '小林', phone: PHONE };
  await town.as(居民).does('request.submit', { text: '楼顶漏雨三天了', photos: [], contact });
  const clerk = await exportsOf(社区专员);
  await clerk.waitFor('导出事项表');
  isLight(clerk.counts());
  await clerk.tap('导出事项表');
  await clerk.waitFor('一份最多 500 行');
  const asking = await exportsOf(社区专员);
  await asking.waitFor('反映人名册');
  await asking.input('至少 4 个字', '逐户回访漏雨的几家');
  await pressIn(asking, '', '提出申请');
  await asking.waitFor('待批准');

  const officer = await exportsOf(街道干部);
  await officer.tap('等批准');
  await officer.tap('逐户回访漏雨的几家');
  await pressIn(officer, '.sheet-foot', '批准');
  await officer.waitFor('这里还没有名册');

  const again = await exportsOf(社区专员);
  await again.tap('我要的');
  await again.tap('逐户回访漏雨的几家');
  await again.tap('取名册');
  await again.waitFor('云端不留底');
  expect(again.text()).not.toContain(PHONE);
  const kept = await town.cloud.documents('registers', 10);
  expect(kept[0]?.['fetches']).toHaveLength(1);
});
