import type { Actor } from '../kernel/access';
import { isPermitted } from '../permissions';
import type { OpenMove } from './contract';
import { asides, movesOfPeople, requestMachine, type Aside, type Deed, type RequestState } from './machine';
import { actionOf, partiesTo, type ListedRequest } from './model';
import { obstacleTo } from './obstacles';
import { isUrged } from './talk';

/** Likely first, destroying last: the order of the buttons, wherever moves are offered. */
const nearness: Readonly<Record<Deed, number>> = {
  reply: 0,
  takeOver: 1,
  answer: 2,
  accept: 3,
  decide: 4,
  sign: 5,
  contact: 6,
  report: 7,
  finishTask: 8,
  resume: 9,
  resolve: 10,
  verify: 11,
  visit: 12,
  satisfied: 13,
  dispatch: 14,
  whistle: 15,
  convene: 16,
  handOver: 17,
  scoreUnit: 18,
  scoreWhistle: 19,
  ask: 20,
  pause: 21,
  add: 22,
  urge: 23,
  hasten: 24,
  decline: 30,
  sendBack: 31,
  reopen: 32,
  withdraw: 33,
};

const isAside = (deed: Deed): deed is Aside => deed in asides;
/** Whether the table allows it while the request stands there. */
export const isWhen = (deed: Deed, state: RequestState): boolean =>
  (isAside(deed) ? (asides[deed].while as readonly RequestState[]) : requestMachine.moves[deed].from).includes(state);
export const labelOf = (deed: Deed): string => (isAside(deed) ? asides[deed].label : requestMachine.moves[deed].label);
const deeds = [...movesOfPeople, ...(Object.keys(asides) as Aside[])].sort(
  (one, other) => nearness[one] - nearness[other],
);

/** The moves the screen draws: allowed by the table and the permission page, and nothing stands in the way. */
export const openTo = (request: ListedRequest, actor: Actor): OpenMove[] => {
  const parties = partiesTo(request, actor);
  return deeds
    .filter((deed) => isWhen(deed, request.state) && isPermitted(actionOf[deed], parties))
    .filter((deed) => obstacleTo(deed, request, actor) === null)
    .map((deed) => ({ move: deed, action: actionOf[deed], label: labelOf(deed) }));
};

/** What passes with time alone nobody waits for: only whoever is shown the moves asks. */
export const openNow = (request: ListedRequest, actor: Actor, now: Date): OpenMove[] =>
  openTo(request, actor).filter(({ move }) => move !== 'urge' || !isUrged(request, now));
