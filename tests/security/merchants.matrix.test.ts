import { contract, isChanging, type ActionName } from '../../domain/contract';
import { CONSENT_VERSION } from '../../domain/people/contract';
import { 康宁药房, 顺手配钥匙, sealedFor } from '../support/merchants';
import { townForTests } from '../support/moveIsKept';
import { 商圈专员, 外社区专员, 另一店主, 群外店主, 部门专员 } from '../support/town';

const town = townForTests();
const 建设路 = '410403004001';
const 门口 = `${建设路}-e2-b2`;

/** Everybody a shop and a group may meet, in the order of every row below. */
const columns = ['店主', '店员', '同群店主', '群外店主', '社区专员', '部门', '居民', '外社区专员', '陌生人'] as const;
type Column = (typeof columns)[number];

/** A cell's letter and what is heard. */
const heard = {
  D: 'done',
  Y: 'NOT_YOURS_TO_DO',
  N: 'NOT_FOUND',
  R: 'REGISTER_FIRST',
  O: 'NOT_ON_DUTY',
  A: 'SHOP_YOURS_ALREADY',
  I: 'GROUP_NOT_IN',
} as const;

/** Jobs, offers and orders have rows of their own, beside their own scenes. */
type MerchantAction = Extract<keyof typeof contract.merchants, `${'shop' | 'group' | 'need' | 'bulletin'}.${string}`>;

/** What must be heard, said by hand: nothing here is derived from the permission page. */
const rows: Readonly<Record<MerchantAction, string>> = {
  'shop.trades': 'DDDDDDDDD',
  'shop.setTrades': 'NNNNDNNNN',
  'shop.register': 'DDDDDDDDR',
  'shop.mine': 'DDDDDDDDR',
  'shop.read': 'DDNNDNNNN',
  'shop.page': 'DDDDDDDDD',
  'shop.list': 'OOOODOODO',
  'shop.map': 'DDDDDDDDD',
  'shop.verify': 'YYNNDNNNN',
  'shop.sendBack': 'YYNNDNNNN',
  'shop.revise': 'DYNNYNNNN',
  'shop.update': 'DYNNYNNNN',
  'shop.invite': 'DYNNYNNNN',
  'shop.withdrawInvite': 'DYNNYNNNN',
  'shop.invited': 'AADDDDDDR',
  'shop.accept': 'AADDDDDDR',
  'shop.dropStaff': 'DYNNYNNNN',
  'shop.leave': 'YDNNYNNNN',
  'shop.close': 'DYNNDNNNN',
  'shop.giveBadge': 'YYNNDNNNN',
  'shop.takeBadge': 'YYNNDNNNN',
  'shop.reveal': 'YYNNDNNNN',
  'shop.views': 'DYNNYNNNN',
  'group.create': 'OOOODOONO',
  'group.mine': 'DDDDDDDDR',
  'group.list': 'OOOODOODO',
  'group.read': 'DNDNDDNNN',
  'group.members': 'DNDNDDNNN',
  'group.add': 'YNYNDYNNN',
  'group.remove': 'YNYNDYNNN',
  'group.leave': 'DNINYYNNN',
  'group.bind': 'YNYNDYNNN',
  'group.unbind': 'YNYNDYNNN',
  'group.enter': 'DDDDDDDDD',
  'group.setClasses': 'YNYNDYNNN',
  'group.close': 'YNYNDYNNN',
  'group.board': 'DNDNDDNNN',
  'need.raise': 'DNNNYYNNN',
  'need.paste': 'YNYNDYNNN',
  'need.list': 'DNDNDDNNN',
  'bulletin.post': 'YNYNDDNNN',
  'bulletin.list': 'DNDNDDNNN',
  'bulletin.open': 'DNDNDDNNN',
  'bulletin.ack': 'DNDNYYNNN',
  'bulletin.withdraw': 'YNYNDYNNN',
};

/** What becomes of whoever opens the group's card. */
const entered: Readonly<Record<Column, string>> = {
  店主: 'member',
  店员: 'noShop',
  同群店主: 'member',
  群外店主: 'joined',
  社区专员: 'member',
  部门: 'member',
  居民: 'noShop',
  外社区专员: 'noShop',
  陌生人: 'noShop',
};

let number = 0;

type Scene = { owner: string; staff: string; shopId: string; seat: string; groupId: string; gid: string };
type Wanted = { state?: 'applied' | 'sentBack' | 'verified'; bound?: boolean; badge?: boolean };

const aResident = async (id: string): Promise<string> => {
  await town().as(id).does('person.register', { placeId: 门口, consentVersion: CONSENT_VERSION, nickname: id });
  for (const purpose of ['contact', 'licence'] as const)
    await town().as(id).does('person.agree', { purpose, version: CONSENT_VERSION });
  return id;
};

const 店铺 = {
  placeId: 门口,
  name: '试一试小店',
  trade: 'grocery',
  contact: { name: '店主', phone: '13812345678' },
  listed: true,
};

const becomesStaff = async (owner: string, staff: string, shopId: string): Promise<string> => {
  const { invitation } = await town().as(owner).does('shop.invite', { shopId, as: 'staff' });
  const taken = await town()
    .as(staff)
    .does('shop.accept', { code: invitation?.code ?? '' });
  return taken.staff[0]?.seat ?? '';
};

/** A shop of its own with a helper, and a group of its own that it and another shop are in. */
const aScene = async ({ state = 'verified', bound = false, badge = false }: Wanted): Promise<Scene> => {
  number += 1;
  const owner = await aResident(`matrix-owner-${number}`);
  const staff = await aResident(`matrix-staff-${number}`);
  const { shopId } = await town().as(owner).does('shop.register', 店铺);
  const seat = await becomesStaff(owner, staff, shopId);
  const desk = town().as(商圈专员);
  if (state === 'sentBack') await desk.does('shop.sendBack', { shopId, reason: '请补门头照片' });
  const gid = `g-matrix-${number}`;
  const { groupId } = await desk.does('group.create', {
    name: '试一试商户群',
    placeId: 建设路,
    departments: ['dept-chengguan'],
  });
  await desk.does('group.add', { groupId, member: { shopId: 康宁药房 } });
  if (state === 'verified') {
    await desk.does('shop.verify', { shopId });
    await desk.does('group.add', { groupId, member: { shopId } });
  }
  if (badge) await desk.does('shop.giveBadge', { shopId, kind: 'goodFaith', promise: '明码标价' });
  if (bound) await desk.does('group.bind', { groupId, cloudId: await sealedFor(town(), 商圈专员, gid) });
  return { owner, staff, shopId, seat, groupId, gid };
};

const personOf = (column: Column, { owner, staff }: Scene): string =>
  ({
    店主: owner,
    店员: staff,
    同群店主: 另一店主,
    群外店主,
    社区专员: 商圈专员,
    部门: 部门专员,
    居民: 'matrix-resident',
    外社区专员,
    陌生人: 'matrix-stranger',
  })[column];

const wantedFor: Partial<Record<MerchantAction, Wanted>> = {
  'shop.verify': { state: 'applied' },
  'shop.sendBack': { state: 'applied' },
  'shop.revise': { state: 'sentBack' },
  'shop.takeBadge': { badge: true },
  'group.unbind': { bound: true },
  'group.enter': { bound: true },
};

const aCode = async ({ owner, shopId }: Scene): Promise<string> =>
  (await town().as(owner).does('shop.invite', { shopId, as: 'staff' })).invitation?.code ?? '';

const aBulletin = async ({ groupId }: Scene): Promise<string> => {
  const said = { groupId, kind: 'notice' as const, title: '停水通知', text: '明天上午停水三小时', ackRequired: true };
  return (await town().as(商圈专员).does('bulletin.post', said)).bulletinId;
};

const need = { serviceClass: 'hiring', text: '想招一个会骑三轮的帮工', photos: [] };
const why = { reason: '试一试这一格' };

/** What each action is asked with. */
const inputFor = async (action: MerchantAction, scene: Scene, who: string): Promise<object> => {
  const { shopId, groupId, gid, seat } = scene;
  const inputs: Readonly<Record<string, () => object | Promise<object>>> = {
    'shop.trades': () => ({}),
    'shop.setTrades': () => ({ communityId: 建设路, added: [] }),
    'shop.register': () => 店铺,
    'shop.mine': () => ({}),
    'shop.list': () => ({}),
    'shop.map': () => ({ placeId: 建设路 }),
    'shop.sendBack': () => ({ shopId, ...why }),
    'shop.revise': () => ({ shopId, name: '改个名字', trade: 'grocery' }),
    'shop.update': () => ({ shopId, hours: '8:00-20:00' }),
    'shop.invite': () => ({ shopId, as: 'staff' }),
    'shop.invited': async () => ({ code: await aCode(scene) }),
    'shop.accept': async () => ({ code: await aCode(scene) }),
    'shop.dropStaff': () => ({ shopId, seat }),
    'shop.close': () => ({ shopId, ...why }),
    'shop.giveBadge': () => ({ shopId, kind: 'partyMember', promise: '夜里也开门' }),
    'shop.takeBadge': () => ({ shopId, ...why }),
    'shop.reveal': () => ({ shopId, ...why }),
    'group.create': () => ({ name: '另一个商户群', placeId: 建设路 }),
    'group.mine': () => ({}),
    'group.list': () => ({}),
    'group.members': () => ({ groupId, party: 'owner' }),
    'group.add': () => ({ groupId, member: { shopId: 顺手配钥匙 } }),
    'group.remove': () => ({ groupId, memberId: shopId, ...why }),
    'group.leave': () => ({ groupId, shopId }),
    'group.bind': async () => ({ groupId, cloudId: await sealedFor(town(), who, gid) }),
    'group.unbind': () => ({ groupId, ...why }),
    'group.enter': async () => ({ cloudId: await sealedFor(town(), who, gid) }),
    'group.setClasses': () => ({ groupId, classes: [{ key: 'hiring', label: '用工需求', days: 3 }] }),
    'group.close': () => ({ groupId, ...why }),
    'need.raise': () => ({ groupId, shopId, ...need }),
    'need.paste': () => ({ groupId, shopId, ...need }),
    'bulletin.post': () => ({ groupId, kind: 'notice', title: '停水通知', text: '明天上午停水' }),
    'bulletin.open': async () => ({ bulletinId: await aBulletin(scene) }),
    'bulletin.ack': async () => ({ bulletinId: await aBulletin(scene) }),
    'bulletin.withdraw': async () => ({ bulletinId: await aBulletin(scene), ...why }),
  };
  const made = await inputs[action]?.();
  return made ?? (action.startsWith('shop.') ? { shopId } : { groupId });
};

/** Who opened a shop in one cell is no shop owner in the next. */
const closesAgain = (who: string, { shopId }: { shopId: string }) =>
  town()
    .as(who)
    .does('shop.close', { shopId, ...why });

beforeAll(() => aResident('matrix-resident'));

const actionsHere = Object.keys(contract.merchants).filter((name): name is MerchantAction =>
  /^(shop|group|need|bulletin)\./.test(name),
);

test('every action of the function has a row, and every row a cell for everybody', () => {
  expect(Object.keys(rows).sort()).toEqual([...actionsHere].sort());
  for (const row of Object.values(rows)) expect(row).toHaveLength(columns.length);
});

describe.each(actionsHere)('%s', (action) => {
  test.each(columns)('%s hears what the row says', async (column) => {
    const scene = await aScene(wantedFor[action] ?? {});
    const who = personOf(column, scene);
    const input = await inputFor(action, scene, who);
    const expected = heard[rows[action][columns.indexOf(column)] as keyof typeof heard];
    const doing = town()
      .as(who)
      .does(action as ActionName, input as never);
    expect(await town().outcome(doing)).toBe(expected);
    if (action === 'shop.register' && expected === 'done') await closesAgain(who, (await doing) as { shopId: string });
    if (action === 'group.enter') expect(await doing).toMatchObject({ entry: entered[column] });
  });

  test('what does not exist sounds the same as what is not one’s own', async () => {
    const nothing = 'z'.repeat(24);
    const scene = await aScene({});
    const given = (await inputFor(action, scene, 商圈专员)) as Record<string, unknown>;
    const named = ['bulletinId', 'groupId', 'shopId'].find((key) => key in given);
    if (!named) return expect(isChanging(action) || !('shopId' in given)).toBe(true);
    for (const who of [商圈专员, 另一店主, 'matrix-stranger']) {
      const doing = town()
        .as(who)
        .does(action as ActionName, { ...given, [named]: nothing } as never);
      expect(await town().outcome(doing)).toMatch(/^(NOT_FOUND|GROUP_NOT_IN)$/);
    }
  });
});
