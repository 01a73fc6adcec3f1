import { 居民, 店主, aTown, type Town } from '../../support/town';
import { isLight, phoneOf, phonesOff } from './phones';
import { pressIn } from './press';

const offSwitches = (phone: Awaited<ReturnType<typeof phoneOf>>): number =>
  [...phone.page().element.querySelectorAll('.van-switch')].filter((one) => !/--on/.test(one.className)).length;

let town: Town;
beforeEach(async () => {
  town = await aTown();
});
afterEach(async () => {
  phonesOff();
  await town.stop();
});

const privacy = (persona: string) => phoneOf(town, persona, { launch: { path: 'packages/people/privacy/index' } });
const stored = async () =>
  (await town.cloud.documents('people', 100)).find(({ _id }) => _id === 'o-demo-resident-1') as {
    consents: { purpose: string; given: boolean }[];
    leaving: object | null;
  };

test('从我的进来，关掉联系电话先问一句，收回就记下；导出能看到自己的，也能整个复制', async () => {
  const mine = await phoneOf(town, 居民, { launch: { path: 'pages/mine/index' } });
  await mine.tap('隐私与个人信息');
  await mine.waitFor('我同意了什么');

  const phone = await privacy(居民);
  await phone.waitFor('我同意了什么');
  isLight(phone.counts());
  expect(phone.text()).toContain('联系电话');
  const [, contact] = [...phone.page().element.querySelectorAll('.van-switch')];
  contact?.setAttribute('data-contact', '');
  await phone.tap('[data-contact]');
  await phone.waitFor('收回“联系电话”');
  expect((await stored()).consents.some(({ given }) => !given)).toBe(false);
  await pressIn(phone, '.sheet', '收回同意');
  await phone.waitFor(() => offSwitches(phone) === 1);
  expect((await stored()).consents.at(-1)).toMatchObject({ purpose: 'contact', given: false });

  await pressIn(phone, '.card', '导出我的全部信息');
  await phone.waitFor('复制全部');
  expect(phone.text()).toContain('邻里应 · 我的个人信息');
  await phone.tap('复制全部');
});

test('注销要按两次，先看清会失去什么，还能撤回；名下有商铺的先去转手', async () => {
  const phone = await privacy(居民);
  await phone.waitFor('我同意了什么');
  await pressIn(phone, '.card', '我要注销');
  await phone.waitFor('注销前，请看清楚');
  expect(phone.text()).toContain('7 天内随时能在这里撤回');
  expect((await stored()).leaving).toBeNull();
  await pressIn(phone, '.sheet', '我都知道了，注销');
  await phone.waitFor('已经提交注销');
  expect((await stored()).leaving).not.toBeNull();
  await phone.tap('撤回注销');
  await phone.waitFor('我要注销');
  expect((await stored()).leaving).toBeNull();

  const owner = await privacy(店主);
  await owner.waitFor('先转给别人或办歇业');
  expect(owner.text()).not.toContain('我要注销');
});

test('监护人从自己的隐私页进到孩子的：能导出、收回、注销；孩子等同意时，首页说清等的是谁', async () => {
  const child = town.as('child-1');
  const home = { placeId: '410403001001-e1-b3', consentVersion: '2026-11-01', nickname: '小小', child: true };
  await child.does('person.register', home);
  const begin = await phoneOf(town, 'child-1');
  await begin.waitFor('等监护人同意');
  expect(begin.text()).not.toContain('先选好你住在哪里');
  await begin.tap('给监护人扫的码');
  await begin.waitFor('请监护人用自己的微信扫这个码');

  const { guardianCode } = await child.does('person.privacy', {});
  const launch = { path: 'packages/volunteers/guard/index', query: { volunteer: guardianCode } };
  const guardian = await phoneOf(town, 居民, { launch });
  await guardian.waitFor('小小想用邻里应');
  await guardian.tap('我是监护人，我同意');
  await guardian.waitFor('我监护的孩子');
  await guardian.tap('替孩子导出、注销、收回同意');
  await guardian.waitFor('小小的个人信息');
  await pressIn(guardian, '.card', '导出孩子的全部信息');
  await guardian.waitFor('复制全部');
  await pressIn(guardian, '.card', '替孩子注销');
  await pressIn(guardian, '.sheet', '我都知道了，注销');
  await guardian.waitFor('已经提交注销');
  expect((await child.does('person.privacy', {})).leavesAt).not.toBe('');
  expect((await stored()).leaving).toBeNull();
});
