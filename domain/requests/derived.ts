import { openCalls } from './case';
import { hasDeadlines } from './channels';
import { isWaiting, listsOf, type Lists } from './lists';
import type { ServiceRequest } from './model';
import { owedLooks } from './owed';
import { queueOf } from './queue';
import { SOON_MS, SILENT_MS } from './standards';
import { saidOf } from './talk';

const plus = (at: string, ms: number): string => new Date(new Date(at).getTime() + ms).toISOString();

/**
 * When a matter nobody rated closes without a rating; empty before a return visit is on record. Whoever could not be
 * reached had the week since verification, whoever was reached has one from the visit that asked them.
 */
export const lapsesAt = (request: ServiceRequest): string => {
  const { state, visit, verifiedAt } = request;
  if (state !== 'verified') return '';
  if (visit && visit.doneAt !== '') return plus(visit.reached ? visit.doneAt : verifiedAt, SILENT_MS);
  return hasDeadlines(request) ? '' : plus(verifiedAt, SILENT_MS);
};

/** Everything the clock will have to do about it, by when. */
const looksAt = (request: ServiceRequest): string[] => {
  const { state, dueAt, pause, reviewAt, landedAt } = request;
  return [
    ...(pause ? [pause.untilAt] : []),
    ...(dueAt !== '' && !pause && !request.overdueMarked ? [dueAt] : []),
    ...(state === 'handling' && dueAt !== '' && !pause && !request.soonMarked && !request.overdueMarked
      ? [plus(dueAt, -SOON_MS)]
      : []),
    ...(landedAt ? [landedAt] : []),
    ...owedLooks(request),
    ...[lapsesAt(request)].filter(Boolean),
    ...(reviewAt !== '' && (state === 'verified' || state === 'closed') ? [reviewAt] : []),
  ];
};

const visitDue = ({ state, visit }: ServiceRequest): string =>
  visit && visit.doneAt === '' && (state === 'verified' || state === 'closed') ? visit.dueAt : '';

/** Behind everything that is due: what waits without a deadline stays in its lists and is never late. */
const NEVER_DUE = '9999';

type Derived = Lists &
  Pick<
    ServiceRequest,
    'said' | 'dueKey' | 'offeredTo' | 'owing' | 'visitKey' | 'queue' | 'queueKey' | 'workOf' | 'lookKey'
  >;

/** What indexes look for, said again from the facts: nobody sets these by hand. */
export const derivedOf = (request: ServiceRequest): Derived => {
  const keyed = (at: string | undefined): string => (at ? `${at} ${request._id}` : '');
  const tasked = request.tasks.filter(({ doneAt }) => doneAt === '');
  const units = request.state === 'handling' ? [...openCalls(request), ...tasked].map(({ unitId }) => unitId) : [];
  const owing = [...new Set(units)];
  return {
    dueKey: keyed(request.dueAt) || keyed(isWaiting(request.state) ? NEVER_DUE : ''),
    offeredTo: request.offer?.to.id ?? '',
    owing,
    visitKey: keyed(visitDue(request)),
    workOf: ['accepted', 'handling'].includes(request.state)
      ? request.handler?.postId || (request.handler?.unitId ?? '')
      : '',
    ...listsOf(request),
    ...queueOf(request),
    lookKey: keyed(looksAt(request).sort()[0]),
    said: saidOf(request),
  };
};

/** After what somebody or the machine decided about words and pictures, which moves nothing and may wait for a person. */
export const requeued = (request: ServiceRequest): ServiceRequest => ({ ...request, ...queueOf(request) });
