import { deadline } from '../kernel/calendar';
import { nextClimb } from '../kernel/due';
import { step } from '../kernel/machine';
import { postLabel, superiorsOf, type Post } from '../posts/model';
import { heldPost } from '../people/model';
import { lapsesAt } from './derived';
import { requestMachine } from './machine';
import type { Happened, ServiceRequest } from './model';
import { finished, type Timing } from './moving';
import { climbedOne, owedIn } from './owed';
import { unpaused } from './pause';
import { nextRound } from './rules';
import { CLIMB_DAYS, SOON_MS } from './standards';

/** What the clock says, in the story like everything else; it is nobody's deed. */
const said = (request: ServiceRequest, move: Happened['move'], now: Date, words = ''): ServiceRequest => ({
  ...request,
  history: [
    ...request.history,
    { move, by: '', post: '', at: now.toISOString(), state: request.state, words, photos: [] },
  ],
});

/** The deadline passed: said once per deadline, to whoever should have acted and to one level above. */
export const markOverdue = (request: ServiceRequest, now: Date): ServiceRequest => {
  if (request.overdueMarked || request.dueAt === '' || request.dueAt > now.toISOString()) return request;
  return finished({ ...said(request, 'overdue', now), overdueMarked: true, escalations: request.escalations + 1 });
};

const markSoon = (request: ServiceRequest, { now }: Timing): ServiceRequest => {
  const { state, dueAt, soonMarked, overdueMarked, pause } = request;
  if (state !== 'handling' || soonMarked || overdueMarked || pause || dueAt === '') return request;
  if (new Date(dueAt).getTime() - SOON_MS > now.getTime()) return request;
  return finished({ ...said(request, 'soon', now), soonMarked: true });
};

const endPause = (request: ServiceRequest, { now, calendar }: Timing): ServiceRequest =>
  request.pause && request.pause.untilAt <= now.toISOString()
    ? finished(said(unpaused(request, now, calendar), 'resume', now, '暂停到期，自动继续计时'))
    : request;

/** Steps of a whistle, tasks of a meeting and return visits nobody did in time: whoever owes it and the level above hear. */
const climb = (request: ServiceRequest, { now, calendar }: Timing): ServiceRequest =>
  owedIn(request)
    .filter(({ due, levels }) => {
      const at = nextClimb(due, levels);
      return at !== '' && at <= now.toISOString();
    })
    .reduce((before, owed) => {
      const again = deadline(now, { days: CLIMB_DAYS }, calendar).at;
      const { request: marked, words } = climbedOne(before, owed, now, again);
      return finished({ ...said(marked, owed.told, now, words), escalations: before.escalations + 1 });
    }, request);

/** A week without a word of the reporter, reached or not, and one visit is on record: neutral, never satisfied. */
const lapse = (request: ServiceRequest, { now }: Timing): ServiceRequest => {
  const at = lapsesAt(request);
  if (at === '' || at > now.toISOString()) return request;
  const closed = { ...request, state: step(requestMachine, request.state, 'lapse'), movedAt: now.toISOString() };
  return finished(said({ ...closed, dueAt: '', rating: null, neutral: true }, 'lapse', now));
};

/** What could not be solved then is looked at again on the day it was promised to be. */
const review = (request: ServiceRequest, tick: Timing): ServiceRequest => {
  const { state, reviewAt } = request;
  const due = reviewAt !== '' && reviewAt <= tick.now.toISOString();
  if (!due || !requestMachine.moves.review.from.includes(state)) return request;
  const again = { ...request, state: step(requestMachine, state, 'review'), movedAt: tick.now.toISOString() };
  return finished(said({ ...nextRound(again, tick), overdueMarked: false, soonMarked: false }, 'review', tick.now));
};

/** Everything that is due about one request, however long nobody looked; looking again does nothing. */
export const look = (request: ServiceRequest, tick: Timing): ServiceRequest =>
  [endPause, lapse, review, (one: ServiceRequest) => markOverdue(one, tick.now), markSoon, climb].reduce(
    (before, rule) => rule(before, tick),
    request,
  );

/** Open work of a post that fell vacant: the nearest held post above has it in hand from now on, and the clock runs on. */
export const moveUp = (request: ServiceRequest, vacated: Post, posts: readonly Post[], now: Date): ServiceRequest => {
  if (request.workOf !== vacated._id) return request;
  const above = superiorsOf(vacated.role)
    .map((role) => posts.find((post) => post.role === role && post.personId !== ''))
    .find((post) => post !== undefined);
  if (!above) return request;
  const words = `${postLabel(vacated)}空缺，由${postLabel(above)}接着办`;
  return finished({
    ...said(request, 'movedUp', now, words),
    handler: { ...heldPost(above), personId: above.personId },
    offer: null,
  });
};
