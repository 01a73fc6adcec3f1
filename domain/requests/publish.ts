import { refuse } from '../kernel/fault';
import type { ServiceRequest } from './model';

/** A sentence staff wrote for everybody. Of a good deed nothing is told before whoever it shows has agreed. */
export const publish = (request: ServiceRequest, said: { readonly text: string }): ServiceRequest => {
  if (request.state === 'withdrawn') refuse('REQUEST_MOVED_ON');
  if (said.text !== '' && request.kind === 'goodDeed' && !request.shownAgreed) refuse('SHOWN_NOT_AGREED');
  return { ...request, published: said.text };
};
