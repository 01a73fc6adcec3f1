import { aCrowd, aRewardOf } from '../market';
import { EAST } from '../points';
import { 志愿者, 早餐店主, 社区专员, 街道干部, type Town } from '../town';
import { aName, type ActionOf, type ScenesOf } from './scene';

const RICH = 1_000_000;

/** Somebody with more points than any test spends. */
const aSaver = async (town: Town): Promise<string> => (await aCrowd(town, 1, RICH, aName('saver')))[0] ?? '';

const adjusted = async (town: Town) => {
  const { member } = await town.as(await aSaver(town)).does('point.code', {});
  const said = { kind: 'adjust' as const, bucket: 'service' as const, points: 200 };
  const about = { communityId: EAST, member, reason: '补记一次帮忙' };
  const { proposal } = await town.as(社区专员).does('point.propose', { ...said, ...about });
  return { proposalId: proposal.proposalId };
};

const bought = async (town: Town) => {
  const who = await aSaver(town);
  const rewardId = await aRewardOf(town, 5, 3);
  const { voucher } = await town.as(who).does('reward.redeem', { rewardId });
  return { who, voucher };
};

const shop = { communityId: EAST, unitId: 'shop-zaocan' };

/** One used voucher more to be settled; the shop's amount is asked for afresh. */
const used = async (town: Town) => {
  const { voucher } = await bought(town);
  await town.as(早餐店主).does('reward.use', { code: voucher.code });
  const { open } = await town.as(社区专员).does('reward.settlement', shop);
  return { ...shop, points: open.points };
};

const squared = async (town: Town): Promise<void> => {
  const { open } = await town.as(社区专员).does('reward.settlement', shop);
  if (open.points > 0) await town.as(社区专员).does('reward.settle', { ...shop, points: open.points });
};

const drawer = async (town: Town) => {
  const items = [{ item: 'pump', name: '打气筒', count: 3 }];
  const said = { placeId: EAST, station: '某服务站', items };
  return { drawerId: (await town.as(社区专员).does('drawer.fill', said)).drawer.drawerId, item: 'pump' };
};

/** Next year and the year after, each later than the one before. */
let editions = 0;
const nextEdition = () => {
  editions += 1;
  const from = new Date(Date.UTC(2027, 0, editions)).toISOString().slice(0, 10);
  return {
    ...{ communityId: EAST, from, weights: { base: 100, service: 100, contribution: 50 }, contributionCap: 20 },
    ...{ perHour: 2, perHourOf: [], wishPoints: 5, yuanPerPoint: 10, expiryYears: 2, criteria: [] },
  };
};

export const pointScenes: ScenesOf<ActionOf<'point'>> = {
  'point.code': async (town) => ({ who: await aSaver(town), input: {} }),
  'point.remind': async (town) => ({
    who: await aSaver(town),
    input: { bucket: 'service', subscribed: ['linli-points'] },
  }),
  'point.publishRules': async () => ({ who: 社区专员, input: nextEdition() }),
  'point.object': async (town) => {
    const { edition } = await town.as(社区专员).does('point.publishRules', nextEdition());
    return { who: 街道干部, input: { communityId: EAST, edition, reason: '捐献的分占得多了' } };
  },
  'point.propose': async () => ({
    who: 社区专员,
    input: {
      ...{ kind: 'donation', communityId: EAST, member: 'XIAOXIA1', reason: '捐了一批书' },
      ...{ yuan: 500, receipt: '收据 18' },
    },
  }),
  'point.confirm': async (town) => ({ who: 街道干部, input: await adjusted(town) }),
  'point.decline': async (town) => ({ who: 街道干部, input: { ...(await adjusted(town)), reason: '查无此事' } }),
  'point.rank': async (town) => {
    await town.as(社区专员).does('point.rank', { communityId: EAST, join: false });
    return { who: 社区专员, input: { communityId: EAST, join: true } };
  },
};

export const rewardScenes: ScenesOf<ActionOf<'reward' | 'drawer'>> = {
  'reward.offer': async () => ({
    who: 社区专员,
    input: { communityId: EAST, title: '新东西', points: 3, unitId: 'shop-lifa', stock: 4 },
  }),
  'reward.restock': async (town) => ({ who: 社区专员, input: { rewardId: await aRewardOf(town, 5, 3), change: 7 } }),
  'reward.pause': async (town) => ({ who: 社区专员, input: { rewardId: await aRewardOf(town, 5, 3) } }),
  'reward.resume': async (town) => {
    const rewardId = await aRewardOf(town, 5, 3);
    await town.as(社区专员).does('reward.pause', { rewardId });
    return { who: 社区专员, input: { rewardId } };
  },
  'reward.redeem': async (town) => ({ who: await aSaver(town), input: { rewardId: await aRewardOf(town, 5, 3) } }),
  'reward.cancel': async (town) => {
    const { who, voucher } = await bought(town);
    return { who, input: { voucherId: voucher.voucherId } };
  },
  'reward.use': async (town) => ({ who: 早餐店主, input: { code: (await bought(town)).voucher.code } }),
  'reward.settle': async (town) => {
    await squared(town);
    return { who: 社区专员, input: await used(town) };
  },
  'drawer.fill': async (town) => {
    const { drawerId } = await drawer(town);
    const items = [{ item: 'driver', name: '螺丝刀', count: 2 }];
    return { who: 社区专员, input: { drawerId, placeId: EAST, station: '某服务站', items } };
  },
  'drawer.lend': async (town) => ({ who: 志愿者, input: await drawer(town) }),
  'drawer.giveBack': async (town) => {
    const input = await drawer(town);
    await town.as(志愿者).does('drawer.lend', input);
    return { who: 志愿者, input };
  },
};
