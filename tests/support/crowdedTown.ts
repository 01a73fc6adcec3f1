import { createHash } from 'node:crypto';
import { collections, type CollectionName } from '../../domain/collections';
import { town as demoTown } from '../../demo/town';
import { shanghaiMonth } from '../../domain/kernel/calendar';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { 换锁芯 } from './jobsAndOffers';
import { 建设路商户群, 老街粮油店 } from './merchants';
import { 另一店主, 店主, 志愿者, 社区专员, aTown, type Town } from './town';

const EAST = '410403001001';

/** Enough of each for two pages and the beginning of a third; of what there is a page of already, less will do. */
const COPIES = PAGE_SIZE * 2 + 5;
const FEWER = COPIES / 3;

/** How many there are now of everything there was one of, by whether a page of it was there already. */
export const timesOver = [COPIES + 1, FEWER + 1];

/** What a neighbourhood has many of. Places, posts and settings stay what they are. */
const many: readonly CollectionName[] = [
  ...(['serviceRequests', 'cards', 'transfers', 'proposals', 'people', 'rewards'] as const),
  ...(['vouchers', 'tasks', 'wishes', 'shops', 'groups', 'bulletins', 'jobs', 'seekers', 'offers', 'orders'] as const),
  'registers',
];

type Doc = Record<string, unknown> & { _id: string };

const copied = (value: unknown, at: number): string =>
  createHash('sha256')
    .update(`${String(value)} ${at}`)
    .digest('hex')
    .slice(0, 24);

/** The same again under another id, and under another value wherever only one may have it; nobody has twenty shops. */
const copyOf = (doc: Doc, name: CollectionName, at: number): Doc => {
  const unique = collections[name].indexes.filter((index) => index.unique).flatMap(({ keys }) => Object.keys(keys));
  const own = ['_id', ...unique, ...(name === 'shops' ? ['ownerId', 'peopleIds'] : [])];
  return { ...doc, ...(Object.fromEntries(own.map((field) => [field, copied(doc[field], at)])) as { _id: string }) };
};

/** What the demo town has none of, done by those who do it. */
const oneOfEach = async (town: Town, now: string): Promise<void> => {
  const need = { groupId: 建设路商户群, shopId: 老街粮油店, serviceClass: 'streetscape', photos: [] };
  for (const text of ['门口的招牌掉漆了，想换一块', '门口的灯箱歪了，怕砸着人', '门前的停车线磨没了'])
    await town.as(店主).does('need.raise', { ...need, text });
  await town.as(另一店主).does('offer.submit', { ...换锁芯 });
  const { member } = await town.as(志愿者).does('point.code', {});
  const given = { member, communityId: EAST, reason: '参加了社区议事会' };
  await town.as(社区专员).does('point.propose', { kind: 'base', ...given, criterion: 'meeting' });
  const month = shanghaiMonth(new Date(now));
  await town.as(社区专员).does('export.ask', { placeId: EAST, month, reason: '逐户回访漏雨的几家' });
};

/** The demo's town after years: twenty of everything on a page and as many behind. */
export const aCrowdedTown = async (now: string): Promise<Town> => {
  const town = await aTown({}, now);
  const { serviceRequests, cards, tasks, wishes, wishCounts } = demoTown(7, new Date(now)).collections;
  await town.cloud.load({ collections: { serviceRequests, cards, tasks, wishes, wishCounts } });
  await oneOfEach(town, now);
  await town.tick();
  for (const name of many) {
    const docs = (await town.cloud.documents(name, 1000)) as Doc[];
    const times = docs.length > PAGE_SIZE ? FEWER : COPIES;
    const copies = docs.flatMap((doc) => Array.from({ length: times }, (_, at) => copyOf(doc, name, at)));
    await town.cloud.load({ collections: { [name]: copies } });
  }
  return town;
};
