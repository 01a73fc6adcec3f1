import type { Actor } from '../kernel/access';
import { asides, requestMachine, type Aside, type RequestMove } from './machine';
import { spanInWords, timeInWords } from '../kernel/words';
import type { ContactCard } from '../posts/contract';
import { duties, roleLabels } from '../posts/model';
import { categoryLabel } from './categories';
import { ratings, routes, type Happening, type RequestRow, type RequestView, type StageView } from './contract';
import { protectedView, sightOf, type Sight } from './protected';
import { lanes } from './lanes';
import { isWaiting } from './lists';
import { canBeAsked } from './separation';
import { openNow } from './open';
import type { OpenTurn } from './queue';
import { storyOf } from './talk';
import type { TurnView } from './turns';
import { wantingWords } from './wanting';
import type { Happened, TalkMark, Told } from './happened';
import { titleOf, type ListedRequest, type ServiceRequest } from './model';
import { caseViewOf } from './caseViews';

const isLate = (request: ListedRequest, now: Date): boolean =>
  request.dueAt !== '' && request.dueAt < now.toISOString();
const lateness = (request: ListedRequest, now: Date): string =>
  spanInWords(now.getTime() - new Date(request.dueAt).getTime());

/** A good deed waits for somebody and has no deadline. */
const isUntimed = ({ state, dueAt }: Pick<ListedRequest, 'state' | 'dueAt'>): boolean =>
  isWaiting(state) && dueAt === '';

/** What is due, in the few words of a list row. */
const dueInWords = (request: ListedRequest, mine: boolean, now: Date): string => {
  if (isUntimed(request)) return '';
  if (isLate(request, now)) return `已超过 ${lateness(request, now)}`;
  switch (request.state) {
    case 'submitted':
      return `${timeInWords(request.dueAt, now)} 前受理`;
    case 'accepted':
      return `${timeInWords(request.dueAt, now)} 前派单`;
    case 'handling':
      if (request.pause) return `暂停到 ${timeInWords(request.pause.untilAt, now)}`;
      return `承诺 ${timeInWords(request.promisedAt, now)} 前`;
    case 'resolved':
      return `${timeInWords(request.dueAt, now)} 前核查`;
    case 'verified':
      return mine ? '等你评价' : '等反映人评价';
    case 'closed':
    case 'withdrawn':
      return '';
  }
};

const pausedSentence = (pause: NonNullable<ServiceRequest['pause']>, mine: boolean, now: Date): string => {
  const until = timeInWords(pause.untilAt, now);
  if (pause.asked && mine) return `等你回答一个问题，最迟${until}接着办。`;
  return `先停一停：${pause.reason}，${until} 前接着办。`;
};

/** The state as a neighbour would say it; being late is said plainly. */
const sentenceOf = (request: ServiceRequest, mine: boolean, now: Date): string => {
  const late = isLate(request, now);
  const whose = mine ? '你' : '反映人';
  if (isUntimed(request)) return mine ? '社区收到这件好事了，谢谢你说出来。' : '社区收到这件好事了。';
  switch (request.state) {
    case 'submitted':
      return late
        ? `社区该受理了，已经晚了 ${lateness(request, now)}，正在催。`
        : `社区已经收到，${timeInWords(request.dueAt, now)} 前会有人受理。`;
    case 'accepted':
      return late ? `社区已经受理，安排人手晚了 ${lateness(request, now)}，正在催。` : '社区已经受理，正在安排谁来办。';
    case 'handling':
      if (request.pause) return pausedSentence(request.pause, mine, now);
      return late
        ? `比承诺的时间晚了 ${lateness(request, now)}，还在办。`
        : `${request.handler ? roleLabels[request.handler.role] : '社区'}正在办，承诺 ${timeInWords(request.promisedAt, now)} 前办好。`;
    case 'resolved':
      return late ? `办完了，核查晚了 ${lateness(request, now)}，正在催。` : '办完了，正由办理人以外的人去现场核查。';
    case 'verified':
      return mine ? '已经核查，办得怎么样，等你说一句。' : '已经核查，等反映人评价。';
    case 'closed':
      if (request.neutral && lastAt(request, 'satisfied'))
        return canBeAsked(request)
          ? '办理的人和反映的人是同一个，只算办结，不算满意。'
          : '没有反映人可以问，按回访看到的办结，不算满意。';
      if (request.neutral)
        return request.visit?.reached
          ? `回访过了，${whose}一直没有评价，按中性办结，不算满意。`
          : `一直没联系上${whose}，按中性办结，不算满意。`;
      return `已办结，${whose}的评价：${request.rating ? ratings[request.rating] : '没有评价'}。`;
    case 'withdrawn':
      return `${whose}已经撤回。`;
  }
};

const lastAt = (request: ListedRequest, move: Happened['move']): string =>
  request.history.filter((one) => one.move === move).at(-1)?.at ?? '';

/** 点 接 派 评: no stage is skipped, and while it is open exactly one is where it stands. */
export const stagesOf = (request: ListedRequest): StageView[] => {
  // A department that takes what is its own accepts it and gives it to itself.
  const answeredAt = lastAt(request, 'answer');
  const acceptedAt = lastAt(request, 'accept') || answeredAt;
  const dispatchedAt = lastAt(request, 'dispatch') || lastAt(request, 'whistle') || answeredAt;
  const ratedAt = request.rating ? lastAt(request, 'satisfied') : '';
  const ats = [
    { label: '点', at: request.submittedAt },
    { label: '接', at: acceptedAt },
    { label: '派', at: dispatchedAt },
    { label: '评', at: ratedAt },
  ];
  const standing = request.state === 'withdrawn' ? -1 : ats.findIndex(({ at }) => at === '');
  return ats.map(({ label, at }, index) => ({ label, at, done: at !== '', current: index === standing }));
};

const marks: Readonly<Record<TalkMark, string>> = {
  added: '有新补充',
  replied: '反映人回答了',
  urged: '在催',
  asked: '等反映人回答',
  '': '',
};

const placeOf = (request: ListedRequest): string =>
  request.spot ? `${request.placeLabel} ${request.spot}` : request.placeLabel;

type Seen = Omit<RequestRow, 'open' | 'turn'>;

const rowSeen = (request: ListedRequest, sight: Sight, now: Date): Seen => ({
  requestId: request._id,
  number: request.number,
  title: titleOf({ ...request, text: sight.words ? request.text : '' }, categoryLabel(request.category)),
  category: categoryLabel(request.category),
  cover: request.photos.find(sight.shows) ?? '',
  place: sight.words ? placeOf(request) : sight.place,
  state: request.state,
  stateLabel: requestMachine.states[request.state],
  stages: stagesOf(request),
  urgent: request.lane === 'urgent',
  lane: request.lane,
  laneLabel: lanes[request.lane],
  submittedAt: request.submittedAt,
  promisedAt: request.promisedAt,
  dueAt: request.dueAt,
  due: dueInWords(request, sight.isReporter, now),
  overdue: isLate(request, now),
  route: request.route ? routes[request.route] : '',
  reopened: request.reopened,
  mark: markIn(request, sight),
  why: wantingWords(request.wanting ?? []),
});

/** What a row says of the talk: to staff what waits for them, to the reporter that they are asked. */
const markIn = ({ said }: ListedRequest, { ofTheCase, isReporter, isJoiner }: Sight): string => {
  const mark = said?.mark ?? '';
  if (isReporter) return mark === 'asked' ? '等你回答' : '';
  if (isJoiner && !ofTheCase) return '我也遇到';
  return ofTheCase ? marks[mark] : '';
};

/** One line of a list, as much of it as this person may see, and what they may do with it. */
export const requestRowOf = (request: ListedRequest, actor: Actor, now: Date): RequestRow => ({
  ...rowSeen(request, sightOf(request, actor), now),
  open: openNow(request, actor, now),
  turn: null,
});

const turnViewOf = ({ duty, kind, label, dueAt }: OpenTurn, now: Date): TurnView => {
  const overdue = dueAt !== '' && dueAt < now.toISOString();
  const late = `已超过 ${spanInWords(now.getTime() - new Date(dueAt).getTime())}`;
  const due = dueAt === '' ? '' : overdue ? late : `${timeInWords(dueAt, now)} 前${label}`;
  return { kind, move: duty, label, due, overdue };
};

/** A line of 轮到我的: what is due is what is due of this person. */
export const turnRowOf = (request: ListedRequest, turn: OpenTurn, actor: Actor, now: Date): RequestRow => {
  const view = turnViewOf(turn, now);
  const row = { ...requestRowOf(request, actor, now), turn: view };
  return view.due === '' || request.pause ? row : { ...row, due: view.due, overdue: view.overdue };
};

const told: Readonly<Record<Told, string>> = {
  submit: '反映',
  link: '反映人用手机接上了这件事',
  soon: '快到时限',
  overdue: '超过时限',
  escalate: '逐级上报',
  lateTask: '会议任务超时',
  lateVisit: '回访超时',
  movedUp: '上移一级',
  offerLapsed: '对方没有人在岗',
  follow: '由一起遇到的邻居接着跟',
  propose: '交来结果',
};

const labelOf = (move: Happened['move']): string => {
  if (move in told) return told[move as Told];
  return move in asides ? asides[move as Aside].label : requestMachine.moves[move as RequestMove].label;
};

/** Who by their post. A private name is never shown, not even to staff. */
const whoOf = ({ by, post }: Happened, { joinerIds }: ServiceRequest, actor: Actor): string => {
  if (by === '' && post === '') return '系统';
  if (post) return post;
  if (by === actor.id) return '我';
  return joinerIds.includes(by) ? '邻居' : '反映人';
};

/** Neighbours and the reporter read nothing of each other's; what somebody said themselves they always read. */
const readsWords = ({ by, move }: Happened, { joinerIds }: ServiceRequest, actor: Actor, sight: Sight): boolean =>
  by === actor.id || (sight.ofTheCase && !(sight.isReporter && move === 'add' && joinerIds.includes(by)));

const happeningOf = (happened: Happened, request: ServiceRequest, actor: Actor, sight: Sight): Happening => {
  const reads = readsWords(happened, request, actor, sight);
  return {
    label: labelOf(happened.move),
    who: whoOf(happened, request, actor),
    at: happened.at,
    words: reads ? happened.words : '',
    photos: reads ? happened.photos.filter((photo) => happened.by === actor.id || sight.shows(photo)) : [],
  };
};

const isOver = (request: ServiceRequest): boolean => request.state === 'closed' || request.state === 'withdrawn';

/** Whoever has it in hand; before that, the community that takes it. */
const contactOf = (request: ServiceRequest): ContactCard | null => {
  if (isOver(request)) return null;
  const { role, place, name, avatar, phone } = request.handler ?? {
    role: 'communityClerk' as const,
    place: request.community,
    name: '',
    avatar: '',
    phone: request.phone,
  };
  const said = { post: roleLabels[role], duty: duties[role], vacant: false, coveredBy: '' };
  return { role, place, name, avatar, phone, ...said };
};

export const requestViewOf = (request: ServiceRequest, actor: Actor, now: Date): RequestView => {
  const mine = request.reporterId === actor.id;
  const sight = sightOf(request, actor);
  return {
    ...rowSeen(request, sight, now),
    text: sight.words ? request.text : '',
    categoryKey: request.category,
    sentence: sentenceOf(request, mine, now),
    provisional: request.provisional,
    mine,
    photos: request.photos.filter(sight.shows),
    resultPhotos: sight.ofTheCase ? [...request.resultPhotos] : [],
    outcome: request.outcome,
    solved: request.solved,
    rating: request.rating,
    ratedBy: request.ratedBy,
    reporterHere: request.reporterId !== '',
    whyAgain: sight.ofTheCase ? (request.history.filter(({ move }) => move === 'reopen').at(-1)?.words ?? '') : '',
    history: storyOf(request)
      .map((one) => happeningOf(one, request, actor, sight))
      .reverse(),
    open: openNow(request, actor, now),
    turn: null,
    contact: contactOf(request),
    ...caseViewOf(request, actor, sight.ofTheCase, now),
    ...protectedView(request, actor, sight),
  };
};
