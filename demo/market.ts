import { shanghaiDate } from '../domain/kernel/calendar';
import { calendar } from './calendar';
import type { Actor } from '../domain/kernel/access';
import type { JobSaid } from '../domain/jobs/contract';
import type { Job } from '../domain/jobs/model';
import { closeJob, fill, lookAtJob, post } from '../domain/jobs/rules';
import { say, unheard, type Seeker } from '../domain/jobs/seekers';
import type { SeekerSaid } from '../domain/jobs/seekerContract';
import { agree, newTalk } from '../domain/jobs/talks';
import type { OfferSaid } from '../domain/offers/contract';
import type { Offer, Provider } from '../domain/offers/model';
import { accept, finish, isOrderOver, orderLetGo, place, rate } from '../domain/offers/order';
import type { Order } from '../domain/offers/orderModel';
import { approve, submit } from '../domain/offers/rules';
import { homeAt, type Home } from '../domain/people/model';
import { homeOfShop, type Shop } from '../domain/shops/model';
import type { Unit } from '../domain/units/model';
import { placeAt, someone, type Town } from './merchants';

const EAST = '410403001001';
const DAY = 86_400_000;

const demoJobId = (number: number): string => `demojob${String(number).padStart(17, '0')}`;
const demoOfferId = (number: number): string => `demooffer${String(number).padStart(15, '0')}`;

type DemoJob = Pick<JobSaid, 'title' | 'kind' | 'shift' | 'pay' | 'hours' | 'text' | 'wanted'> & {
  readonly shop: number;
  readonly owner: string;
  readonly upTo?: 'filled' | 'expired' | 'closed';
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
  {
    ...{ shop: 0, owner: 'merchant-1', title: '春节前帮忙理货', kind: 'carrying', shift: 'hourly', wanted: 2 },
    ...{ pay: '每小时 18 元', hours: '下午 2 小时', text: '搬得动十公斤就行。', upTo: 'filled' },
  },
  {
    ...{ shop: 1, owner: 'merchant-2', title: '夜班收银', kind: 'cashier', shift: 'evening', wanted: 1 },
    ...{ pay: '每晚 90 元', hours: '18:00-22:00', text: '', upTo: 'expired' },
  },
  {
    ...{ shop: 4, owner: 'merchant-5', title: '学徒', kind: 'craft', shift: 'fullDay', wanted: 1 },
    ...{ pay: '学满再谈', hours: '9:00-18:00', text: '', upTo: 'closed' },
  },
];

type DemoSeeker = Pick<SeekerSaid, 'kinds' | 'shifts' | 'words'> & { readonly name: string; readonly like: string };

/** Neighbours who look for work: they live where somebody of the cast does and are on nobody's desk. */
const demoSeekers: readonly DemoSeeker[] = [
  {
    ...{ name: '小禾', like: 'merchant-staff-1', kinds: ['cashier', 'shopkeeping'], shifts: ['evening'] },
    words: '白天带孩子，晚上有三个小时',
  },
  {
    ...{ name: '荷姨', like: 'merchant-1', kinds: ['caring', 'cleaning'], shifts: ['halfDay'] },
    words: '上午有空，做饭干净，照顾过老人',
  },
  { name: '大葛', like: 'merchant-5', kinds: ['carrying'], shifts: ['hourly'], words: '有电动三轮，附近都能送' },
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

/** Ended the way it ended; the first that is still open has somebody who is interested. */
const ended = (job: Job, upTo: DemoJob['upTo'], by: Actor, now: Date): Job => {
  const saying = { by, now, ofShop: true };
  if (upTo === 'filled') return fill(job, {}, saying);
  if (upTo === 'closed') return closeJob(job, { reason: '已经有人来学了' }, saying);
  return upTo === 'expired' ? lookAtJob(job, now) : job;
};

const growJobs = (town: Town, shops: readonly Shop[], now: Date): Job[] =>
  demoJobs.map(({ shop, owner, upTo, ...said }, index) => {
    const then = new Date(now.getTime() - (upTo === 'expired' ? 30 : index + 1) * DAY);
    const until = shanghaiDate(new Date(then.getTime() + (upTo === 'expired' ? 20 : 21 + index) * DAY));
    const by = someone(town, owner);
    const posted = post(
      { _id: demoJobId(index + 1), shop: shopAt(shops, shop) },
      { ...said, shopId: shopAt(shops, shop)._id, until, subscribed: [] },
      { by, now: then },
    );
    return quietly(ended(posted, upTo, by, now));
  });

/** Somebody both sides of the first opening agreed to talk about. */
const withTalk = (town: Town, [first, ...others]: readonly Job[], now: Date): Job[] => {
  if (!first) return [];
  const seeker = someone(town, 'merchant-staff-1');
  const contact = { name: '小田', phone: '13800000007' };
  const talk = newTalk('demotalk0000000000000001', { words: '白天上午有空', contact }, { by: seeker, now });
  const asked = { ...first, talks: [talk], talkCount: 1, seekerIds: [seeker.id] };
  const owner = { by: someone(town, 'merchant-1'), now };
  return [quietly(agree(asked, { talkId: talk.talkId, subscribed: [] }, owner)), ...others];
};

const growSeekers = (town: Town, now: Date): Seeker[] =>
  demoSeekers.map(({ name, like, ...said }, index) => {
    const by = { ...someone(town, like), id: `o-demo-seeker-${index + 1}`, nickname: name };
    const then = new Date(now.getTime() - (index + 1) * DAY);
    const _id = `demoseeker${String(index + 1).padStart(14, '0')}`;
    return say(unheard(_id, by), { ...said, subscribed: [] }, { by, now: then });
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

type DemoOrder = {
  readonly offer: number;
  readonly who: string;
  readonly words: string;
  readonly upTo: 'placed' | 'accepted' | 'done' | 'closed';
};

/** One of each kind: waiting, on its way, to be rated, and over. */
const demoOrders: readonly DemoOrder[] = [
  { offer: 0, who: 'officer-2', words: '锁芯有点涩，想换一个，晚上六点以后在家', upTo: 'accepted' },
  { offer: 1, who: 'merchant-1', words: '老人八十了，周三下午都在', upTo: 'placed' },
  { offer: 2, who: 'merchant-2', words: '一袋米，三楼，上午送都行', upTo: 'done' },
  { offer: 3, who: 'resident-1', words: '厨房水龙头滴水', upTo: 'closed' },
];
const stagesOfOrder = ['placed', 'accepted', 'done', 'closed'] as const;

const anOrder = (town: Town, about: DemoOrder, offer: Offer, { number, now }: { number: number; now: Date }): Order => {
  const by = someone(town, about.who);
  const then = new Date(now.getTime() - (about.upTo === 'placed' ? 0.1 : number) * DAY);
  const served = { by: someone(town, demoOffers[about.offer]?.by ?? ''), now: then };
  const reaches = (state: DemoOrder['upTo']) => stagesOfOrder.indexOf(about.upTo) >= stagesOfOrder.indexOf(state);
  const contact = { name: '邻居', phone: `1380000000${number}` };
  let order = place(
    { _id: `demoorder${String(number).padStart(15, '0')}`, number: `261101-DEMO${number}`, offer },
    { offerId: offer._id, words: about.words, spot: '', contact, subscribed: [] },
    { by, now: then, calendar },
  );
  if (reaches('accepted')) order = accept(order, { words: '今晚过去看', subscribed: [] }, served);
  if (reaches('done')) order = finish(order, { words: '做好了' }, served);
  if (reaches('closed')) order = orderLetGo(rate(order, { words: '' }, { by, now: then }));
  return quietly(order);
};

/** What its orders took of an offer: a place each, and its person's while it is not over. */
const withOrders = (offer: Offer, orders: readonly Order[]): Offer => {
  const mine = orders.filter(({ offerId }) => offerId === offer._id);
  const takers = mine
    .filter((order) => !isOrderOver(order))
    .map(({ ordererId, _id, placedAt }) => ({ personId: ordererId, orderId: _id, at: placedAt, ordered: true }));
  return {
    ...offer,
    takers,
    taken: mine.length,
    takerIds: takers.map(({ personId }) => personId),
    takerCount: takers.length,
  };
};

/** Openings, what partners offer, and an order. */
export const growMarket = (
  town: Town,
  shops: readonly Shop[],
  units: readonly Unit[],
  now: Date,
): { jobs: Job[]; seekers: Seeker[]; offers: Offer[]; orders: Order[] } => {
  const offers = growOffers(town, shops, units, now);
  const orders = demoOrders.flatMap((about, index) => {
    const offer = offers[about.offer];
    return offer ? [anOrder(town, about, offer, { number: index + 1, now })] : [];
  });
  return {
    jobs: withTalk(town, growJobs(town, shops, now), now),
    seekers: growSeekers(town, now),
    offers: offers.map((offer) => withOrders(offer, orders)),
    orders,
  };
};
