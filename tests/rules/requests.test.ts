import type { Refusal } from '../../domain/kernel/fault';
import { movesFrom } from '../../domain/kernel/machine';
import { submit } from '../../domain/requests/intake';
import { requestMachine } from '../../domain/requests/machine';
import { type ServiceRequest } from '../../domain/requests/model';
import { HISTORY_MAX } from '../../domain/requests/moving';
import { afterDelivery, isAllowed } from '../../domain/notices/rules';
import { requestMessage } from '../../domain/requests/notices';
import * as rules from '../../domain/requests/rules';
import { markOverdue } from '../../domain/requests/timekeeping';
import { requestRowOf } from '../../domain/requests/views';
import { clerk, gridWorker, home, on, raised, reporter } from '../support/cast';

const start = on(reporter).now;

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
      { _id: 'r'.repeat(24), number: 'n', where: home },
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
