import { shanghaiDate } from '../../../domain/kernel/calendar';
import { 老街粮油店 } from '../../support/merchants';
import { 商圈专员, 店主, 另一店主, 居民, 邻居, WEDNESDAY_TEN, aTown, type Town } from '../../support/town';
import type { PhoneSettings, TestPhone } from '../../support/phone';
import { isLight, phoneOf, phonesOff } from './phones';
import { pressIn } from './press';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());
afterEach(phonesOff);

const page = (persona: string, name: string, query: Record<string, string> = {}, given: PhoneSettings = {}) =>
  phoneOf(town, persona, { ...given, launch: { path: `packages/merchants/${name}/index`, query, ...given.launch } });
const idOn = (phone: TestPhone): string => String(phone.page().options['id'] ?? '');

const soon = shanghaiDate(new Date(new Date(WEDNESDAY_TEN).getTime() + 20 * 86_400_000));
const 招工 = {
  ...{ shopId: 老街粮油店, title: '招早班理货员', kind: 'shopkeeping' as const, shift: 'halfDay' as const },
  ...{ pay: '每月 3200 元，管午饭', hours: '6:00-13:00', until: soon },
};

test('招人：有人感兴趣，双方都同意才看得到电话，招满就收起来', async () => {
  const { jobId } = await town.as(店主).does('job.post', 招工);
  const board = await page(居民, 'jobs');
  await board.tap('招早班理货员');
  isLight(board.counts());
  await board.tap('我感兴趣');
  await board.input('说说你自己', '做过两年理货');
  await board.input('怎么称呼你', '小林');
  await board.input('电话', '13900000001');
  await pressIn(board, '.sheet-foot', '告诉店家');
  await board.tap('允许');
  await board.waitFor('等店家回应');

  const owner = await page(店主, 'job', { id: jobId });
  await owner.waitFor('做过两年理货');
  expect(owner.text()).not.toContain('13900000001');
  await owner.tap('同意联系');
  await owner.tap('允许');
  await owner.tap('看电话');
  await owner.waitFor('13900000001');
  await owner.tap('录用');
  await owner.waitFor('已招满');
  const mine = await page(居民, 'myJobs');
  await mine.waitFor('已录用');
});

test('店主写一条招工：行业、工钱、几点到几点', async () => {
  const owner = await page(店主, 'postJob');
  await owner.waitFor('选哪家店');
  await owner.tap('老街粮油店');
  await owner.input('一句话，比如', '招送货员');
  await owner.input('工钱，比如', '每单 3 元');
  await owner.input('几点到几点', '10:00-18:00');
  await owner.waitFor('选招到哪天');
});

test('登记找活，社区把合适的招工告诉他', async () => {
  await town.as(店主).does('job.post', { ...招工, title: '招夜班看店' });
  const seeker = await page(邻居, 'seek');
  await seeker.waitFor('各选一样以上');
  await seeker.tap('店员导购');
  await seeker.tap('晚间周末');
  await pressIn(seeker, '.screen-foot', '登记找活');
  await seeker.tap('允许');
  await seeker.waitFor('求职中');

  const clerk = await page(商圈专员, 'seekers');
  await clerk.waitFor('告诉他一份活');
  await seeker.tap('不找了');
  await seeker.waitFor('登记找活');
});

test('伙伴服务：审核以后能下单，做完不满意接着做，满意才算完', async () => {
  const partner = await page(另一店主, 'newOffer');
  await partner.tap('康宁药房');
  await partner.input('一句话，比如', '上门量血压');
  await partner.tap('低偿');
  await partner.waitFor('低偿的要写价目');
  await partner.tap('加一行');
  await partner.input('做什么，比如', '上门一次');
  await partner.input('几块钱', '5');
  await pressIn(partner, '.screen-foot', '交给社区审核');
  await partner.tap('允许');
  await partner.waitFor('待审核');
  const offerId = idOn(partner);

  const clerk = await page(商圈专员, 'reviewOffers');
  await clerk.tap('上门量血压');
  await clerk.tap('审核通过');
  await pressIn(clerk, '.sheet-foot', '审核通过');
  await clerk.waitFor('低偿');
  expect(clerk.text()).toContain('5 元/次');

  const resident = await page(居民, 'offer', { id: offerId });
  await resident.tap('我要下单');
  await resident.input('什么时候方便', '周六上午来家里');
  await resident.input('电话', '13900000001');
  await pressIn(resident, '.sheet-foot', '下单');
  await resident.tap('允许');
  await resident.waitFor('待接单');
  const id = idOn(resident);

  const serve = async (words: string) => {
    const shop = await page(另一店主, 'order', { id });
    await pressIn(shop, '.screen-foot', words);
    await pressIn(shop, '.sheet-foot', words);
    if (words === '接单') await shop.tap('允许');
    return shop;
  };
  const accepted = await serve('接单');
  await accepted.tap('看电话');
  await accepted.waitFor('13900000001');
  await (await serve('服务做完')).waitFor('待评价');

  const again = await page(居民, 'order', { id });
  await again.tap('不满意，重新做');
  await again.input('哪里不满意', '量得太快了');
  await pressIn(again, '.sheet-foot', '不满意');
  await again.waitFor('重新做过 1 次');
  await (await serve('服务做完')).waitFor('待评价');
  const happy = await page(居民, 'orders');
  await happy.tap('上门量血压');
  await happy.tap('满意');
  await happy.waitFor('已完成');
  const served = await page(另一店主, 'myOffers');
  await served.tap('等我们做的单');
  await served.waitFor('上门量血压');
});
