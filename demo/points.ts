import { shanghaiDate } from '../domain/kernel/calendar';
import type { Drawer } from '../domain/drawers/model';
import type { Place } from '../domain/places/model';
import { earn, type Earning } from '../domain/points/ledger';
import {
  newPurse,
  newShopAccount,
  purseId,
  type Account,
  type Bucket,
  type Member,
  type Standing,
  type Transfer,
} from '../domain/points/model';
import { firstRules, publishRules, type PointRules } from '../domain/points/rules';
import type { Reward, Voucher } from '../domain/rewards/model';
import { offer, redeem, use } from '../domain/rewards/rules';
import { demoUnits } from './duties';

const EAST = '410403001001';
const FAR = '410403003005';
const DAY = 86_400_000;

const before = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY);
const personOf = (id: string): string => `o-demo-${id}`;
const idFor = (number: number): string => `demo${String(number).padStart(20, '0')}`;

/** Criteria are for show: a community writes its own. */
const criteria = [
  { key: 'meeting', text: '参加社区议事会', points: 10 },
  { key: 'study', text: '参加志愿者培训', points: 10 },
];

const editionOf = (communityId: string, contribution: number, now: Date): PointRules =>
  publishRules(
    firstRules(communityId),
    {
      communityId,
      from: shanghaiDate(before(now, 400)),
      weights: { base: 100, service: 100, contribution },
      contributionCap: 20,
      perHour: 2,
      perHourOf: [{ category: 'snow', points: 4 }],
      wishPoints: 5,
      yuanPerPoint: 10,
      expiryYears: 2,
      criteria,
    },
    {
      id: personOf(communityId === EAST ? 'clerk-1' : 'clerk-2'),
      post: `${communityId === EAST ? '东苑社区' : '五一路社区'} 社区专员`,
    },
    before(now, 420),
  );

type Story = {
  readonly who: string;
  readonly bucket?: Bucket;
  readonly reason?: Earning['reason'];
  readonly points: number;
  readonly daysAgo: number;
  readonly words: string;
};

/** What neighbours did lately, and what they earned with it. */
const stories: readonly Story[] = [
  { who: 'volunteer-1', points: 12, daysAgo: 60, words: '小广场清雪' },
  { who: 'volunteer-1', points: 6, daysAgo: 41, words: '校园门口护学' },
  { who: 'volunteer-1', points: 8, daysAgo: 27, words: '楼道杂物清理' },
  { who: 'volunteer-1', points: 5, daysAgo: 18, words: '帮一位老人修好了收音机', reason: 'wish' },
  { who: 'volunteer-1', points: 4, daysAgo: 6, words: '护鸟巡查' },
  { who: 'volunteer-1', bucket: 'base', points: 10, daysAgo: 50, words: '参加志愿者培训', reason: 'base' },
  { who: 'volunteer-1', bucket: 'contribution', points: 30, daysAgo: 33, words: '捐书三十本', reason: 'donation' },
  { who: 'volunteer-2', points: 8, daysAgo: 27, words: '楼道杂物清理' },
  { who: 'volunteer-2', points: 12, daysAgo: 60, words: '小广场清雪' },
  { who: 'team-leader-1', points: 16, daysAgo: 60, words: '小广场清雪' },
  { who: 'team-leader-1', points: 10, daysAgo: 20, words: '夜间巡逻' },
  { who: 'resident-1', points: 6, daysAgo: 41, words: '校园门口护学' },
  { who: 'resident-2', points: 4, daysAgo: 41, words: '校园门口护学' },
  { who: 'courtyard-leader-1', points: 8, daysAgo: 27, words: '楼道杂物清理' },
];

type Ledger = { readonly accounts: Map<string, Account>; readonly transfers: Transfer[] };

/** Booked by the same rule as every other row, so that the first night finds nothing to tell. */
const growLedger = (rules: PointRules, now: Date): Ledger => {
  const ledger: Ledger = { accounts: new Map(), transfers: [] };
  stories.forEach(({ who, bucket = 'service', reason = 'task', points, daysAgo, words }, index) => {
    const id = purseId(personOf(who), EAST, bucket);
    const purse = ledger.accounts.get(id) ?? newPurse(personOf(who), EAST, bucket);
    const at = before(now, daysAgo);
    const teamId = reason === 'task' ? 'volunteers-dongyuan' : '';
    const earning = { reason, cause: `demo-${index}`, points, earnedAt: at.toISOString(), teamId, words };
    const booked = earn(purse, earning, rules, { now: at, by: [personOf('clerk-1')] });
    ledger.transfers.push(booked.transfer);
    ledger.accounts.set(id, booked.purse);
  });
  return ledger;
};

type Goods = {
  readonly title: string;
  readonly text: string;
  readonly points: number;
  readonly stock: number;
  readonly unitId: string;
};

const goods: readonly Goods[] = [
  { title: '理发一次', text: '到店剪发，不用预约。', points: 10, stock: 20, unitId: 'shop-lifa' },
  { title: '剪刀和菜刀磨三把', text: '带来就磨，当天取走。', points: 6, stock: 30, unitId: 'shop-lifa' },
  { title: '豆浆油条一份', text: '早上六点到九点半。', points: 4, stock: 50, unitId: 'shop-zaocan' },
  { title: '菜包子两个', text: '每天新蒸，卖完为止。', points: 3, stock: 40, unitId: 'shop-zaocan' },
  { title: '环保袋一个', text: '在党群服务站领取。', points: 5, stock: 15, unitId: 'volunteers-dongyuan' },
];

const growRewards = (now: Date): Reward[] =>
  goods.map(({ unitId, ...said }, index) =>
    offer(
      { _id: idFor(50_000 + index), unit: demoUnits.find(({ _id }) => _id === unitId) },
      { ...said, unitId, communityId: EAST, photo: '', validDays: 60 },
      { by: personOf('clerk-1'), now: new Date(before(now, 45).getTime() + index * 60_000) },
    ),
  );

type Market = { readonly rewards: Reward[]; readonly vouchers: Voucher[] };

/** One voucher used at breakfast, one still in the pocket. */
const growVouchers = ({ accounts, transfers }: Ledger, now: Date): Market => {
  const rewards = growRewards(now);
  const id = purseId(personOf('volunteer-1'), EAST, 'service');
  const vouchers = [2, 0].map((which, index) => {
    const [reward, purse] = [rewards[which], accounts.get(id)];
    if (!reward || !purse) throw new Error('The demo redeems what it offers.');
    const made = { _id: idFor(60_000 + index), code: `demovoucher${String(index).padStart(5, '0')}` };
    const done = redeem(reward, purse, made, before(now, 5 - index));
    accounts.set(id, done.purse);
    transfers.push(done.transfer);
    rewards[which] = done.reward;
    return done.voucher;
  });
  const [eaten, kept] = vouchers;
  if (!eaten || !kept) throw new Error('The demo has two vouchers.');
  const shop = newShopAccount('shop-zaocan', EAST);
  const used = use(eaten, shop, { by: personOf('shop-owner-2'), now: before(now, 3) });
  accounts.set(shop._id, used.shop);
  transfers.push(used.transfer);
  return { rewards, vouchers: [used.voucher, kept] };
};

const growMembers = (): Member[] =>
  [
    ['XIAOXIA1', 'volunteer-1', '小夏'],
    ['XIAOHE01', 'volunteer-2', '小何'],
    ['XIAOLIN1', 'resident-1', '小林'],
    ['AMEI0001', 'resident-2', '阿梅'],
  ].map(([_id = '', who = '', nickname = '']) => ({ _id, version: 1, personId: personOf(who), nickname }));

const standing = (_id: string, of: Standing['of'], name: string): Standing => ({
  ...{ _id, version: 1, operations: [], of, name, communityId: EAST, joined: true },
  ...{ year: 0, points: 0, people: 0, countedAt: '', countedOn: '' },
});

/** 口罩 打气筒 螺丝刀: what the source names, and a little more. */
const growDrawer = (place: Place): Drawer => ({
  _id: idFor(70_000),
  version: 1,
  operations: [],
  placeId: place._id,
  scopes: place.scopes,
  station: '东苑社区党群服务站',
  text: '进门右手第一个抽屉，不上锁，用完放回来',
  items: [
    { item: 'mask', name: '口罩', count: 30 },
    { item: 'pump', name: '打气筒', count: 1 },
    { item: 'driver', name: '螺丝刀', count: 2 },
    { item: 'umbrella', name: '雨伞', count: 5 },
    { item: 'ladder', name: '人字梯', count: 1 },
  ],
  lent: [],
});

/** Everything about points in the demo: rules, purses with a history, goods at two shops, a drawer. */
export const growPoints = (places: readonly Place[], now: Date) => {
  const rules = editionOf(EAST, 50, now);
  const ledger = growLedger(rules, now);
  const market = growVouchers(ledger, now);
  const community = places.find(({ _id }) => _id === EAST);
  if (!community) throw new Error('The demo has its community.');
  return {
    ...market,
    accounts: [...ledger.accounts.values()],
    transfers: ledger.transfers,
    pointRules: [rules, editionOf(FAR, 100, now)],
    members: growMembers(),
    standings: [
      standing(EAST, 'communities', '东苑社区'),
      standing('volunteers-dongyuan', 'teams', '东苑社区志愿服务队'),
    ],
    drawers: [growDrawer(community)],
  };
};
