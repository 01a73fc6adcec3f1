import fc from 'fast-check';
import type { Actor } from '../../domain/kernel/access';
import { Refusal } from '../../domain/kernel/fault';
import { firstRules } from '../../domain/points/rules';
import { certify } from '../../domain/tasks/certificates';
import { acceptedMarks, codeMark, CODE_SECONDS, withCodes, windowAt } from '../../domain/tasks/codes';
import { backEnter, check, confirmBack, tick } from '../../domain/tasks/attendance';
import { readCheckText, checkText, type TaskSaid } from '../../domain/tasks/contract';
import { backMinutes, checkedMinutes, shiftMinutes } from '../../domain/tasks/hours';
import { look } from '../../domain/tasks/look';
import { entryOf, isSeated, lineOf, type Task } from '../../domain/tasks/model';
import { publish } from '../../domain/tasks/publish';
import { approve, cancel, finish } from '../../domain/tasks/rules';
import { claim, release } from '../../domain/tasks/slots';
import { taskTemplates } from '../../domain/tasks/templates';
import { taskViewOf } from '../../domain/tasks/views';
import type { Place } from '../../domain/places/model';
import { someone } from '../support/cast';

const start = new Date('2026-11-18T02:00:00.000Z');
const after = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);

const place = {
  ...{ _id: '410403001001', version: 1, level: 'community', name: '东苑社区', parentId: '410403001', order: 1 },
  ...{ scopes: ['410403001001', '410403001', '410403'], label: '东苑社区', door: 'd', phone: '0375-1', poster: '' },
  ...{ hasMore: true, canBeHome: false },
  path: ['410403', '410403001', '410403001001'].map((placeId) => ({ placeId, name: placeId })),
} as const satisfies Place;

const leader = someone('o-leader', ['teamLeader', '410403001001', 'volunteers-x']);
const clerk = someone('o-clerk', ['communityClerk', '410403001001']);
const [post] = leader.posts;
if (!post) throw new Error('The leader holds a post.');

const helper = (id: string): Actor => ({
  ...someone(id),
  volunteer: {
    ...{ skills: [], freeHours: [], teamIds: [], birthYear: null, guardian: null },
    ...{ orgUnitId: '', joinedAt: '' },
  },
});

const said = (more: Partial<TaskSaid> = {}): TaskSaid => ({
  ...{ title: '扫雪', words: '扫一扫', category: 'snow', kind: 'open', placeId: place._id, spot: '', bring: '' },
  ...{ skills: [], minAge: 0, releaseHours: 2 },
  shifts: [{ startsAt: after(240).toISOString(), endsAt: after(360).toISOString(), capacity: 3 }],
  ...more,
});

const made = { _id: 't'.repeat(24), secret: 'a secret', place, post, rules: firstRules(place._id), requestId: '' };
const aTask = (more: Partial<TaskSaid> = {}): Task => publish(made, said(more), { by: leader, now: start });

const takerOf = (who: string, shiftId = 's1') => ({
  ...{ entryId: `${shiftId}-${who}`, shiftId, personId: who, person: `p-${who}`, unitId: '', name: who, avatar: '' },
});

const taken = (task: Task, who: string, now: Date, shiftId = 's1'): Task =>
  claim(task, takerOf(who, shiftId), [], { by: helper(who), now });

const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'done';
};

const people = ['甲', '乙', '丙', '丁', '戊', '己', '庚'];

type Step = { readonly who: string; readonly what: 'claim' | 'release' | 'tick'; readonly at: number };

const steps = fc.array(
  fc.record({
    who: fc.constantFrom(...people),
    what: fc.constantFrom('claim', 'claim', 'release', 'tick'),
    at: fc.integer({ min: 0, max: 3 }),
  }) as fc.Arbitrary<Step>,
  { maxLength: 60 },
);

describe('the line', () => {
  test('however people come and go: the first so many are seated, nobody stands twice, and the order is kept', () => {
    fc.assert(
      fc.property(steps, (lived) => {
        let task = aTask();
        let minute = 0;
        const expected: string[] = [];
        for (const { who, what, at } of lived) {
          minute += at;
          const now = after(Math.min(minute, 110));
          if (what === 'tick') task = look(task, now);
          const before = task;
          const heard = refusal(() => {
            if (what === 'claim') task = taken(before, who, now);
            if (what === 'release') task = release(before, takerOf(who).entryId, now);
          });
          if (what === 'claim' && heard === 'done') expected.push(who);
          if (what === 'release' && heard === 'done') expected.splice(expected.indexOf(who), 1);
          expect(task.entries.map(({ personId }) => personId)).toEqual(expected);
          expect(task.room['s1']).toBe(3 - expected.length);
          expect(task.entries.filter((entry) => isSeated(task, entry)).length).toBe(Math.min(3, expected.length));
          // Nobody is told of a place they do not have.
          for (const entryId of task.seats) {
            const entry = entryOf(task, entryId);
            expect(entry && isSeated(task, entry)).toBe(true);
          }
        }
        const settled = look(task, after(110));
        expect([...settled.seats].sort()).toEqual(
          lineOf(settled, 's1')
            .slice(0, 3)
            .map(({ entryId }) => entryId)
            .sort(),
        );
        expect(look(settled, after(110))).toEqual(settled);
      }),
      { numRuns: 1_000 },
    );
  });

  test('whoever moved up is told once, by name of nobody', () => {
    let task = aTask();
    for (const who of people) task = taken(task, who, start);
    task = look(release(task, takerOf('甲').entryId, start), start);
    expect(task.notices.map(({ to, words }) => ({ to, words }))).toEqual([
      { to: { personIds: ['丁'] }, words: '有空位了，你已经递补上' },
    ]);
    expect(look(task, after(1)).notices).toHaveLength(1);
    expect(task.notices[0]?.words).not.toContain('丁');
  });

  test('a full line says so, and a shift that is over takes nobody', () => {
    const crowd = Array.from({ length: 303 }, (_, index) => `p${index}`);
    const full = crowd.reduce((task, who) => taken(task, who, start), aTask());
    expect(refusal(() => taken(full, 'one more', start))).toBe('TASK_FULL');
    expect(refusal(() => taken(aTask(), '甲', after(360)))).toBe('TASK_STARTED');
  });
});

describe('hours', () => {
  const worked = (cameAt: number, wentAt: number): Task => {
    const task = look(taken(aTask(), '甲', start), after(240));
    const entryId = takerOf('甲').entryId;
    const here = tick(task, { entryId, mark: 'in' }, { by: leader, now: after(cameAt) });
    return tick(here, { entryId, mark: 'out' }, { by: leader, now: after(wentAt) });
  };

  test('checked hours lie inside the shift, back entries fill it at most, and the two columns never mix', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 211, max: 359 }),
        fc.integer({ min: 0, max: 120 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 120 }), fc.boolean()), { maxLength: 5 }),
        (came, stayed, back) => {
          let task = worked(came, Math.min(came + stayed, 479));
          const entryId = takerOf('甲').entryId;
          const [shift] = task.shifts;
          if (!shift) throw new Error('There is a shift.');
          const checked = checkedMinutes(task, entryId);
          back.forEach(([minutes, agreed], index) => {
            const backId = `b${index}`;
            refusal(() => {
              const entered = backEnter(
                task,
                { backId, entryId, minutes, reason: '忘了' },
                { by: leader, now: after(400) },
              );
              task = confirmBack(entered, { backId, agreed }, { by: clerk, now: after(401) });
            });
          });
          expect(checkedMinutes(task, entryId)).toBe(checked);
          expect(checked + backMinutes(task, entryId)).toBeLessThanOrEqual(shiftMinutes(shift));
          const confirmed = task.back.filter(({ state }) => state === 'confirmed');
          expect(backMinutes(task, entryId)).toBe(confirmed.reduce((sum, { minutes }) => sum + minutes, 0));
          const done = approve(finish(task, { words: '好了', photos: [] }, { by: leader, now: after(480) }), {
            by: clerk,
            now: after(481),
          });
          const total = checked + backMinutes(task, entryId);
          expect(done.owed.map(({ minutes, personId }) => [personId, minutes])).toEqual(
            total > 0 ? [['甲', total]] : [],
          );
          const paper = certify({ _id: 'c', year: 2026 }, [done], { by: helper('甲'), now: after(500) });
          expect([paper.checkedMinutes, paper.backMinutes]).toEqual([checked, backMinutes(task, entryId)]);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('nobody ticks, enters, confirms or approves their own', () => {
    const own = taken(aTask(), leader.id, start);
    const entryId = takerOf(leader.id).entryId;
    expect(refusal(() => claim(own, takerOf(leader.id), [], { by: helper(leader.id), now: start }))).toBe('TASK_YOURS');
    expect(refusal(() => tick(own, { entryId, mark: 'in' }, { by: leader, now: after(240) }))).toBe('TASK_OWN_ROW');
    const line = { backId: 'b', entryId, minutes: 10, reason: '忘了' };
    expect(refusal(() => backEnter(own, line, { by: leader, now: after(300) }))).toBe('TASK_OWN_ROW');
    const entered = backEnter(own, line, { by: clerk, now: after(300) });
    const agree = { backId: 'b', agreed: true };
    for (const by of [leader, clerk])
      expect(refusal(() => confirmBack(entered, agree, { by, now: after(301) }))).toBe('TASK_SECOND_PERSON');
    const done = finish(own, { words: '好了', photos: [] }, { by: leader, now: after(400) });
    expect(refusal(() => approve(done, { by: leader, now: after(401) }))).toBe('TASK_SECOND_PERSON');
  });
});

describe('the code', () => {
  const make = (secret: string, shiftId: string, window: number): string => `${secret.length}${shiftId}${window}`;

  test('counts in its window and the next, for its shift alone, and only once it was shown', () => {
    const at = after(230);
    const code = make('a secret', 's1', windowAt(at));
    const shown = withCodes(look(taken(aTask(), '甲', start), at), 's1', make, at);
    const entryId = takerOf('甲').entryId;
    const comes = (task: Task, now: Date) =>
      refusal(() => check(task, { entryId, kind: 'in', code, near: 'far' }, now));
    const windowEnd = new Date((windowAt(at) + 1) * CODE_SECONDS * 1000);
    const later = (seconds: number): Date => new Date(windowEnd.getTime() + seconds * 1000);
    expect(comes(look(taken(aTask(), '甲', start), at), at)).toBe('TASK_CODE_OLD');
    expect([comes(shown, at), comes(shown, later(CODE_SECONDS - 1)), comes(shown, later(CODE_SECONDS))]).toEqual([
      'done',
      'done',
      'TASK_CODE_OLD',
    ]);
    expect(shown.codes).toContain(codeMark('s1', windowAt(at), code));
    expect(acceptedMarks('s2', code, at).some((mark) => shown.codes.includes(mark))).toBe(false);
  });

  test('the document keeps the codes of the next half hour and forgets the old ones', () => {
    let task = aTask();
    for (let minute = 220; minute < 480; minute += 5) {
      task = withCodes(task, 's1', make, after(minute));
      expect(task.codes.length).toBeLessThanOrEqual(80);
      expect(task.codes).toContain(
        codeMark('s1', windowAt(after(minute)), make('a secret', 's1', windowAt(after(minute)))),
      );
    }
  });

  test('what the QR holds is read back, and nothing else is taken for it', () => {
    const text = checkText('0'.repeat(24), 's3', 'abcd1234');
    expect(readCheckText(text)).toEqual({ taskId: '0'.repeat(24), shiftId: 's3', code: 'abcd1234' });
    for (const other of ['', 'LLT1', text.slice(4), `${text}x`, 'https://a.example/?x=1', `X${text}`])
      expect(readCheckText(other)).toBeNull();
  });
});

test('a cancelled task tells everybody on the list in one notice, and nobody can act on it', () => {
  const crowd = Array.from({ length: 120 }, (_, index) => `p${index}`);
  const task = crowd.reduce((left, who) => taken(left, who, start), aTask());
  const gone = cancel(task, { reason: '雪停了' }, { by: leader, now: after(1) });
  expect(gone.notices).toHaveLength(1);
  expect(gone.notices[0]?.to).toEqual({ personIds: crowd });
  expect(taskViewOf(gone, leader, after(1)).open).toEqual([]);
  expect(refusal(() => release(gone, takerOf('p0').entryId, after(1)))).toBe('TASK_MOVED_ON');
});

test('what nobody took is put away a day after its end; what somebody took is not', () => {
  expect(look(aTask(), after(360 + 24 * 60)).state).toBe('cancelled');
  const busy = look(taken(aTask(), '甲', start), after(360 + 24 * 60));
  // Its organiser is asked to settle it, and again with those who check, and then nobody any more.
  expect([busy.state, busy.openKey, busy.settleAsked]).toEqual(['running', '', 1]);
  expect([look(busy, after(360 + 48 * 60))].map(({ lookAt, settleAsked }) => [lookAt, settleAsked])).toEqual([['', 2]]);
});

test('a project of some weeks waits three days for whoever took it, then goes to the next', () => {
  const weeks = { startsAt: start.toISOString(), endsAt: after(30 * 24 * 60).toISOString(), capacity: 1 };
  const task = look(taken(taken(aTask({ kind: 'personalService', shifts: [weeks] }), '甲', start), '乙', start), start);
  const almost = look(task, after(72 * 60 - 1));
  expect(almost.entries.map(({ personId }) => personId)).toEqual(['甲', '乙']);
  const next = look(almost, after(72 * 60));
  expect(next.entries.map(({ personId }) => personId)).toEqual(['乙']);
  expect(next.lookAt).toBe(after(2 * 72 * 60).toISOString());
  expect(next.history.at(-1)).toMatchObject({ move: 'noShow', by: '' });
});

test.each(Object.entries(taskTemplates))('the template %s can be published as it stands', (key, template) => {
  const { title, words, bring, category, skills, minAge, capacity } = template;
  const shift = { startsAt: after(60).toISOString(), endsAt: after(60 + template.hours * 60).toISOString(), capacity };
  const task = aTask({
    template: key as keyof typeof taskTemplates,
    title,
    words,
    bring,
    category,
    skills: [...skills],
    minAge,
    shifts: [shift],
  });
  expect(task).toMatchObject({ title, state: 'published', template: key });
});
