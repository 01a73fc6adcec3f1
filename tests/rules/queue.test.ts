import fc from 'fast-check';
import { isUndecided } from '../../domain/checks/rules';
import type { Actor } from '../../domain/kernel/access';
import { checkerRoles, firstHeld, intakeRoles } from '../../domain/posts/model';
import type { ServiceRequest } from '../../domain/requests/model';
import { openTo } from '../../domain/requests/open';
import { queueKeysOf, queueOf, turnsOf, type OpenTurn, type Seat } from '../../domain/requests/queue';
import { Refusal } from '../../domain/kernel/fault';
import {
  clerk,
  everybody,
  gridLeader,
  gridWorker,
  officer,
  on,
  otherOfficer,
  postOf,
  raised,
  someone,
  street,
  teamster,
} from '../support/cast';
import { decide, mayTry } from '../support/deeds';
import { lived, someLife } from '../support/lives';

const secondClerk = someone('o-clerk-2', ['communityClerk', 'community', 'office']);
const secondWorker = someone('o-grid-2', ['gridWorker', 'grid-1', 'patrol']);
const admin = someone('o-admin', ['districtAdmin', 'district']);
const levels = [gridWorker, secondWorker, gridLeader, clerk, secondClerk, street, admin];
const hands = [officer, otherOfficer, teamster];

const seatsOf = (actors: readonly Actor[]): Seat[] =>
  actors.flatMap((actor) => actor.posts.map((post) => ({ ...postOf({ ...actor, posts: [post] }) })));

const isBelow = ({ role }: Seat, actor: Actor): boolean =>
  actor.posts.some((post) =>
    post.role === 'districtAdmin'
      ? role === 'subdistrictOfficer'
      : post.role === 'subdistrictOfficer' && ['communityClerk', 'gridLeader', 'gridWorker'].includes(role),
  );

const waitingFor = (request: ServiceRequest, actor: Actor, inPost: readonly Actor[]): OpenTurn[] =>
  turnsOf(request, {
    actor,
    keys: queueKeysOf(actor),
    below: seatsOf(inPost.filter((one) => one !== actor)).filter((seat) => isBelow(seat, actor)),
  });

/** Some of the posts are vacant; whoever holds the others may act on it. */
const someInPost = fc.subarray(levels).map((held) => [...held, ...hands]);

/** What the staff owes just then, whoever it is open to. */
const owed = (request: ServiceRequest): string[] => {
  const { state, visit } = request;
  const moves: Partial<Record<ServiceRequest['state'], string[]>> = {
    submitted: ['accept', 'answer'],
    accepted: ['dispatch', 'answer'],
    handling: ['resolve', 'takeOver', 'sign', 'contact', 'report', 'finishTask', 'decide'],
    resolved: ['verify'],
  };
  return [...(moves[state] ?? []), ...(visit && visit.doneAt === '' && state !== 'handling' ? ['visit'] : [])];
};

test('whatever posts are vacant, what anybody in post may do waits for somebody, and one is first to answer', () => {
  fc.assert(
    fc.property(someLife, someInPost, (life, inPost) => {
      const { request } = lived(life);
      const able = inPost.filter((one) => openTo(request, one).some(({ move }) => owed(request).includes(move)));
      const waiting = inPost.filter((one) => waitingFor(request, one, inPost).length > 0);
      if (able.length > 0) expect(waiting.length).toBeGreaterThan(0);
      const posts = inPost.flatMap((one) => one.posts.map((post) => postOf({ ...one, posts: [post] })));
      const here = posts.filter(({ placeId }) => request.scopes.includes(placeId));
      const first = (roles: typeof intakeRoles, ...except: string[]) =>
        firstHeld(here, roles, { now: new Date(request.movedAt), except })[0]?.personId;
      const owner: Partial<Record<ServiceRequest['state'], string | undefined>> = {
        submitted: first(intakeRoles),
        resolved: first(checkerRoles, request.handler?.personId ?? '', request.recorderId),
      };
      const answers = owner[request.state];
      if (answers) expect(waiting.map(({ id }) => id)).toContain(answers);
    }),
  );
});

test('what waits is found by the keys it carries, in its place: urgent, taken up again, most overdue', () => {
  fc.assert(
    fc.property(someLife, someInPost, (life, inPost) => {
      const { lives } = lived(life);
      for (const request of lives.slice(1)) {
        expect({ queue: request.queue, queueKey: request.queueKey }).toEqual(queueOf(request));
        expect(request.queueKey === '').toBe(request.queue.length === 0);
        for (const one of inPost) {
          if (waitingFor(request, one, inPost).length === 0) continue;
          const { mine, standIn } = queueKeysOf(one);
          expect(request.queue.some((key) => mine.includes(key) || standIn.includes(key))).toBe(true);
        }
      }
    }),
    { numRuns: 30 },
  );
  const now = '2026-03-18T02:00:00.000Z';
  const keys = [
    queueOf({ ...raised(), lane: 'ordinary', dueAt: now }),
    queueOf({ ...raised(), lane: 'ordinary', reopened: 1, dueAt: '2027-01-01T00:00:00.000Z' }),
    queueOf({ ...raised(), lane: 'urgent', dueAt: '2028-01-01T00:00:00.000Z' }),
    queueOf({ ...raised(), lane: 'ordinary', dueAt: '2025-01-01T00:00:00.000Z' }),
  ].map(({ queueKey }) => queueKey);
  expect([...keys].sort()).toEqual([keys[2], keys[1], keys[3], keys[0]]);
});

test('no turn is refused', () => {
  fc.assert(
    fc.property(someLife, someInPost, fc.nat(10_000), (life, inPost, pick) => {
      const { request, at } = lived(life);
      const all = inPost.flatMap((by) => waitingFor(request, by, inPost).map((turn) => ({ by, turn })));
      const chosen = all[pick % Math.max(1, all.length)];
      if (!chosen || chosen.turn.duty === 'judge') return;
      const { duty } = chosen.turn;
      expect(mayTry(duty, request, chosen.by)).toBe(true);
      try {
        decide[duty](request, on(chosen.by, at));
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'HISTORY_FULL') throw error;
      }
    }),
  );
});

test('the street steps in where nobody below may do it, or is late, and not before', () => {
  const all = [gridWorker, clerk, street];
  expect(waitingFor(raised(), street, all)).toEqual([]);
  expect(waitingFor(raised(), clerk, all).map(({ duty }) => duty)).toEqual(['accept']);
  expect(waitingFor(raised(), street, [gridWorker, street]).map(({ duty }) => duty)).toEqual(['accept']);
  expect(waitingFor({ ...raised(), overdueMarked: true }, street, all).map(({ duty }) => duty)).toEqual(['accept']);
});

test('a picture nobody has decided about waits for whoever may look at it, one that was decided does not', () => {
  const picture = (state: 'review' | 'refused' | 'pass') => ({
    ...raised(),
    pictures: [{ fileId: 'cloud://a', state, traceId: '' }],
  });
  expect(isUndecided(picture('review'))).toBe(true);
  expect(waitingFor(picture('review'), clerk, levels).map(({ duty }) => duty)).toContain('judge');
  expect(waitingFor(picture('refused'), clerk, levels).map(({ duty }) => duty)).not.toContain('judge');
  expect(
    everybody.filter((one) => waitingFor(picture('pass'), one, levels).some(({ duty }) => duty === 'judge')),
  ).toEqual([]);
});
