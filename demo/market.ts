import { NO_OWN_DAYS, OFFICE_HOURS, shanghaiDate, type Calendar } from '../domain/kernel/calendar';
import type { JobSaid } from '../domain/jobs/contract';
import type { Job } from '../domain/jobs/model';
import { post } from '../domain/jobs/rules';
import type { Seeker } from '../domain/jobs/seekers';
import type { OfferSaid } from '../domain/offers/contract';
import type { Offer, Provider } from '../domain/offers/model';
import { accept, place } from '../domain/offers/order';
import type { Order } from '../domain/offers/orderModel';
import { approve, submit } from '../domain/offers/rules';
import { homeAt, type Home } from '../domain/people/model';
import { homeOfShop, type Shop } from '../domain/shops/model';
import type { Unit } from '../domain/units/model';
import { placeAt, someone, type Town } from './merchants';

const EAST = '410403001001';
const DAY = 86_400_000;
const calendar: Calendar = { off: new Set(), on: new Set(), years: new Set(), hours: OFFICE_HOURS, own: NO_OWN_DAYS };

const demoJobId = (number: number): string => `demojob${String(number).padStart(17, '0')}`;
const demoOfferId = (number: number): string => `demooffer${String(number).padStart(15, '0')}`;

type DemoJob = Pick<JobSaid, 'title' | 'kind' | 'shift' | 'pay' | 'hours' | 'text' | 'wanted'> & {
  readonly shop: number;
  readonly owner: string;
};

const demoJobs: readonly DemoJob[] = [
  {
    ...{ shop: 0, owner: 'merchant-1', title: '理货兼收银', kind: 'shopkeeping', shift: 'fullDay', wanted: 1 },
    ...{ pay: '每月 3200 元，管午饭', hours: '8:00-17:00，单休', text: '会用扫码收银就行，可以教。' },
  },
  {
    ...{ shop: 1, owner: 'merchant-2', title: '周末送药员', kind: 'carrying', shift: 'evening', wanted: 2 },
    ...{ pay: '每单 6 元', hours: '周六周日 14:00-20:00', text: '送到附近三个小区，自备电动车。' },
  },
  {
    ...{ shop: 3, owner: 'merchant-4', title: '水电安装师傅', kind: 'craft', shift: 'hourly', wanted: 1 },
    ...{ pay: '每小时 60 元', hours: '有活时打电话', text: '有电工证优先。' },
  },
];

type DemoOffer = Omit<OfferSaid, 'text' | 'places'> &
  Partial<Pick<OfferSaid, 'text' | 'places'>> & { readonly by: string; readonly shop?: number; readonly clerk: string };

const demoOffers: readonly DemoOffer[] = [
  {
    ...{ by: 'merchant-5', shop: 4, clerk: 'clerk-3', kind: 'lowFee', service: 'repair', title: '上门换锁芯' },
    prices: [
      { label: '换普通锁芯', fen: 5000, per: '次' },
      { label: '开门', fen: 3000, per: '次' },
    ],
  },
  {
    ...{ by: 'merchant-2', shop: 1, clerk: 'clerk-3', kind: 'free', service: 'homeDoctor', title: '上门量血压' },
    ...{ prices: [], text: '七十岁以上的老人，每周三下午。' },
  },
  {
    ...{ by: 'merchant-1', shop: 0, clerk: 'clerk-3', kind: 'free', service: 'eldercare', title: '给老人送米面上楼' },
    prices: [],
  },
  {
    ...{ by: 'merchant-4', shop: 3, clerk: 'clerk-2', kind: 'lowFee', service: 'repair', title: '换水龙头和灯泡' },
    prices: [{ label: '人工', fen: 2000, per: '次' }],
  },
  {
    ...{ by: 'liaison-1', clerk: 'clerk-1', kind: 'free', service: 'legal', title: '防诈骗和理财咨询', places: 20 },
    ...{ prices: [], text: '每周五下午在党群服务站，先约再来。' },
  },
];

/** Nothing of long ago waits to be told. */
const quietly = <D extends { notices: readonly unknown[]; noticesDueAt: string }>(doc: D): D => ({
  ...doc,
  notices: [],
  noticesDueAt: '',
});

const shopAt = (shops: readonly Shop[], index: number): Shop => {
  const shop = shops[index];
  if (!shop) throw new Error(`The demo town has no shop ${index}.`);
  return shop;
};

const growJobs = (town: Town, shops: readonly Shop[], now: Date): Job[] =>
  demoJobs.map(({ shop, owner, ...said }, index) => {
    const then = new Date(now.getTime() - (index + 1) * DAY);
    const until = shanghaiDate(new Date(now.getTime() + 20 * DAY));
    return quietly(
      post(
        { _id: demoJobId(index + 1), shop: shopAt(shops, shop) },
        { ...said, shopId: shopAt(shops, shop)._id, until, subscribed: [] },
        { by: someone(town, owner), now: then },
      ),
    );
  });

const providing = (town: Town, about: DemoOffer, shops: readonly Shop[], units: readonly Unit[]): [Provider, Home] => {
  if (about.shop !== undefined) {
    const shop = shopAt(shops, about.shop);
    return [{ kind: 'shop', id: shop._id, name: shop.name }, homeOfShop(shop)];
  }
  const unit = units.find(({ _id }) => _id === 'org-bank');
  if (!unit) throw new Error('The demo town has no bank.');
  return [{ kind: 'unit', id: unit._id, name: unit.name }, homeAt(placeAt(town, EAST))];
};

const growOffers = (town: Town, shops: readonly Shop[], units: readonly Unit[], now: Date): Offer[] =>
  demoOffers.map(({ by, clerk, shop, ...said }, index) => {
    const then = new Date(now.getTime() - (index + 10) * DAY);
    const [provider, where] = providing(
      town,
      { by, clerk, ...said, ...(shop === undefined ? {} : { shop }) },
      shops,
      units,
    );
    const submitted = submit(
      { _id: demoOfferId(index + 1), provider, where },
      { text: '', places: 0, ...said, subscribed: [] },
      { by: someone(town, by), now: then, own: true },
    );
    return quietly(approve(submitted, { words: '' }, { by: someone(town, clerk), now: then, own: false }));
  });

/** One order on its way: the lock is being changed. */
const anOrder = (town: Town, offer: Offer, now: Date): [Order, Offer] => {
  const orderer = someone(town, 'officer-2');
  const then = new Date(now.getTime() - DAY);
  const _id = 'demoorder000000000000001';
  const placed = place(
    { _id, number: '261101-DEMO1', offer },
    {
      offerId: offer._id,
      words: '锁芯有点涩，想换一个，晚上六点以后在家',
      spot: '',
      contact: { name: '老于', phone: '13800000009' },
      subscribed: [],
    },
    { by: orderer, now: then, calendar },
  );
  const taken = accept(placed, { words: '今晚过去看', subscribed: [] }, { by: someone(town, 'merchant-5'), now: then });
  const taker = { personId: orderer.id, orderId: _id, at: then.toISOString(), ordered: true };
  return [quietly(taken), { ...offer, taken: 1, takers: [taker], takerIds: [orderer.id], takerCount: 1 }];
};

/** Openings, what partners offer, and an order. */
export const growMarket = (
  town: Town,
  shops: readonly Shop[],
  units: readonly Unit[],
  now: Date,
): { jobs: Job[]; seekers: Seeker[]; offers: Offer[]; orders: Order[] } => {
  const [lock, ...others] = growOffers(town, shops, units, now);
  if (!lock) return { jobs: [], seekers: [], offers: [], orders: [] };
  const [order, ordered] = anOrder(town, lock, now);
  return { jobs: growJobs(town, shops, now), seekers: [], offers: [ordered, ...others], orders: [order] };
};
