import { categoryLabel } from './categories';
import type { Addressee, Message, Notice, Template } from '../notices/model';
import { messageOf, withNotices } from '../notices/rules';
import { hearersOf } from './escalation';
import { checkerRoles, intakeRoles, superiorsOf } from '../posts/model';
import { requestMachine, type RequestState } from './machine';
import type { Happened } from './happened';
import { titleOf, type ServiceRequest } from './model';
import { climbedAt } from './owed';

type Hearer =
  | 'reporter'
  | 'asked'
  | 'handler'
  | 'intake'
  | 'checkers'
  | 'offered'
  | 'called'
  | 'superior'
  | 'levelAbove'
  | 'late'
  | 'assistants'
  | 'answering';
type Tiding = { readonly template: Template; readonly to: Hearer; readonly words: string };

/** Who hears of what: one row per thing that can happen; nothing where nobody needs a message. */
const tidings: Readonly<Partial<Record<Happened['move'], Tiding>>> = {
  submit: { template: 'staff', to: 'intake', words: '有新的诉求等你受理' },
  accept: { template: 'progress', to: 'reporter', words: '社区已受理，正在安排办理' },
  answer: { template: 'progress', to: 'reporter', words: '部门接下来了，正在办理' },
  dispatch: { template: 'staff', to: 'offered', words: '有一件事转给你，等你接手' },
  handOver: { template: 'staff', to: 'offered', words: '有一件事转给你，等你接手' },
  decline: { template: 'staff', to: 'handler', words: '对方退单了，还由你负责' },
  decide: { template: 'staff', to: 'handler', words: '上级定了由你来办' },
  movedUp: { template: 'staff', to: 'handler', words: '岗位空缺，这件事由你接着办' },
  offerLapsed: { template: 'staff', to: 'handler', words: '对方没人在岗，还由你负责' },
  follow: { template: 'progress', to: 'reporter', words: '原来反映的人走了，由你接着跟' },
  propose: { template: 'staff', to: 'handler', words: '有人帮着办了，请看结果再提交' },
  whistle: { template: 'staff', to: 'called', words: '社区吹哨，请签收并报到' },
  report: { template: 'staff', to: 'handler', words: '部门已报到，请看报到情况' },
  convene: { template: 'staff', to: 'called', words: '联席会议给你单位定了任务' },
  hasten: { template: 'staff', to: 'handler', words: '这件事的急缓改了，请看一看' },
  soon: { template: 'staff', to: 'handler', words: '快到承诺的时间了' },
  escalate: { template: 'staff', to: 'levelAbove', words: '部门没有按时报到，请过问' },
  lateTask: { template: 'staff', to: 'levelAbove', words: '会议任务没有按时做完，请过问' },
  lateVisit: { template: 'staff', to: 'levelAbove', words: '没有按时回访，请过问' },
  resolve: { template: 'staff', to: 'checkers', words: '办理结果等你到现场核查' },
  verify: { template: 'result', to: 'reporter', words: '已核查，办得怎么样请你评一评' },
  sendBack: { template: 'staff', to: 'handler', words: '核查没有通过，请重新办理' },
  reopen: { template: 'staff', to: 'handler', words: '反映人不满意，请重新办理' },
  review: { template: 'staff', to: 'handler', words: '到了约好再看的日子，请重新办理' },
};

/** Being late is told to whoever should have acted, and one level above. */
const lateHearer: Readonly<Partial<Record<RequestState, Hearer>>> = {
  submitted: 'intake',
  accepted: 'handler',
  handling: 'handler',
  resolved: 'checkers',
};

/** Who hears of it besides: the superior watches over what is late or taken up again, assistants are told they are. */
const also: Readonly<Partial<Record<Happened['move'], Tiding>>> = {
  submit: { template: 'staff', to: 'answering', words: '商户群有你们管的事，可以接' },
  overdue: { template: 'staff', to: 'superior', words: '有一件事超过时限，请过问' },
  escalate: { template: 'staff', to: 'late', words: '吹哨的时限过了，请尽快来办' },
  lateTask: { template: 'staff', to: 'late', words: '会议任务过了时限，请尽快做完' },
  lateVisit: { template: 'staff', to: 'late', words: '回访过了时限，请尽快联系' },
  reopen: { template: 'staff', to: 'superior', words: '反映人不满意，请督办' },
  dispatch: { template: 'staff', to: 'assistants', words: '请你单位协助办理一件事' },
};

const tidingsOf = ({ move, state }: Happened): Tiding[] => {
  const late = move === 'overdue' ? lateHearer[state] : undefined;
  const first: Tiding | undefined = late
    ? { template: 'staff', to: late, words: '已经超过时限，请尽快处理' }
    : tidings[move];
  return [first, also[move]].filter((tiding) => tiding !== undefined);
};

const handlerOf = ({ handler }: ServiceRequest): Addressee | null => {
  if (!handler) return null;
  return handler.postId === '' ? { unitId: handler.unitId } : { postId: handler.postId };
};

const offeredOf = ({ offer }: ServiceRequest): Addressee | null => {
  if (!offer) return null;
  return offer.to.unit ? { unitId: offer.to.id } : { postId: offer.to.id };
};

/** Neighbours who met it too hear what the reporter hears, as far as they allowed messages. */
const joinersWaiting = ({ joinerIds, allowances }: ServiceRequest): string[] =>
  joinerIds.filter((id) => allowances.some(({ personId }) => personId === id));

const addresseesOf = (request: ServiceRequest, to: Hearer): Addressee[] => {
  const above = superiorsOf(request.handler?.role ?? 'communityClerk');
  const late = climbedAt(request, request.history.at(-1)?.at ?? '');
  const one = (addressee: Addressee | null): Addressee[] => (addressee ? [addressee] : []);
  switch (to) {
    case 'reporter':
      return [request.reporterId, ...joinersWaiting(request)].map((personId) => ({ personId }));
    case 'asked':
      return [{ personId: request.reporterId }];
    case 'handler':
      return one(handlerOf(request) ?? { roles: intakeRoles });
    case 'offered':
      return one(offeredOf(request));
    case 'called':
      return request.owing.map((unitId) => ({ unitId }));
    case 'superior':
      return [{ roles: above }];
    case 'levelAbove':
      return [{ roles: hearersOf(late?.level ?? 1, above) }];
    case 'late':
      return [late?.unitId ? { unitId: late.unitId } : { roles: checkerRoles }];
    case 'answering':
      return request.need && request.need.unitId !== '' ? [{ unitId: request.need.unitId }] : [];
    case 'assistants':
      return request.assistants.map(({ unitId }) => ({ unitId }));
    case 'checkers':
      return [{ roles: checkerRoles }];
    case 'intake':
      return [{ roles: intakeRoles }];
  }
};

/** What is said beside the story is told at once, each line by its own name. */
const talkTidings = {
  ask: { template: 'progress', to: 'asked', words: '办理人有句话要问你，请回答' },
  reply: { template: 'staff', to: 'handler', words: '反映人回答了，请接着办' },
  add: { template: 'staff', to: 'handler', words: '有人补充了情况，请看一看' },
  urge: { template: 'staff', to: 'handler', words: '反映人在催，请看一看' },
  wanting: { template: 'staff', to: 'checkers', words: '邻居说没办好，请去问一问' },
} as const satisfies Readonly<Record<string, Tiding>>;

export const withTalkTidings = (
  request: ServiceRequest,
  of: keyof typeof talkTidings,
  { name, at }: { readonly name: string; readonly at: string },
): ServiceRequest => {
  const tiding = talkTidings[of];
  const told = addresseesOf(request, tiding.to).map((to) => ({ template: tiding.template, words: tiding.words, to }));
  return withNotices(request, `${request._id}:${name}`, told, at);
};

/** Writes the messages with the change. Nothing is sent here; the clock delivers. */
export const withTidings = (request: ServiceRequest): ServiceRequest => {
  const happened = request.history.at(-1);
  if (!happened) return request;
  const told = tidingsOf(happened).flatMap((tiding) =>
    addresseesOf(request, tiding.to).map((to) => ({ template: tiding.template, words: tiding.words, to })),
  );
  return withNotices(request, `${request._id}:${request.history.length}`, told, happened.at);
};

/** What a request's message says. */
export const requestMessage = (request: ServiceRequest, notice: Notice<RequestState>, now: Date): Message =>
  messageOf(notice, {
    page: `packages/requests/detail/index?id=${request._id}`,
    title: titleOf(request, categoryLabel(request.category)),
    state: requestMachine.states[notice.state],
    at: request.dueAt || notice.at,
    now,
  });
