import { 下单, 换锁芯, 招理货, 留电话, 门口 } from '../jobsAndOffers';
import { 商圈专员, type Town } from '../town';
import { aShop } from './merchants';
import { someone, type ActionOf, type ScenesOf } from './scene';

const why = { reason: '试一试这一格' };
const looking = { kinds: ['cleaning' as const], shifts: ['hourly' as const] };

const aJob = async (town: Town) => {
  const { owner, shopId } = await aShop(town);
  const { jobId } = await town.as(owner).does('job.post', { ...招理货, shopId, wanted: 5 });
  return { who: owner, jobId };
};

/** Somebody said they would like it; perhaps the owner said yes. */
const aTalk = async (town: Town, agreed = false) => {
  const { who, jobId } = await aJob(town);
  const seeker = await someone(town, 'seeker', 门口);
  const { talkId } = await town.as(seeker).does('job.interest', { jobId, ...留电话 });
  if (agreed) await town.as(who).does('job.agree', { jobId, talkId });
  return { who, seeker, input: { jobId, talkId } };
};

const anOffer = async (town: Town, state: 'submitted' | 'open' | 'paused' = 'open') => {
  const { owner, shopId } = await aShop(town);
  const { offerId } = await town.as(owner).does('offer.submit', { ...换锁芯, shopId });
  if (state !== 'submitted') await town.as(商圈专员).does('offer.approve', { offerId });
  if (state === 'paused') await town.as(owner).does('offer.pause', { offerId });
  return { who: owner, input: { offerId } };
};

const anOrder = async (town: Town, state: 'placed' | 'accepted' | 'finished' = 'placed') => {
  const { who, input } = await anOffer(town);
  const buyer = await someone(town, 'buyer', 门口);
  const { orderId } = await town.as(buyer).does('order.place', { ...input, ...下单 });
  if (state !== 'placed') await town.as(who).does('order.accept', { orderId });
  if (state === 'finished') await town.as(who).does('order.finish', { orderId });
  return { who, buyer, input: { orderId } };
};

const bySeeker = async (town: Town) => {
  const who = await someone(town, 'seeker', 门口);
  const { seekerId } = await town.as(who).does('seeker.say', looking);
  return { who, seekerId };
};

export const jobScenes: ScenesOf<ActionOf<'job' | 'seeker'>> = {
  'job.post': async (town) => {
    const { owner, shopId } = await aShop(town);
    return { who: owner, input: { ...招理货, shopId } };
  },
  'job.extend': async (town) => {
    const { who, jobId } = await aJob(town);
    return { who, input: { jobId, until: '2026-12-24' } };
  },
  'job.fill': async (town) => {
    const { who, jobId } = await aJob(town);
    return { who, input: { jobId } };
  },
  'job.close': async (town) => {
    const { who, jobId } = await aJob(town);
    return { who, input: { jobId, ...why } };
  },
  'job.interest': async (town) => {
    const { jobId } = await aJob(town);
    return { who: await someone(town, 'seeker', 门口), input: { jobId, ...留电话 } };
  },
  'job.withdraw': async (town) => {
    const { seeker, input } = await aTalk(town);
    return { who: seeker, input: { jobId: input.jobId } };
  },
  'job.agree': (town) => aTalk(town),
  'job.decline': (town) => aTalk(town),
  'job.hire': (town) => aTalk(town, true),
  'job.contact': (town) => aTalk(town, true),
  'seeker.say': async (town) => ({ who: await someone(town, 'seeker', 门口), input: looking }),
  'seeker.stop': async (town) => ({ who: (await bySeeker(town)).who, input: {} }),
  'seeker.match': async (town) => {
    const { seekerId } = await bySeeker(town);
    return { who: 商圈专员, input: { seekerId, jobId: (await aJob(town)).jobId } };
  },
};

export const offerScenes: ScenesOf<ActionOf<'offer' | 'order'>> = {
  'offer.submit': async (town) => {
    const { owner, shopId } = await aShop(town);
    return { who: owner, input: { ...换锁芯, shopId } };
  },
  'offer.approve': async (town) => ({ ...(await anOffer(town, 'submitted')), who: 商圈专员 }),
  'offer.sendBack': async (town) => {
    const { input } = await anOffer(town, 'submitted');
    return { who: 商圈专员, input: { ...input, ...why } };
  },
  'offer.revise': async (town) => {
    const { who, input } = await anOffer(town);
    const { kind, service, title, prices } = 换锁芯;
    return { who, input: { ...input, kind, service, title, prices } };
  },
  'offer.pause': (town) => anOffer(town),
  'offer.resume': (town) => anOffer(town, 'paused'),
  'offer.close': async (town) => {
    const { who, input } = await anOffer(town);
    return { who, input: { ...input, ...why } };
  },
  'order.place': async (town) => {
    const { input } = await anOffer(town);
    return { who: await someone(town, 'buyer', 门口), input: { ...input, ...下单 } };
  },
  'order.accept': (town) => anOrder(town),
  'order.decline': async (town) => {
    const { who, input } = await anOrder(town);
    return { who, input: { ...input, ...why } };
  },
  'order.finish': (town) => anOrder(town, 'accepted'),
  'order.rate': async (town) => {
    const { buyer, input } = await anOrder(town, 'finished');
    return { who: buyer, input };
  },
  'order.reopen': async (town) => {
    const { buyer, input } = await anOrder(town, 'finished');
    return { who: buyer, input: { ...input, ...why } };
  },
  'order.cancel': async (town) => {
    const { buyer, input } = await anOrder(town);
    return { who: buyer, input };
  },
  'order.contact': (town) => anOrder(town, 'accepted'),
};
