import type { TradeList } from '../domain/shops/trades';
import { shanghaiDate } from '../domain/kernel/calendar';
import { calendar } from './calendar';
import type { Actor } from '../domain/kernel/access';
import { postBulletin } from '../domain/groups/bulletins';
import type { Bulletin, Group, OpenedSeal } from '../domain/groups/model';
import { add, createGroup, departmentMember, setClasses, shopMember } from '../domain/groups/rules';
import { actorOf, type Person } from '../domain/people/model';
import type { Place } from '../domain/places/model';
import type { Post } from '../domain/posts/model';
import { giveBadge } from '../domain/shops/badge';
import type { BadgeKind } from '../domain/shops/contract';
import type { Shop } from '../domain/shops/model';
import { accept, invite } from '../domain/shops/people';
import { register, sendBack, verify } from '../domain/shops/rules';
import { trades } from '../domain/shops/trades';
import type { Unit } from '../domain/units/model';

const HILL = '410403004001';
const MAY = '410403003005';
const DAY = 86_400_000;

export const demoShopId = (number: number): string => `demoshop${String(number).padStart(16, '0')}`;
export const demoGroupId = (number: number): string => `demogroup${String(number).padStart(15, '0')}`;

type DemoShop = {
  readonly name: string;
  readonly trade: keyof typeof trades;
  readonly owner: string;
  readonly clerk: string;
  readonly placeId: string;
  readonly spot: string;
  readonly hours: string;
  readonly at: readonly [latitude: number, longitude: number];
  readonly upTo: 'applied' | 'sentBack' | 'verified';
  readonly listed: boolean;
  readonly badge?: readonly [BadgeKind, string];
};

/** Invented shops of the streets around the estates. */
const demoShops: readonly DemoShop[] = [
  {
    ...{ name: '老街粮油店', trade: 'grocery', owner: 'merchant-1', clerk: 'clerk-3', placeId: `${HILL}-e1-b1` },
    ...{ spot: '1号楼临街', hours: '7:00-21:00', at: [33.7436, 113.3206], upTo: 'verified', listed: true },
    badge: ['goodFaith', '足斤足两，临期食品单独放一排'],
  },
  {
    ...{ name: '康宁药房', trade: 'pharmacy', owner: 'merchant-2', clerk: 'clerk-3', placeId: `${HILL}-e2-b1` },
    ...{ spot: '小区东门口', hours: '8:00-22:00', at: [33.7441, 113.3212], upTo: 'verified', listed: true },
    badge: ['partyMember', '夜里有急用，敲门就开'],
  },
  {
    ...{ name: '巷口烧饼铺', trade: 'restaurant', owner: 'merchant-3', clerk: 'clerk-3', placeId: `${HILL}-e1` },
    ...{ spot: '老街巷口', hours: '5:30-13:00', at: [33.7433, 113.3201], upTo: 'applied', listed: true },
  },
  {
    ...{ name: '五一五金行', trade: 'hardware', owner: 'merchant-4', clerk: 'clerk-2', placeId: `${MAY}-e1` },
    ...{ spot: '南门东侧', hours: '8:00-19:00', at: [33.7411, 113.3277], upTo: 'verified', listed: true },
  },
  {
    ...{ name: '顺手配钥匙', trade: 'repair', owner: 'merchant-5', clerk: 'clerk-3', placeId: `${HILL}-e2` },
    ...{ spot: '西门亭子', hours: '9:00-18:00', at: [33.7444, 113.3208], upTo: 'verified', listed: false },
  },
  {
    ...{ name: '小太阳托管', trade: 'kindergarten', owner: 'merchant-5', clerk: 'clerk-3', placeId: `${HILL}-e2-b3` },
    ...{ spot: '3号楼一层', hours: '11:30-18:30', at: [33.7446, 113.3211], upTo: 'sentBack', listed: true },
  },
];

export type Town = {
  readonly places: readonly Place[];
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
};

/** Nobody of the demo is a minor: how old they are does not depend on the day. */
const ANY_DAY = new Date(0);

export const someone = ({ people, posts }: Town, id: string): Actor => {
  const openid = `o-demo-${id}`;
  return actorOf(
    openid,
    people.find(({ _id }) => _id === openid),
    posts.filter(({ personId }) => personId === openid),
    ANY_DAY,
  );
};

export const placeAt = ({ places }: Town, id: string): Place => {
  const place = places.find(({ _id }) => _id === id);
  if (!place) throw new Error(`The demo town has no place ${id}.`);
  return place;
};

/** Nothing of long ago waits to be told: the clock would send it all at once. */
const quietly = (shop: Shop): Shop => (shop.state === 'applied' ? shop : { ...shop, notices: [], noticesDueAt: '' });

const growShop = (town: Town, about: DemoShop, number: number, now: Date): Shop => {
  const days = about.upTo === 'applied' ? 1 : 60 - number;
  const then = new Date(now.getTime() - days * DAY);
  const [owner, clerk] = [someone(town, about.owner), someone(town, about.clerk)];
  const [latitude, longitude] = about.at;
  const applied = register(
    {
      _id: demoShopId(number),
      place: placeAt(town, about.placeId),
      trade: { key: about.trade, label: trades[about.trade] },
    },
    { ...about, position: { latitude, longitude }, contact: { name: '店主', phone: '13800000000' }, subscribed: [] },
    { by: owner, now: then, calendar },
  );
  if (about.upTo === 'applied') return applied;
  const later = new Date(then.getTime() + DAY);
  if (about.upTo === 'sentBack')
    return quietly(sendBack(applied, { reason: '请补一张门头照片，写清楚几点开门' }, { by: clerk, now: later }));
  const seen = verify(applied, { words: '到店看过' }, { by: clerk, now: later });
  if (!about.badge) return quietly(seen);
  const [kind, promise] = about.badge;
  return quietly(giveBadge(seen, { kind, promise }, { by: clerk, now: later }));
};

export const growShops = (town: Town, now: Date): Shop[] => {
  const shops = demoShops.map((about, index) => growShop(town, about, index + 1, now));
  const [first, ...rest] = shops;
  if (!first) return [];
  const then = new Date(now.getTime() - 30 * DAY);
  const code = 'demoinvitation0000000001';
  const staffed = accept(invite(first, { as: 'staff' }, code, then), 'demoseat0000000000000001', {
    by: someone(town, 'merchant-staff-1'),
    now: then,
  });
  return [staffed, ...rest];
};

/** 建设路商户群 with all three parties, and one of another community that still lacks two of them. */
export const growGroups = (town: Town, shops: readonly Shop[], units: readonly Unit[], now: Date): Group[] => {
  const then = new Date(now.getTime() - 30 * DAY);
  const [clerk, other] = [someone(town, 'clerk-3'), someone(town, 'clerk-2')];
  const departments = units.filter(({ _id }) => _id === 'dept-chengguan');
  const hill = placeAt(town, HILL);
  const opened = createGroup(
    { _id: demoGroupId(1), place: hill, departments: [] },
    { name: '建设路商户群' },
    { by: clerk, now: then },
  );
  const members = [
    ...departments.map((unit) => departmentMember(unit, hill.scopes, then)),
    ...shops.slice(0, 2).map((shop) => shopMember(shop, then)),
  ];
  const full = members.reduce((group, member) => add(group, member, { by: clerk, now: then }), opened);
  const [department] = departments;
  const classes = full.classes.map((one) =>
    one.key === 'streetscape' && department ? { ...one, unitId: department._id, unit: department.name } : one,
  );
  const may = createGroup(
    { _id: demoGroupId(2), place: placeAt(town, MAY), departments: [] },
    { name: '五一路商户群' },
    { by: other, now: then },
  );
  return [setClasses(full, classes, { by: clerk, now: then }), may];
};

/** What the group was told: a policy with a last day everybody confirms, and a reminder for one trade. */
export const growBulletins = (town: Town, groups: readonly Group[], shops: readonly Shop[], now: Date): Bulletin[] => {
  const [group] = groups;
  if (!group) return [];
  const by = someone(town, 'clerk-3');
  const ago = (days: number): Date => new Date(now.getTime() - days * DAY);
  const lastDay = shanghaiDate(new Date(now.getTime() + 20 * DAY));
  const policy = postBulletin(
    { _id: 'demobulletin000000000001', group },
    {
      ...{ kind: 'finance', title: '小微商户贷款贴息开始报名', trades: [], ackRequired: true, deadline: lastDay },
      text: '在社区登记满半年、已经核实的商铺都可以报。带营业执照和店主身份证到社区，当场帮你填表。',
    },
    { by, now: ago(2) },
  );
  const reminder = postBulletin(
    { _id: 'demobulletin000000000002', group },
    {
      ...{ kind: 'notice', title: '临期食品单独摆放', trades: ['grocery'], ackRequired: false },
      text: '离到期不足三分之一的，请单独放一排，写明日期。需要标签的到社区来拿。',
    },
    { by, now: ago(5) },
  );
  const pharmacy = shops.slice(1, 2).map(({ _id }) => _id);
  return [{ ...policy, readIds: pharmacy, ackIds: pharmacy }, reminder];
};

/** Collections that begin empty. */
export const merchantsAtFirst: { readonly tradeLists: TradeList[]; readonly openedSeals: OpenedSeal[] } = {
  tradeLists: [],
  openedSeals: [],
};
