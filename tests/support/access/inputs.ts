import type { ActionName } from '../../../domain/contract';
import { purposes } from '../../../domain/people/consents';
import { CONSENT_VERSION } from '../../../domain/people/contract';
import { sealedFor } from '../merchants';
import { EAST, shiftFor } from '../tasks';
import type { Town } from '../town';
import { cast, type Column } from './cast';
import { DOOR, type Scene } from './scene';

type Asking = { readonly scene: Scene; readonly column: Column; readonly town: Town };
type Input = (asking: Asking) => object | Promise<object>;

const words = '按约定办好';
const reason = words;
const photo = 'cloud://local-x.local/photos/demo-lamp-on.png';
const contact = { name: '某某', phone: '13912345678' };
const item = { dutyItem: 'L01', words };
const card = { skills: ['care'], freeHours: ['weekends'] };
const called = { units: ['dept-chengguan'], lead: 'dept-chengguan', kind: 'ordinary' };
const to = { unitId: 'team-dongyuan' };
const said = { text: '3号楼东侧的路灯不亮了', photos: [] };
const wished = { title: '想要一副老花镜', text: '老人看报用', kind: 'thing' };
const snow = {
  ...{ title: '清扫院里的积雪', words: '先清单元门口。', category: 'snow', template: 'snow', placeId: DOOR },
  shifts: [shiftFor(2)],
};
const rules = {
  ...{ communityId: EAST, from: '2027-01-01', weights: { base: 1, service: 1, contribution: 1 }, contributionCap: 20 },
  ...{ perHour: 2, perHourOf: [], wishPoints: 5, yuanPerPoint: 10, expiryYears: 2, criteria: [] },
};
const service = {
  ...{ kind: 'lowFee', service: 'repair', title: '上门换锁芯' },
  prices: [{ label: '换普通锁芯', fen: 5000, per: '次' }],
};
const opening = {
  ...{ title: '理货收银', kind: 'shopkeeping', shift: 'halfDay', pay: '每月 1800 元', hours: '上午 8:00-12:00' },
  ...{ until: '2026-12-10', contact },
};
const duty = {
  item: 'L01',
  kind: 'lead',
  category: 'lighting',
  text: '照明的报修与跟进',
  department: '',
  basis: '示例：工作事项目录第 3 项',
};

/** An input about things of the scene: the key of the input, and the name of the thing. */
const about =
  (things: Readonly<Record<string, string>>, more: object = {}): Input =>
  ({ scene }) => ({
    ...Object.fromEntries(Object.entries(things).map(([key, thing]) => [key, scene[thing]])),
    ...more,
  });
const request = (thing: string, more: object = {}): Input => about({ requestId: thing }, more);
const wish = (thing: string, more: object = {}): Input => about({ wishId: thing }, more);
const task = (thing: string, more: object = {}): Input => about({ taskId: thing }, more);
const shop = (thing: string, more: object = {}): Input => about({ shopId: thing }, more);
const group = (more: object = {}): Input => about({ groupId: 'group' }, more);
const nothing: Input = () => ({});

/** What every action is asked with, about the scene. An action without an input does not compile. */
export const inputs: Readonly<Record<ActionName, Input>> = {
  'person.me': nothing,
  'person.home': nothing,
  'person.privacy': nothing,
  'person.agree': () => ({ purpose: 'contact', version: purposes.contact.version }),
  'person.takeBack': () => ({ purpose: 'contact' }),
  'person.export': nothing,
  'export.requests': () => ({ placeId: EAST, month: '2026-11' }),
  'export.ask': () => ({ placeId: EAST, month: '2026-11', reason }),
  'export.decide': about({ exportId: 'register' }, { verdict: 'approve' }),
  'export.fetch': about({ exportId: 'registerOpen' }),
  'export.list': () => ({ of: 'waiting' }),
  'person.leave': () => ({ understood: true }),
  'person.stay': nothing,
  'person.register': () => ({ placeId: DOOR, consentVersion: CONSENT_VERSION }),
  'place.browse': () => ({ placeId: EAST }),
  'place.search': () => ({ query: '3号楼' }),
  'place.card': () => ({ placeId: DOOR }),
  'place.poster': () => ({ placeId: DOOR }),
  'post.list': () => ({ placeId: EAST }),
  'post.appoint': about({ postId: 'vacantPost' }, { name: '某某', source: 'self-nominated', termMonths: 12 }),
  'post.invitation': about({ invitation: 'invitation' }),
  'post.take': about({ invitation: 'invitation' }),
  'post.vacate': () => ({ postId: 'gridLeader-410403001001001', reason }),
  'request.read': request('handled'),
  'request.list': () => ({ of: 'inbox' }),
  'request.withdraw': request('submitted'),
  'request.accept': request('submitted', { route: 'own' }),
  'request.answer': request('need'),
  'request.resolve': request('handled', { outcome: 'solved' }),
  'request.verify': request('resolved', { solved: true }),
  'request.sendBack': request('resolved', { reason }),
  'request.rate': request('verified', { rating: 'satisfied' }),
  'request.reopen': request('verified', { reason }),
  'request.dispatch': request('handled', { route: 'joint', to, ...item }),
  'request.whistle': request('handled', { ...called, ...item }),
  'request.sign': request('whistled'),
  'request.contact': request('signed', { words }),
  'request.report': request('met', { words }),
  'request.scoreUnit': request('reported', { unitId: 'dept-chengguan', score: 'good' }),
  'request.scoreWhistle': request('reported', { justified: true }),
  'request.handOver': request('handled', { to, ...item }),
  'request.takeOver': request('offered'),
  'request.decline': request('offered', item),
  'request.decide': request('offered', { to, ...item }),
  'request.pause': request('handled', { until: '2026-11-20', words }),
  'request.resume': request('paused'),
  'request.convene': request('reported', {
    ...{ words, resolutions: [{ unitId: 'dept-chengguan', text: '三天内修好', due: '2026-11-20' }] },
  }),
  'request.finishTask': request('reported', { task: 1, words }),
  'request.visit': request('verified', { reached: true, words }),
  'request.triage': request('handled'),
  'request.submit': () => said,
  'request.record': () => ({ ...said, placeId: DOOR, channel: 'call', reporter: contact }),
  'request.similar': () => ({ text: said.text, placeId: DOOR }),
  'request.join': request('shared'),
  'request.rateJoined': request('joined', { face: 'satisfied' }),
  'request.judge': request('submitted', { verdict: 'pass' }),
  'request.publish': request('closed', { text: '' }),
  'request.revealContact': request('shared', { reason }),
  'request.views': request('shared'),
  'request.search': about({ number: 'number' }),
  'request.link': about({ number: 'number', code: 'linkCode' }, { phone: contact.phone }),
  'duty.read': nothing,
  'duty.publish': () => ({ items: [duty] }),
  'unit.list': nothing,
  'setting.read': nothing,
  'setting.publish': ({ scene }) => JSON.parse(scene['settings'] ?? '{}') as object,
  'board.rates': () => ({ placeId: EAST }),
  'board.rows': () => ({ placeId: EAST }),
  'playbook.suggest': request('handled'),
  'playbook.adopt': about({ requestId: 'handled', cardId: 'published' }),
  'playbook.write': request('closed', { title: '路灯当天亮', steps: ['先看空气开关'] }),
  'playbook.review': about({ cardId: 'card' }, { verdict: 'publish' }),
  'playbook.search': () => ({ text: '路灯' }),
  'task.publish': () => snow,
  'task.fromRequest': request('handled', snow),
  'task.list': () => ({ of: 'mine' }),
  'task.read': task('taken'),
  'task.claim': task('open', { shiftId: 's1' }),
  'task.release': task('taken', { shiftId: 's1' }),
  'task.code': task('taken', { shiftId: 's1' }),
  'task.checkIn': task('taken', { shiftId: 's1', code: 'abcd1234' }),
  'task.checkOut': task('present', { shiftId: 's1', code: 'abcd1234' }),
  'task.attendance': task('taken'),
  'task.tick': about({ taskId: 'taken', entryId: 'entry' }, { mark: 'in' }),
  'task.backEnter': about({ taskId: 'taken', entryId: 'entry' }, { minutes: 10, reason }),
  'task.confirmBack': about({ taskId: 'entered', backId: 'back' }, { agreed: true }),
  'task.finish': task('present', { words, photos: [] }),
  'task.sendBack': task('finished', { reason }),
  'task.approve': task('finished'),
  'task.cancel': task('open', { reason }),
  'task.certificate': () => ({ year: 2026 }),
  'task.checkCertificate': () => ({ code: 'ABCD-EFGH-JKMN' }),
  'volunteer.me': nothing,
  'volunteer.register': () => card,
  'volunteer.update': () => card,
  'volunteer.leave': nothing,
  'volunteer.invited': about({ invitation: 'ward' }),
  'volunteer.consent': about({ invitation: 'ward' }),
  'volunteer.withdrawConsent': about({ ward: 'consented' }),
  'volunteer.teams': () => ({ placeId: EAST }),
  'volunteer.team': () => ({ teamId: 'volunteers-dongyuan' }),
  'volunteer.join': () => ({ teamId: 'volunteers-snow' }),
  'volunteer.quit': () => ({ teamId: 'volunteers-dongyuan' }),
  'volunteer.members': () => ({ teamId: 'volunteers-dongyuan' }),
  'volunteer.openTeam': () => ({ placeId: EAST, name: '助浴队', aim: 'elders' }),
  'volunteer.reportIn': () => ({ memberCode: 'jiandong26' }),
  'volunteer.endReport': nothing,
  'organisation.list': () => ({ placeId: EAST }),
  'organisation.mine': nothing,
  'organisation.add': () => ({ placeId: EAST, name: '某某单位' }),
  'organisation.reportIn': () => ({ unitId: 'org-bank', placeId: '410403001003' }),
  'organisation.endReport': () => ({ unitId: 'org-bank', placeId: EAST }),
  'wish.list': () => ({ of: 'mine' }),
  'wish.read': wish('wish'),
  'wish.post': () => wished,
  'wish.record': () => ({ ...wished, placeId: DOOR, consent: 'inPerson', wisher: contact }),
  'wish.invited': about({ invitation: 'wishInvitation' }),
  'wish.guard': about({ invitation: 'wishInvitation' }),
  'wish.approve': wish('wish'),
  'wish.sendBack': wish('wish', { reason }),
  'wish.revise': wish('wishBack', wished),
  'wish.judge': wish('wish', { fileId: photo, verdict: 'pass' }),
  'wish.withdraw': wish('wish'),
  'wish.claim': wish('listed'),
  'wish.release': wish('claimed', { reason }),
  'wish.deliver': wish('claimed', { words }),
  'wish.confirm': wish('delivered'),
  'wish.reopen': wish('delivered', { reason }),
  'wish.toRequest': wish('wish'),
  'wish.bringBack': wish('converted', { reason }),
  'wish.fromRequest': request('handled', wished),
  'wish.revealContact': wish('recordedWish', { reason }),
  'point.mine': () => ({ communityId: EAST }),
  'point.code': nothing,
  'point.remind': () => ({ communityId: EAST, bucket: 'service', subscribed: [] }),
  'point.rows': () => ({ communityId: EAST }),
  'point.score': () => ({ communityId: EAST }),
  'point.rules': () => ({ communityId: EAST }),
  'point.publishRules': () => rules,
  'point.object': () => ({ communityId: EAST, edition: 1, reason: '捐献的分占得多了' }),
  'point.propose': () => ({
    ...{ kind: 'adjust', communityId: EAST, member: 'XIAOXIA1', bucket: 'base', points: 1, reason },
  }),
  'point.confirm': about({ proposalId: 'proposal' }),
  'point.decline': about({ proposalId: 'proposal' }, { reason }),
  'point.proposals': () => ({ communityId: EAST }),
  'point.ranking': () => ({ of: 'communities' }),
  'point.rank': () => ({ communityId: EAST, join: true }),
  'point.reconciliations': () => ({ communityId: EAST }),
  'reward.list': () => ({ communityId: EAST }),
  'reward.offer': () => ({ communityId: EAST, title: '一份豆浆', points: 3, unitId: 'shop-zaocan', stock: 4 }),
  'reward.restock': about({ rewardId: 'reward' }, { change: 1 }),
  'reward.pause': about({ rewardId: 'reward' }),
  'reward.resume': about({ rewardId: 'pausedReward' }),
  'reward.redeem': about({ rewardId: 'reward' }),
  'reward.vouchers': nothing,
  'reward.cancel': about({ voucherId: 'voucher' }),
  'reward.check': about({ code: 'code' }),
  'reward.use': about({ code: 'code' }),
  'reward.settlement': () => ({ communityId: EAST, unitId: 'shop-zaocan' }),
  'reward.settle': () => ({ communityId: EAST, unitId: 'shop-zaocan', points: 7 }),
  'drawer.list': () => ({ placeId: EAST }),
  'drawer.fill': () => ({ placeId: EAST, station: '某服务站', items: [{ item: 'pump', name: '打气筒', count: 3 }] }),
  'drawer.lend': about({ drawerId: 'drawer' }, { item: 'pump' }),
  'drawer.giveBack': about({ drawerId: 'drawer' }, { item: 'pump' }),
  'shop.trades': () => ({ placeId: EAST }),
  'shop.setTrades': () => ({ communityId: EAST, added: [] }),
  'shop.register': () => ({ placeId: DOOR, name: '试一试小店', trade: 'grocery' }),
  'shop.mine': nothing,
  'shop.read': shop('shop'),
  'shop.page': shop('shop'),
  'shop.list': nothing,
  'shop.map': () => ({ placeId: EAST }),
  'shop.verify': shop('applied'),
  'shop.sendBack': shop('applied', { reason }),
  'shop.revise': shop('returned', { name: '改个名字', trade: 'grocery' }),
  'shop.update': shop('shop', { hours: '8:00-20:00' }),
  'shop.invite': shop('shop', { as: 'staff' }),
  'shop.withdrawInvite': shop('shop'),
  'shop.invited': about({ code: 'shopCode' }),
  'shop.accept': about({ code: 'shopCode' }),
  'shop.dropStaff': about({ shopId: 'shop', seat: 'seat' }),
  'shop.leave': shop('shop'),
  'shop.close': shop('shop', { reason }),
  'shop.giveBadge': shop('other', { kind: 'partyMember', promise: '夜里也开门' }),
  'shop.takeBadge': shop('shop', { reason }),
  'shop.reveal': shop('shop', { reason }),
  'shop.views': shop('shop'),
  'group.create': () => ({ name: '第三个商户群', placeId: EAST }),
  'group.mine': nothing,
  'group.list': nothing,
  'group.read': group(),
  'group.members': group({ party: 'owner' }),
  'group.add': ({ scene }) => ({ groupId: scene['group'], member: { shopId: scene['other'] } }),
  'group.remove': about({ groupId: 'group', memberId: 'shop' }, { reason }),
  'group.leave': about({ groupId: 'group', shopId: 'shop' }),
  'group.bind': async ({ scene, column, town }) => ({
    ...{ groupId: scene['unbound'], cloudId: await sealedFor(town, cast[column], 'g-another') },
  }),
  'group.unbind': group({ reason }),
  'group.enter': async ({ column, town }) => ({ cloudId: await sealedFor(town, cast[column], 'g-access') }),
  'group.setClasses': group({ classes: [{ key: 'hiring', label: '用工需求', days: 3 }] }),
  'group.close': group({ reason }),
  'group.board': group(),
  'need.raise': about({ groupId: 'group', shopId: 'shop' }, { serviceClass: 'hiring', ...said }),
  'need.paste': about({ groupId: 'group', shopId: 'shop' }, { serviceClass: 'hiring', ...said }),
  'need.list': group(),
  'bulletin.post': group({ kind: 'notice', title: '停水通知', text: '明天上午停水' }),
  'bulletin.list': group(),
  'bulletin.open': about({ bulletinId: 'bulletin' }),
  'bulletin.ack': about({ bulletinId: 'bulletin' }),
  'bulletin.withdraw': about({ bulletinId: 'bulletin' }, { reason }),
  'job.post': shop('shop', opening),
  'job.list': () => ({ placeId: EAST }),
  'job.mine': nothing,
  'job.read': about({ jobId: 'job' }),
  'job.extend': about({ jobId: 'job' }, { until: '2026-12-24' }),
  'job.fill': about({ jobId: 'job' }),
  'job.close': about({ jobId: 'job' }, { reason }),
  'job.interest': about({ jobId: 'job' }, { contact }),
  'job.withdraw': about({ jobId: 'job' }),
  'job.agree': about({ jobId: 'job', talkId: 'talk' }),
  'job.decline': about({ jobId: 'job', talkId: 'talk' }),
  'job.hire': about({ jobId: 'agreed', talkId: 'agreedTalk' }),
  'job.contact': about({ jobId: 'agreed', talkId: 'agreedTalk' }),
  'seeker.say': () => ({ kinds: ['cleaning'], shifts: ['hourly'] }),
  'seeker.mine': nothing,
  'seeker.stop': nothing,
  'seeker.list': nothing,
  'seeker.match': about({ seekerId: 'seeker', jobId: 'job' }),
  'offer.submit': shop('shop', service),
  'offer.list': () => ({ placeId: EAST }),
  'offer.mine': nothing,
  'offer.review': nothing,
  'offer.read': about({ offerId: 'offer' }),
  'offer.approve': about({ offerId: 'offerNew' }),
  'offer.sendBack': about({ offerId: 'offerNew' }, { reason }),
  'offer.revise': about({ offerId: 'offerBack' }, service),
  'offer.pause': about({ offerId: 'offer' }),
  'offer.resume': about({ offerId: 'resting' }),
  'offer.close': about({ offerId: 'offer' }, { reason }),
  'order.place': about({ offerId: 'offer' }, { words, contact }),
  'order.list': nothing,
  'order.read': about({ orderId: 'order' }),
  'order.accept': about({ orderId: 'order' }),
  'order.decline': about({ orderId: 'order' }, { reason }),
  'order.finish': about({ orderId: 'orderTaken' }),
  'order.rate': about({ orderId: 'orderDone' }),
  'order.reopen': about({ orderId: 'orderDone' }, { reason }),
  'order.cancel': about({ orderId: 'order' }),
  'order.contact': about({ orderId: 'orderTaken' }),
};

const NOTHING = 'z'.repeat(24);

/** What names the thing an action is about, and what in its place names none. */
const made = [
  ...['bulletinId', 'requestId', 'wishId', 'taskId', 'cardId', 'groupId', 'proposalId', 'rewardId', 'voucherId'],
  ...['offerId', 'orderId', 'jobId', 'seekerId', 'shopId', 'ward', 'drawerId', 'invitation', 'exportId'],
];
const named: readonly (readonly [key: string, absent: string])[] = [
  ...made.map((key) => [key, NOTHING] as const),
  ['number', '261118-ZZZZZ'],
  ['teamId', 'volunteers-nowhere'],
  ['postId', 'gridLeader-410403009009001'],
  ['unitId', 'org-nowhere'],
  ['memberCode', 'nowhere226'],
  ['communityId', '410403009009'],
  ['placeId', '410403009009'],
];

/** The same question about something that does not exist; undefined where nothing is named. */
export const aboutNothing = (input: object): object | undefined => {
  const given = input as Record<string, unknown>;
  if ('code' in given && !('taskId' in given) && !('number' in given))
    return { ...given, code: String(given['code']).replaceAll(/[0-9a-z]/g, 'z') };
  const found = named.find(([key]) => key in given);
  return found && { ...given, [found[0]]: found[1] };
};
