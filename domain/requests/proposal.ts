import type { Proposal } from './case';
import type { ServiceRequest } from './model';
import { finished, HISTORY_MAX } from './moving';

/** Nothing is proposed for what is over or waits for its check already. */
const isOpenToProposals = ({ state }: ServiceRequest): boolean =>
  state === 'submitted' || state === 'accepted' || state === 'handling';

/** What helpers brought about flows back: the handler hears of it and submits it; the request keeps its own loop. */
export const propose = (request: ServiceRequest, proposal: Proposal, who: string): ServiceRequest => {
  if (!isOpenToProposals(request) || request.proposal?.at === proposal.at) return request;
  const { words, photos, at } = proposal;
  const line = { move: 'propose' as const, by: '', post: who, at, state: request.state, words, photos };
  const history = [...request.history, line].slice(-HISTORY_MAX);
  return finished({ ...request, proposal, history });
};
