import fc from 'fast-check';
import { calendar } from '../../cloudfunctions/runtime/workdays';
import { workingMinutes } from '../../domain/kernel/calendar';
import { Refusal } from '../../domain/kernel/fault';
import { movesFrom } from '../../domain/kernel/machine';
import { submit } from '../../domain/requests/intake';
import { requestMachine, type RequestMove } from '../../domain/requests/machine';
import { partiesTo, type ServiceRequest } from '../../domain/requests/model';
import { openTo } from '../../domain/requests/open';
import { HISTORY_MAX } from '../../domain/requests/moving';
import { afterDelivery, isAllowed } from '../../domain/notices/rules';
import { requestMessage } from '../../domain/requests/notices';
import { LADDER_TOP } from '../../domain/requests/obstacles';
import * as rules from '../../domain/requests/rules';
import { PAUSE_MINUTES_MAX, promiseOf } from '../../domain/requests/standards';
import { look, markOverdue } from '../../domain/requests/timekeeping';
import { requestRowOf, requestViewOf } from '../../domain/requests/views';
import {
  clerk,
  decide,
  deeds,
  everybody,
  farClerk,
  gridWorker,
  home,
  lived,
  mayTry,
  officer,
  on,
  raised,
  reporter,
  stranger,
  tries,
} from '../support/lives';

const start = on(reporter).now;

describe('whatever people try in whatever order, with the clock in between', () => {
  test('the state moves only along the table, and the history replays to it', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        const { request } = lived(attempts);
        let state = requestMachine.initial;
        for (const { move, state: told } of request.history.slice(1)) {
          if (move in requestMachine.moves) {
            const { from, to } = requestMachine.moves[move as RequestMove];
            expect(from).toContain(state);
            state = to;
          }
          expect(told).toBe(state);
        }
        expect(request.state).toBe(state);
      }),
    );
  });

  test('exactly one has it in hand from acceptance on, changed by nobody but who takes it over or decides', () => {
    const mayChange = ['accept', 'takeOver', 'decide', 'resolve', 'movedUp'];
    fc.assert(
      fc.property(tries, (attempts) => {
        const { lives, request } = lived(attempts);
        expect(request.handler === null).toBe(!request.history.some(({ move }) => move === 'accept'));
        lives.forEach((after, index) => {
          const before = lives[index - 1];
          if (!before || before.handler?.postId === after.handler?.postId) return;
          const since = after.history.slice(before.history.length).map(({ move }) => move);
          expect(since.some((move) => mayChange.includes(move))).toBe(true);
        });
      }),
    );
  });

  test('nobody verifies or visits what they did themselves', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        const { request } = lived(attempts);
        request.history.forEach(({ move, by }, index) => {
          const earlier = request.history.slice(0, index).filter((one) => one.move === 'resolve');
          if (move === 'verify' || move === 'sendBack' || move === 'visit') expect(by).not.toBe(earlier.at(-1)?.by);
        });
      }),
    );
  });

  test('a promise is its round’s start, what was allowed then, the calendar and exactly the paused working time', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        for (const request of lived(attempts).lives) {
          expect(request.promisedAt).toBe(promiseOf(request.round, calendar).at.toISOString());
          expect(request.submittedAt).toBe(start.toISOString());
          expect(request.firstPromisedAt).toBe(raised().promisedAt);
          if (request.state === 'handling' && !request.pause) expect(request.dueAt).toBe(request.promisedAt);
          expect(request.round.pausedMinutes).toBeLessThanOrEqual(PAUSE_MINUTES_MAX);
        }
      }),
    );
  });

  test('paused minutes are the working time between each pause and its end, and nothing else', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        const { request } = lived(attempts);
        const starts = request.history.flatMap(({ move }, index) =>
          ['submit', 'reopen', 'review'].includes(move) ? [index] : [],
        );
        const round = request.history.slice(starts.at(-1));
        const at = (index: number) => new Date(round[index]?.at ?? '');
        const most = round.reduce((sum, { move }, index) => {
          if (move !== 'pause') return sum;
          const end = round.findIndex((one, later) => later > index && one.move === 'resume');
          return end < 0 ? sum : sum + workingMinutes(at(index), at(end), calendar);
        }, 0);
        // The clock may come late; the pause still ended when it was to end.
        expect(request.round.pausedMinutes).toBeLessThanOrEqual(most);
        if (!round.some(({ move }) => move === 'pause')) expect(request.round.pausedMinutes).toBe(0);
      }),
    );
  });

  test('something is due exactly while staff owe something, and closing has an outcome', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        const { request } = lived(attempts);
        expect(request.dueKey).toBe(request.dueAt && `${request.dueAt} ${request._id}`);
        expect(request.dueAt !== '').toBe(['submitted', 'accepted', 'handling', 'resolved'].includes(request.state));
        if (request.state === 'closed') {
          expect([request.outcome, request.solved]).toEqual(['solved', true]);
          expect(request.rating !== null).toBe(!request.neutral);
        }
        expect(request.reopened).toBe(request.history.filter(({ move }) => move === 'reopen').length);
        expect(request.reopened).toBeLessThanOrEqual(LADDER_TOP);
      }),
    );
  });

  test('the clock says nothing twice, and when it looks again nothing changes', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        const { request, at } = lived(attempts);
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

  test('the screen offers a move exactly when the road would let it through', () => {
    fc.assert(
      fc.property(tries, fc.constantFrom(...everybody), (attempts, by) => {
        const { request, at } = lived(attempts);
        const offered = openTo(request, by).map(({ move }) => move);
        for (const deed of deeds) {
          let possible = mayTry(deed, request, by);
          try {
            decide[deed](request, on(by, at));
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            // Too long a pause, or too long a story, depends on what is said and how often.
            if (['PAUSE_TOO_LONG', 'HISTORY_FULL'].includes(error.code)) continue;
            possible = false;
          }
          expect(`${deed} ${offered.includes(deed)}`).toBe(`${deed} ${possible}`);
        }
      }),
    );
  });

  test('a stranger is nothing to it, and no view names a person', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        const { request } = lived(attempts);
        expect(partiesTo(request, stranger)).toEqual([]);
        expect(partiesTo(request, farClerk)).toEqual([]);
        for (const by of [reporter, clerk, gridWorker, officer])
          expect(JSON.stringify(requestViewOf(request, by, on(by, 10).now))).not.toMatch(/"o-/);
      }),
    );
  });
});

describe('promises', () => {
  test('three working days, kept when sent back, new when taken up again', () => {
    const accepted = rules.accept(raised(), { route: 'own' }, on(clerk, 60));
    expect(accepted.promisedAt).toBe('2026-03-23T09:30:00.000Z');
    expect(accepted.dueAt).toBe(accepted.promisedAt);
    const resolved = rules.resolve(accepted, { outcome: 'solved' }, on(clerk, 120));
    expect(rules.sendBack(resolved, { reason: '没好' }, on(gridWorker, 3_000)).dueAt).toBe(accepted.promisedAt);
    const verified = rules.verify(resolved, { solved: true }, on(gridWorker, 3_000));
    const again = rules.reopen(verified, { reason: '' }, on(reporter, 60 * 24 * 7));
    expect(again.promisedAt > accepted.promisedAt).toBe(true);
    expect(again.firstPromisedAt).toBe(accepted.promisedAt);
    expect(again.submittedAt).toBe(accepted.submittedAt);
  });

  test('urgent is promised sooner', () => {
    expect(raised({ urgent: true }).promisedAt < raised().promisedAt).toBe(true);
    expect(raised({ urgent: true }).dueAt < raised().dueAt).toBe(true);
  });

  test('being late is marked once per deadline and said plainly', () => {
    const { now } = on(clerk, 60 * 24);
    const late = markOverdue(raised(), now);
    expect(late.history.map(({ move }) => move)).toEqual(['submit', 'overdue']);
    expect(markOverdue(late, now)).toBe(late);
    expect(requestRowOf(late, clerk, now)).toMatchObject({ overdue: true, due: '已超过 17 小时' });
    expect(rules.accept(late, { route: 'own' }, on(clerk, 60 * 25)).overdueMarked).toBe(false);
  });
});

describe('what makes sense', () => {
  const refusal = (doing: () => unknown): string => {
    try {
      doing();
      return 'done';
    } catch (error) {
      return (error as Refusal).code;
    }
  };

  test('a photo or four characters are enough, less is asked for', () => {
    expect(refusal(() => raised({ text: '灯坏' }))).toBe('NOTHING_TO_SAY');
    expect(refusal(() => raised({ text: '', photos: ['cloud://x/photos/a.jpg'] }))).toBe('done');
  });

  test('less than solved says why', () => {
    const accepted = rules.accept(raised(), { route: 'own' }, on(clerk));
    expect(refusal(() => rules.resolve(accepted, { outcome: 'notNow' }, on(clerk)))).toBe('RESULT_NEEDS_WORDS');
    expect(
      refusal(() =>
        rules.resolve(accepted, { outcome: 'notNow', words: '要等供电公司停电', review: '2026-06-01' }, on(clerk)),
      ),
    ).toBe('done');
  });

  test('a story that goes round too often is told to come in person', () => {
    let request = rules.accept(raised(), { route: 'own' }, on(clerk));
    const goRound = (): void => {
      for (;;)
        request = rules.sendBack(
          rules.resolve(request, { outcome: 'solved' }, on(clerk)),
          { reason: '没好' },
          on(gridWorker),
        );
    };
    expect(refusal(goRound)).toBe('HISTORY_FULL');
    expect(request.history.length).toBeGreaterThanOrEqual(HISTORY_MAX - 1);
    expect(movesFrom(requestMachine, request.state).length).toBeGreaterThan(0);
  });
});

describe('notices', () => {
  const accepted = (subscribed: string[]): ServiceRequest =>
    rules.accept(raised({ subscribed }), { route: 'own' }, on(clerk, 5));

  test('one tap allows one message, and it is used up when it arrives', () => {
    const request = accepted(['linli-request-progress']);
    const notice = request.notices.at(-1);
    if (!notice) throw new Error('There should be a notice.');
    expect(isAllowed(request, notice)).toBe(true);
    const after = afterDelivery(request, notice.event, 'sent', start);
    expect(after.allowances).toEqual([]);
    expect(after.notices).not.toContain(notice);
  });

  test('nothing is allowed that was not tapped', () => {
    const request = accepted(['linli-request-result', 'no-such-template']);
    expect(request.allowances.map(({ template }) => template)).toEqual(['result']);
    expect(request.notices.filter((notice) => isAllowed(request, notice))).toEqual([]);
  });

  test('a call to staff is void once somebody has acted', () => {
    const [call] = raised().notices;
    if (!call) throw new Error('There should be a notice.');
    expect(isAllowed(raised(), call)).toBe(true);
    expect(isAllowed(accepted([]), call)).toBe(false);
  });

  test('what failed is tried again later and given up in the end', () => {
    let request = raised();
    const event = request.notices[0]?.event ?? '';
    const waits: string[] = [];
    while (request.notices.length > 0) {
      request = afterDelivery(request, event, 'failed', start);
      waits.push(request.noticesDueAt);
    }
    expect(waits).toHaveLength(5);
    expect([...waits.slice(0, -1)].sort()).toEqual(waits.slice(0, -1));
    expect(waits.at(-1)).toBe('');
  });

  test('the message fits what WeChat takes', () => {
    const request = submit(
      { _id: 'r'.repeat(24), number: 'n', where: home, textCheck: 'pass' },
      { text: '很长的一句话'.repeat(20), photos: [], urgent: false, subscribed: [] },
      on(reporter),
    );
    const [notice] = request.notices;
    if (!notice) throw new Error('There should be a notice.');
    const { data } = requestMessage(request, notice, start);
    expect([...(data['thing1']?.value ?? '')].length).toBeLessThanOrEqual(20);
    expect(data['phrase2']?.value).toMatch(/^\p{Script=Han}{1,5}$/u);
    expect(JSON.stringify(data)).not.toContain('o-');
  });
});
