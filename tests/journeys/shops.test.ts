import { photo } from '../../demo/scenes';
import { templates } from '../../domain/notices/templates';
import { townForTests } from '../support/moveIsKept';
import { 商圈专员, 商圈网格员, 外社区专员, 居民, 店主, 店员, 新邻居 } from '../support/town';

const town = townForTests();
const 建设路 = '410403004001';
const 门口 = `${建设路}-e2-b2`;
const 执照 = photo('stairs-cluttered');

const 登记 = {
  placeId: 门口,
  name: '春水理发',
  trade: 'beauty',
  spot: '2号楼临街',
  hours: '9:00-20:00',
  licencePhoto: 执照,
  contact: { name: '林春水', phone: '13812345678' },
  listed: true,
};

test('登记并核实商铺：退回补充、再交、核实通过，上了便民地图', async () => {
  const applied = await town().as(居民).does('shop.register', 登记);
  const { shopId } = applied;
  expect(applied).toMatchObject({ state: 'applied', mine: 'owner', tradeLabel: '理发美容', overdue: false });
  expect(applied.due).toMatch(/ 前核实$/);
  const listed = await town().as(商圈专员).does('shop.list', {});
  expect(listed.rows.map((row) => row.shopId)).toContain(shopId);

  const back = await town().as(商圈专员).does('shop.sendBack', { shopId, reason: '店名和执照对不上' });
  expect(back).toMatchObject({ state: 'sentBack', due: '' });
  const again = await town().as(居民).does('shop.revise', { shopId, name: '春水理发店', trade: 'beauty' });
  expect(again).toMatchObject({ state: 'applied', name: '春水理发店' });
  await town().as(商圈专员).does('shop.verify', { shopId, words: '到店看过' });

  const map = await town().as(新邻居).does('shop.map', { placeId: 建设路 });
  expect(map.rows.map(({ name }) => name)).toContain('春水理发店');
  expect(map.rows.map(({ name }) => name)).not.toContain('巷口烧饼铺');
  const mine = await town().as(居民).does('shop.read', { shopId });
  expect(mine.history.map(({ who, label }) => `${who} ${label}`).reverse()).toEqual([
    '店主 登记',
    '黄楝树社区 社区专员 退回补充',
    '店主 补充后再交',
    '黄楝树社区 社区专员 核实通过',
  ]);
  expect(JSON.stringify(map)).not.toMatch(/138|林春水|stairs|o-demo/);
});

test('执照照片先过检查才给看；没通过的请店主再拍，谁也看不到那一张', async () => {
  const MINUTE = 60_000;
  await town().cloud.verdicts({ media: [{ suggest: 'risky', delayMs: 2 * MINUTE }] });
  const { shopId } = await town()
    .as(居民)
    .does('shop.register', { ...登记, name: '执照没拍清的店', subscribed: [templates.progress] });
  const licenceFor = async (who: string) => (await town().as(who).does('shop.read', { shopId })).licence;
  const shown = async () =>
    (await town().as(商圈专员).does('shop.reveal', { shopId, reason: '核对营业执照' })).licencePhoto;
  await town().tick();
  expect(await licenceFor(居民)).toBe('checking');
  expect(await shown()).toBe('');
  await town().later(3 * MINUTE);
  await town().tick();
  expect(await licenceFor(商圈专员)).toBe('refused');
  expect(await shown()).toBe('');
  const told = (await town().cloud.outbox('o-demo-resident-1')).filter(({ page }) => String(page).includes(shopId));
  expect(JSON.stringify(told)).toContain('请再拍');

  await town().cloud.verdicts({ media: [] });
  const another = photo('pipe-leak');
  await town().as(居民).does('shop.update', { shopId, licencePhoto: another });
  expect(await licenceFor(居民)).toBe('checking');
  await town().tick();
  await town().later(MINUTE);
  await town().tick();
  expect(await licenceFor(居民)).toBe('there');
  expect(await shown()).toBe(another);
});

test('看证照和电话要写原因，先记下再给看，店主能看到是谁看的', async () => {
  const { shopId } = await town()
    .as(居民)
    .does('shop.register', { ...登记, name: '查看留痕的店' });
  await town().tick();
  await town().later(60_000);
  const seen = await town().as(商圈专员).does('shop.read', { shopId });
  expect(seen).toMatchObject({ contact: { name: '林*', phone: '138****5678' }, licence: 'there', mayReveal: true });
  expect(JSON.stringify(seen)).not.toContain(执照);
  expect(await town().as(商圈网格员).does('shop.read', { shopId })).toMatchObject({ contact: null, licence: '' });
  const told = await town().as(商圈专员).does('shop.reveal', { shopId, reason: '核对营业执照' });
  expect(told).toEqual({ name: '林春水', phone: '13812345678', licencePhoto: 执照 });
  expect((await town().as(居民).does('shop.views', { shopId })).views).toMatchObject([
    { who: '黄楝树社区 社区专员', reason: '核对营业执照' },
  ]);
  expect(await town().outcome(town().as(外社区专员).does('shop.reveal', { shopId, reason: '想看一看' }))).toBe(
    'NOT_FOUND',
  );
});

test('没人核实的商铺，过了时限由时钟提醒社区和街道，只说一次', async () => {
  const { shopId } = await town()
    .as(居民)
    .does('shop.register', { ...登记, name: '等核实的店' });
  await town().later(7 * 86_400_000);
  await town().tick();
  await town().tick();
  const { history, overdue } = await town().as(居民).does('shop.read', { shopId });
  expect(overdue).toBe(true);
  expect(history.filter(({ label }) => label === '核实超过时限')).toHaveLength(1);
  const messages = (await town().cloud.outbox('o-demo-clerk-3')).filter(({ page }) => String(page).includes(shopId));
  expect(messages.length).toBeGreaterThan(0);
});

test('店主请来店员，店员只能看；把店转给新店主后，原店主就进不来了', async () => {
  const { shopId } = await town()
    .as(居民)
    .does('shop.register', { ...登记, name: '要转手的店' });
  const { invitation } = await town().as(居民).does('shop.invite', { shopId, as: 'staff' });
  const code = invitation?.code ?? '';
  expect(await town().as(店员).does('shop.invited', { code })).toMatchObject({ name: '要转手的店', as: 'staff' });
  expect(await town().as(店员).does('shop.accept', { code })).toMatchObject({ mine: 'staff', invitation: null });
  expect(await town().outcome(town().as(店主).does('shop.accept', { code }))).toBe('SHOP_CODE_OVER');
  expect(await town().outcome(town().as(店员).does('shop.update', { shopId, hours: '8:00' }))).toBe('NOT_YOURS_TO_DO');

  const handing = await town().as(居民).does('shop.invite', { shopId, as: 'owner' });
  await town()
    .as(店主)
    .does('shop.accept', { code: handing.invitation?.code ?? '' });
  expect(await town().outcome(town().as(居民).does('shop.read', { shopId }))).toBe('NOT_FOUND');
  const taken = await town().as(店主).does('shop.read', { shopId });
  expect(taken).toMatchObject({ mine: 'owner', contact: null, licence: '' });
  expect(taken.staff).toHaveLength(1);
  expect(taken.history.map(({ label }) => label)).toContain('换了店主');

  await town().as(店员).does('shop.leave', { shopId });
  expect(await town().outcome(town().as(店员).does('shop.read', { shopId }))).toBe('NOT_FOUND');
});

test('亮身份要核实过的店，写明承诺；收回要说原因，大家都看得到变化', async () => {
  const { shopId } = await town()
    .as(居民)
    .does('shop.register', { ...登记, name: '亮身份的店' });
  const badge = { shopId, kind: 'goodFaith' as const, promise: '明码标价，不满意重做' };
  expect(await town().outcome(town().as(商圈专员).does('shop.giveBadge', badge))).toBe('SHOP_NOT_VERIFIED');
  await town().as(商圈专员).does('shop.verify', { shopId });
  await town().as(商圈专员).does('shop.giveBadge', badge);
  expect(await town().as(新邻居).does('shop.page', { shopId })).toMatchObject({
    badge: { label: '示范商户', promise: '明码标价，不满意重做', byPost: '黄楝树社区 社区专员' },
  });
  expect(await town().outcome(town().as(商圈专员).does('shop.giveBadge', badge))).toBe('BADGE_THERE');
  await town().as(商圈专员).does('shop.takeBadge', { shopId, reason: '三次抽查价签不符' });
  expect((await town().as(新邻居).does('shop.page', { shopId })).badge).toBeNull();
  const closed = await town().as(居民).does('shop.close', { shopId, reason: '租约到期' });
  expect(closed).toMatchObject({ state: 'closed', open: [] });
  expect(await town().outcome(town().as(新邻居).does('shop.page', { shopId }))).toBe('NOT_FOUND');
});

test('社区自己加的行业，登记时能选；别的社区没有', async () => {
  await town()
    .as(商圈专员)
    .does('shop.setTrades', { communityId: 建设路, added: [{ key: 'tea', label: '茶叶茶具' }] });
  const { trades } = await town().as(新邻居).does('shop.trades', { placeId: 门口 });
  expect(trades).toContainEqual({ key: 'tea', label: '茶叶茶具' });
  const tea = await town()
    .as(居民)
    .does('shop.register', { ...登记, trade: 'tea' });
  expect(tea.tradeLabel).toBe('茶叶茶具');
  const elsewhere = town()
    .as(居民)
    .does('shop.register', { ...登记, trade: 'tea', placeId: '410403003005-e1-b1' });
  expect(await town().outcome(elsewhere)).toBe('SHOP_TRADE_UNKNOWN');
});
