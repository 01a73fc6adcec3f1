import { aRequest } from '../../support/requests';
import { aWish, storedWish, 心愿内容 } from '../../support/wishes';
import { 共建联系人, 另一志愿者, 居民, 志愿者, 楼栋长, 社区专员, 网格员, aTown, type Town } from '../../support/town';
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
  phoneOf(town, persona, { ...given, launch: { path: `packages/volunteers/${name}/index`, query } });
const detail = (persona: string, id: string) => page(persona, 'wish', { id });

/** What the address of the open page says. */
const wishOn = (phone: TestPhone): string => String(phone.page().options['id'] ?? '');

test('许一个心愿：大家只看得到一句话，社区通过以后挂在墙上', async () => {
  const wisher = await page(居民, 'newWish');
  await wisher.waitFor('写一句话，至少 4 个字');
  await wisher.input('一句话，比如', '想要一盏护眼台灯');
  await wisher.waitFor('选一选是哪一种');
  await wisher.tap('一件东西');
  await wisher.input('多大、什么时候在家', '晚上七点后在家');
  await pressIn(wisher, '.screen-body', '许下心愿');
  await wisher.tap('允许');
  await wisher.waitFor('待审核');
  const wishId = wishOn(wisher);

  const clerk = await page(社区专员, 'wishReview');
  await clerk.tap('想要一盏护眼台灯');
  await clerk.waitFor('细节');
  await clerk.tap('通过并挂出');
  await clerk.input('换一个说法', '孩子想要一盏护眼台灯');
  await pressIn(clerk, '.sheet-foot');
  await clerk.waitFor('待认领');
  expect(await storedWish(town, wishId)).toMatchObject({ state: 'listed', title: '孩子想要一盏护眼台灯' });

  const wall = await page(另一志愿者, 'wishes');
  await wall.waitFor('孩子想要一盏护眼台灯');
  isLight(wall.counts());
  await wall.tap('搭把手');
  await wall.waitFor('这里没有心愿');
});

test('认领以后才看得到细节，送到时说一句，许愿的人点满意', async () => {
  const wishId = await aWish(town, 'listed');
  const phone = await detail(志愿者, wishId);
  await phone.waitFor('细节和怎么送到，认领的人才看得到');
  expect(phone.text()).not.toContain(心愿内容);
  await phone.tap('我来实现');
  await pressIn(phone, '.sheet-foot');
  await phone.tap('允许');
  await phone.waitFor(心愿内容);
  await phone.tap('送达');
  await phone.input('怎么送到的', '送到家里了');
  await pressIn(phone, '.sheet-foot', '送到了');
  await phone.waitFor('待确认');

  const wisher = await detail(居民, wishId);
  await wisher.tap('满意');
  await pressIn(wisher, '.sheet-foot');
  await wisher.waitFor('已实现');
  expect(await storedWish(town, wishId)).toMatchObject({ state: 'closed' });

  const mine = await page(志愿者, 'myWishes');
  await mine.tap('我认领的');
  await mine.waitFor('想要一副老花镜');
});

test('单位联系人以单位的名义认领，两样身份都有的人自己选', async () => {
  const wishId = await aWish(town, 'listed');
  const liaison = await detail(共建联系人, wishId);
  await liaison.tap('我来实现');
  await liaison.waitFor('以共建单位 建东支行的名义认领');
  await pressIn(liaison, '.sheet-foot');
  await liaison.tap('允许');
  await liaison.waitFor(心愿内容);
  expect(await storedWish(town, wishId)).toMatchObject({ claim: { unitId: 'org-bank', unit: '共建单位 建东支行' } });

  const another = await aWish(town, 'listed');
  await town.as(共建联系人).does('volunteer.register', { skills: ['care'], freeHours: ['weekends'] });
  const both = await detail(共建联系人, another);
  await both.tap('我来实现');
  await both.waitFor('以谁的名义认领');
  await pressIn(both, '.sheet-foot');
  await both.tap('允许');
  await both.waitFor(心愿内容);
  expect(await storedWish(town, another)).toMatchObject({ claim: { unitId: '', name: '小鲁' } });
});

test('不满意就接着办，认领的人知道还差什么', async () => {
  const wishId = await aWish(town, 'delivered');
  const wisher = await detail(居民, wishId);
  await wisher.tap('还差一点');
  await wisher.input('还差什么', '度数不对');
  await pressIn(wisher, '.sheet-foot');
  await wisher.tap('允许');
  await wisher.waitFor('圆梦中');
  const phone = await detail(志愿者, wishId);
  await phone.waitFor('度数不对');
  expect(phone.text()).toContain('接着办过 1 次');
});

test('退回修改以后，许愿的人改好再交', async () => {
  const wishId = await aWish(town, 'submitted');
  const clerk = await detail(社区专员, wishId);
  await clerk.tap('退回修改');
  await clerk.input('哪里要改', '请写得再短些');
  await pressIn(clerk, '.sheet-foot');
  await clerk.waitFor('待修改');
  const wisher = await detail(居民, wishId);
  await wisher.tap('改好再交');
  await wisher.waitFor(心愿内容);
  await wisher.input('一句话，比如', '想要老花镜一副');
  await pressIn(wisher, '.screen-body', '改好再交');
  await wisher.tap('允许');
  await wisher.waitFor('待审核');
  expect(await storedWish(town, wishId)).toMatchObject({
    ...{ title: '想要老花镜一副', state: 'submitted', text: 心愿内容 },
  });
});

test('替人许一个：住哪里、怎么同意的写清楚，由另一个人审核', async () => {
  const worker = await page(网格员, 'recordWish');
  await worker.tap('还没选他住哪里');
  const step = async (name: string) => {
    await worker.tap(name);
    await worker.waitFor(() =>
      [...worker.page().element.querySelectorAll('.crumb-here')].some(({ textContent }) => textContent === name),
    );
  };
  for (const name of ['东安路街道', '东苑社区', '焦化厂家属院', '2号楼', '1单元']) await step(name);
  await worker.tap('就在这里');
  await worker.waitFor('选他怎么同意的');
  await worker.tap('当面同意');
  await worker.waitFor('写一句话，至少 4 个字');
  await worker.input('一句话，比如', '想有人陪着去医院');
  await worker.tap('陪一陪');
  await pressIn(worker, '.screen-foot');
  await worker.waitFor('待审核');
  expect(worker.text()).toContain('当面同意');
  const wishId = wishOn(worker);
  const clerk = await detail(社区专员, wishId);
  await clerk.waitFor('通过并挂出');
  expect(clerk.text()).toContain('代许');
});

test('替孩子许的，监护人在自己手机上点同意', async () => {
  const { wishId, guardian } = await town
    .as(居民)
    .does('wish.post', { title: '想学一学下象棋', text: '周末有空', kind: 'learning', minor: true });
  const wisher = await detail(居民, wishId);
  await wisher.waitFor('请监护人点头');
  expect(wisher.page().element.querySelector('.code img')?.getAttribute('src')).toMatch(/^data:image\/gif/);
  const grownUp = await page(楼栋长, 'guard', { wish: guardian?.invitation ?? '' });
  await grownUp.waitFor('想学一学下象棋');
  await grownUp.tap('我是监护人，我同意');
  await grownUp.tap('允许');
  await grownUp.waitFor('监护人已经同意');
});

test('大家的事转成诉求，连着看得到；看电话先写理由，许愿的人看得到谁看过', async () => {
  const { wishId } = await town.as(居民).does('wish.post', {
    ...{ title: '院里想添一把长椅', text: '老人没处歇', kind: 'publicThing' },
    contact: { name: '小林', phone: '13900000001' },
  });
  const clerk = await detail(社区专员, wishId);
  await clerk.waitFor('139****0001');
  await clerk.tap('看电话');
  await clerk.input('约上门的时间', '约个时间去看看');
  await pressIn(clerk, '.sheet-foot', '看电话');
  await clerk.waitFor('13900000001');
  await clerk.tap('转为诉求');
  await pressIn(clerk, '.sheet-foot', '转为诉求');
  await clerk.waitFor('转诉求办理');
  await clerk.tap('连着的诉求');
  await clerk.waitFor('办理经过');
  const wisher = await detail(居民, wishId);
  await wisher.waitFor('谁看过我的电话');
  expect(wisher.text()).toContain('约个时间去看看');
});

test('一件诉求请大家来圆：挂在墙上，两边连着', async () => {
  const requestId = await aRequest(town, 'handling');
  const clerk = await phoneOf(town, 社区专员, {
    launch: { path: 'packages/requests/detail/index', query: { id: requestId } },
  });
  await clerk.tap('请大家来圆');
  await clerk.input('一句话，比如', '楼道想换一只灯泡');
  await clerk.tap('搭把手');
  await pressIn(clerk, '.screen-foot');
  await clerk.waitFor('待认领');
  expect(await storedWish(town, wishOn(clerk))).toMatchObject({ requestId, state: 'listed' });
});
