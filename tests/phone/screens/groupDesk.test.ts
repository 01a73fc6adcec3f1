import { eventually } from '../../support/eventually';
import { 建设路商户群, 五一路商户群, sealedFor } from '../../support/merchants';
import { 商圈专员, 外社区专员, 店主, 共建联系人, 另一店主, aTown, type Town } from '../../support/town';
import { phoneOf, phonesOff } from './phones';
import { pressIn } from './press';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());
afterEach(phonesOff);

const page = (persona: string, name: string, query: Record<string, string> = {}) =>
  phoneOf(town, persona, { launch: { path: `packages/merchants/${name}/index`, query } });

test('店主写一条招工，日子从日历上选，发出去就在招工里', async () => {
  const owner = await page(店主, 'postJob');
  await owner.waitFor('选哪家店');
  await owner.tap('老街粮油店');
  await owner.input('一句话，比如', '招送货员');
  await owner.input('工钱，比如', '每单 3 元');
  await owner.input('几点到几点', '10:00-18:00');
  await owner.tap('招到哪天');
  await owner.tap('确定');
  await pressIn(owner, '.screen-foot');
  await owner.tap('允许');
  await owner.waitFor('招工中');
  expect((await town.as(店主).does('job.mine', {})).posted.map(({ title }) => title)).toContain('招送货员');
});

test('社区把一份活告诉登记找活的人，列表里记着告诉过几份', async () => {
  const clerk = await page(商圈专员, 'seekers');
  await clerk.tap('告诉他一份活');
  await clerk.tap('水电安装师傅');
  await pressIn(clerk, '.sheet-foot', '告诉他');
  await clerk.waitFor('已经告诉过 1 份');
  const { rows } = await town.as(商圈专员).does('seeker.list', {});
  expect(rows.flatMap(({ matchedIds }) => matchedIds)).toHaveLength(1);
});

test('共建单位给社区提一项公益服务，等社区审核', async () => {
  const partner = await page(共建联系人, 'newOffer');
  await partner.tap('我们单位');
  await partner.tap('共建单位 建东支行');
  await partner.tap('选一下');
  await partner.tap('东安路街道');
  await partner.tap('东苑社区');
  await partner.tap('就给这里');
  await partner.input('一句话，比如', '教老人用手机银行');
  await pressIn(partner, '.screen-foot', '交给社区审核');
  await partner.tap('允许');
  await partner.waitFor('待审核');
  const { rows } = await town.as(共建联系人).does('offer.mine', {});
  expect(rows[0]).toMatchObject({ title: '教老人用手机银行', provider: { name: '共建单位 建东支行' } });
});

test('专员把商铺移出群，店主自己退群，群里马上没有他们', async () => {
  const owners = async (): Promise<string[]> =>
    (await town.as(商圈专员).does('group.members', { groupId: 建设路商户群, party: 'owner' })).members.map(
      ({ name }) => name,
    );
  const desk = await page(商圈专员, 'members', { id: 建设路商户群, party: 'owner', desk: '1' });
  await desk.waitFor('康宁药房');
  const row = [...desk.page().element.querySelectorAll('wx-button')]
    .filter((one) => one.textContent?.trim() === '移出' && one.closest('.sheet-foot') === null)
    .at(-1);
  row?.setAttribute('data-pressed', '');
  await desk.tap('[data-pressed]');
  row?.removeAttribute('data-pressed');
  await desk.input('为什么移出', '店面已经搬走了');
  await pressIn(desk, '.sheet-foot', '移出');
  await eventually(async () => (await owners()).length === 1);
  await expect(town.as(另一店主).does('group.read', { groupId: 建设路商户群 })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await owners()).toEqual(['老街粮油店']);

  const owner = await page(店主, 'members', { id: 建设路商户群, party: 'owner' });
  await owner.tap('退群');
  await owner.tap('确定');
  await eventually(async () => (await owners()).length === 0);
});

test('别人转来的通知卡片，群外的人看到怎么加入，有没有这条都一样', async () => {
  const notice = { groupId: 建设路商户群, kind: 'notice' as const, title: '停水通知', text: '明天上午停水' };
  const { bulletinId } = await town.as(商圈专员).does('bulletin.post', notice);
  for (const id of [bulletinId, 'z'.repeat(24)]) {
    const outsider = await page(外社区专员, 'bulletin', { id });
    await outsider.waitFor('这是商户群里的事');
    expect(outsider.text()).not.toMatch(/停水|没有找到/);
    await outsider.tap('怎么加入');
  }
});

test('专员解绑微信群，写明原因，卡片上马上说还没绑定', async () => {
  const cloudId = await sealedFor(town, 商圈专员, 'g-to-unbind');
  await town.as(商圈专员).does('group.bind', { groupId: 建设路商户群, cloudId });
  const desk = await page(商圈专员, 'group', { id: 建设路商户群 });
  await desk.waitFor('已绑定微信群');
  await desk.tap('解绑微信群');
  await desk.input('为什么', '微信群换了一个');
  await pressIn(desk, '.sheet-foot', '解绑微信群');
  await desk.waitFor('还没绑定微信群');
});

test('专员停用一个群，写明原因，群里办过的事都还能看', async () => {
  const desk = await page(外社区专员, 'group', { id: 五一路商户群 });
  await desk.tap('停用这个群');
  await desk.input('为什么', '两个群合并了');
  await pressIn(desk, '.sheet-foot', '停用这个群');
  await desk.waitFor('已经停用');
  expect((await town.as(外社区专员).does('group.list', {})).groups).toContainEqual(
    expect.objectContaining({ groupId: 五一路商户群, state: 'closed' }),
  );
});
