import { aRequest } from '../requests';
import {
  区管理员,
  商圈专员,
  居民,
  攻坚队员,
  楼栋长,
  社区专员,
  网格员,
  网格长,
  街道干部,
  部门专员,
  路灯不亮,
  type Town,
} from '../town';
import { grouped } from './merchants';
import { someone, type ActionOf, type ScenesOf } from './scene';

const words = '按清单转办，请接手';
const item = { dutyItem: 'L01', words };
const to = { unitId: 'team-dongyuan' };
const unitId = 'dept-chengguan';
const photo = 'cloud://local-x.local/photos/demo-lamp-on.png';

/** Whistled for, and answered step by step so far. */
const whistled = async (town: Town, steps = 0): Promise<{ requestId: string }> => {
  const requestId = await aRequest(town, 'accepted');
  const called = { units: [unitId], lead: unitId, kind: 'ordinary' as const };
  await town.as(社区专员).does('request.whistle', { requestId, ...item, ...called });
  if (steps > 0) await town.as(部门专员).does('request.sign', { requestId });
  if (steps > 1) await town.as(部门专员).does('request.contact', { requestId, words });
  if (steps > 2) await town.as(部门专员).does('request.report', { requestId, words });
  return { requestId };
};

const offered = async (town: Town): Promise<{ requestId: string }> => {
  const requestId = await aRequest(town, 'handling');
  await town.as(社区专员).does('request.handOver', { requestId, ...item, to });
  return { requestId };
};

const declinedTwice = async (town: Town): Promise<{ requestId: string }> => {
  const requestId = await aRequest(town, 'accepted');
  await town.as(社区专员).does('request.dispatch', { requestId, ...item, to, route: 'joint' });
  await town.as(攻坚队员).does('request.decline', { requestId, ...item });
  await town.as(社区专员).does('request.handOver', { requestId, ...item, to });
  await town.as(攻坚队员).does('request.decline', { requestId, ...item });
  return { requestId };
};

const paused = async (town: Town): Promise<{ requestId: string }> => {
  const requestId = await aRequest(town, 'handling');
  await town.as(社区专员).does('request.pause', { requestId, until: '2026-11-20', words });
  await town.later(5 * 60_000); // so that it paused for some minutes, however slow the machine
  return { requestId };
};

/** Refused twice, and given by the superior's word. */
const decided = async (town: Town): Promise<{ requestId: string }> => {
  const { requestId } = await declinedTwice(town);
  await town.as(街道干部).does('request.decide', { requestId, ...item, to });
  return { requestId };
};

const convened = async (town: Town): Promise<{ requestId: string }> => {
  const { requestId } = await decided(town);
  const resolutions = [{ unitId: 'org-bank', text: '捐两盏太阳能灯', due: '2026-11-27' }];
  await town.as(社区专员).does('request.convene', { requestId, words, resolutions });
  return { requestId };
};

const asked = async (town: Town): Promise<{ requestId: string }> => {
  const requestId = await aRequest(town, 'handling');
  await town.as(社区专员).does('request.ask', { requestId, words: '哪一天开始不亮的' });
  return { requestId };
};

const joined = async (town: Town): Promise<{ requestId: string }> => {
  const { requestId } = await town.as(居民).does('request.submit', 路灯不亮);
  await town.as(楼栋长).does('request.join', { requestId });
  await town.as(社区专员).does('request.accept', { requestId, route: 'own' });
  await town.as(社区专员).does('request.resolve', { requestId, outcome: 'solved' });
  await town.as(网格长).does('request.verify', { requestId, solved: true });
  return { requestId };
};

/** Its picture nobody answered about in time: a person looks at it. */
const unjudged = async (town: Town): Promise<{ requestId: string }> => {
  await town.cloud.verdicts({ text: [{ keyword: '存疑', suggest: 'review' }] });
  const { requestId } = await town.as(居民).does('request.submit', { text: '这里有存疑的一段话', photos: [] });
  await town.cloud.verdicts({ text: [] });
  return { requestId };
};

const recorded = {
  text: '老人说楼道灯坏了好几天',
  photos: [],
  placeId: '410403001001-e1-b3',
  channel: 'visit' as const,
  reporter: { name: '田奶奶', phone: '13800000001' },
};

const cardOf = async (town: Town): Promise<string> => {
  const requestId = await aRequest(town, 'closed');
  const steps = ['先问清是哪盏灯', '请物业带备用灯泡'];
  return (await town.as(社区专员).does('playbook.write', { requestId, title: '路灯当天亮', steps })).card.cardId;
};

export const caseScenes: ScenesOf<ActionOf<'request'>> = {
  'request.submit': async () => ({ who: 居民, input: { ...路灯不亮, photos: [photo] } }),
  'request.record': async () => ({ who: 网格员, input: recorded }),
  'request.link': async (town) => {
    const { number, linkCode } = await town.as(网格员).does('request.record', recorded);
    return { who: await someone(town, 'reporter'), input: { number, phone: '13800000001', code: linkCode } };
  },
  'request.join': async (town) => ({ who: 楼栋长, input: { requestId: await aRequest(town) } }),
  'request.unjoin': async (town) => ({ who: 楼栋长, input: await joined(town) }),
  'request.rateJoined': async (town) => ({ who: 楼栋长, input: { ...(await joined(town)), face: 'satisfied' } }),
  'request.judge': async (town) => ({ who: 社区专员, input: { ...(await unjudged(town)), verdict: 'pass' } }),
  'request.publish': async (town) => ({
    who: 社区专员,
    input: { requestId: await aRequest(town), text: '已安排去看' },
  }),
  'request.revealContact': async (town) => {
    const contact = { name: '小林', phone: '13800001234' };
    const { requestId } = await town.as(居民).does('request.submit', { ...路灯不亮, contact });
    return { who: 社区专员, input: { requestId, reason: '约上门看看的时间' } };
  },
  'request.withdraw': async (town) => ({ who: 居民, input: { requestId: await aRequest(town) } }),
  'request.accept': async (town) => ({ who: 社区专员, input: { requestId: await aRequest(town), route: 'own' } }),
  'request.answer': async (town) => {
    const { groupId, shopId, owner } = await grouped(town);
    const classes = [{ key: 'streetscape', label: '市容环境', unitId, days: 3 }];
    await town.as(商圈专员).does('group.setClasses', { groupId, classes });
    const said = { groupId, shopId, serviceClass: 'streetscape', text: '门口招牌灯箱歪了', photos: [] };
    return { who: 部门专员, input: { requestId: (await town.as(owner).does('need.raise', said)).requestId } };
  },
  'request.dispatch': async (town) => {
    const requestId = await aRequest(town, 'accepted');
    return { who: 社区专员, input: { requestId, ...item, to, route: 'special', assistants: ['org-bank'] } };
  },
  'request.whistle': async (town) => {
    const requestId = await aRequest(town, 'accepted');
    return { who: 社区专员, input: { requestId, ...item, units: [unitId], lead: unitId, kind: 'ordinary' } };
  },
  'request.sign': async (town) => ({ who: 部门专员, input: await whistled(town) }),
  'request.contact': async (town) => ({ who: 部门专员, input: { ...(await whistled(town, 1)), words } }),
  'request.report': async (town) => ({ who: 部门专员, input: { ...(await whistled(town, 2)), words } }),
  'request.scoreUnit': async (town) => ({
    who: 社区专员,
    input: { ...(await whistled(town, 3)), unitId, score: 'good' },
  }),
  'request.scoreWhistle': async (town) => ({ who: 部门专员, input: { ...(await whistled(town, 3)), justified: true } }),
  'request.handOver': async (town) => ({
    who: 社区专员,
    input: { requestId: await aRequest(town, 'handling'), ...item, to },
  }),
  'request.takeOver': async (town) => ({ who: 攻坚队员, input: await offered(town) }),
  'request.decline': async (town) => ({ who: 攻坚队员, input: { ...(await offered(town)), ...item } }),
  'request.decide': async (town) => ({ who: 街道干部, input: { ...(await declinedTwice(town)), ...item, to } }),
  'request.pause': async (town) => {
    const requestId = await aRequest(town, 'handling');
    return { who: 社区专员, input: { requestId, until: '2026-11-20', words } };
  },
  'request.resume': async (town) => ({ who: 社区专员, input: await paused(town) }),
  'request.ask': async (town) => ({
    who: 社区专员,
    input: { requestId: await aRequest(town, 'handling'), words: '哪一天开始不亮的' },
  }),
  'request.reply': async (town) => ({ who: 居民, input: { ...(await asked(town)), words: '上周三开始的' } }),
  'request.add': async (town) => ({
    who: 居民,
    input: { requestId: await aRequest(town, 'handling'), words: '今天又有一盏不亮了', photos: [photo] },
  }),
  'request.urge': async (town) => ({ who: 居民, input: { requestId: await aRequest(town, 'handling') } }),
  'request.convene': async (town) => {
    const resolutions = [{ unitId: 'org-bank', text: '捐两盏太阳能灯', due: '2026-11-27' }];
    return { who: 社区专员, input: { ...(await decided(town)), words, resolutions } };
  },
  'request.finishTask': async (town) => ({ who: 社区专员, input: { ...(await convened(town)), task: 1, words } }),
  'request.resolve': async (town) => ({
    who: 社区专员,
    input: { requestId: await aRequest(town, 'handling'), outcome: 'solved' },
  }),
  'request.verify': async (town) => ({
    who: 网格员,
    input: { requestId: await aRequest(town, 'resolved'), solved: true },
  }),
  'request.sendBack': async (town) => ({
    who: 网格员,
    input: { requestId: await aRequest(town, 'resolved'), reason: '灯还是不亮' },
  }),
  'request.rate': async (town) => ({
    who: 居民,
    input: { requestId: await aRequest(town, 'verified'), rating: 'satisfied' },
  }),
  'request.reopen': async (town) => ({
    who: 居民,
    input: { requestId: await aRequest(town, 'verified'), reason: '又不亮了' },
  }),
  'request.hasten': async (town) => ({
    who: 社区专员,
    input: { requestId: await aRequest(town, 'accepted'), urgent: true, words },
  }),
  'request.visit': async (town) => ({
    who: 网格员,
    input: { requestId: await aRequest(town, 'verified'), reached: true, words },
  }),
};

export const ruleScenes: ScenesOf<ActionOf<'duty' | 'setting' | 'playbook'>> = {
  'duty.publish': async (town) => {
    const { items } = await town.as(区管理员).does('duty.read', {});
    const kept = items.map(({ item: number, kind, category, text, department, basis }) => ({
      ...{ item: number, kind, category, text, department, basis },
    }));
    return { who: 区管理员, input: { items: kept } };
  },
  'setting.publish': async (town) => {
    const { inForce } = await town.as(区管理员).does('setting.read', {});
    const { keywords, complexWords, standards, whistle, days, hours } = inForce;
    const open = hours.map(([from, until]): [number, number] => [from, until]);
    const input = { keywords, complexWords, standards, whistle, days, hours: open };
    await town.as(区管理员).does('setting.publish', input);
    return { who: 区管理员, input };
  },
  'playbook.adopt': async (town) => {
    const cardId = await cardOf(town);
    await town.as(街道干部).does('playbook.review', { cardId, verdict: 'publish' });
    return { who: 社区专员, input: { requestId: await aRequest(town, 'handling'), cardId } };
  },
  'playbook.write': async (town) => ({
    who: 社区专员,
    input: { requestId: await aRequest(town, 'closed'), title: '路灯当天亮', steps: ['先问清是哪盏灯'] },
  }),
  'playbook.review': async (town) => ({ who: 街道干部, input: { cardId: await cardOf(town), verdict: 'publish' } }),
};
