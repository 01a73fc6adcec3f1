import { contract, type ActionName } from '../../domain/contract';
import { aResident, 下单, 换锁芯, 招理货, 留电话, 门口 } from '../support/jobsAndOffers';
import { townForTests } from '../support/moveIsKept';
import { 商圈专员, 外社区专员, 外社区居民, 另一店主, 部门专员 } from '../support/town';

const town = townForTests();

/** Everybody an opening and an offer may meet; the last one is the job seeker or the one who ordered. */
const columns = [
  ...(['店主', '店员', '另一店主', '社区专员', '部门', '居民', '外社区专员', '外社区居民', '陌生人'] as const),
  '当事人',
] as const;
type Column = (typeof columns)[number];

/** A cell's letter and what is heard. */
const heard = {
  D: 'done',
  Y: 'NOT_YOURS_TO_DO',
  N: 'NOT_FOUND',
  R: 'REGISTER_FIRST',
  O: 'NOT_ON_DUTY',
  W: 'JOB_OWN',
  B: 'JOB_SAID',
  P: 'OFFER_OWN',
  T: 'ORDER_YOURS',
} as const;

type MarketAction = Extract<keyof typeof contract.merchants, `${'job' | 'seeker' | 'offer' | 'order'}.${string}`>;

/** What must be heard, said by hand: nothing here is derived from the permission page. */
const rows: Readonly<Record<MarketAction, string>> = {
  'job.post': 'DYNYNNNNNN',
  'job.list': 'DDDDDDDDRD',
  'job.mine': 'DDDDDDDDRD',
  'job.read': 'DDDDDDDDND',
  'job.extend': 'DYYYYYYYNY',
  'job.fill': 'DYYYYYYYNY',
  'job.close': 'DYYDYYYYNY',
  'job.interest': 'WDDDDDDDRB',
  'job.withdraw': 'YYYYYYYYND',
  'job.agree': 'DYYYYYYYNY',
  'job.decline': 'DYYYYYYYNY',
  'job.hire': 'DYYYYYYYNY',
  'job.contact': 'DYYYYYYYND',
  'seeker.say': 'DDDDDDDDRD',
  'seeker.mine': 'DDDDDDDDRD',
  'seeker.stop': 'DDDDDDDDRD',
  'seeker.list': 'OOODOODOOO',
  'seeker.match': 'NNNDNNNNNN',
  'offer.submit': 'DNNYNNNNNN',
  'offer.list': 'DDDDDDDDRD',
  'offer.mine': 'DDDDDDDDRD',
  'offer.review': 'OOODOODOOO',
  'offer.read': 'DDDDDDDDND',
  'offer.approve': 'YYNDNNNNNN',
  'offer.sendBack': 'YYNDNNNNNN',
  'offer.revise': 'DYYYYYYYNY',
  'offer.pause': 'DYYYYYYYNY',
  'offer.resume': 'DYYYYYYYNY',
  'offer.close': 'DYYDYYYYNY',
  'order.place': 'PPDDDDDDRT',
  'order.list': 'DDDDDDDDRD',
  'order.read': 'DDNDNNNNND',
  'order.accept': 'DDNYNNNNNY',
  'order.decline': 'DDNYNNNNNY',
  'order.finish': 'DDNYNNNNNY',
  'order.rate': 'YYNYNNNNND',
  'order.reopen': 'YYNYNNNNND',
  'order.cancel': 'YYNYNNNNND',
  'order.contact': 'DDNYNNNNNY',
};

const [店主, 店员, 当事人] = ['market-owner', 'market-staff', 'market-somebody'];
const people: Readonly<Record<Column, string>> = {
  ...{ 店主, 店员, 另一店主, 社区专员: 商圈专员, 部门: 部门专员, 居民: 'market-resident' },
  ...{ 外社区专员, 外社区居民, 陌生人: 'market-stranger', 当事人 },
};

let shopId = '';
beforeAll(async () => {
  for (const who of [店主, 店员, 当事人, people.居民]) await aResident(town(), who);
  const shop = { placeId: 门口, name: '试一试小店', trade: 'grocery' };
  ({ shopId } = await town().as(店主).does('shop.register', shop));
  const { invitation } = await town().as(店主).does('shop.invite', { shopId, as: 'staff' });
  await town()
    .as(店员)
    .does('shop.accept', { code: invitation?.code ?? '' });
  await town().as(商圈专员).does('shop.verify', { shopId });
});

const aJob = async (): Promise<string> =>
  (
    await town()
      .as(店主)
      .does('job.post', { ...招理货, shopId, wanted: 5 })
  ).jobId;

/** An opening with a talk that has come as far as the action needs. */
const aTalk = async (action: string): Promise<object> => {
  const jobId = await aJob();
  const { talkId } = await town()
    .as(当事人)
    .does('job.interest', { jobId, ...留电话 });
  if (action === 'job.hire' || action === 'job.contact') await town().as(店主).does('job.agree', { jobId, talkId });
  return { jobId, talkId };
};

const anOffer = async (action: string): Promise<string> => {
  const { offerId } = await town()
    .as(店主)
    .does('offer.submit', { ...换锁芯, shopId });
  if (action === 'offer.approve' || action === 'offer.sendBack') return offerId;
  await town().as(商圈专员).does('offer.approve', { offerId });
  if (action === 'offer.resume') await town().as(店主).does('offer.pause', { offerId });
  return offerId;
};

const anOrder = async (action: string, offerId: string): Promise<string> => {
  const { orderId } = await town()
    .as(当事人)
    .does('order.place', { offerId, ...下单 });
  if (['order.finish', 'order.rate', 'order.reopen', 'order.contact'].includes(action))
    await town().as(店主).does('order.accept', { orderId });
  if (['order.rate', 'order.reopen'].includes(action)) await town().as(店主).does('order.finish', { orderId });
  return orderId;
};

const why = { reason: '试一试这一格' };
const looking = { kinds: ['cleaning' as const], shifts: ['hourly' as const] };
const said = { kind: 换锁芯.kind, service: 换锁芯.service, title: 换锁芯.title, prices: 换锁芯.prices };

/** What each action says besides the thing it is about. */
const words: Readonly<Record<string, object>> = {
  'job.post': { ...招理货 },
  'job.extend': { until: '2026-12-24' },
  'job.close': why,
  'job.interest': 留电话,
  'seeker.say': looking,
  'offer.submit': 换锁芯,
  'offer.sendBack': why,
  'offer.revise': said,
  'offer.close': why,
  'order.place': 下单,
  'order.decline': why,
  'order.reopen': why,
};

const withTalk = ['job.agree', 'job.decline', 'job.hire', 'job.contact'];
const alone = /\.(list|mine|review)$|^seeker\.(say|stop)$/;

const aboutJob = async (action: string): Promise<object> => {
  if (action === 'job.post') return { shopId };
  const talk = (await aTalk(action)) as { jobId: string };
  return withTalk.includes(action) ? talk : { jobId: talk.jobId };
};

const aboutOffer = async (action: string): Promise<object> => {
  if (action === 'offer.submit') return { shopId };
  const offerId = await anOffer(action);
  if (action.startsWith('offer.')) return { offerId };
  const orderId = await anOrder(action, offerId);
  return action === 'order.place' ? { offerId } : { orderId };
};

const aMatch = async (): Promise<object> => ({
  seekerId: (await town().as(当事人).does('seeker.say', looking)).seekerId,
  jobId: await aJob(),
});

/** What each action is asked with. */
const inputFor = async (action: MarketAction, who: string): Promise<object> => {
  if (action === 'seeker.stop') await town().outcome(town().as(who).does('seeker.say', looking));
  if (alone.test(action)) return words[action] ?? {};
  if (action === 'seeker.match') return aMatch();
  const about = action.startsWith('job.') ? await aboutJob(action) : await aboutOffer(action);
  return { ...words[action], ...about };
};

const actionsHere = Object.keys(contract.merchants).filter((action) =>
  /^(job|seeker|offer|order)\./.test(action),
) as MarketAction[];

test('every action has a row, and every row a cell for everybody', () => {
  expect(Object.keys(rows).sort()).toEqual([...actionsHere].sort());
  for (const row of Object.values(rows)) expect(row).toHaveLength(columns.length);
});

test('lists hold what is there for whoever may see it, and nothing of it for anybody else', async () => {
  const { seekerId } = await town().as(当事人).does('seeker.say', looking);
  const { offerId } = await town()
    .as(店主)
    .does('offer.submit', { ...换锁芯, shopId });
  const jobId = await aJob();
  const seekers = async (who: string) => (await town().as(who).does('seeker.list', {})).rows.map((row) => row.seekerId);
  const offers = async (who: string) => (await town().as(who).does('offer.review', {})).rows.map((row) => row.offerId);
  const jobs = async (who: string) => (await town().as(who).does('job.list', {})).rows.map((row) => row.jobId);
  expect(await seekers(商圈专员)).toContain(seekerId);
  expect(await seekers(外社区专员)).not.toContain(seekerId);
  expect(await offers(商圈专员)).toContain(offerId);
  expect(await offers(外社区专员)).not.toContain(offerId);
  expect(await jobs(当事人)).toContain(jobId);
  const mine = async (who: string) => (await town().as(who).does('job.mine', {})).posted.map((row) => row.jobId);
  expect(await mine(店主)).toContain(jobId);
  for (const who of [另一店主, 当事人]) expect(await mine(who)).not.toContain(jobId);
});

describe.each(actionsHere)('%s', (action) => {
  test.each(columns)('%s hears what the row says', async (column) => {
    const who = people[column];
    const input = await inputFor(action, who);
    const expected = heard[rows[action][columns.indexOf(column)] as keyof typeof heard];
    const doing = town()
      .as(who)
      .does(action as ActionName, input as never);
    expect(await town().outcome(doing)).toBe(expected);
  });

  test('what does not exist sounds the same to everybody', async () => {
    const given = (await inputFor(action, 商圈专员)) as Record<string, unknown>;
    const named = ['seekerId', 'orderId', 'offerId', 'jobId', 'shopId'].find((key) => key in given);
    if (!named) return expect(alone.test(action)).toBe(true);
    for (const column of ['店主', '社区专员', '居民'] as const) {
      const doing = town()
        .as(people[column])
        .does(action as ActionName, { ...given, [named]: 'z'.repeat(24) } as never);
      expect(await town().outcome(doing)).toBe('NOT_FOUND');
    }
  });
});
