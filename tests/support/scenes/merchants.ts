import { 门口 } from '../jobsAndOffers';
import { 康宁药房, 顺手配钥匙, sealedFor } from '../merchants';
import { 商圈专员, type Town } from '../town';
import { aName, someone, type ActionOf, type ScenesOf } from './scene';

const 建设路 = '410403004001';
const why = { reason: '试一试这一格' };
const 店铺 = {
  placeId: 门口,
  name: '试一试小店',
  trade: 'grocery',
  contact: { name: '店主', phone: '13812345678' },
  listed: true,
};

export type Shop = { readonly owner: string; readonly shopId: string };

export const aShop = async (town: Town, verified = true): Promise<Shop> => {
  const owner = await someone(town, 'owner', 门口);
  const { shopId } = await town.as(owner).does('shop.register', 店铺);
  if (verified) await town.as(商圈专员).does('shop.verify', { shopId });
  return { owner, shopId };
};

const invited = async (town: Town) => {
  const shop = await aShop(town);
  const { invitation } = await town.as(shop.owner).does('shop.invite', { shopId: shop.shopId, as: 'staff' });
  return { ...shop, code: invitation?.code ?? '' };
};

const staffed = async (town: Town) => {
  const { code, ...shop } = await invited(town);
  const staff = await someone(town, 'staff', 门口);
  const taken = await town.as(staff).does('shop.accept', { code });
  return { ...shop, staff, seat: taken.staff[0]?.seat ?? '' };
};

const aGroup = async (town: Town): Promise<string> => {
  const said = { name: '试一试商户群', placeId: 建设路, departments: ['dept-chengguan'] };
  const { groupId } = await town.as(商圈专员).does('group.create', said);
  await town.as(商圈专员).does('group.add', { groupId, member: { shopId: 康宁药房 } });
  return groupId;
};

export const grouped = async (town: Town) => {
  const groupId = await aGroup(town);
  const { owner, shopId } = await aShop(town);
  await town.as(商圈专员).does('group.add', { groupId, member: { shopId } });
  return { groupId, owner, shopId };
};

const bound = async (town: Town) => {
  const { groupId, owner } = await grouped(town);
  const gid = aName('g-bound');
  await town.as(商圈专员).does('group.bind', { groupId, cloudId: await sealedFor(town, 商圈专员, gid) });
  return { groupId, owner, gid };
};

const aBulletin = async (town: Town) => {
  const { groupId, owner } = await grouped(town);
  const said = { groupId, kind: 'notice' as const, title: '停水通知', text: '明天上午停水三小时', ackRequired: true };
  return { owner, bulletinId: (await town.as(商圈专员).does('bulletin.post', said)).bulletinId };
};

const keeper = <I extends object>(input: I) => ({ who: 商圈专员, input });

export const shopScenes: ScenesOf<ActionOf<'shop'>> = {
  'shop.setTrades': async (town) => {
    await town.as(商圈专员).does('shop.setTrades', { communityId: 建设路, added: [] });
    return keeper({ communityId: 建设路, added: [] });
  },
  'shop.register': async (town) => ({ who: await someone(town, 'owner', 门口), input: 店铺 }),
  'shop.verify': async (town) => keeper({ shopId: (await aShop(town, false)).shopId }),
  'shop.sendBack': async (town) => keeper({ shopId: (await aShop(town, false)).shopId, ...why }),
  'shop.revise': async (town) => {
    const { owner, shopId } = await aShop(town, false);
    await town.as(商圈专员).does('shop.sendBack', { shopId, ...why });
    return { who: owner, input: { shopId, name: '改个名字', trade: 'grocery' } };
  },
  'shop.update': async (town) => {
    const { owner, shopId } = await aShop(town);
    return { who: owner, input: { shopId, hours: '8:00-20:00' } };
  },
  'shop.invite': async (town) => {
    const { owner, shopId } = await aShop(town);
    return { who: owner, input: { shopId, as: 'staff' } };
  },
  'shop.withdrawInvite': async (town) => {
    const { owner, shopId } = await invited(town);
    return { who: owner, input: { shopId } };
  },
  'shop.accept': async (town) => {
    const { code } = await invited(town);
    return { who: await someone(town, 'staff', 门口), input: { code } };
  },
  'shop.dropStaff': async (town) => {
    const { owner, shopId, seat } = await staffed(town);
    return { who: owner, input: { shopId, seat } };
  },
  'shop.leave': async (town) => {
    const { staff, shopId } = await staffed(town);
    return { who: staff, input: { shopId } };
  },
  'shop.close': async (town) => keeper({ shopId: (await aShop(town)).shopId, ...why }),
  'shop.giveBadge': async (town) =>
    keeper({ shopId: (await aShop(town)).shopId, kind: 'goodFaith' as const, promise: '明码标价' }),
  'shop.takeBadge': async (town) => {
    const { shopId } = await aShop(town);
    await town.as(商圈专员).does('shop.giveBadge', { shopId, kind: 'goodFaith', promise: '明码标价' });
    return keeper({ shopId, ...why });
  },
  'shop.reveal': async (town) => keeper({ shopId: (await aShop(town)).shopId, ...why }),
};

export const groupScenes: ScenesOf<ActionOf<'group' | 'need' | 'bulletin'>> = {
  'group.create': async () => keeper({ name: '另一个商户群', placeId: 建设路 }),
  'group.add': async (town) => keeper({ groupId: await aGroup(town), member: { shopId: 顺手配钥匙 } }),
  'group.remove': async (town) => {
    const { groupId, shopId } = await grouped(town);
    return keeper({ groupId, memberId: shopId, ...why });
  },
  'group.leave': async (town) => {
    const { groupId, shopId, owner } = await grouped(town);
    return { who: owner, input: { groupId, shopId } };
  },
  'group.bind': async (town) =>
    keeper({ groupId: await aGroup(town), cloudId: await sealedFor(town, 商圈专员, aName('g-fresh')) }),
  'group.unbind': async (town) => keeper({ groupId: (await bound(town)).groupId, ...why }),
  'group.enter': async (town) => {
    const { gid } = await bound(town);
    const { owner } = await aShop(town);
    return { who: owner, input: { cloudId: await sealedFor(town, owner, gid) } };
  },
  'group.setClasses': async (town) =>
    keeper({ groupId: await aGroup(town), classes: [{ key: 'hiring', label: '用工需求', days: 3 }] }),
  'group.close': async (town) => keeper({ groupId: await aGroup(town), ...why }),
  'need.raise': async (town) => {
    const { groupId, shopId, owner } = await grouped(town);
    return { who: owner, input: { groupId, shopId, serviceClass: 'hiring', text: '想招一个帮工', photos: [] } };
  },
  'need.paste': async (town) => {
    const { groupId, shopId } = await grouped(town);
    return keeper({ groupId, shopId, serviceClass: 'hiring', text: '想招一个帮工', photos: [] });
  },
  'bulletin.post': async (town) =>
    keeper({ groupId: await aGroup(town), kind: 'notice' as const, title: '停水通知', text: '明天上午停水' }),
  'bulletin.open': async (town) => {
    const { owner, bulletinId } = await aBulletin(town);
    return { who: owner, input: { bulletinId } };
  },
  'bulletin.ack': async (town) => {
    const { owner, bulletinId } = await aBulletin(town);
    return { who: owner, input: { bulletinId } };
  },
  'bulletin.withdraw': async (town) => keeper({ bulletinId: (await aBulletin(town)).bulletinId, ...why }),
};
