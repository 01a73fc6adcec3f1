import type { Actor } from '../domain/kernel/access';
import { calendar } from './calendar';
import { actorOf, homeAt, type Person } from '../domain/people/model';
import type { Place } from '../domain/places/model';
import type { Post } from '../domain/posts/model';
import type { Rating } from '../domain/requests/contract';
import type { ServiceRequest } from '../domain/requests/model';
import { submit } from '../domain/requests/intake';
import * as rules from '../domain/requests/rules';
import type { Occasion } from '../domain/requests/moving';
import { look } from '../domain/requests/timekeeping';
import { contact, report, sign, whistle } from '../domain/requests/whistle';
import { demoDutyList, demoUnits } from './duties';
import { checkedLongAgo, growRecorded } from './intake';
import type { Random } from './random';
import { photo } from './scenes';

const HOUR = 3_600_000;

/** Weekends only: the demo lives in the weeks around today, and its promises are for show. */

export type Story = {
  text: string;
  photos?: readonly string[];
  after?: readonly string[];
  spot?: string;
  urgent?: boolean;
  /** How many hours ago it was raised. */
  hoursAgo: number;
  upTo:
    | 'submitted'
    | 'withdrawn'
    | 'accepted'
    | 'handling'
    | 'whistled'
    | 'resolved'
    | 'sentBack'
    | 'verified'
    | 'closed'
    | 'reopened';
  rating?: Rating;
  result?: string;
  words?: string;
};

/** Believable matters of an old neighbourhood, in every state, some late. */
export const stories: readonly Story[] = [
  {
    text: '3号楼东侧的路灯三天不亮了，晚上老人下楼看不清台阶',
    photos: ['lamp-off'],
    spot: '东侧路灯下',
    hoursAgo: 30,
    upTo: 'handling',
  },
  {
    text: '院门口窨井盖碎了一半，昨天有电动车差点陷进去',
    photos: ['manhole-broken'],
    spot: '院门口',
    urgent: true,
    hoursAgo: 76,
    upTo: 'whistled',
  },
  { text: '垃圾桶两天没清，味道大，招苍蝇', photos: ['bins-full'], hoursAgo: 3, upTo: 'submitted' },
  { text: '二楼有人从窗户拉线给电动车充电，雨天看着害怕', photos: ['wires-out'], hoursAgo: 26, upTo: 'submitted' },
  {
    text: '楼道里堆了纸箱和旧家具，消防通道过不去',
    photos: ['stairs-cluttered'],
    hoursAgo: 50,
    upTo: 'resolved',
    result: '和住户一起清走了，约好不再堆放',
  },
  {
    text: '地下室上水管漏水，积水快到楼梯口',
    photos: ['pipe-leak'],
    urgent: true,
    hoursAgo: 100,
    upTo: 'sentBack',
    result: '换了一段管子',
    words: '接口还在滴水',
  },
  { text: '单元门的门禁坏了，谁都能进来', hoursAgo: 120, upTo: 'verified', result: '换了控制板，钥匙扣照常用' },
  {
    text: '楼下夜市油烟往家里灌，晚上不敢开窗',
    hoursAgo: 200,
    upTo: 'closed',
    rating: 'satisfied',
    result: '劝摊主装了净化罩，挪开了三米',
  },
  { text: '路口的僵尸车占了半年车位', hoursAgo: 260, upTo: 'closed', rating: 'soso', result: '联系上车主，车已拖走' },
  {
    text: '独居的邻居老人好几天没出门，帮忙看看',
    urgent: true,
    hoursAgo: 300,
    upTo: 'closed',
    rating: 'satisfied',
    result: '上门看过，老人感冒了，已送药，每天有人去',
  },
  {
    text: '想办居住证，不知道要带什么',
    hoursAgo: 340,
    upTo: 'closed',
    rating: 'satisfied',
    result: '材料单发给您了，网格员可以代办',
  },
  {
    text: '人行道地砖松了，一下雨就溅一身水',
    hoursAgo: 410,
    upTo: 'reopened',
    result: '重新铺了两块',
    words: '旁边几块又松了',
  },
  { text: '楼上晚上十一点还放音响', hoursAgo: 90, upTo: 'withdrawn', words: '邻居已经说好了' },
  { text: '树枝长到三楼窗户边，刮风就打玻璃', hoursAgo: 5, upTo: 'submitted' },
  { text: '墙根长了一片杂草，蚊子多', hoursAgo: 4, upTo: 'accepted' },
  {
    text: '楼道声控灯不亮，上下楼全靠摸',
    photos: ['lamp-off'],
    after: ['lamp-on'],
    hoursAgo: 150,
    upTo: 'verified',
    result: '换了灯和开关',
  },
  { text: '楼前下水堵了，污水冒到路上', hoursAgo: 28, upTo: 'handling' },
];

/** The second set, told in other places so that each clerk's inbox is their own. */
const elsewhere: readonly Story[] = [
  { text: '小区门口乱停车，救护车进不来', hoursAgo: 7, upTo: 'submitted' },
  { text: '电梯运行有异响，老人不敢坐', urgent: true, hoursAgo: 20, upTo: 'handling' },
  {
    text: '窨井盖松动，车一过就响',
    photos: ['manhole-broken'],
    after: ['manhole-fixed'],
    hoursAgo: 70,
    upTo: 'closed',
    rating: 'satisfied',
    result: '加了垫圈，重新固定',
  },
  { text: '暖气不热，家里有刚出生的孩子', hoursAgo: 44, upTo: 'resolved', result: '放了气，进水阀调大了' },
];

type Scene = {
  reporter: Actor;
  handler: Actor;
  checker: Actor;
  officer: Actor;
  story: Story;
  place: Place;
  now: Date;
  number: string;
};

/** The housing department signed and called; the city management has not answered yet. */
const whistled = (
  accepted: ServiceRequest,
  officer: Actor,
  at: (share: number, by: Actor) => Occasion,
  clerk: Actor,
): ServiceRequest => {
  const called = demoUnits.filter(({ _id }) => _id === 'dept-zhujian' || _id === 'dept-chengguan');
  const said = {
    called,
    lead: 'dept-zhujian',
    kind: 'ordinary',
    dutyItem: 'A02',
    dutyWhy: '井盖在路面上，按道路这一条请部门来',
    words: '井盖要换，请来现场看',
  } as const;
  const blown = whistle(accepted, { ...said, list: demoDutyList(at(0, clerk).now) }, at(0.2, clerk));
  const signed = sign(blown, {}, at(0.21, officer));
  const called24 = contact(signed, { words: '已经打电话说明，明天到现场' }, at(0.3, officer));
  return report(called24, { words: '现场量过尺寸，新井盖已订货' }, at(0.6, officer));
};

/** Tells one story with the very rules the cloud uses, each step a while after the one before. */
const told = ({ reporter, handler, checker, officer, story, place, now, number }: Scene): ServiceRequest => {
  const start = now.getTime() - story.hoursAgo * HOUR;
  const at = (share: number, by: Actor): Occasion => ({
    by,
    calendar,
    now: new Date(start + story.hoursAgo * HOUR * share),
  });
  const said = {
    text: story.text,
    photos: (story.photos ?? []).map(photo),
    spot: story.spot,
    urgent: story.urgent ?? false,
    subscribed: [],
  };
  const made = {
    _id: `demo${number.slice(-5).padStart(20, '0')}`,
    number,
    where: homeAt(place),
  };
  const submitted = submit(made, said, at(0, reporter));
  if (story.upTo === 'submitted') return submitted;
  if (story.upTo === 'withdrawn') return rules.withdraw(submitted, { reason: story.words ?? '' }, at(0.1, reporter));
  if (story.upTo === 'accepted') return rules.accept(submitted, { words: '已经记下' }, at(0.1, handler));
  const accepted = rules.accept(submitted, { route: 'own', words: '已经记下，今天去看' }, at(0.1, handler));
  if (story.upTo === 'handling') return accepted;
  if (story.upTo === 'whistled') return whistled(accepted, officer, (share, by) => at(share, by), handler);
  const result = { outcome: 'solved' as const, words: story.result ?? '', photos: (story.after ?? []).map(photo) };
  const resolved = rules.resolve(accepted, result, at(0.5, handler));
  if (story.upTo === 'resolved') return resolved;
  if (story.upTo === 'sentBack') return rules.sendBack(resolved, { reason: story.words ?? '' }, at(0.6, checker));
  const verified = rules.verify(resolved, { solved: true, words: '现场看过了' }, at(0.7, checker));
  if (story.upTo === 'verified') return verified;
  if (story.upTo === 'reopened') return rules.reopen(verified, { reason: story.words ?? '' }, at(0.95, reporter));
  return rules.rate(verified, { rating: story.rating ?? 'satisfied' }, at(0.8, reporter));
};

/** Old news was told long ago: nothing of it waits to be sent, and what is late has been marked. */
const settled = (request: ServiceRequest, now: Date): ServiceRequest => ({
  ...look(request, { now, calendar }),
  notices: [],
  noticesDueAt: '',
});

export type Town = { places: readonly Place[]; people: readonly Person[]; posts: readonly Post[] };

/** Nobody of the demo is a minor: how old they are does not depend on the day. */
const ANY_DAY = new Date(0);

export const actorNamed = ({ people, posts }: Town, id: string): Actor => {
  const openid = `o-demo-${id}`;
  return actorOf(
    openid,
    people.find(({ _id }) => _id === openid),
    posts.filter(({ personId }) => personId === openid),
    ANY_DAY,
  );
};

const dateInNumber = (at: Date): string =>
  new Date(at.getTime() + 8 * HOUR).toISOString().slice(2, 10).replaceAll('-', '');

export const growRequests = (town: Town, random: Random, now: Date): ServiceRequest[] => {
  const as = (id: string): Actor => actorNamed(town, id);
  const buildings = (community: string): Place[] =>
    town.places.filter(({ _id, level }) => level === 'building' && _id.startsWith(`${community}-e1`));
  const tell = (story: Story, index: number, where: 'east' | 'west'): ServiceRequest => {
    const east = where === 'east';
    const reporter = east ? as(index % 3 === 2 ? 'resident-2' : 'resident-1') : as('resident-3');
    const number = `${dateInNumber(new Date(now.getTime() - story.hoursAgo * HOUR))}-${String(east ? 10_000 + index : 20_000 + index)}`;
    const place = random.pick(buildings(east ? '410403001001' : '410403003005'));
    const [handler, checker] = east ? [as('clerk-1'), as('grid-worker-1')] : [as('clerk-2'), as('grid-worker-2')];
    return checkedLongAgo(
      settled(told({ reporter, handler, checker, officer: as('officer-2'), story, place, now, number }), now),
    );
  };
  const byPhone = buildings('410403001001')[2] ?? random.pick(buildings('410403001001'));
  return [
    ...stories.map((story, index) => tell(story, index, 'east')),
    ...elsewhere.map((story, index) => tell(story, index, 'west')),
    settled(
      growRecorded({ recorder: as('grid-worker-1'), neighbour: as('resident-1'), place: byPhone, now, calendar }),
      now,
    ),
  ];
};
