import fc from 'fast-check';
import { calendar } from '../../cloudfunctions/runtime/workdays';
import { workingMinutes } from '../../domain/kernel/calendar';
import { Refusal } from '../../domain/kernel/fault';
import { asides, requestMachine, type RequestMove } from '../../domain/requests/machine';
import { partiesTo, type ServiceRequest } from '../../domain/requests/model';
import { LADDER_TOP } from '../../domain/requests/obstacles';
import { openNow } from '../../domain/requests/open';
import { allowanceFor, PAUSE_MINUTES_MAX, promiseOf } from '../../domain/requests/standards';
import { look } from '../../domain/requests/timekeeping';
import { shippedSettings } from '../../domain/settings/model';
import { storyOf, talkOf } from '../../domain/requests/talk';
import { requestViewOf } from '../../domain/requests/views';
import { clerk, everybody, farClerk, gridWorker, officer, on, raised, reporter, stranger } from '../support/cast';
import { decide, deeds, mayTry } from '../support/deeds';
import { lived, someLife, type Life } from '../support/lives';

/** Every version of a request after the one before it, however a life went. */
const everyChange = (check: (before: ServiceRequest, after: ServiceRequest) => void): void =>
  fc.assert(
    fc.property(someLife, (life) => {
      const { lives } = lived(life);
      lives.forEach((after, index) => {
        const before = lives[index - 1];
        if (before) check(before, after);
      });
    }),
  );

const added = (before: ServiceRequest, after: ServiceRequest) => after.history.slice(before.history.length);
const isOpen = ({ state }: ServiceRequest): boolean => state === 'handling' || state === 'accepted';

/** "handling resolve": what happened, and where the request stood before. */
const stepsOf = (request: ServiceRequest): string[] => {
  const story = storyOf(request);
  return story.slice(1).map(({ move }, index) => `${story[index]?.state} ${move}`);
};

const everyStep: string[] = [
  ...Object.entries(requestMachine.moves).flatMap(([move, { from }]) => from.map((state) => `${state} ${move}`)),
  ...Object.entries(asides).flatMap(([aside, about]) => about.while.map((state) => `${state} ${aside}`)),
];

test('random lives take every step of the graph from every state it starts in, and meet everything the clock says', () => {
  const whole = fc.sample(someLife, { numRuns: 700, seed: 20_261_118 }).map((life: Life) => lived(life));
  const lives = whole.map(({ request }) => request);
  const versions = whole.flatMap((one) => one.lives);
  const taken = new Set(lives.flatMap(stepsOf));
  expect(everyStep.filter((step) => !taken.has(step))).toEqual([]);
  const told = new Set(lives.flatMap(({ history }) => history.map(({ move }) => move)));
  for (const move of ['submit', 'link', 'soon', 'overdue', 'escalate', 'lateTask', 'lateVisit', 'movedUp'] as const)
    expect(told).toContain(move);
  expect(new Set(lives.map(({ reopened }) => reopened))).toEqual(new Set([0, 1, 2, 3]));
  expect(versions.some(({ neutral }) => neutral)).toBe(true);
  expect(versions.some(({ ratedBy }) => ratedBy !== '')).toBe(true);
  expect(versions.some(({ pause }) => pause !== null)).toBe(true);
});

test('the state moves only along the table, the history only grows, and it replays to the state', () => {
  everyChange((before, after) => {
    expect(after.history.slice(0, before.history.length)).toEqual(before.history);
    let { state } = before;
    for (const { move, state: told } of added(before, after)) {
      if (move in requestMachine.moves) {
        const { from, to } = requestMachine.moves[move as RequestMove];
        expect(from).toContain(state);
        state = to;
      }
      expect(told).toBe(state);
    }
    expect(after.state).toBe(state);
  });
});

test('exactly one has it in hand from acceptance on, changed by nobody but who takes it over or decides', () => {
  const mayChange = ['accept', 'answer', 'takeOver', 'decide', 'resolve', 'movedUp'];
  everyChange((before, after) => {
    const accepted = after.history.some(({ move }) => move === 'accept' || move === 'answer');
    expect(after.handler !== null).toBe(accepted);
    expect(accepted).toBe(after.state !== 'submitted' && after.state !== 'withdrawn');
    if (isOpen(after)) expect(after.workOf).toBe(after.handler?.postId || after.handler?.unitId);
    if (before.handler?.postId === after.handler?.postId) return;
    expect(added(before, after).some(({ move }) => mayChange.includes(move))).toBe(true);
  });
});

test('an offer changes nothing until it is taken: the clock runs on and whoever had it keeps it', () => {
  everyChange((before, after) => {
    const moves = added(before, after).map(({ move }) => move);
    if (moves.length !== 1 || !['handOver', 'dispatch', 'decline', 'takeOver'].includes(moves[0] ?? '')) return;
    expect(after.promisedAt).toBe(before.promisedAt);
    expect(after.firstPromisedAt).toBe(before.firstPromisedAt);
    expect(after.round).toEqual(before.round);
    if (moves[0] !== 'takeOver') expect(after.handler).toEqual(before.handler);
  });
});

test('nobody verifies or visits what they did themselves', () => {
  fc.assert(
    fc.property(someLife, (life) => {
      const { request } = lived(life);
      request.history.forEach(({ move, by }, index) => {
        const earlier = request.history.slice(0, index).filter((one) => one.move === 'resolve');
        if (move === 'verify' || move === 'sendBack' || move === 'visit') expect(by).not.toBe(earlier.at(-1)?.by);
      });
    }),
  );
});

const startsRound = ['submit', 'reopen', 'review'];

test('a promise is its round’s start, what was allowed then, the calendar and exactly the paused working time', () => {
  fc.assert(
    fc.property(someLife, (life) => {
      let paused = 0;
      const { lives } = lived(life);
      lives.forEach((after, index) => {
        const before = lives[index - 1] ?? after;
        const fresh = added(before, after);
        const resumed = fresh.find(({ move }) => move === 'resume');
        const answered = before.pause && !after.pause ? talkOf(after).at(-1) : undefined;
        const goesOn = resumed ?? answered;
        if (goesOn && before.pause) {
          const { at, untilAt } = before.pause;
          paused += workingMinutes(new Date(at), new Date(goesOn.at < untilAt ? goesOn.at : untilAt), calendar);
        }
        if (fresh.some(({ move }) => startsRound.includes(move))) paused = 0;
        const startedAt = after.history.filter(({ move }) => startsRound.includes(move)).at(-1)?.at ?? '';
        const matter = startedAt === after.submittedAt ? raised() : after;
        // Staff may call it urgent, and not urgent again: the round keeps what it began with, and the lane no longer says.
        const isHastened =
          after.lane !== matter.lane || fresh.length === 0 || after.history.some(({ move }) => move === 'hasten');
        const allowed = isHastened ? after.round.allowed : allowanceFor(matter, 'resolve', shippedSettings);
        const promise = promiseOf({ ...after.round, startedAt, allowed, pausedMinutes: paused }, calendar);
        expect(after.promisedAt).toBe(promise.at.toISOString());
        expect(after.round.pausedMinutes).toBe(paused);
        expect(paused).toBeLessThanOrEqual(PAUSE_MINUTES_MAX);
        expect(after.firstPromisedAt).toBe(raised().promisedAt);
        if (after.state === 'handling') expect(after.dueAt).toBe(after.pause ? after.pause.untilAt : after.promisedAt);
      });
    }),
  );
});

test('something is due exactly while staff owe something, and closing has an outcome', () => {
  everyChange((_, request) => {
    expect(request.dueKey).toBe(request.dueAt && `${request.dueAt} ${request._id}`);
    expect(request.dueAt !== '').toBe(['submitted', 'accepted', 'handling', 'resolved'].includes(request.state));
    if (request.state === 'closed') {
      expect(request.outcome).not.toBeNull();
      expect(request.solved).not.toBeNull();
      expect(request.rating !== null).toBe(!request.neutral);
    }
    if (request.outcome === 'notNow') expect(request.reviewAt).not.toBe('');
    expect(request.outcome === null).toBe(['submitted', 'withdrawn', 'accepted', 'handling'].includes(request.state));
    expect(request.reopened).toBe(request.history.filter(({ move }) => move === 'reopen').length);
    expect(request.reopened).toBeLessThanOrEqual(LADDER_TOP);
  });
});

test('the clock says nothing twice, and when it looks again nothing changes', () => {
  fc.assert(
    fc.property(someLife, (life) => {
      const { request, at } = lived(life);
      const tick = on(reporter, at + 30_000);
      const looked = look(request, tick);
      expect(look(looked, tick)).toBe(looked);
      expect(looked.lookKey === '' || looked.lookKey > tick.now.toISOString()).toBe(true);
      const steps = looked.history.filter(({ move }) => move === 'escalate').map(({ words }) => words.split('，')[0]);
      const whistles = looked.history.filter(({ move }) => move === 'whistle').length;
      for (const words of steps) expect(steps.filter((one) => one === words).length).toBeLessThanOrEqual(whistles);
    }),
  );
});

/** What depends on what is said, on how often, or on where the asked one works, the screen cannot know beforehand. */
const dependsOnWords = ['PAUSE_TOO_LONG', 'HISTORY_FULL'];

test('the screen offers a move exactly when the road would let it through', () => {
  fc.assert(
    fc.property(someLife, fc.constantFrom(...everybody), (life, by) => {
      const { request, at } = lived(life);
      const offered = openNow(request, by, on(by, at).now).map(({ move }) => move);
      for (const deed of deeds) {
        let possible = mayTry(deed, request, by);
        try {
          decide[deed](request, on(by, at));
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          if (dependsOnWords.includes(error.code)) continue;
          possible = false;
        }
        expect(`${deed} ${offered.includes(deed)}`).toBe(`${deed} ${possible}`);
      }
    }),
  );
});

test('a stranger is nothing to it, and no view names a person', () => {
  fc.assert(
    fc.property(someLife, (life) => {
      const { request } = lived(life);
      expect(partiesTo(request, stranger)).toEqual([]);
      expect(partiesTo(request, farClerk)).toEqual([]);
      for (const by of [reporter, clerk, gridWorker, officer])
        expect(JSON.stringify(requestViewOf(request, by, on(by, 10).now))).not.toMatch(/"o-/);
    }),
  );
});
