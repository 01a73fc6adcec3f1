import { timeInWords } from '../kernel/words';
import { categoryLabel } from './categories';
import { requestTemplates } from './contract';
import { checkerRoles, intakeRoles } from '../posts/model';
import { requestMachine, type RequestState } from './machine';
import { titleOf, type Addressee, type Happened, type Notice, type ServiceRequest, type Template } from './model';

/** When the clock stood still for long, the oldest news is dropped first: the app shows it all anyway. */
export const NOTICES_MAX = 20;
export const ATTEMPTS_MAX = 5;

type Hearer = 'reporter' | 'handler' | 'intake' | 'checkers';
type Tiding = { readonly template: Template; readonly to: Hearer; readonly words: string };

/** Who hears of what: one row per thing that can happen; null where nobody needs a message. */
const tidings: Readonly<Record<Exclude<Happened['move'], 'overdue'>, Tiding | null>> = {
  submit: { template: 'staff', to: 'intake', words: '有新的诉求等你受理' },
  withdraw: null,
  accept: { template: 'progress', to: 'reporter', words: '社区已受理，正在安排办理' },
  resolve: { template: 'staff', to: 'checkers', words: '办理结果等你到现场核查' },
  verify: { template: 'result', to: 'reporter', words: '已核查，办得怎么样请你评一评' },
  sendBack: { template: 'staff', to: 'handler', words: '核查没有通过，请重新办理' },
  satisfied: null,
  reopen: { template: 'staff', to: 'handler', words: '反映人不满意，请重新办理' },
};

/** Being late is told to whoever should have acted. */
const lateHearer: Readonly<Partial<Record<RequestState, Hearer>>> = {
  submitted: 'intake',
  accepted: 'handler',
  resolved: 'checkers',
};

const tidingOf = ({ move, state }: Happened): Tiding | null => {
  if (move !== 'overdue') return tidings[move];
  const to = lateHearer[state];
  return to ? { template: 'staff', to, words: '已经超过时限，请尽快处理' } : null;
};

const addresseeOf = (request: ServiceRequest, to: Hearer): Addressee => {
  if (to === 'reporter') return { personId: request.reporterId };
  if (to === 'handler' && request.handler) return { postId: request.handler.postId };
  return { roles: to === 'checkers' ? checkerRoles : intakeRoles };
};

/** Writes the message with the change. Nothing is sent here; the clock delivers. */
export const withTidings = (request: ServiceRequest): ServiceRequest => {
  const happened = request.history.at(-1);
  const tiding = happened && tidingOf(happened);
  if (!happened || !tiding) return request;
  const notice: Notice = {
    event: `${request._id}:${request.history.length}`,
    template: tiding.template,
    to: addresseeOf(request, tiding.to),
    words: tiding.words,
    at: happened.at,
    state: happened.state,
    attempts: 0,
  };
  return { ...request, notices: [...request.notices, notice].slice(-NOTICES_MAX), noticesDueAt: happened.at };
};

/** 'later' is somebody else sending it this very moment. */
export type Delivered = 'sent' | 'refused' | 'failed' | 'later';

/** Later and later, and after the last attempt the message is given up: the app still shows the news. */
const retryAt = (attempts: number, now: Date): string => new Date(now.getTime() + 60_000 * 2 ** attempts).toISOString();

/** What remains to be sent after one notice was tried; an allowed message that arrived is used up. */
export const afterDelivery = (request: ServiceRequest, event: string, result: Delivered, now: Date): ServiceRequest => {
  const notice = request.notices.find((one) => one.event === event);
  if (!notice || result === 'later') return request;
  const again = result === 'failed' && notice.attempts + 1 < ATTEMPTS_MAX;
  const notices = request.notices.flatMap((one) =>
    one.event !== event ? [one] : again ? [{ ...one, attempts: one.attempts + 1 }] : [],
  );
  const used = result === 'sent' ? request.allowances.findIndex((one) => isFor(one, notice)) : -1;
  return {
    ...request,
    notices,
    noticesDueAt: notices.length === 0 ? '' : again ? retryAt(notice.attempts, now) : request.noticesDueAt,
    allowances: request.allowances.filter((_, index) => index !== used),
  };
};

const isFor = (allowance: ServiceRequest['allowances'][number], notice: Notice): boolean =>
  allowance.template === notice.template && 'personId' in notice.to && notice.to.personId === allowance.personId;

/**
 * Staff have the long-term leave a government subject may ask for, and are only called while there is still something
 * to do; everyone else allows message by message.
 */
export const isAllowed = (request: ServiceRequest, notice: Notice): boolean =>
  'personId' in notice.to ? request.allowances.some((one) => isFor(one, notice)) : request.state === notice.state;

/** What WeChat takes for a thing: at most 20 characters on one line. */
const thing = (text: string): { value: string } => ({ value: [...text.replace(/\s+/g, ' ')].slice(0, 20).join('') });

export type Message = {
  readonly templateId: string;
  readonly page: string;
  readonly data: Record<string, { value: string }>;
};

/** The service message as the template's fields want it. It names the matter, never a person. */
export const messageOf = (request: ServiceRequest, notice: Notice, now: Date): Message => ({
  templateId: requestTemplates[notice.template],
  page: `packages/requests/detail/index?id=${request._id}`,
  data: {
    thing1: thing(titleOf(request, categoryLabel(request.category))),
    phrase2: { value: requestMachine.states[notice.state] },
    time3: { value: timeInWords(request.dueAt || notice.at, now) },
    thing4: thing(notice.words),
  },
});
