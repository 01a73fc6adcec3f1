import type { Actor, Party } from '../../domain/kernel/access';
import { permissions } from '../../domain/permissions';
import {
  decide as decideWho,
  decline,
  dispatch,
  handOver,
  takeOver,
  type Target,
} from '../../domain/requests/dispatch';
import type { Outcome, Rating } from '../../domain/requests/contract';
import type { Deed } from '../../domain/requests/machine';
import { convene, finishTask } from '../../domain/requests/meeting';
import { actionOf, partiesTo, type ServiceRequest } from '../../domain/requests/model';
import type { Occasion } from '../../domain/requests/moving';
import type { WhistleKind } from '../../domain/requests/caseView';
import { hasten } from '../../domain/requests/hasten';
import { pause, resume } from '../../domain/requests/pause';
import * as rules from '../../domain/requests/rules';
import { add, ask, reply, urge } from '../../domain/requests/talking';
import { visit } from '../../domain/requests/visits';
import { contact, report, scoreUnit, scoreWhistle, sign, whistle } from '../../domain/requests/whistle';
import { deptA, deptB, leader, list, team } from './cast';

const words = '说明一下原因';
const cite = { list, dutyItem: 'L01', dutyWhy: words, words };
const DAY = 86_400_000;

/** The next weekday so many days on; how long a pause may be is another test's business. */
const weekdayAfter = ({ now }: Occasion, days: number): string => {
  const day = new Date(now.getTime() + days * DAY + 8 * 3_600_000);
  while ([0, 6].includes(day.getUTCDay())) day.setTime(day.getTime() + DAY);
  return day.toISOString().slice(0, 10);
};

/** One of these by the variant; the first is the plain one. */
const which = <T>(variant: number, ...ways: readonly T[]): T => {
  const way = ways[variant % ways.length];
  if (way === undefined) throw new Error('There is a way to do it.');
  return way;
};

const results = (occasion: Occasion, variant: number) =>
  which<{ outcome: Outcome; words?: string; review?: string }>(
    variant,
    { outcome: 'solved' },
    { outcome: 'partly', words },
    { outcome: 'notNow', words, review: weekdayAfter(occasion, 1 + (variant % 9)) },
  );

const targets: readonly Target[] = [{ unit: deptA }, leader, { unit: team }, { unit: deptB }];
const ratings: readonly Rating[] = ['satisfied', 'dissatisfied', 'soso'];

type Sent = Pick<Parameters<typeof dispatch>[1], 'route' | 'target' | 'assistants'>;
const routes: readonly Sent[] = [
  { route: 'special', target: { unit: deptA } },
  { route: 'joint', target: { unit: team }, assistants: [deptB] },
  { route: 'own' },
];

type Accepted = Parameters<typeof rules.accept>[1];

type Decide = (request: ServiceRequest, occasion: Occasion, variant?: number) => ServiceRequest;

/** Every deed with an input that makes sense, so that only the case itself can stand in its way. */
export const decide: Record<Deed, Decide> = {
  withdraw: (request, occasion) => rules.withdraw(request, { reason: '' }, occasion),
  accept: (request, occasion, variant = 0) =>
    rules.accept(request, which<Accepted>(variant, {}, { route: 'own' }, { lane: 'urgent' }), occasion),
  answer: (request, occasion) => rules.answer(request, {}, occasion),
  dispatch: (request, occasion, variant = 0) => dispatch(request, { ...cite, ...which(variant, ...routes) }, occasion),
  whistle: (request, occasion, variant = 0) => {
    const called = which(variant, [deptA, deptB], [deptA]);
    const kind = which<WhistleKind>(variant, 'ordinary', 'hard');
    return whistle(request, { ...cite, called, lead: 'dept-a', kind }, occasion);
  },
  sign: (request, occasion) => sign(request, {}, occasion),
  contact: (request, occasion) => contact(request, { words }, occasion),
  report: (request, occasion) => report(request, { words }, occasion),
  handOver: (request, occasion, variant = 1) =>
    handOver(request, { ...cite, target: which(variant, ...targets) }, occasion),
  takeOver: (request, occasion) => takeOver(request, {}, occasion),
  decline: (request, occasion) => decline(request, cite, occasion),
  decide: (request, occasion, variant = 1) =>
    decideWho(request, { ...cite, target: which(variant, ...targets) }, occasion),
  pause: (request, occasion, variant = 0) =>
    pause(request, { until: weekdayAfter(occasion, 1 + (variant % 3)), words }, occasion),
  hasten: (request, occasion) => hasten(request, { urgent: request.lane !== 'urgent', words }, occasion),
  resume: (request, occasion) => resume(request, {}, occasion),
  convene: (request, occasion) =>
    convene(
      request,
      { words, resolved: [{ unit: deptB, text: '出人出车', due: weekdayAfter(occasion, 1) }] },
      occasion,
    ),
  finishTask: (request, occasion) => {
    const task = request.tasks.find(({ doneAt }) => doneAt === '')?.task ?? 1;
    return finishTask(request, { task, words }, occasion);
  },
  resolve: (request, occasion, variant = 0) => rules.resolve(request, results(occasion, variant), occasion),
  verify: (request, occasion, variant = 0) => rules.verify(request, { solved: variant % 3 !== 2 }, occasion),
  sendBack: (request, occasion) => rules.sendBack(request, { reason: '还没修好' }, occasion),
  satisfied: (request, occasion, variant = 0) => rules.rate(request, { rating: which(variant, ...ratings) }, occasion),
  reopen: (request, occasion, variant = 0) =>
    rules.reopen(request, which(variant, { reason: '' }, { reason: '', tags: ['undone' as const] }), occasion),
  visit: (request, occasion, variant = 0) => {
    const heard = request.reporterId === '' ? { rating: which(variant, ...ratings), words: '' } : undefined;
    return visit(request, { words, ...which(variant, { reached: false }, { reached: true, heard }) }, occasion);
  },
  scoreUnit: (request, occasion) => {
    const unscored = request.whistles.at(-1)?.calls.find((call) => call.steps.report.doneAt && call.score === null);
    return scoreUnit(request, { unitId: unscored?.unitId ?? 'dept-a', score: 'good' }, occasion);
  },
  scoreWhistle: (request, occasion) => scoreWhistle(request, { justified: true }, occasion),
  ask: (request, occasion) => ask(request, { words }, occasion),
  reply: (request, occasion) => reply(request, { words }, occasion),
  add: (request, occasion, variant = 0) =>
    add(request, which(variant, { words }, { photos: ['cloud://x/photos/a.jpg'] }), occasion),
  urge: (request, occasion) => urge(request, {}, occasion),
};

export const deeds = Object.keys(decide) as Deed[];

export const mayTry = (deed: Deed, request: ServiceRequest, by: Actor): boolean => {
  const parties = partiesTo(request, by);
  return (permissions[actionOf[deed]] as readonly Party[]).some((party) => parties.includes(party));
};
