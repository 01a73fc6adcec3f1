import { aRequest } from '../requests';
import { aTask, hoursAfter, s1, storedTask, theCode, works, 扫雪, EAST } from '../tasks';
import { aWish, 想要老花镜 } from '../wishes';
import {
  共建联系人,
  外社区专员,
  居民,
  志愿者,
  另一志愿者,
  志愿队长,
  楼栋长,
  社区专员,
  网格员,
  type Town,
} from '../town';
import { aName, someone, type ActionOf, type ScenesOf } from './scene';

const card = { skills: ['care' as const], freeHours: ['weekends' as const] };

const aVolunteer = async (town: Town, more: object = {}): Promise<string> => {
  const who = await someone(town, 'volunteer');
  await town.as(who).does('volunteer.register', { ...card, ...more });
  return who;
};

/** Begins in a minute, for one person, so that the clock need not be moved far. */
const shortly = async (town: Town): Promise<string> => {
  const { now } = await town.cloud.clock({ advanceMs: 0 });
  const shift = { startsAt: hoursAfter(now, 0.1), endsAt: hoursAfter(now, 2.1), capacity: 1 };
  return (await aTask(town, { shifts: [shift] })).taskId;
};

const taken = async (town: Town, who = 志愿者): Promise<string> => {
  const taskId = await shortly(town);
  await town.as(who).does('task.claim', s1(taskId));
  return taskId;
};

const seatOf = async (town: Town, taskId: string): Promise<string> =>
  ((await storedTask(town, taskId))['entries'] as { entryId: string }[])[0]?.entryId ?? '';

const entered = async (town: Town) => {
  const taskId = await taken(town);
  await town.later(7 * 60_000);
  const entryId = await seatOf(town, taskId);
  await town.as(志愿队长).does('task.backEnter', { taskId, entryId, minutes: 30, reason: '提前到了' });
  const back = (await storedTask(town, taskId))['back'] as { backId: string }[];
  return { taskId, backId: back[0]?.backId ?? '' };
};

const begun = async (town: Town, who = 志愿者): Promise<string> => {
  const taskId = await taken(town, who);
  await town.later(7 * 60_000);
  return taskId;
};

const worked = async (town: Town, who = 志愿者): Promise<string> => {
  const taskId = await begun(town, who);
  await works(town, who, taskId, 60);
  return taskId;
};

const finished = async (town: Town, who = 志愿者): Promise<{ taskId: string }> => {
  const taskId = await worked(town, who);
  await town.as(志愿队长).does('task.finish', { taskId, words: '扫完了', photos: [] });
  return { taskId };
};

const withCode = async (town: Town, taskId: string) => ({ ...s1(taskId), code: (await theCode(town, taskId)).code });

export const taskScenes: ScenesOf<ActionOf<'task'>> = {
  'task.publish': async (town) => {
    const { now } = await town.cloud.clock({ advanceMs: 0 });
    const shifts = [{ startsAt: hoursAfter(now, 24), endsAt: hoursAfter(now, 26), capacity: 2 }];
    return { who: 志愿队长, input: { ...扫雪(), shifts } };
  },
  'task.fromRequest': async (town) => {
    const { now } = await town.cloud.clock({ advanceMs: 0 });
    const shifts = [{ startsAt: hoursAfter(now, 24), endsAt: hoursAfter(now, 26), capacity: 2 }];
    return { who: 社区专员, input: { ...扫雪(), shifts, requestId: await aRequest(town, 'handling') } };
  },
  'task.claim': async (town) => ({ who: 志愿者, input: s1(await shortly(town)) }),
  'task.release': async (town) => {
    const { now } = await town.cloud.clock({ advanceMs: 0 });
    const shifts = [{ startsAt: hoursAfter(now, 24), endsAt: hoursAfter(now, 26), capacity: 2 }];
    const { taskId } = await aTask(town, { shifts });
    const who = await aVolunteer(town);
    await town.as(who).does('task.claim', s1(taskId));
    return { who, input: s1(taskId) };
  },
  'task.checkIn': async (town) => ({ who: 志愿者, input: await withCode(town, await begun(town)) }),
  'task.checkOut': async (town) => {
    const taskId = await begun(town);
    await town.as(志愿者).does('task.checkIn', await withCode(town, taskId));
    await town.later(3_600_000);
    return { who: 志愿者, input: await withCode(town, taskId) };
  },
  'task.tick': async (town) => {
    const taskId = await begun(town);
    return { who: 志愿队长, input: { taskId, entryId: await seatOf(town, taskId), mark: 'in' } };
  },
  'task.backEnter': async (town) => {
    const taskId = await begun(town);
    return { who: 志愿队长, input: { taskId, entryId: await seatOf(town, taskId), minutes: 30, reason: '提前到了' } };
  },
  'task.confirmBack': async (town) => ({ who: 社区专员, input: { ...(await entered(town)), agreed: true } }),
  'task.finish': async (town) => ({
    who: 志愿队长,
    input: { taskId: await worked(town), words: '扫完了', photos: [] },
  }),
  'task.sendBack': async (town) => ({ who: 社区专员, input: { ...(await finished(town)), reason: '补张照片' } }),
  'task.approve': async (town) => ({ who: 社区专员, input: await finished(town) }),
  'task.edit': async (town) => {
    const taskId = await taken(town);
    const { startsAt, endsAt } = (await storedTask(town, taskId)) as { startsAt: string; endsAt: string };
    const moved = { startsAt: hoursAfter(startsAt, 1), endsAt: hoursAfter(endsAt, 1), capacity: 3 };
    return { who: 志愿队长, input: { ...s1(taskId), ...moved, spot: '东门' } };
  },
  'task.cancel': async (town) => ({ who: 志愿队长, input: { taskId: await taken(town), reason: '雪停了' } }),
  'task.certificate': async (town) => {
    const who = await aVolunteer(town);
    await town.as(社区专员).does('task.approve', await finished(town, who));
    return { who, input: { year: 2026 } };
  },
};

const aMinor = async (town: Town) => {
  const who = await someone(town, 'minor');
  const { card: said } = await town.as(who).does('volunteer.register', { ...card, birthYear: 2011 });
  return said?.guardian?.invitation ?? '';
};

const anOrganisation = async (town: Town): Promise<string> => {
  const said = { placeId: EAST, name: aName('共建单位') };
  const { organisation } = await town.as(社区专员).does('organisation.add', said);
  return organisation.unitId;
};

/** Its liaison's post is taken by somebody new. */
const withLiaison = async (town: Town) => {
  const unitId = await anOrganisation(town);
  const posts = await town.cloud.documents('posts', 1000);
  const postId = String(posts.find((one) => one['unitId'] === unitId)?.['_id']);
  const terms = { name: '联系人', source: 'recommended' as const, termMonths: 12, basis: '单位推荐' };
  const { post } = await town.as(社区专员).does('post.appoint', { postId, ...terms });
  const who = await someone(town, 'liaison');
  await town.as(who).does('post.take', { invitation: post.invitation });
  return { who, input: { unitId, placeId: '410403003005' } };
};

export const volunteerScenes: ScenesOf<ActionOf<'volunteer' | 'organisation'>> = {
  'volunteer.register': async (town) => ({ who: await someone(town, 'willing'), input: card }),
  'volunteer.update': async (town) => ({ who: await aVolunteer(town), input: { ...card, freeHours: ['evenings'] } }),
  'volunteer.leave': async (town) => ({ who: await aVolunteer(town), input: {} }),
  'volunteer.consent': async (town) => {
    const invitation = await aMinor(town);
    return { who: await someone(town, 'guardian'), input: { invitation } };
  },
  'volunteer.withdrawConsent': async (town) => {
    const invitation = await aMinor(town);
    const who = await someone(town, 'guardian');
    const { wards } = await town.as(who).does('volunteer.consent', { invitation });
    return { who, input: { ward: wards[0]?.ward ?? '' } };
  },
  'volunteer.join': async (town) => ({ who: await aVolunteer(town), input: { teamId: 'volunteers-dongyuan' } }),
  'volunteer.quit': async (town) => {
    const who = await aVolunteer(town);
    await town.as(who).does('volunteer.join', { teamId: 'volunteers-dongyuan' });
    return { who, input: { teamId: 'volunteers-dongyuan' } };
  },
  'volunteer.openTeam': async () => ({ who: 社区专员, input: { placeId: EAST, name: aName('护绿队'), aim: 'green' } }),
  'volunteer.reportIn': async (town) => {
    const { organisations } = await town.as(共建联系人).does('organisation.mine', {});
    return { who: await aVolunteer(town), input: { memberCode: organisations[0]?.memberCode ?? '' } };
  },
  'volunteer.endReport': async (town) => {
    const { organisations } = await town.as(共建联系人).does('organisation.mine', {});
    const who = await aVolunteer(town);
    await town.as(who).does('volunteer.reportIn', { memberCode: organisations[0]?.memberCode ?? '' });
    return { who, input: {} };
  },
  'organisation.add': async () => ({ who: 社区专员, input: { placeId: EAST, name: aName('共建单位') } }),
  'organisation.reportIn': (town) => withLiaison(town),
  'organisation.endReport': async (town) => {
    const { who, input } = await withLiaison(town);
    await town.as(who).does('organisation.reportIn', input);
    return { who: 外社区专员, input };
  },
};

const aChildsWish = async (town: Town): Promise<string> =>
  (await town.as(居民).does('wish.post', { ...想要老花镜, minor: true })).guardian?.invitation ?? '';

const lamp = 'cloud://local-x.local/photos/demo-lamp-on.png';

/** Its picture waits for a person. */
const unjudged = async (town: Town) => {
  await town.cloud.verdicts({ media: [{ suggest: 'review' }] });
  const { wishId } = await town.as(居民).does('wish.post', { ...想要老花镜, photos: [lamp] });
  await town.tick();
  await town.later(10_000);
  await town.cloud.verdicts({});
  return { wishId };
};

const from = async (town: Town, state: Parameters<typeof aWish>[1]) => ({ wishId: await aWish(town, state) });

export const wishScenes: ScenesOf<ActionOf<'wish'>> = {
  'wish.post': async () => ({ who: 居民, input: 想要老花镜 }),
  'wish.record': async () => ({
    who: 网格员,
    input: { ...想要老花镜, placeId: '410403001001-e1-b3', consent: 'inPerson', wisher: {} },
  }),
  'wish.guard': async (town) => ({ who: 楼栋长, input: { invitation: await aChildsWish(town) } }),
  'wish.approve': async (town) => ({ who: 社区专员, input: await from(town, 'submitted') }),
  'wish.sendBack': async (town) => ({ who: 社区专员, input: { ...(await from(town, 'submitted')), reason: '改短些' } }),
  'wish.revise': async (town) => ({ who: 居民, input: { ...(await from(town, 'sentBack')), ...想要老花镜 } }),
  'wish.judge': async (town) => ({
    who: 社区专员,
    input: { ...(await unjudged(town)), fileId: lamp, verdict: 'pass' },
  }),
  'wish.withdraw': async (town) => ({ who: 居民, input: await from(town, 'listed') }),
  'wish.claim': async (town) => ({ who: 另一志愿者, input: await from(town, 'listed') }),
  'wish.release': async (town) => ({ who: 志愿者, input: { ...(await from(town, 'claimed')), reason: '来不了' } }),
  'wish.deliver': async (town) => ({ who: 志愿者, input: { ...(await from(town, 'claimed')), words: '到了' } }),
  'wish.confirm': async (town) => ({ who: 居民, input: await from(town, 'delivered') }),
  'wish.reopen': async (town) => ({ who: 居民, input: await from(town, 'delivered') }),
  'wish.toRequest': async (town) => ({ who: 社区专员, input: await from(town, 'listed') }),
  'wish.bringBack': async (town) => ({
    who: 社区专员,
    input: { ...(await from(town, 'converted')), reason: '再挂出' },
  }),
  'wish.fromRequest': async (town) => ({
    who: 社区专员,
    input: { requestId: await aRequest(town, 'handling'), ...想要老花镜 },
  }),
  'wish.revealContact': async (town) => {
    const contact = { name: '小林', phone: '13912345678' };
    const { wishId } = await town.as(居民).does('wish.post', { ...想要老花镜, contact });
    return { who: 社区专员, input: { wishId, reason: '约时间上门看看' } };
  },
};
