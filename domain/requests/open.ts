import type { Actor } from '../kernel/access';
import { isPermitted } from '../permissions';
import type { OpenMove } from './contract';
import { asides, movesOfPeople, requestMachine, type Aside, type Deed, type RequestState } from './machine';
import { actionOf, partiesTo, type ServiceRequest } from './model';
import { obstacleTo } from './obstacles';

const isAside = (deed: Deed): deed is Aside => deed in asides;
const isWhen = (deed: Deed, state: RequestState): boolean =>
  (isAside(deed) ? (asides[deed].while as readonly RequestState[]) : requestMachine.moves[deed].from).includes(state);
const labelOf = (deed: Deed): string => (isAside(deed) ? asides[deed].label : requestMachine.moves[deed].label);
const deeds: readonly Deed[] = [...movesOfPeople, ...(Object.keys(asides) as Aside[])];

/** The moves the screen draws: allowed by the table and the permission page, and nothing stands in the way. */
export const openTo = (request: ServiceRequest, actor: Actor): OpenMove[] => {
  const parties = partiesTo(request, actor);
  return deeds
    .filter((deed) => isWhen(deed, request.state) && isPermitted(actionOf[deed], parties))
    .filter((deed) => obstacleTo(deed, request, actor) === null)
    .map((deed) => ({ move: deed, action: actionOf[deed], label: labelOf(deed) }));
};
