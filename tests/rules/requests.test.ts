import fc from 'fast-check';
import { calendar } from '../../cloudfunctions/runtime/workdays';
import type { Actor, Party, Role } from '../../domain/kernel/access';
import { Refusal } from '../../domain/kernel/fault';
import { movesFrom } from '../../domain/kernel/machine';
import { permissions } from '../../domain/permissions';
import { requestMachine, type RequestMove } from '../../domain/requests/machine';
import { actionOf, openTo, partiesTo, type ServiceRequest } from '../../domain/requests/model';
import { afterDelivery, isAllowed, messageOf } from '../../domain/requests/notices';
import * as rules from '../../domain/requests/rules';
import { requestRowOf, requestViewOf } from '../../domain/requests/views';

const scopes = ['e1-b3', 'grid-1', 'e1', 'community', 'subdistrict', 'district'];
const home = { placeId: 'e1-b3', label: '东苑社区 · 3号楼', community: '东苑社区', phone: '0375-1', scopes };

const someone = (id: string, ...posts: [Role, string][]): Actor => ({
  id,
  home: posts.length ? null : home,
  posts: posts.map(([role, placeId]) => ({
    postId: `${role}-${placeId}`,
    role,
    placeId,
    place: '东苑社区',
    name: '小某',
    avatar: '',
    phone: '',
  })),
  nickname: '',
  avatar: '',
  consent: '',
});

const reporter = someone('o-reporter');
const stranger = someone('o-stranger');
const clerk = someone('o-clerk', ['communityClerk', 'community']);
const gridWorker = someone('o-grid', ['gridWorker', 'grid-1']);
const gridLeader = someone('o-leader', ['gridLeader', 'grid-1'], ['gridLeader', 'grid-2']);
const farClerk = someone('o-far', ['communityClerk', 'elsewhere']);
const everybody = [reporter, stranger, clerk, gridWorker, gridLeader, farClerk];

const start = new Date('2026-11-18T02:00:00Z');
const on = (by: Actor, minutes = 0): rules.Occasion => ({
  by,
  calendar,
  now: new Date(start.getTime() + minutes * 60_000),
});

const raised = (more: Partial<rules.Submission> = {}): ServiceRequest =>
  rules.submit(
    { _id: 'r'.repeat(24), number: '261118-AAAAA', where: home, textCheck: 'pass' },
    { text: '路灯不亮了', photos: [], urgent: false, subscribed: [], ...more },
    on(reporter),
  );

const decide: Record<RequestMove, (request: ServiceRequest, occasion: rules.Occasion) => ServiceRequest> = {
  withdraw: (request, occasion) => rules.withdraw(request, { reason: '' }, occasion),
  accept: (request, occasion) => rules.accept(request, { route: 'own' }, occasion),
  resolve: (request, occasion) => rules.resolve(request, { outcome: 'solved' }, occasion),
  verify: (request, occasion) => rules.verify(request, { solved: true }, occasion),
  sendBack: (request, occasion) => rules.sendBack(request, { reason: '没好' }, occasion),
  satisfied: (request, occasion) => rules.rate(request, { rating: 'satisfied' }, occasion),
  reopen: (request, occasion) => rules.reopen(request, { reason: '' }, occasion),
};

const moves = Object.keys(decide) as RequestMove[];
const tries = fc.array(
  fc.record({ move: fc.constantFrom(...moves), by: fc.constantFrom(...everybody), wait: fc.nat(3_000) }),
  { maxLength: 40 },
);

/** Whatever is tried, by whomever, in whatever order; what is refused leaves no trace. */
const lived = (
  attempts: { move: RequestMove; by: Actor; wait: number }[],
): { request: ServiceRequest; done: string[] } => {
  let request = raised();
  let minutes = 0;
  const done: string[] = [];
  for (const { move, by, wait } of attempts) {
    minutes += wait;
    const parties = partiesTo(request, by);
    if (!(permissions[actionOf[move]] as readonly Party[]).some((party) => parties.includes(party))) continue;
    try {
      request = decide[move](request, on(by, minutes));
      done.push(move);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return { request, done };
};

describe('whatever people try in whatever order', () => {
  test('the state moves only along the table, and the history replays to it', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        const { request, done } = lived(attempts);
        expect(request.history.map(({ move }) => move)).toEqual(['submit', ...done]);
        let state = requestMachine.initial;
        for (const { move, state: told } of request.history.slice(1)) {
          expect(requestMachine.moves[move as RequestMove].from).toContain(state);
          state = requestMachine.moves[move as RequestMove].to;
          expect(told).toBe(state);
        }
        expect(request.state).toBe(state);
      }),
    );
  });

  test('exactly one post has it in hand from acceptance on, and nobody verifies their own work', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        const { request } = lived(attempts);
        expect(request.handler === null).toBe(!request.history.some(({ move }) => move === 'accept'));
        request.history.forEach(({ move, by }, index) => {
          const before = request.history
            .slice(0, index)
            .filter((one) => one.move === 'resolve')
            .at(-1);
          if (move === 'verify' || move === 'sendBack') expect(by).not.toBe(before?.by);
        });
      }),
    );
  });

  test('something is due exactly while staff owe something, and closing has an outcome and a rating', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        const { request } = lived(attempts);
        expect(request.dueKey).toBe(request.dueAt && `${request.dueAt} ${request._id}`);
        expect(request.dueAt !== '').toBe(['submitted', 'accepted', 'resolved'].includes(request.state));
        if (request.state === 'closed')
          expect([request.outcome, request.solved, request.rating]).toEqual(['solved', true, 'satisfied']);
        expect(request.reopened).toBe(request.history.filter(({ move }) => move === 'reopen').length);
      }),
    );
  });

  test('the screen offers a move exactly when the road would let it through', () => {
    fc.assert(
      fc.property(tries, fc.constantFrom(...everybody), (attempts, by) => {
        const { request } = lived(attempts);
        const offered = openTo(request, by).map(({ move }) => move);
        for (const move of moves) {
          const parties = partiesTo(request, by);
          const leave = (permissions[actionOf[move]] as readonly Party[]).some((party) => parties.includes(party));
          let possible = leave;
          try {
            decide[move](request, on(by, 99_999));
          } catch {
            possible = false;
          }
          expect(`${move} ${offered.includes(move)}`).toBe(`${move} ${possible}`);
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
        for (const by of [reporter, clerk, gridWorker])
          expect(JSON.stringify(requestViewOf(request, by, on(by, 10).now))).not.toContain('o-');
      }),
    );
  });
});

describe('promises', () => {
  test('three working days, kept when sent back, new when taken up again', () => {
    const accepted = rules.accept(raised(), { route: 'own' }, on(clerk, 60));
    expect(accepted.promisedAt).toBe('2026-11-23T09:30:00.000Z');
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
    const late = rules.markOverdue(raised(), now);
    expect(late.history.map(({ move }) => move)).toEqual(['submit', 'overdue']);
    expect(rules.markOverdue(late, now)).toBe(late);
    expect(requestRowOf(late, now)).toMatchObject({ overdue: true, due: '已超过 17 小时' });
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
    expect(refusal(() => rules.resolve(accepted, { outcome: 'notNow', words: '要等供电公司停电' }, on(clerk)))).toBe(
      'done',
    );
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
    expect(request.history.length).toBe(rules.HISTORY_MAX);
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
    const request = rules.submit(
      { _id: 'r'.repeat(24), number: 'n', where: home, textCheck: 'pass' },
      { text: '很长的一句话'.repeat(20), photos: [], urgent: false, subscribed: [] },
      on(reporter),
    );
    const [notice] = request.notices;
    if (!notice) throw new Error('There should be a notice.');
    const { data } = messageOf(request, notice, start);
    expect([...(data['thing1']?.value ?? '')].length).toBeLessThanOrEqual(20);
    expect(data['phrase2']?.value).toMatch(/^\p{Script=Han}{1,5}$/u);
    expect(JSON.stringify(data)).not.toContain('o-');
  });
});
