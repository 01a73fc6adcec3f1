import type { OutputOf } from '../../../domain/contract';
import { purposes } from '../../../domain/people/consents';
import { CONSENT_VERSION } from '../../../domain/people/contract';
import { sealedFor } from '../merchants';
import { aRequest } from '../requests';
import { aTask, EAST, hoursAfter, s1, theCode } from '../tasks';
import { WEDNESDAY_TEN, type Town } from '../town';
import { aWish } from '../wishes';
import { cast, type Column } from './cast';

export const DOOR = `${EAST}-e1-b3-u2`;
const words = '按约定办好';
const item = { dutyItem: 'L01', words };
const whistle = { units: ['dept-chengguan'], lead: 'dept-chengguan', kind: 'ordinary' as const, ...item };
const contact = { name: '某某', phone: '13912345678' };
const card = { skills: ['care' as const], freeHours: ['weekends' as const] };
const hiring = { key: 'hiring', label: '用工需求', days: 3 };
const streetscape = { key: 'streetscape', label: '市容环境', unitId: 'dept-chengguan', days: 3 };

const HALF_AN_HOUR = 30 * 60_000;

/** What is about: a thing of each kind in each state the actions need, by a name of its own. */
export type Scene = Readonly<Record<string, string>>;

type Speaking = { readonly town: Town; as(column: Column): ReturnType<Town['as']> };

const settingsOf = ({ keywords, complexWords, standards, whistle, days, hours }: OutputOf<'setting.read'>['inForce']) =>
  JSON.stringify({ keywords, complexWords, standards, whistle, days, hours });

const requestsIn = async ({ town, as }: Speaking): Promise<Scene> => {
  const handled = async (): Promise<string> => aRequest(town, 'handling');
  const whistled = async (): Promise<string> => {
    const requestId = await handled();
    await as('专员').does('request.whistle', { requestId, ...whistle });
    return requestId;
  };
  const joined = (await as('居民').does('request.submit', { text: '楼下的井盖松了', photos: [] })).requestId;
  await as('未成年').does('request.join', { requestId: joined });
  await as('专员').does('request.accept', { requestId: joined, route: 'own' });
  await as('专员').does('request.resolve', { requestId: joined, outcome: 'solved' });
  await as('网格员').does('request.verify', { requestId: joined, solved: true });
  const signed = await whistled();
  await as('部门').does('request.sign', { requestId: signed });
  const met = await whistled();
  await as('部门').does('request.sign', { requestId: met });
  await as('部门').does('request.contact', { requestId: met, words });
  const reported = await whistled();
  await as('部门').does('request.sign', { requestId: reported });
  await as('部门').does('request.contact', { requestId: reported, words });
  await as('部门').does('request.report', { requestId: reported, words });
  const offered = await handled();
  await as('专员').does('request.handOver', {
    requestId: offered,
    ...item,
    to: { postId: 'gridLeader-410403001001001' },
  });
  const paused = await handled();
  await as('专员').does('request.pause', { requestId: paused, until: '2026-11-20', words });
  const asked = await handled();
  await as('专员').does('request.ask', { requestId: asked, words: '哪一天开始不亮的' });
  const written = { channel: 'call' as const, placeId: DOOR, reporter: contact, photos: [] };
  const recorded = await as('专员').does('request.record', { ...written, text: '楼顶漏雨，顶楼老人家里滴水' });
  const shared = await as('居民').does('request.submit', { text: '门口的路灯不亮', photos: [], contact });
  const { card: method } = await as('专员').does('playbook.write', {
    requestId: await aRequest(town, 'closed'),
    ...{ title: '路灯当天亮', steps: ['先看空气开关'] },
  });
  await as('街道').does('playbook.review', { cardId: method.cardId, verdict: 'publish' });
  const closed = await aRequest(town, 'closed');
  const draft = (await as('专员').does('playbook.write', { requestId: closed, title: '灯泡换法', steps: ['断电再换'] }))
    .card;
  const { inForce } = await as('区').does('setting.read', {});
  return {
    settings: settingsOf(inForce),
    ...{ submitted: await aRequest(town), handled: await handled(), resolved: await aRequest(town, 'resolved') },
    ...{ verified: await aRequest(town, 'verified'), closed, joined, signed, met },
    ...{
      whistled: await whistled(),
      reported,
      offered,
      paused,
      asked,
      number: recorded.number,
      linkCode: recorded.linkCode,
    },
    ...{ shared: shared.requestId, published: method.cardId, card: draft.cardId },
  };
};

const wishesIn = async ({ town, as }: Speaking): Promise<Scene> => {
  const minor = { title: '想有一套练习本', text: '四年级的', kind: 'thing' as const, minor: true };
  const waiting = await as('未成年').does('wish.post', minor);
  const guarded = await as('未成年').does('wish.post', minor);
  const invitation = guarded.guardian?.invitation ?? '';
  await as('监护人').does('wish.guard', { invitation });
  const recorded = await as('网格员').does('wish.record', {
    ...{ title: '想要一根拐杖', text: '老人腿脚不便', kind: 'thing', placeId: DOOR, consent: 'inPerson' },
    wisher: contact,
  });
  return {
    ...{ wish: await aWish(town), listed: await aWish(town, 'listed'), claimed: await aWish(town, 'claimed') },
    ...{ delivered: await aWish(town, 'delivered'), wishBack: await aWish(town, 'sentBack') },
    ...{ converted: await aWish(town, 'converted'), guarded: guarded.wishId, recordedWish: recorded.wishId },
    wishInvitation: waiting.guardian?.invitation ?? '',
  };
};

const tasksIn = async ({ town, as }: Speaking): Promise<Scene> => {
  const soon = { startsAt: hoursAfter(WEDNESDAY_TEN, 0.4), endsAt: hoursAfter(WEDNESDAY_TEN, 3), capacity: 4 };
  const { taskId: open } = await aTask(town);
  const { taskId: taken } = await aTask(town, { shifts: [soon] });
  await as('志愿者').does('task.claim', s1(taken));
  const { taskId: present } = await aTask(town, { shifts: [soon] });
  await as('志愿者').does('task.claim', s1(present));
  await as('志愿者').does('task.checkIn', { ...s1(present), code: (await theCode(town, present)).code });
  const { taskId: entered } = await aTask(town, { shifts: [soon] });
  for (const taskId of [entered]) await as('志愿者').does('task.claim', s1(taskId));
  const { taskId: finished } = await aTask(town, { shifts: [soon] });
  await town.later(HALF_AN_HOUR);
  const entryOf = async (taskId: string): Promise<string> =>
    (await as('队长').does('task.attendance', { taskId })).rows[0]?.entryId ?? '';
  await as('队长').does('task.backEnter', {
    ...{ taskId: entered, entryId: await entryOf(entered), minutes: 10, reason: '忘了签到' },
  });
  const back = (await as('队长').does('task.attendance', { taskId: entered })).rows[0]?.back[0]?.backId ?? '';
  await as('队长').does('task.finish', { taskId: finished, words, photos: [] });
  return { open, taken, present, entered, finished, entry: await entryOf(taken), back };
};

const pointsIn = async ({ as }: Speaking): Promise<Scene> => {
  const adjust = { kind: 'adjust' as const, communityId: EAST, member: 'XIAOXIA1', bucket: 'service' as const };
  const plenty = await as('专员').does('point.propose', { ...adjust, points: 500, reason: '够用的分' });
  await as('街道').does('point.confirm', { proposalId: plenty.proposal.proposalId });
  const proposal = await as('专员').does('point.propose', { ...adjust, points: 1, reason: '补记一次' });
  const reward = { communityId: EAST, title: '一份早餐', points: 3, unitId: 'shop-zaocan', stock: 9 };
  const offered = async (): Promise<string> => (await as('专员').does('reward.offer', reward)).reward.rewardId;
  const rewardId = await offered();
  const paused = await offered();
  await as('专员').does('reward.pause', { rewardId: paused });
  const { voucher } = await as('志愿者').does('reward.redeem', { rewardId });
  const used = await as('志愿者').does('reward.redeem', { rewardId });
  await as('铺主').does('reward.use', { code: used.voucher.code });
  return {
    ...{ proposal: proposal.proposal.proposalId, reward: rewardId, pausedReward: paused },
    ...{ voucher: voucher.voucherId, code: voucher.code },
  };
};

const shopsIn = async ({ town, as }: Speaking): Promise<Scene> => {
  for (const column of ['店主', '店员'] as const) {
    await as(column).does('person.register', { placeId: DOOR, consentVersion: CONSENT_VERSION, nickname: '某某' });
    for (const purpose of ['contact', 'licence'] as const)
      await as(column).does('person.agree', { purpose, version: purposes[purpose].version });
  }
  const said = { placeId: DOOR, name: '试一试小店', trade: 'grocery', contact, listed: true };
  const aShop = async (): Promise<string> => (await as('店主').does('shop.register', said)).shopId;
  const [applied, returned, shop, other] = [await aShop(), await aShop(), await aShop(), await aShop()];
  await as('专员').does('shop.sendBack', { shopId: returned, reason: words });
  await as('专员').does('shop.verify', { shopId: shop });
  await as('专员').does('shop.giveBadge', { shopId: shop, kind: 'goodFaith', promise: '明码标价' });
  await as('专员').does('shop.verify', { shopId: other });
  const invited = await as('店主').does('shop.invite', { shopId: shop, as: 'staff' });
  const { staff } = await as('店员').does('shop.accept', { code: invited.invitation?.code ?? '' });
  const waiting = await as('店主').does('shop.invite', { shopId: shop, as: 'staff' });
  const desk = { name: '试一试商户群', placeId: EAST, departments: ['dept-chengguan'] };
  const { groupId } = await as('专员').does('group.create', desk);
  await as('专员').does('group.add', { groupId, member: { shopId: shop } });
  await as('专员').does('group.bind', { groupId, cloudId: await sealedFor(town, cast.专员, 'g-access') });
  await as('专员').does('group.setClasses', { groupId, classes: [hiring, streetscape] });
  const { groupId: unbound } = await as('专员').does('group.create', { ...desk, name: '另一个商户群' });
  const notice = { groupId, kind: 'notice' as const, title: '停水通知', text: '明天上午停水', ackRequired: true };
  const { bulletinId } = await as('专员').does('bulletin.post', notice);
  const { requestId: need } = await as('店主').does('need.raise', {
    ...{ groupId, shopId: shop, serviceClass: 'streetscape', text: '门口招牌灯箱歪了', photos: [] },
  });
  return {
    need,
    ...{ applied, returned, shop, other, seat: staff[0]?.seat ?? '', shopCode: waiting.invitation?.code ?? '' },
    ...{ group: groupId, unbound, bulletin: bulletinId },
  };
};

const marketIn = async ({ as }: Speaking, shopId: string): Promise<Scene> => {
  const opening = {
    ...{ shopId, title: '理货收银', kind: 'shopkeeping' as const, shift: 'halfDay' as const, pay: '每月 1800 元' },
    ...{ hours: '上午 8:00-12:00', until: '2026-12-10', wanted: 5, contact },
  };
  const { jobId: job } = await as('店主').does('job.post', opening);
  const { talkId: talk } = await as('居民').does('job.interest', { jobId: job, words, contact });
  const { jobId: agreed } = await as('店主').does('job.post', opening);
  const { talkId: agreedTalk } = await as('居民').does('job.interest', { jobId: agreed, words, contact });
  await as('店主').does('job.agree', { jobId: agreed, talkId: agreedTalk });
  const { seekerId } = await as('居民').does('seeker.say', { kinds: ['cleaning'], shifts: ['hourly'], words });
  const offer = {
    ...{ shopId, kind: 'lowFee' as const, service: 'repair' as const, title: '上门换锁芯' },
    prices: [{ label: '换普通锁芯', fen: 5000, per: '次' }],
  };
  const anOffer = async (): Promise<string> => (await as('店主').does('offer.submit', offer)).offerId;
  const approved = async (): Promise<string> => {
    const offerId = await anOffer();
    await as('专员').does('offer.approve', { offerId });
    return offerId;
  };
  const placed = async (upTo: 'placed' | 'accepted' | 'finished'): Promise<string> => {
    const about = { offerId: await approved(), words: '晚上六点以后在家', contact };
    const { orderId } = await as('居民').does('order.place', about);
    if (upTo !== 'placed') await as('店主').does('order.accept', { orderId });
    if (upTo === 'finished') await as('店主').does('order.finish', { orderId });
    return orderId;
  };
  const offerBack = await anOffer();
  await as('专员').does('offer.sendBack', { offerId: offerBack, reason: words });
  const resting = await approved();
  await as('店主').does('offer.pause', { offerId: resting });
  return {
    ...{
      job,
      talk,
      agreed,
      agreedTalk,
      seeker: seekerId,
      offerNew: await anOffer(),
      offerBack,
      offer: await approved(),
      resting,
    },
    ...{ order: await placed('placed'), orderTaken: await placed('accepted'), orderDone: await placed('finished') },
  };
};

const postsIn = async ({ town, as }: Speaking): Promise<Scene> => {
  const { posts } = await as('专员').does('post.list', { vacant: true });
  const vacant = posts.filter(({ role }) => role === 'buildingLeader' || role === 'entranceLeader');
  const [one, two] = vacant;
  if (!one || !two) throw new Error('Some posts are vacant.');
  const said = { name: '某某', source: 'self-nominated' as const, termMonths: 12 };
  const { post } = await as('专员').does('post.appoint', { postId: one.postId, ...said });
  const minor = await as('未成年').does('volunteer.register', { ...card, birthYear: 2011 });
  const ward = minor.card?.guardian?.invitation ?? '';
  const child = town.as('access-child');
  await child.does('person.register', { placeId: DOOR, consentVersion: CONSENT_VERSION });
  const other = await child.does('volunteer.register', { ...card, birthYear: 2012 });
  await as('监护人').does('volunteer.consent', { invitation: other.card?.guardian?.invitation ?? '' });
  const small = town.as('access-small-child');
  await small.does('person.register', { placeId: DOOR, consentVersion: CONSENT_VERSION, child: true });
  const { guardianCode } = await small.does('person.privacy', {});
  await as('监护人').does('volunteer.consent', { invitation: guardianCode });
  const register = { placeId: EAST, month: '2026-11', reason: words };
  const asked = await as('专员').does('export.ask', register);
  const open = await as('专员').does('export.ask', register);
  await as('街道').does('export.decide', { exportId: open.register.exportId, verdict: 'approve' });
  const { wards } = await as('监护人').does('volunteer.me', {});
  const registers = { register: asked.register.exportId, registerOpen: open.register.exportId };
  const wardNamed = (isChild: boolean): string => wards.find(({ child }) => child === isChild)?.ward ?? '';
  const wardNames = { ward, consented: wardNamed(false), child: wardNamed(true) };
  return { ...registers, ...wardNames, vacantPost: two.postId, invitation: post.invitation };
};

/** A community in which there is something to do with every action. */
export const aScene = async (town: Town): Promise<Scene> => {
  const here: Speaking = { town, as: (column) => town.as(cast[column]) };
  const shops = await shopsIn(here);
  return {
    ...(await requestsIn(here)),
    ...(await wishesIn(here)),
    ...(await tasksIn(here)),
    ...(await pointsIn(here)),
    ...shops,
    ...(await marketIn(here, shops['shop'] ?? '')),
    ...(await postsIn(here)),
    drawer: 'demo00000000000000070000',
  };
};
