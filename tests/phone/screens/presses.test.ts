import { collectionNames } from '../../../domain/collections';
import type { ActionName } from '../../../domain/contract';
import { 建设路商户群 } from '../../support/merchants';
import type { TestPhone } from '../../support/phone';
import { EAST } from '../../support/points';
import { aRequest } from '../../support/requests';
import { 另一店主, 商圈专员, 居民, 店主, 志愿队长, 社区专员, 网格员, 邻居, aTown, type Town } from '../../support/town';
import { phoneOf, phonesOff } from './phones';
import { pressIn } from './press';

const LAUNCH_MS = 20_000;

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());
afterEach(phonesOff);

/** Written down at every try, whatever comes of it. */
const tries = ['pace', 'audits'];
const everything = async (): Promise<number> => {
  const names = collectionNames.filter((name) => !tries.includes(name));
  const lists = await Promise.all(names.map((name) => town.cloud.documents(name, 1000)));
  return lists.reduce((sum, list) => sum + list.length, 0);
};

const steps = async (phone: TestPhone, names: readonly string[]): Promise<void> => {
  for (const name of names) {
    await phone.tap(name);
    await phone.waitFor(() =>
      [...phone.page().element.querySelectorAll('.crumb-here')].some(({ textContent }) => textContent === name),
    );
  }
};

type Form = {
  readonly action: ActionName;
  readonly who: string;
  readonly page: string;
  readonly query?: () => Promise<Record<string, string>> | Record<string, string>;
  /** From the open page to where everything is filled in. */
  readonly fill: (phone: TestPhone) => Promise<unknown>;
  /** From the page opened anew to its form, where it stands in a sheet. */
  readonly open?: (phone: TestPhone) => Promise<unknown>;
  /** The button: which part of the screen it stands in, and its words. */
  readonly button: readonly [part: string, words: string];
  /** WeChat asks first whether it may write. */
  readonly asks?: boolean;
};

const group = () => ({ id: 建设路商户群 });
const east = () => ({ community: EAST });

/** Every form that makes something new: filled in on its own screen, pressed on its own button. */
const forms: readonly Form[] = [
  {
    action: 'request.record',
    who: 网格员,
    page: 'packages/staff/record',
    button: ['.screen-foot', '记下来'],
    fill: async (phone) => {
      await phone.input('原话怎么说的', '老人说水管漏水了');
      await phone.tap('还没选地方');
      await steps(phone, ['东安路街道', '东苑社区', '焦化厂家属院', '3号楼']);
      await phone.tap('就在这里');
    },
  },
  {
    action: 'task.publish',
    who: 志愿队长,
    page: 'packages/volunteers/publish',
    button: ['.screen-foot', '发布'],
    fill: async (phone) => {
      await phone.tap('清雪除冰');
      await phone.tap('还没选地方');
      await steps(phone, ['东安路街道', '东苑社区']);
      await phone.tap('就在这里');
    },
  },
  {
    action: 'wish.post',
    who: 居民,
    page: 'packages/volunteers/newWish',
    button: ['.screen-body', '许下心愿'],
    asks: true,
    fill: async (phone) => {
      await phone.input('一句话，比如', '想要一盏护眼台灯');
      await phone.tap('一件东西');
    },
  },
  {
    action: 'wish.record',
    who: 网格员,
    page: 'packages/volunteers/recordWish',
    button: ['.screen-foot', ''],
    fill: async (phone) => {
      await phone.tap('还没选他住哪里');
      await steps(phone, ['东安路街道', '东苑社区', '焦化厂家属院', '2号楼', '1单元']);
      await phone.tap('就在这里');
      await phone.tap('当面同意');
      await phone.input('一句话，比如', '想有人陪着去医院');
      await phone.tap('陪一陪');
    },
  },
  {
    action: 'wish.fromRequest',
    who: 社区专员,
    page: 'packages/volunteers/passOn',
    query: async () => ({ request: await aRequest(town, 'handling') }),
    button: ['.screen-foot', ''],
    fill: async (phone) => {
      await phone.input('一句话，比如', '楼道想换一只灯泡');
      await phone.tap('搭把手');
    },
  },
  {
    action: 'need.raise',
    who: 店主,
    page: 'packages/merchants/raise',
    query: group,
    button: ['.screen-foot', '发给社区'],
    asks: true,
    fill: (phone) => phone.input('说说要办什么', '想换营业执照上的地址'),
  },
  {
    action: 'need.paste',
    who: 商圈专员,
    page: 'packages/merchants/paste',
    query: group,
    button: ['.screen-foot', '记成诉求'],
    fill: async (phone) => {
      await phone.input('把群里那句话', '老街粮油店门口的招牌灯箱歪了');
      await phone.tap('谁说的');
      await phone.tap('老街粮油店');
    },
  },
  {
    action: 'bulletin.post',
    who: 商圈专员,
    page: 'packages/merchants/post',
    query: group,
    button: ['.screen-foot', '发出去'],
    fill: async (phone) => {
      await phone.input('标题，比如', '贴息贷款开始申请了');
      await phone.input('说清楚谁能办', '带上执照到社区登记，利息补一半。');
    },
  },
  {
    action: 'group.create',
    who: 商圈专员,
    page: 'packages/merchants/groups',
    button: ['.sheet', '就管这一片'],
    open: async (phone) => {
      await phone.tap('开一个商户群');
      await steps(phone, ['建设路街道', '黄楝树社区']);
    },
    fill: async (phone) => {
      await phone.tap('开一个商户群');
      await phone.input('群名，比如', '老街商户群');
      await steps(phone, ['建设路街道', '黄楝树社区']);
    },
  },
  {
    action: 'shop.register',
    who: 居民,
    page: 'packages/merchants/register',
    button: ['.screen-foot', '交给社区核实'],
    asks: true,
    fill: async (phone) => {
      await phone.input('店名，招牌上', '巷尾修车铺');
      await phone.tap('做哪一行');
      await phone.tap('维修开锁');
      await phone.tap('还没选');
      await steps(phone, ['建设路街道', '黄楝树社区']);
      await phone.tap('就在这里');
    },
  },
  {
    action: 'job.post',
    who: 店主,
    page: 'packages/merchants/postJob',
    button: ['.screen-foot', ''],
    asks: true,
    fill: async (phone) => {
      await phone.tap('老街粮油店');
      await phone.input('一句话，比如', '招送货员');
      await phone.input('工钱，比如', '每单 3 元');
      await phone.input('几点到几点', '10:00-18:00');
      await phone.tap('招到哪天');
      await phone.tap('确定');
    },
  },
  {
    action: 'offer.submit',
    who: 另一店主,
    page: 'packages/merchants/newOffer',
    button: ['.screen-foot', '交给社区审核'],
    asks: true,
    fill: async (phone) => {
      await phone.tap('康宁药房');
      await phone.input('一句话，比如', '上门量血压');
    },
  },
  {
    action: 'organisation.add',
    who: 社区专员,
    page: 'packages/volunteers/organisations',
    query: east,
    button: ['.screen-body', '加上'],
    fill: (phone) => phone.input('单位名称', '东苑小学'),
  },
  {
    action: 'volunteer.openTeam',
    who: 社区专员,
    page: 'packages/volunteers/organisations',
    query: east,
    button: ['.screen-body', '建队'],
    fill: (phone) => phone.input('队名，比如', '东苑清雪队'),
  },
  {
    action: 'point.propose',
    who: 社区专员,
    page: 'packages/volunteers/propose',
    query: east,
    button: ['.screen-body', '交给另一个人核对'],
    fill: async (phone) => {
      const { member } = await town.as(邻居).does('point.code', {});
      await phone.tap('更正');
      await phone.input('他的积分号', member);
      await phone.input('几分', '15');
      await phone.input('写给得分的人看', '护学岗少记了一次');
    },
  },
  {
    action: 'point.publishRules',
    who: 社区专员,
    page: 'packages/volunteers/newRules',
    query: east,
    button: ['.screen-body', '发布'],
    fill: async (phone) => {
      await phone.tap('从哪天起用');
      await phone.tap('确定');
    },
  },
  {
    action: 'reward.offer',
    who: 社区专员,
    page: 'packages/volunteers/offer',
    query: east,
    button: ['.screen-foot', ''],
    fill: async (phone) => {
      await phone.input('是什么，比如', '剪发一次');
      await phone.tap('老马理发店');
    },
  },
  {
    action: 'drawer.fill',
    who: 社区专员,
    page: 'packages/volunteers/fillDrawer',
    query: east,
    button: ['.screen-body', '存好'],
    fill: async (phone) => {
      await phone.input('哪个站，比如', '东苑二号院服务点');
      await phone.input('是什么，比如', '老花镜');
    },
  },
  {
    action: 'export.ask',
    who: 社区专员,
    page: 'packages/staff/exports',
    button: ['', '提出申请'],
    fill: (phone) => phone.input('至少 4 个字', '逐户回访漏雨的几家'),
  },
];

const opened = async (form: Form, query: Record<string, string>): Promise<TestPhone> => {
  const phone = await phoneOf(town, form.who, { launch: { path: `${form.page}/index`, query } });
  await phone.waitFor(() => phone.page().element.querySelector('[role="status"]') === null, LAUNCH_MS);
  return phone;
};

/** What this phone keeps of presses nobody answered. */
const pressesOf = (who: string): string => localStorage.getItem(`phone:${who}:presses`) ?? '';

const presses = async (form: Form, phone: TestPhone): Promise<void> => {
  await pressIn(phone, ...form.button);
  if (form.asks) await phone.tap('允许');
};

test.each(forms.map((form) => [form.action, form] as const))(
  '%s：按了没等到回音，离开、关机、再打开再按一次，只办成一次',
  async (_, form) => {
    const query = (await form.query?.()) ?? {};
    const before = await everything();
    const phone = await opened(form, query);
    await form.fill(phone);
    phone.phone.device.set({ answers: false });
    await presses(form, phone);
    await phone.waitFor('写的都还在', LAUNCH_MS);
    const once = await everything();
    expect(once).toBeGreaterThan(before);
    phone.close();

    const again = await opened(form, query);
    await form.open?.(again);
    await again.waitFor('上次按了没等到回音', LAUNCH_MS);
    await presses(form, again);
    await again.waitFor(() => !pressesOf(form.who).includes(form.action), LAUNCH_MS);
    expect(again.text()).not.toContain('混在了一起');
    expect(await everything()).toBe(once);
  },
  60_000,
);

const recording = forms[0] as Form;
const recorded = async (text: string) =>
  (await town.cloud.documents('serviceRequests', 1000)).filter((request) => request['text'] === text);
const lostRecord = async (words: string): Promise<TestPhone> => {
  const phone = await opened(recording, {});
  await recording.fill(phone);
  await phone.input('原话怎么说的', words);
  await phone.waitFor(() => phone.page().element.querySelector('textarea')?.value === words);
  return phone;
};

test('没等到回音又改了几个字再按：上一次已经记下的就是它，改的还在，不会多出一件', async () => {
  const phone = await lostRecord('老人说楼上漏水');
  phone.phone.device.set({ answers: false });
  await presses(recording, phone);
  await phone.waitFor('写的都还在');
  phone.close();
  const again = await opened(recording, {});
  await again.input('原话怎么说的', '老人说楼上漏水，滴了一夜');
  await presses(recording, again);
  await again.waitFor('社区收到了');
  await again.waitFor('后来改的没有算进去');
  expect(await recorded('老人说楼上漏水')).toHaveLength(1);
  expect(await recorded('老人说楼上漏水，滴了一夜')).toHaveLength(0);
  const later = await opened(recording, {});
  await later.waitFor(() => later.page().element.querySelector('textarea')?.value === '老人说楼上漏水，滴了一夜');
});

test('上一次根本没有送到，改了再按，记下的是改过的那一份，只有一件', async () => {
  localStorage.clear();
  const phone = await lostRecord('老人说门口积水');
  phone.phone.device.set({ online: false });
  await presses(recording, phone);
  await phone.waitFor('写的都还在');
  phone.phone.device.set({ online: true });
  await phone.input('原话怎么说的', '老人说门口积水结冰了');
  await presses(recording, phone);
  await phone.waitFor('社区收到了');
  expect(await recorded('老人说门口积水')).toHaveLength(0);
  expect(await recorded('老人说门口积水结冰了')).toHaveLength(1);
});

test('没有表单的按钮也一样：换一份奖品没等到回音，关机再按，只换一份；过后再换就是新的一份', async () => {
  const { reward } = await town
    .as(社区专员)
    .does('reward.offer', { communityId: EAST, title: '小米粥一碗', points: 1, unitId: 'shop-zaocan', stock: 9 });
  const vouchers = async () =>
    (await town.cloud.documents('vouchers', 1000)).filter(({ rewardId }) => rewardId === reward.rewardId).length;
  const page = () => phoneOf(town, 居民, { launch: { path: 'packages/volunteers/rewards/index' } });
  const redeems = async (phone: TestPhone) => {
    await phone.tap('小米粥一碗');
    await phone.tap('用 1 分换一份');
  };
  const phone = await page();
  await phone.waitFor('小米粥一碗');
  phone.phone.device.set({ answers: false });
  await redeems(phone);
  await phone.waitFor('写的都还在');
  expect(await vouchers()).toBe(1);
  phone.close();
  const again = await page();
  await redeems(again);
  await again.waitFor('给店里的人扫一下');
  expect(await vouchers()).toBe(1);
  const another = await page();
  await redeems(another);
  await another.waitFor(() => another.page().route !== 'packages/volunteers/rewards/index', LAUNCH_MS);
  expect(await vouchers()).toBe(2);
});
