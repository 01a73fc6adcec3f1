import { 建设路商户群, 康宁药房, 老街粮油店 } from '../../support/merchants';
import {
  商圈专员,
  商圈网格员,
  店主,
  店员,
  居民,
  待核实店主,
  群外店主,
  部门专员,
  aTown,
  type Town,
} from '../../support/town';
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
const group = (persona: string) => page(persona, 'group', { id: 建设路商户群 });
const idOn = (phone: TestPhone): string => String(phone.page().options['id'] ?? '');

/** Down the tree of places, a level at a time. */
const steps = async (phone: TestPhone, names: readonly string[]) => {
  for (const name of names) {
    await phone.tap(name);
    await phone.waitFor(() =>
      [...phone.page().element.querySelectorAll('.crumb-here')].some(({ textContent }) => textContent === name),
    );
  }
};

test('登记商铺：店名、行业、地方，别的都可以不填；社区核实以后亮身份', async () => {
  const phone = await page(居民, 'register');
  await phone.waitFor('写上店名');
  await phone.input('店名，招牌上', '巷尾修车铺');
  await phone.waitFor('选一个行业');
  await phone.tap('做哪一行');
  await phone.tap('维修开锁');
  await phone.waitFor('选店在哪里');
  await phone.tap('还没选');
  await steps(phone, ['建设路街道', '黄楝树社区']);
  await phone.tap('就在这里');
  await pressIn(phone, '.screen-foot', '交给社区核实');
  await phone.tap('允许');
  await phone.waitFor('待核实');
  const shopId = idOn(phone);

  const clerk = await page(商圈专员, 'verify');
  await clerk.tap('巷尾修车铺');
  await clerk.tap('退回补充');
  await clerk.input('还差什么', '请写清楚在几号楼');
  await pressIn(clerk, '.sheet-foot', '退回补充');
  await clerk.waitFor('待补充');

  const owner = await page(居民, 'shop', { id: shopId });
  await owner.waitFor('请写清楚在几号楼');
  await owner.tap('补充后再交');
  await owner.waitFor('换一张就重新拍');
  await owner.input('再说细一点', '2号楼东头');
  await pressIn(owner, '.screen-foot', '补充好了');
  await owner.waitFor('待核实');

  const again = await page(商圈专员, 'shop', { id: shopId });
  await again.tap('核实通过');
  await pressIn(again, '.sheet-foot', '核实通过');
  await again.waitFor('已核实');
  await again.tap('亮身份');
  await again.tap('示范商户');
  await again.input('店主承诺了什么', '修不好不收钱');
  await pressIn(again, '.sheet-foot', '亮身份');
  await again.waitFor('收回亮身份');

  const visitor = await page(居民, 'page', { id: shopId });
  await visitor.waitFor('承诺：修不好不收钱');
  expect(visitor.text()).toContain('社区核实过的商铺');
});

test('我的商铺：改时间、请店员、谁看过证照一看便知', async () => {
  const owner = await page(店主, 'shops');
  await owner.tap('老街粮油店');
  await owner.waitFor('店面');
  isLight(owner.counts());
  await owner.tap('改一改');
  await owner.input('比如：7:00-21:00', '6:30-21:30');
  await pressIn(owner, '.sheet-foot', '保存');
  await owner.waitFor('6:30-21:30');
  await owner.tap('请人来帮忙');
  await owner.waitFor('给来帮忙的人扫');
  expect(owner.page().element.querySelector('.code img')?.getAttribute('src')).toMatch(/^data:image\/gif/);
  const { invitation } = await town.as(店主).does('shop.read', { shopId: 老街粮油店 });

  const helper = await page(居民, 'accept', { code: invitation?.code ?? '' });
  await helper.waitFor('老街粮油店请你来帮忙');
  await helper.tap('来帮忙');
  await helper.waitFor('不在这家帮忙了');
  await helper.tap('不在这家帮忙了');

  const clerk = await page(商圈专员, 'shop', { id: 老街粮油店 });
  await clerk.tap('看证照和电话');
  await clerk.input('比如：到店核实', '核对营业执照');
  await pressIn(clerk, '.sheet-foot', '看证照和电话');
  await clerk.waitFor('13800000000');
  const looked = await page(店主, 'shop', { id: 老街粮油店 });
  await looked.tap('谁看过我的证照和电话');
  await looked.waitFor('核对营业执照');
  const staff = await page(店员, 'shop', { id: 老街粮油店 });
  await staff.waitFor('店里的人');
  expect(staff.text()).not.toContain('谁看过我的证照和电话');
});

test('便民地图：核实过、愿意放上来的，列表和地图都找得到', async () => {
  const phone = await page(居民, 'map', { place: '410403004001' });
  await phone.waitFor('康宁药房');
  isLight(phone.counts());
  expect(phone.text()).not.toContain('顺手配钥匙');
  await phone.tap('药店诊所');
  await phone.waitFor(() => !phone.text().includes('老街粮油店'));
  await phone.tap('[aria-label="地图"]');
  const pin = await phone.waitFor(() => phone.page().element.querySelector<HTMLElement>('.wx-map-pin'));
  pin?.click();
  await phone.waitFor('社区核实过的商铺');
  expect(idOn(phone)).toBe(康宁药房);
  await phone.tap('反映这家店的事');
  await phone.waitFor('反映的是康宁药房。店里不会知道是谁说的。');
});

test('我要办事：点一类，说一句，两下就发出去；群里看得到办到哪一步', async () => {
  const owner = await group(店主);
  await owner.waitFor('我要办事');
  isLight(owner.counts());
  await owner.tap('证照办理');
  await owner.input('说说要办什么', '想换营业执照上的地址');
  await pressIn(owner, '.screen-foot', '发给社区');
  await owner.tap('允许');
  await owner.waitFor('社区收到了');
  await owner.tap('查看进度');
  await owner.waitFor('商户群里的事');
  expect(owner.text()).toContain('证照办理');
  const list = await page(店主, 'needs', { id: 建设路商户群 });
  await list.tap('我提的');
  await list.waitFor('想换营业执照上的地址');
  const neighbour = await group(群外店主);
  await neighbour.waitFor('怎么加入');
});

test('粘贴群里的话：选谁说的，类别先猜好；同一句话再贴就是同一件', async () => {
  const clip = '老街粮油店门口的招牌灯箱歪了，怕掉下来';
  const paste = async () => {
    const desk = await group(商圈专员);
    await desk.tap('粘贴群里的话');
    await desk.input('把群里那句话', clip);
    await desk.waitFor('看着像这一类');
    await desk.waitFor('卫东区城管局');
    await desk.tap('谁说的');
    await desk.tap('老街粮油店');
    await pressIn(desk, '.screen-foot', '记成诉求');
    return desk;
  };
  const first = await paste();
  await first.waitFor('办理经过');
  const requestId = idOn(first);
  expect(first.text()).toContain('由黄楝树社区 社区专员代录');
  const again = await paste();
  await again.waitFor('这句话已经有人记过了');
  await again.tap('去看看');
  await again.waitFor('办理经过');
  expect(idOn(again)).toBe(requestId);
  const owner = await phoneOf(town, 店主, {
    launch: { path: 'packages/requests/detail/index', query: { id: requestId } },
  });
  await owner.waitFor('商户群里的事');
});

test('发通知、看过、确认、问一问', async () => {
  const desk = await group(商圈专员);
  await desk.tap('发通知');
  await desk.tap('惠企政策');
  await desk.input('标题，比如', '贴息贷款开始申请了');
  await desk.input('说清楚谁能办', '带上执照到社区登记，利息补一半。');
  await desk.tap('.van-switch');
  await pressIn(desk, '.screen-foot', '发出去');
  await desk.waitFor('0/2 家');

  const owner = await group(店主);
  await owner.tap('贴息贷款开始申请了');
  await owner.tap('我看明白了，确认');
  await owner.waitFor('你已经确认');
  await owner.tap('问一问');
  await owner.waitFor('问的是这条通知');
  await owner.tap('金融政策');
  await owner.input('说说要办什么', '小店最多能贷多少');
  await pressIn(owner, '.screen-foot', '发给社区');
  await owner.tap('允许');
  await owner.waitFor('社区收到了');

  const department = await page(部门专员, 'bulletins', { id: 建设路商户群 });
  await department.tap('贴息贷款开始申请了');
  await department.waitFor('1/2 家');
});

test('群里的人：加商铺、移出，办事分类和看板', async () => {
  const desk = await group(商圈专员);
  await desk.tap('商铺店主');
  await desk.tap('把商铺加进群');
  await desk.tap('顺手配钥匙');
  await pressIn(desk, '.sheet-foot', '加进群');
  await desk.waitFor('顺手配钥匙');
  const owner = await group(群外店主);
  await owner.waitFor('我要办事');

  const classes = await page(商圈专员, 'classes', { id: 建设路商户群 });
  await classes.waitFor('法律咨询');
  expect([...classes.page().element.querySelectorAll('input')].map(({ value }) => value)).toContain('用工需求');
  await classes.tap('[aria-label="几天办好多一点"]');
  await pressIn(classes, '.screen-foot', '保存');
  await classes.waitFor('有事找社区');
  const { classes: kept } = await town.as(商圈专员).does('group.read', { groupId: 建设路商户群 });
  expect(kept.map(({ days }) => days)).toContain(4);

  const board = await page(部门专员, 'board', { id: 建设路商户群 });
  await board.waitFor('每一类办到哪一步');
  expect(board.text()).toContain('店主怎么说');
});

test('从群里点开卡片：绑定、进群；没登记、没核实的听到怎么办', async () => {
  const fromGroup = (persona: string) =>
    page(
      persona,
      'enter',
      { to: 'group', id: 建设路商户群 },
      { launch: { scene: 1044, shareTicket: 'desk-group-ticket:g-shop-street' } },
    );
  const desk = await fromGroup(商圈专员);
  await desk.waitFor('这个微信群还没有开通社区联商户');
  await desk.tap('我是社区专员，绑定这个微信群');
  await desk.waitFor('已绑定微信群');

  const member = await fromGroup(店主);
  await member.waitFor('我要办事');
  const stranger = await fromGroup(居民);
  await stranger.waitFor('建设路商户群');
  const waiting = await fromGroup(待核实店主);
  await waiting.waitFor('你的商铺还在等社区核实');
  await waiting.tap('看看我的商铺');
  await waiting.waitFor('巷口烧饼铺');
  const inspector = await fromGroup(商圈网格员);
  await inspector.waitFor('登记商铺');
});

test('商户页：我的商户群、我的商铺、便民地图都在这里；工作人员从我的进', async () => {
  const owner = await phoneOf(town, 店主, { launch: { path: 'pages/merchants/index' } });
  await owner.tap('建设路商户群');
  await owner.waitFor('我要办事');
  const outsider = await phoneOf(town, 居民, { launch: { path: 'pages/merchants/index' } });
  await outsider.waitFor('我的商户群');
  const clerk = await phoneOf(town, 商圈专员, { launch: { path: 'pages/mine/index' } });
  await clerk.tap('商户工作');
  await clerk.tap('商户群');
  await clerk.waitFor('建设路商户群');
  await clerk.tap('开一个商户群');
  await clerk.input('群名，比如', '老街商户群');
  await steps(clerk, ['建设路街道', '黄楝树社区']);
  await clerk.tap('就管这一片');
  await clerk.waitFor('还缺行业部门、商铺店主');
});

test('把卡片发到微信群：带着票据，标题说得出是哪个群、办到哪一步', async () => {
  type Sent = Parameters<NonNullable<NonNullable<PhoneSettings['around']>['share']>>[0];
  const sent: Sent[] = [];
  const share = async (phone: TestPhone, words: string) => {
    phone.phone.chrome.shareCard = () => Promise.resolve({ kind: 'group', id: 'g-shop-street', name: '商户群' });
    await phone.tap(words);
    return phone.waitFor(() => sent.pop());
  };
  const around = { share: (card: Sent) => void sent.push(card) };
  const desk = await page(商圈专员, 'group', { id: 建设路商户群 }, { around });
  const card = await share(desk, '把卡片发到微信群');
  expect(card).toMatchObject({
    title: '建设路商户群：有事在这里说，有人办',
    path: `/packages/merchants/enter/index?to=group&id=${建设路商户群}`,
    shareTicket: expect.stringContaining('g-shop-street') as string,
  });
  const { requestId } = await town.as(店主).does('need.raise', {
    ...{ groupId: 建设路商户群, shopId: 老街粮油店, serviceClass: 'legal', photos: [] },
    text: '房东要涨租，合同怎么看',
  });
  const owner = await phoneOf(town, 店主, {
    around,
    launch: { path: 'packages/requests/detail/index', query: { id: requestId } },
  });
  const stage = await share(owner, '把进度发到微信群');
  expect(stage).toMatchObject({ title: '法律咨询：待受理' });
  expect(JSON.stringify(stage)).not.toContain('涨租');
});
