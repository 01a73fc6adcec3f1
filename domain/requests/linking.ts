import type { Actor } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { isSamePhone } from '../kernel/phones';
import type { ServiceRequest } from './model';
import { withAllowances } from './moving';
import { handIn } from './separation';

type Proof = { readonly phone: string; readonly code: string };

/**
 * The number stands on the public board and a neighbour may know the phone, so neither proves anything without the code
 * that only the reporter was told. Whoever wrote it down or handles it knows too much to be believed.
 */
export const isTheirs = (request: ServiceRequest, { phone, code }: Proof, actor: Actor): boolean =>
  request.linkCode !== '' &&
  request.linkCode === code &&
  isSamePhone(request.reporterContact?.phone ?? '', phone) &&
  handIn('link', request, actor) === undefined &&
  (request.reporterId === '' || request.reporterId === actor.id);

/** From now on the reporter has it on their own phone: reads the log, hears the news, rates. */
export const link = (
  request: ServiceRequest,
  said: { readonly subscribed: readonly string[] },
  { by, now }: { readonly by: Actor; readonly now: Date },
): ServiceRequest => {
  if (request.reporterId === by.id) return request;
  if (request.reporterId !== '') refuse('LINK_UNMATCHED');
  const at = now.toISOString();
  const told = { move: 'link' as const, by: by.id, post: '', at, state: request.state, words: '', photos: [] };
  return withAllowances({ ...request, reporterId: by.id, history: [...request.history, told] }, by.id, said.subscribed);
};
