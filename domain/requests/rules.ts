import { REASON_LEAST } from '../kernel/schemas';
import { saysAtLeast } from '../kernel/letters';
import { refuse } from '../kernel/fault';
import type { CategoryKey } from './categories';
import { hasDeadlines } from './channels';
import type { Outcome, Rating } from './contract';
import { dispatch } from './dispatch';
import { hastened } from './hasten';
import { actingPost, type ServiceRequest } from './model';
import type { Lane } from './lanes';
import { closingOf, finished, moved, rulebookOf, type Occasion, type Said, type Timing } from './moving';
import { obstacleTo } from './obstacles';
import { resume } from './pause';
import { canBeAsked, handIn } from './separation';
import { allowedFor, promiseOf, roundFor } from './standards';
import { wantingWords, type Wanting } from './wanting';

export const withdraw = (request: ServiceRequest, said: { reason: string }, occasion: Occasion): ServiceRequest =>
  finished(moved(request, 'withdraw', occasion, { words: said.reason }));

/** Whoever accepts answers for it until it is handed on: the first asked is responsible. The promise given stands. */
export const accept = (
  request: ServiceRequest,
  said: { route?: 'own' | undefined; category?: CategoryKey | undefined; lane?: Lane | undefined } & Said,
  occasion: Occasion,
): ServiceRequest => {
  const accepted = moved(request, 'accept', occasion, said);
  const post = actingPost(request, 'request.accept', occasion.by) ?? refuse('NOT_YOURS_TO_DO');
  const matter = { category: said.category ?? request.category, lane: said.lane ?? request.lane };
  // What staff find to be urgent is promised sooner from here on.
  const quicker = matter.lane === 'urgent' && request.lane !== 'urgent';
  const waits = finished({
    ...(quicker ? hastened(accepted, occasion) : accepted),
    ...matter,
    handler: { ...post, personId: occasion.by.id },
    dueAt: allowedFor(matter, 'dispatch', occasion.now, rulebookOf(occasion)).at.toISOString(),
  });
  return said.route === 'own' ? dispatch(waits, { route: 'own', words: '' }, occasion) : waits;
};

/** The department that answers for its class takes a need by itself: it answers for it from then on. */
export const answer = (request: ServiceRequest, said: Said, occasion: Occasion): ServiceRequest => {
  const answered = moved(request, 'answer', occasion, said);
  const post = actingPost(request, 'request.answer', occasion.by) ?? refuse('NOT_YOURS_TO_DO');
  return finished({
    ...answered,
    handler: { ...post, personId: occasion.by.id },
    route: 'own',
    dueAt: request.promisedAt,
  });
};

const REVIEW_WITHIN = 366 * 86_400_000;

/** Honest about what cannot be solved now: it says when it is looked at again. */
const reviewOf = (said: { outcome: Outcome; review?: string | undefined }, occasion: Occasion): string => {
  if (said.outcome !== 'notNow') return '';
  const at = said.review ? closingOf(said.review, occasion).getTime() : 0;
  const ahead = at - occasion.now.getTime();
  return ahead > 0 && ahead <= REVIEW_WITHIN ? new Date(at).toISOString() : refuse('REVIEW_NEEDED');
};

/** An outcome is always stated, and one that is less than solved says why. */
export const resolve = (
  request: ServiceRequest,
  said: { outcome: Outcome; review?: string | undefined } & Said,
  occasion: Occasion,
): ServiceRequest => {
  const going = request.pause ? resume(request, {}, occasion) : request;
  const resolved = moved(going, 'resolve', occasion, said);
  if (said.outcome !== 'solved' && !saysAtLeast(said.words ?? '', REASON_LEAST)) refuse('RESULT_NEEDS_WORDS');
  const post = actingPost(request, 'request.resolve', occasion.by) ?? refuse('NOT_YOURS_TO_DO');
  return finished({
    ...resolved,
    handler: { ...post, personId: occasion.by.id },
    outcome: said.outcome,
    reviewAt: reviewOf(said, occasion),
    resultPhotos: said.photos ?? [],
    solved: null,
    offer: null,
    proposal: null,
    dueAt: allowedFor(request, 'verify', occasion.now, rulebookOf(occasion)).at.toISOString(),
  });
};

/** Whoever checks the result in the world is never the one who reported it done; then a return visit is planned. */
export const verify = (
  request: ServiceRequest,
  said: { solved: boolean } & Said,
  occasion: Occasion,
): ServiceRequest => {
  const verified = moved(request, 'verify', occasion, said);
  const due = allowedFor(request, 'visit', occasion.now, rulebookOf(occasion)).at.toISOString();
  return finished({
    ...verified,
    solved: said.solved,
    verifiedAt: occasion.now.toISOString(),
    checkerId: occasion.by.id,
    visit: hasDeadlines(request) ? { dueAt: due, doneAt: '', reached: null, words: '' } : null,
  });
};

/** Back to the same handler; the clock runs on, sending back never buys time. */
export const sendBack = (
  request: ServiceRequest,
  said: { reason: string } & Said,
  occasion: Occasion,
): ServiceRequest => {
  const back = moved(request, 'sendBack', occasion, { ...said, words: said.reason });
  return finished({ ...back, outcome: null, reviewAt: '', dueAt: request.promisedAt });
};

/** Dissatisfied closes it only at the top of the ladder; below, it is taken up again. */
export const rate = (request: ServiceRequest, said: { rating: Rating } & Said, occasion: Occasion): ServiceRequest => {
  const rated = moved(request, 'satisfied', occasion, said);
  if (said.rating === 'dissatisfied' && obstacleTo('reopen', request, occasion.by) === null) refuse('LADDER_OPEN');
  const counts = canBeAsked(request) && handIn('satisfied', request, occasion.by) === undefined;
  return finished(counts ? { ...rated, rating: said.rating } : { ...rated, rating: null, neutral: true });
};

/** A new round with its own clock; the day it was raised and the first promise stay for the total. */
export const nextRound = (request: ServiceRequest, timing: Timing): ServiceRequest => {
  const round = roundFor(request, timing.now, rulebookOf(timing));
  const promise = promiseOf(round, timing.calendar);
  return {
    ...request,
    round,
    outcome: null,
    reviewAt: '',
    solved: null,
    rating: null,
    neutral: false,
    ratedBy: '',
    visit: null,
    verifiedAt: '',
    joiners: request.joiners.map((one) => ({ ...one, face: null, words: '' })),
    refusals: 0,
    promisedAt: promise.at.toISOString(),
    provisional: promise.provisional,
    dueAt: promise.at.toISOString(),
  };
};

/** Dissatisfied: the same hands take it up again, a step higher on the ladder. */
export const reopen = (
  request: ServiceRequest,
  said: { reason: string; tags?: readonly Wanting[] } & Said,
  occasion: Occasion,
): ServiceRequest => {
  const { tags = [], reason } = said;
  const again = moved(request, 'reopen', occasion, { ...said, words: wantingWords(tags, reason) });
  return finished({ ...nextRound(again, occasion), reopened: request.reopened + 1, wanting: tags });
};
