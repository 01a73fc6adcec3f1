import type { Actor } from '../kernel/access';
import { dutyKinds } from '../duties/contract';
import { lateSteps, latestWhistle, speaksFor, unitsOf, type Whistle, type WhistleCall } from './case';
import { whistleKinds, whistleSteps, type WhistleStep } from './caseView';
import type { RequestView } from './contract';
import type { ServiceRequest } from './model';
import { categoryLabel } from './categories';
import { levelOf } from './escalation';
import { questionOf } from './talk';

type CaseEntries = Pick<
  RequestView,
  | 'round'
  | 'ladder'
  | 'duty'
  | 'offer'
  | 'assistants'
  | 'refusals'
  | 'whistle'
  | 'pause'
  | 'tasks'
  | 'reviewAt'
  | 'visit'
  | 'neutral'
  | 'proposal'
  | 'wishId'
  | 'question'
  | 'urged'
>;

/** What each round asks for, in words the reporter reads too. */
const rungs = [
  '',
  '第一次重办：原来的人接着办，上一级督办。',
  '第二次重办：吹哨请部门一起来办。',
  '第三次重办：开党建联席会议，定下谁来办哪一项。',
] as const;

const stepsOf = (call: WhistleCall, now: string) =>
  (Object.keys(whistleSteps) as WhistleStep[]).map((step) => {
    const { dueAt, doneAt } = call.steps[step];
    return { step, label: whistleSteps[step], dueAt, doneAt, late: (doneAt || now) > dueAt };
  });

const whistleOf = (whistle: Whistle, actor: Actor, now: string): NonNullable<RequestView['whistle']> => {
  return {
    at: whistle.at,
    kind: whistleKinds[whistle.kind],
    words: whistle.words,
    escalatedTo: levelOf(lateSteps({ whistles: [whistle] })),
    calls: whistle.calls.map((call) => ({
      unitId: call.unitId,
      unit: call.unit,
      lead: call.unitId === whistle.lead,
      mine: unitsOf(actor).includes(call.unitId),
      steps: stepsOf(call, now),
      report: call.report,
      photos: [...call.photos],
      score: call.score,
      justified: call.justified,
    })),
  };
};

const dutyOf = ({ duty }: ServiceRequest): CaseEntries['duty'] => {
  if (!duty) return null;
  const { item, kind, text, department, departmentName, basis } = duty;
  return {
    ...{ item, kind, text, basis },
    kindLabel: dutyKinds[kind],
    category: duty.category ? categoryLabel(duty.category) : '',
    why: duty.why ?? '',
    department: departmentName,
    departmentId: department,
  };
};

const visitOf = ({ visit, visitKey }: ServiceRequest, now: string): CaseEntries['visit'] =>
  visit && {
    ...{ dueAt: visit.dueAt, doneAt: visit.doneAt, reached: visit.reached, words: visit.words },
    overdue: visitKey !== '' && visitKey < now,
  };

const tasksOf = ({ tasks }: ServiceRequest, actor: Actor, now: string): CaseEntries['tasks'] =>
  tasks.map(({ task, unit, unitId, text, dueAt, doneAt, words }) => ({
    ...{ task, unit, text, dueAt, doneAt, words },
    late: (doneAt || now) > dueAt,
    mine: unitsOf(actor).includes(unitId),
  }));

const proposalOf = ({ proposal }: ServiceRequest): CaseEntries['proposal'] => {
  if (!proposal) return null;
  const { from, words, photos, at } = proposal;
  return { from, words, photos: [...photos], at };
};

const questionIn = (request: ServiceRequest, ofTheCase: boolean): CaseEntries['question'] => {
  const question = ofTheCase ? questionOf(request) : undefined;
  return question ? { from: question.post, words: question.words, at: question.at } : null;
};

/** Who else has a hand in it, what is owed and what the round asks for: all of it for those of the case alone. */
export const caseViewOf = (request: ServiceRequest, actor: Actor, ofTheCase: boolean, at: Date): CaseEntries => {
  const now = at.toISOString();
  const whistle = latestWhistle(request);
  const { offer, pause } = request;
  const forMe = actor.posts.some((post) => speaksFor(post, request.offeredTo));
  return {
    round: request.reopened + 1,
    ladder: rungs[Math.min(request.reopened, rungs.length - 1)] ?? '',
    duty: dutyOf(request),
    offer: offer && ofTheCase ? { to: offer.to.name, from: offer.from, words: offer.words, at: offer.at, forMe } : null,
    assistants: request.assistants.map(({ name }) => name),
    refusals: request.refusals,
    whistle: whistle && ofTheCase ? whistleOf(whistle, actor, now) : null,
    pause: pause && { reason: pause.reason, untilAt: pause.untilAt },
    tasks: ofTheCase ? tasksOf(request, actor, now) : [],
    reviewAt: request.reviewAt,
    visit: visitOf(request, now),
    neutral: request.neutral,
    proposal: ofTheCase ? proposalOf(request) : null,
    wishId: request.wishId,
    question: questionIn(request, ofTheCase),
    urged: request.urging?.times ?? 0,
  };
};
