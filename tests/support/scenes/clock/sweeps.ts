import { town as demoTown } from '../../../../demo/town';
import type { SweepName } from '../../../../cloudfunctions/clock/index';
import type { ChangingAction } from '../../../../domain/contract';
import { firstRules } from '../../../../domain/points/rules';
import { 下单, 换锁芯, 招理货, 门口 } from '../../jobsAndOffers';
import { aCrowd, aRewardOf } from '../../market';
import { EAST, pursesWith } from '../../points';
import { aRequest } from '../../requests';
import { aTask, hoursAfter, 扫雪 } from '../../tasks';
import { WEDNESDAY_TEN, 商圈专员, 居民, 志愿者, 社区专员, 街道干部, 路灯不亮, type Town } from '../../town';
import { aWish, 想要老花镜 } from '../../wishes';
import { aShop } from '../merchants';
import { aName, someone } from '../scene';
import { scenes } from '../scenes';
import { dueAt, quiet, type ClockScene, type Minute } from './scene';

const photo = 'cloud://local-x.local/photos/demo-lamp-on.png';

/** The minute after somebody pressed a button. */
const after =
  (action: ChangingAction, minute: Minute = {}): ClockScene =>
  async (town) => {
    const { who, input } = await scenes[action](town);
    await quiet(town);
    await town.as(who).does(action, input as never);
    return minute;
  };

const offered = async (town: Town) => {
  const { owner, shopId } = await aShop(town);
  const { offerId } = await town.as(owner).does('offer.submit', { ...换锁芯, shopId });
  await town.as(商圈专员).does('offer.approve', { offerId });
  const buyer = await someone(town, 'buyer', 门口);
  return { offerId, buyer };
};

const ordered = async (town: Town): Promise<string> => {
  const { offerId, buyer } = await offered(town);
  return (await town.as(buyer).does('order.place', { offerId, ...下单 })).orderId;
};

/** Points earned two years ago. */
const aPurse = async (town: Town): Promise<string> => {
  const earnedAt = '2024-12-20T02:00:00.000Z';
  const purses = pursesWith([{ personId: 'o-demo-resident-1', points: 7, earnedAt, rules: firstRules(EAST) }]);
  await town.cloud.load({ collections: purses });
  return String((purses.accounts[0] as { _id: string })._id);
};

const bought = async (town: Town): Promise<string> => {
  const [who = ''] = await aCrowd(town, 1, 1_000, aName('saver'));
  const { voucher } = await town.as(who).does('reward.redeem', { rewardId: await aRewardOf(town, 5, 3) });
  return voucher.voucherId;
};

const midnightOf = (day: string): string => `${day}T16:00:00.000Z`;

/** Every sweep of the clock, in a minute in which it has something to do; a sweep without a scene does not compile. */
export const sweepScenes: { readonly [S in SweepName]: Readonly<Record<string, ClockScene>> } = {
  handedUp: {
    'the term of a post is over': async (town) => {
      await town.changes('posts', 'communityClerk-410403001001', { untilAt: '2026-11-18T02:30:00.000Z' });
      return { at: '2026-11-18T02:30:00.000Z' };
    },
    'the term of a post ends soon': async (town) => {
      const ends = { untilAt: '2026-12-01T02:30:00.000Z', warnAt: '2026-11-18T02:30:00.000Z' };
      await town.changes('posts', 'communityClerk-410403001001', ends);
      return { at: '2026-11-18T02:30:00.000Z' };
    },
    'a post fell vacant': async (town) => {
      await aRequest(town, 'handling');
      await quiet(town);
      await town.as(街道干部).does('post.vacate', { postId: 'communityClerk-410403001001', reason: '调走了' });
      return {};
    },
  },
  looked: {
    'a request falls due': async (town) => ({
      at: await dueAt(town, 'serviceRequests', await aRequest(town, 'handling')),
    }),
  },
  shops: {
    'nobody looked at a shop': async (town) => ({
      at: await dueAt(town, 'shops', (await aShop(town, false)).shopId),
    }),
  },
  market: {
    'the last day of an opening': async (town) => {
      const { owner, shopId } = await aShop(town);
      const { jobId } = await town.as(owner).does('job.post', { ...招理货, shopId });
      return { at: await dueAt(town, 'jobs', jobId) };
    },
    'a job seeker nobody has heard of': async (town) => {
      const who = await someone(town, 'seeker', 门口);
      const { seekerId } = await town.as(who).does('seeker.say', { kinds: ['cleaning'], shifts: ['hourly'] });
      return { at: await dueAt(town, 'seekers', seekerId) };
    },
    'an order nobody answered': async (town) => ({ at: await dueAt(town, 'orders', await ordered(town)) }),
    'an order is over': after('order.cancel'),
    'a place that became an order': async (town) => {
      const { offerId, buyer } = await offered(town);
      await quiet(town);
      await town.as(buyer).does('order.place', { offerId, ...下单 });
      return {};
    },
    'a place whose press was cut off': async (town) => {
      const { offerId, buyer } = await offered(town);
      await town.cloud.faults([
        { kind: 'crashBefore', function: 'merchants', action: 'order.place', nth: 3, times: 1 },
      ]);
      await town.as(buyer).does('order.place', { offerId, ...下单 }).catch(() => undefined); // prettier-ignore
      await town.cloud.faults([]);
      await quiet(town);
      return { at: await dueAt(town, 'offers', offerId) };
    },
  },
  tasks: {
    'a task begins': async (town) => ({ at: await dueAt(town, 'tasks', (await aTask(town)).taskId, 'lookAt') }),
  },
  wishes: {
    'a claim ran out': async (town) => ({ at: await dueAt(town, 'wishes', await aWish(town, 'claimed'), 'lookAt') }),
    'a wish came true': after('wish.confirm'),
    'what was brought is proposed': async (town) => {
      const { who, input } = await scenes['wish.fromRequest'](town);
      const { wishId } = (await town.as(who).does('wish.fromRequest', input)) as { wishId: string };
      await town.as(志愿者).does('wish.claim', { wishId });
      await quiet(town);
      await town.as(志愿者).does('wish.deliver', { wishId, words: '送到了' });
      return {};
    },
    'its request tells it how it goes': async (town) => {
      const { who, input } = await scenes['wish.toRequest'](town);
      await town.as(who).does('wish.toRequest', input);
      const [request] = await town.cloud.documents('serviceRequests', 10);
      await quiet(town);
      await town.as(社区专员).does('request.accept', { requestId: String(request?.['_id']), route: 'own' });
      return {};
    },
  },
  checked: {
    'a photo is asked about': async (town) => {
      await quiet(town);
      await town.as(居民).does('request.submit', { ...路灯不亮, photos: [photo] });
      return { whole: true };
    },
    'its verdict arrives': async (town) => {
      await town.as(居民).does('request.submit', { ...路灯不亮, photos: [photo] });
      await quiet(town);
      const [request] = await town.cloud.documents('serviceRequests', 10);
      const [trace_id] = request?.['traceIds'] as string[];
      return { push: { Event: 'wxa_media_check', trace_id, result: { suggest: 'pass' } } };
    },
  },
  cleaned: {
    'somebody shows their face': async (town) => {
      await quiet(town);
      const home = { placeId: 门口, consentVersion: '2026-11-01' };
      await town.as(居民).does('person.register', { ...home, avatar: photo });
      return {};
    },
  },
  ended: {
    'points are about to end': async (town) => ({
      at: await dueAt(town, 'accounts', await aPurse(town), 'lookAt'),
    }),
    'points end': async (town) => {
      const purse = await aPurse(town);
      await town.cloud.clock({ set: await dueAt(town, 'accounts', purse, 'lookAt') });
      await quiet(town);
      return { at: await dueAt(town, 'accounts', purse, 'lookAt') };
    },
  },
  lapsed: {
    'a voucher nobody used': async (town) => ({
      at: await dueAt(town, 'vouchers', await bought(town), 'lapsesAt'),
    }),
  },
  paid: {
    'a task was approved': after('task.approve'),
  },
  returned: {
    'a task of a request was approved': async (town) => {
      const requestId = await aRequest(town, 'handling');
      const { now } = await town.cloud.clock({ advanceMs: 0 });
      const shift = { startsAt: hoursAfter(now, 0.1), endsAt: hoursAfter(now, 2.1), capacity: 1 };
      const said = { ...扫雪(), shifts: [shift], requestId };
      const { taskId } = await town.as(社区专员).does('task.fromRequest', said);
      await town.later(7 * 60_000);
      await town.as(社区专员).does('task.finish', { taskId, words: '扫完了', photos: [] });
      await quiet(town);
      await town.as(街道干部).does('task.approve', { taskId });
      return {};
    },
  },
  sent: {
    'a result is looked at': after('request.resolve', { whole: true }),
  },
  tallied: {
    'a resident is content': after('request.rate', { whole: true }),
  },
  ranked: {
    'a community joins': after('point.rank'),
  },
  kept: {
    'its time is over': async (town) => {
      const { requestId } = await town.as(居民).does('request.submit', { ...路灯不亮, photos: [photo] });
      await town.as(居民).does('request.withdraw', { requestId });
      return { at: midnightOf('2029-12-01'), night: true };
    },
    'somebody leaves': async (town) => {
      const who = await someone(town, 'leaver');
      await town.cloud.load({
        collections: pursesWith([{ personId: (await town.cloud.login(who)).openid, points: 9 }]),
      });
      await town.as(who).does('reward.redeem', { rewardId: await aRewardOf(town, 5, 3) });
      await town.as(who).does('request.submit', { ...路灯不亮, photos: [photo] });
      await town.as(who).does('wish.post', 想要老花镜);
      await town.as(who).does('person.leave', { understood: true });
      return { at: midnightOf('2026-11-26'), night: true };
    },
  },
  recounted: {
    'the small hours': async (town) => {
      await aPurse(town);
      return { at: '2026-11-18T19:00:00.000Z' };
    },
  },
  resealed: {
    'something is not sealed with the newest key': async (town) => {
      await quiet(town);
      const [person] = demoTown(7, new Date(WEDNESDAY_TEN)).collections.people;
      await town.changes('people', person?._id ?? '', { home: person?.home });
      return { fresh: true, forgets: 'sealings', rests: 3_700_000 };
    },
  },
  closed: {
    'an hour after midnight': async (town) => {
      const { who, input } = await scenes['request.revealContact'](town);
      await town.as(who).does('request.revealContact', input);
      return { at: '2026-11-18T17:00:00.000Z', fresh: true };
    },
  },
};
