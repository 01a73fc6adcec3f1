import type { ActionName } from '../../domain/contract';
import { clockDies, deaths } from '../support/crashes';
import { townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import { aTask, EAST, heardBy, hoursAfter, s1, shiftFor, storedTask, theCode, 扫雪 } from '../support/tasks';
import { anOperationId, 志愿者, 另一志愿者, 社区专员, 志愿队长, WEDNESDAY_TEN } from '../support/town';

const town = townForTests();
beforeEach(async () => void (await town().cloud.clock({ set: WEDNESDAY_TEN })));

const subscribed = ['linli-task'];

type Stage = 'called' | 'taken' | 'waited' | 'begun' | 'here' | 'gone' | 'entered' | 'finished';
const stages: readonly Stage[] = ['called', 'taken', 'waited', 'begun', 'here', 'gone', 'entered', 'finished'];

/** Each on a day of its own: the hours of one day are nobody's twice. */
let day = 0;

/** A task of one place, brought so far; the same every time, so that a life can be told again. */
const aTaskAt = async (stage: Stage): Promise<string> => {
  day += 1;
  const now = hoursAfter(WEDNESDAY_TEN, 24 * day);
  await town().cloud.clock({ set: now });
  const { taskId } = await aTask(town(), { shifts: [shiftFor(1, 4, now)] });
  const upTo = async (from: Stage, act: () => Promise<unknown>): Promise<void> => {
    if (stages.indexOf(stage) >= stages.indexOf(from)) await act();
  };
  const code = async () => ({ ...s1(taskId), code: (await theCode(town(), taskId)).code });
  await upTo('taken', () =>
    town()
      .as(志愿者)
      .does('task.claim', { ...s1(taskId), subscribed }),
  );
  await upTo('waited', () =>
    town()
      .as(另一志愿者)
      .does('task.claim', { ...s1(taskId), subscribed }),
  );
  await upTo('begun', () => town().later(4 * 3_600_000));
  await upTo('here', async () =>
    town()
      .as(志愿者)
      .does('task.checkIn', await code()),
  );
  await upTo('gone', async () => {
    await town().later(3_600_000);
    await town()
      .as(志愿者)
      .does('task.checkOut', await code());
  });
  await upTo('entered', async () => {
    const entryId = await seatOf(taskId);
    await town().as(志愿队长).does('task.backEnter', { taskId, entryId, minutes: 30, reason: '提前到了' });
  });
  await upTo('finished', async () => {
    await town()
      .as(社区专员)
      .does('task.confirmBack', { taskId, backId: await lineOf(taskId), agreed: true });
    await town().as(志愿队长).does('task.finish', { taskId, words: '扫完了', photos: [] });
  });
  return taskId;
};

const seatOf = async (taskId: string): Promise<string> =>
  ((await storedTask(town(), taskId))['entries'] as { entryId: string }[])[0]?.entryId ?? '';
const lineOf = async (taskId: string): Promise<string> =>
  ((await storedTask(town(), taskId))['back'] as { backId: string }[])[0]?.backId ?? '';

type Deed = {
  readonly action: ActionName;
  readonly who: string;
  readonly from: Stage;
  readonly input: (taskId: string) => Promise<object> | object;
  /** What the document says once it was done, once. */
  readonly leaves: object;
  /** One unless said otherwise: whoever has to wait was refused a place first. */
  readonly writes?: number;
};

const one = expect.objectContaining({}) as object;
const withCode = async (taskId: string) => ({ ...s1(taskId), code: (await theCode(town(), taskId)).code });

/** Every action that changes a task. */
const deeds: readonly Deed[] = [
  { action: 'task.claim', who: 志愿者, from: 'called', input: s1, leaves: { entries: [one], room: { s1: 0 } } },
  {
    action: 'task.claim',
    who: 另一志愿者,
    from: 'taken',
    input: s1,
    writes: 2,
    leaves: { entries: [one, one], room: { s1: -1 } },
  },
  { action: 'task.release', who: 志愿者, from: 'waited', input: s1, leaves: { entries: [one], room: { s1: 0 } } },
  { action: 'task.checkIn', who: 志愿者, from: 'begun', input: withCode, leaves: { marks: [one] } },
  { action: 'task.checkOut', who: 志愿者, from: 'here', input: withCode, leaves: { marks: [one, one] } },
  {
    action: 'task.tick',
    who: 志愿队长,
    from: 'begun',
    input: async (taskId) => ({ taskId, entryId: await seatOf(taskId), mark: 'in' }),
    leaves: { marks: [{ how: 'list' }] },
  },
  {
    action: 'task.backEnter',
    who: 志愿队长,
    from: 'begun',
    input: async (taskId) => ({ taskId, entryId: await seatOf(taskId), minutes: 30, reason: '提前到了' }),
    leaves: { back: [{ state: 'waiting', minutes: 30 }] },
  },
  {
    action: 'task.confirmBack',
    who: 社区专员,
    from: 'entered',
    input: async (taskId) => ({ taskId, backId: await lineOf(taskId), agreed: true }),
    leaves: { back: [{ state: 'confirmed', minutes: 30 }] },
  },
  {
    action: 'task.finish',
    who: 志愿队长,
    from: 'gone',
    input: (taskId) => ({ taskId, words: '扫完了', photos: [] }),
    leaves: { state: 'finished', resultWords: '扫完了' },
  },
  {
    action: 'task.sendBack',
    who: 社区专员,
    from: 'finished',
    input: (taskId) => ({ taskId, reason: '补张照片' }),
    leaves: { state: 'running' },
  },
  {
    action: 'task.approve',
    who: 社区专员,
    from: 'finished',
    input: (taskId) => ({ taskId }),
    leaves: { state: 'approved', owed: [{ minutes: 90 }] },
  },
  {
    action: 'task.cancel',
    who: 志愿队长,
    from: 'taken',
    input: (taskId) => ({ taskId, reason: '雪停了' }),
    leaves: { state: 'cancelled' },
  },
];

const movesOf = (task: Record<string, unknown>): string[] =>
  (task['history'] as { move: string }[]).map(({ move }) => move);

describe.each(deeds)('$action from $from', (deed) => {
  test.each(deaths)('%s any write, then a retry and a sweep: done once, nothing half', async (kind) => {
    const last = deed.writes ?? 1;
    for (let nth = 1; nth <= last + 1; nth += 1) {
      const taskId = await aTaskAt(deed.from);
      const input = await deed.input(taskId);
      const press = anOperationId();
      const act = () =>
        town()
          .as(deed.who)
          .does(deed.action, input as never, press);
      await town().cloud.faults([{ kind, nth, times: 1, function: 'volunteers' }]);
      const survived = await act().then(
        () => true,
        () => false,
      );
      // Beyond the last write there is nothing to hit.
      expect(survived).toBe(nth > last);
      await town().cloud.faults([]);
      await act();
      await act();
      const done = await storedTask(town(), taskId);
      expect(done).toMatchObject(deed.leaves);
      expect((done['operations'] as { id: string }[]).length).toBe(
        new Set((done['operations'] as { id: string }[]).map(({ id }) => id)).size,
      );
      await town().tick();
      await town().tick();
      const settled = await storedTask(town(), taskId);
      expect(settled).toMatchObject({ owedDueAt: '', requestDueAt: '' });
      expect(new Set(movesOf(settled)).size).toBe(movesOf(settled).length);
    }
  });
});

test.each(deaths)(
  '%s any write: a task is called for once, from a request too, and one certificate is issued',
  async (kind) => {
    const requestId = await aRequest(town(), 'handling');
    const taskId = await aTaskAt('finished');
    await town().as(社区专员).does('task.approve', { taskId });
    await town().cloud.clock({ set: WEDNESDAY_TEN });
    const making: readonly (readonly [string, ActionName, object, string])[] = [
      [志愿队长, 'task.publish', 扫雪(), 'tasks'],
      [社区专员, 'task.fromRequest', { ...扫雪(), requestId, placeId: EAST }, 'tasks'],
      [志愿者, 'task.certificate', { year: 2026 }, 'certificates'],
    ];
    for (const [who, action, input, collection] of making) {
      const count = async () => (await town().cloud.documents(collection, 1000)).length;
      const before = await count();
      const press = anOperationId();
      const act = () =>
        town()
          .as(who)
          .does(action, input as never, press);
      await town().cloud.faults([{ kind, nth: 1, times: 1, function: 'volunteers' }]);
      await act().catch(() => undefined);
      await town().cloud.faults([]);
      expect(await act()).toEqual(await act());
      expect((await count()) - before).toBe(1);
    }
  },
);

describe.each(deaths)('the clock dies %s any of its writes', (kind) => {
  const dying = async (nth: number): Promise<void> => {
    // Its first write is always hit; how many a tick makes beyond it is its own business.
    expect((await clockDies(town(), kind, nth)) || nth > 1).toBe(true);
    await town().later(3 * 60_000);
    await town().tick();
    await town().tick();
  };
  /** More writes than any of these ticks makes. */
  const cases = Array.from({ length: 10 }, (_, index) => index + 1);

  test.each(cases)('write %i: hours are paid once', async (nth) => {
    const taskId = await aTaskAt('finished');
    await town().as(社区专员).does('task.approve', { taskId });
    await dying(nth);
    const paid = (await town().cloud.documents('transfers', 1000)).filter(({ _id }) => String(_id).includes(taskId));
    expect(paid).toHaveLength(1);
    expect(await storedTask(town(), taskId)).toMatchObject({ owedDueAt: '', owed: [{ minutes: 90 }] });
  });

  test.each(cases)('write %i: whoever moved up has one place and is told', async (nth) => {
    const taskId = await aTaskAt('waited');
    await town().as(志愿者).does('task.release', s1(taskId));
    const before = (await heardBy(town(), 另一志愿者)).length;
    await dying(nth);
    const told = (await heardBy(town(), 另一志愿者)).slice(before);
    expect(new Set(told)).toEqual(new Set(['有空位了，你已经递补上']));
    // At least once: only who dies between sending and noting it down says it again.
    expect(told.length).toBeLessThanOrEqual(2);
    expect((await storedTask(town(), taskId))['seats']).toHaveLength(1);
  });

  test.each(cases)('write %i: the result reaches the request once', async (nth) => {
    await town().cloud.clock({ set: WEDNESDAY_TEN });
    const requestId = await aRequest(town(), 'handling');
    const shift = shiftFor(1, 0);
    const asked = { ...扫雪(), requestId, shifts: [shift] };
    const { taskId } = await town().as(社区专员).does('task.fromRequest', asked);
    await town().as(社区专员).does('task.cancel', { taskId, reason: '人手不够' });
    await dying(nth);
    const { history, proposal } = await town().as(社区专员).does('request.read', { requestId });
    expect(history.filter(({ label }) => label === '交来结果')).toHaveLength(1);
    expect(proposal?.words).toBe('任务没有办成：人手不够');
    expect((await storedTask(town(), taskId))['requestDueAt']).toBe('');
  });
});
