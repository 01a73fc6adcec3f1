import { townForTests } from '../support/moveIsKept';
import { aTask, EAST, s1, shiftFor, storedTask, theCode, works, 扫雪 } from '../support/tasks';
import {
  居民,
  邻居,
  社区专员,
  外社区专员,
  外社区居民,
  街道干部,
  新邻居,
  志愿者,
  另一志愿者,
  志愿队长,
  WEDNESDAY_TEN,
} from '../support/town';

const town = townForTests();
beforeEach(async () => void (await town().cloud.clock({ set: WEDNESDAY_TEN })));

test('taking a place, giving it back, coming and going are one write each', async () => {
  const { taskId } = await aTask(town(), { shifts: [shiftFor(1, 3)] });
  const claim = await town().as(志愿者).costs('task.claim', s1(taskId));
  const release = await town().as(志愿者).costs('task.release', s1(taskId));
  await town().as(志愿者).does('task.claim', s1(taskId));
  await town().later(3 * 3_600_000);
  const { code } = await theCode(town(), taskId);
  const checkIn = await town()
    .as(志愿者)
    .costs('task.checkIn', { ...s1(taskId), code });
  const checkOut = await town()
    .as(志愿者)
    .costs('task.checkOut', { ...s1(taskId), code });
  expect([claim, release, checkIn, checkOut].map(({ trips }) => trips)).toEqual([1, 1, 1, 1]);
  for (const { call } of [claim, release, checkIn, checkOut])
    for (const { documentsExamined } of call.trips) expect(documentsExamined).toBeLessThanOrEqual(2);
});

test('lists and reading cost one trip; what the organiser does, a load and a save', async () => {
  const { taskId } = await aTask(town(), { shifts: [shiftFor(2, 1)] });
  await town().as(志愿者).does('task.claim', s1(taskId));
  const reading = [
    await town().as(志愿者).costs('task.list', { of: 'open' }),
    await town().as(志愿者).costs('task.list', { of: 'mine' }),
    await town().as(社区专员).costs('task.list', { of: 'organised' }),
    await town().as(志愿者).costs('task.read', { taskId }),
    await town().as(志愿队长).costs('task.attendance', { taskId }),
  ];
  expect(reading.map(({ trips }) => trips)).toEqual([1, 1, 1, 1, 1]);
  await town().later(3_600_000);
  const { rows } = await town().as(志愿队长).does('task.attendance', { taskId });
  const entryId = rows[0]?.entryId ?? '';
  const doing = [
    await town().as(志愿队长).costs('task.code', s1(taskId)),
    await town().as(志愿队长).costs('task.tick', { taskId, entryId, mark: 'in' }),
    await town().as(志愿队长).costs('task.finish', { taskId, words: '扫完了', photos: [] }),
    await town().as(社区专员).costs('task.approve', { taskId }),
  ];
  expect(doing.map(({ trips }) => trips)).toEqual([2, 2, 2, 2]);
});

test('only those who organise here publish, and never wider than a community', async () => {
  for (const who of [居民, 志愿者, 外社区专员])
    expect(await town().outcome(town().as(who).does('task.publish', 扫雪()))).toBe('NOT_FOUND');
  expect(await town().outcome(aTask(town(), { placeId: '410403001' }, 街道干部))).toBe('PLACE_TOO_WIDE');
  const early = { ...shiftFor(1), startsAt: shiftFor(1).endsAt };
  for (const shift of [
    early,
    shiftFor(1, -5),
    shiftFor(1, 24 * 200),
    { ...shiftFor(1), endsAt: shiftFor(1, 40).endsAt },
  ])
    expect(await town().outcome(aTask(town(), { shifts: [shift] }))).toBe('TASK_TIMES');
  expect(await town().outcome(aTask(town(), { kind: 'unitProject', shifts: [shiftFor(2)] }))).toBe('TASK_ONE_ONLY');
});

test('found by place, by day, by month, by skill and by kind, and gone from the list once it is over', async () => {
  const made = await aTask(town(), { skills: ['repair'], title: '修水管', shifts: [shiftFor(1, 48)] });
  const found = async (asked: object) =>
    (
      await town()
        .as(居民)
        .does('task.list', { of: 'open', ...asked })
    ).rows.some(({ taskId }) => taskId === made.taskId);
  for (const asked of [
    {},
    { placeId: EAST },
    { placeId: '410403001' },
    { skill: 'repair' },
    { kind: 'open', skill: 'repair' },
    { day: '2026-11-20' },
    { day: '2026-11' },
  ])
    expect([asked, await found(asked)]).toEqual([asked, true]);
  for (const asked of [{ placeId: '410403003005' }, { skill: 'care' }, { kind: 'unitProject' }, { day: '2026-11-19' }])
    expect([asked, await found(asked)]).toEqual([asked, false]);
  await town().as(志愿队长).does('task.cancel', { taskId: made.taskId, reason: '修好了' });
  expect(await found({})).toBe(false);
  expect(await town().outcome(town().as(新邻居).does('task.list', { of: 'open' }))).toBe('REGISTER_FIRST');
  expect(await town().outcome(town().as(居民).does('task.list', { of: 'organised' }))).toBe('NOT_ON_DUTY');
});

test('who may take a place: volunteers, old enough, each once', async () => {
  const { taskId } = await aTask(town(), { minAge: 16 });
  const claim = (who: string) => town().outcome(town().as(who).does('task.claim', s1(taskId)));
  expect(await claim(新邻居)).toBe('REGISTER_FIRST');
  expect(await claim(社区专员)).toBe('VOLUNTEER_FIRST');
  const card = { skills: [], freeHours: [], teamIds: [], orgUnitId: '', joinedAt: '', birthYear: 2011 };
  const guardian = { personId: 'o-demo-resident-1', consentedAt: '' };
  await town().changes('people', 'o-demo-resident-2', { volunteer: { ...card, guardian } });
  expect(await claim(邻居)).toBe('GUARDIAN_FIRST');
  const agreed = { ...guardian, consentedAt: WEDNESDAY_TEN };
  await town().changes('people', 'o-demo-resident-2', { volunteer: { ...card, guardian: agreed } });
  expect(await claim(邻居)).toBe('TASK_TOO_YOUNG');
  await town().changes('people', 'o-demo-resident-2', { volunteer: { ...card, birthYear: 2009, guardian: agreed } });
  expect(await claim(邻居)).toBe('done');
  expect(await claim(邻居)).toBe('TASK_YOURS');
  expect(await town().outcome(town().as(志愿者).does('task.claim', { taskId, shiftId: 's2' }))).toBe('NOT_FOUND');
  expect(await town().outcome(town().as(志愿者).does('task.release', s1(taskId)))).toBe('TASK_NOT_IN');
});

test('a place is given back until the deadline; the line may be left at any time', async () => {
  const { taskId } = await aTask(town(), { shifts: [shiftFor(1, 4)], releaseHours: 2 });
  await town().as(志愿者).does('task.claim', s1(taskId));
  await town().as(另一志愿者).does('task.claim', s1(taskId));
  await town().later(2 * 3_600_000 + 60_000);
  const release = (who: string) => town().outcome(town().as(who).does('task.release', s1(taskId)));
  expect([await release(志愿者), await release(另一志愿者)]).toEqual(['TASK_RELEASE_LATE', 'done']);
});

test('the code changes, is worth nothing later, elsewhere or unseated, and nobody but the organiser sees it', async () => {
  const { taskId } = await aTask(town(), { shifts: [shiftFor(1, 4), shiftFor(1, 4)] });
  await town().as(志愿者).does('task.claim', s1(taskId));
  await town().as(另一志愿者).does('task.claim', s1(taskId));
  expect(await town().outcome(theCode(town(), taskId))).toBe('TASK_NOT_NOW');
  await town().later(4 * 3_600_000);
  expect(await town().outcome(theCode(town(), taskId, 志愿者))).toBe('NOT_YOURS_TO_DO');
  expect(await town().outcome(theCode(town(), taskId, 社区专员))).toBe('NOT_YOURS_TO_DO');
  const { code, text, seconds } = await theCode(town(), taskId);
  expect([text, seconds]).toEqual([`LLT1.${taskId}.s1.${code}`, 45]);
  const checkIn = (who: string, shown = code, shiftId = 's1') =>
    town().outcome(town().as(who).does('task.checkIn', { taskId, shiftId, code: shown }));
  expect(await checkIn(志愿者, '00000000')).toBe('TASK_CODE_OLD');
  expect(await checkIn(志愿者, code, 's2')).toBe('TASK_NOT_IN');
  expect(await checkIn(另一志愿者)).toBe('TASK_NOT_SEATED');
  expect(
    await town().outcome(
      town()
        .as(志愿者)
        .does('task.checkOut', { ...s1(taskId), code }),
    ),
  ).toBe('TASK_NOT_HERE');
  await town().later(91_000);
  expect(await checkIn(志愿者)).toBe('TASK_CODE_OLD');
  const fresh = (await theCode(town(), taskId)).code;
  await town().later(44_000);
  expect(await checkIn(志愿者, fresh)).toBe('done');
  expect(await checkIn(志愿者, fresh)).toBe('TASK_CAME');
  expect(await town().outcome(town().as(志愿者).does('task.release', s1(taskId)))).toBe('TASK_CAME');
  expect(JSON.stringify(await town().as(志愿者).does('task.read', { taskId }))).not.toContain(fresh);
});

test('by the organiser’s list as well, in its time and never one’s own row', async () => {
  const { taskId } = await aTask(town(), { shifts: [shiftFor(2, 3)] });
  for (const who of [志愿者, 志愿队长]) await town().as(who).does('task.claim', s1(taskId));
  const { rows } = await town().as(志愿队长).does('task.attendance', { taskId });
  const tick = (me: boolean, mark: 'in' | 'out') =>
    town().outcome(
      town()
        .as(志愿队长)
        .does('task.tick', { taskId, entryId: rows.find((row) => row.me === me)?.entryId ?? '', mark }),
    );
  expect(await tick(false, 'in')).toBe('TASK_NOT_NOW');
  await town().later(3 * 3_600_000);
  expect([await tick(true, 'in'), await tick(false, 'out'), await tick(false, 'in')]).toEqual([
    'TASK_OWN_ROW',
    'TASK_NOT_HERE',
    'done',
  ]);
});

test('the organiser never approves, nor does anybody whose own hours they are; strangers hear of nothing', async () => {
  const { taskId } = await aTask(town(), { shifts: [shiftFor(2, 1)] });
  await town().changes('people', 'o-demo-clerk-1', {
    volunteer: { skills: [], freeHours: [], teamIds: [], orgUnitId: '', joinedAt: '', birthYear: null, guardian: null },
  });
  await town().as(社区专员).does('task.claim', s1(taskId));
  expect(await town().outcome(town().as(志愿队长).does('task.finish', { taskId, words: '还没开始', photos: [] }))).toBe(
    'TASK_NOT_OVER',
  );
  await town().later(3_600_000);
  await works(town(), 社区专员, taskId, 60);
  await town().as(志愿队长).does('task.finish', { taskId, words: '扫完了', photos: [] });
  const approve = (who: string) => town().outcome(town().as(who).does('task.approve', { taskId }));
  expect(await approve(志愿队长)).toBe('NOT_YOURS_TO_DO');
  expect(await approve(社区专员)).toBe('TASK_SECOND_PERSON');
  expect(await approve(外社区专员)).toBe('NOT_YOURS_TO_DO');
  expect(await town().outcome(town().as(外社区居民).does('task.attendance', { taskId }))).toBe('NOT_YOURS_TO_DO');
  expect(await approve(街道干部)).toBe('done');
  expect((await town().as(社区专员).does('task.read', { taskId })).open).toEqual([]);
  expect((await storedTask(town(), taskId))['owed']).toMatchObject([{ minutes: 60, by: ['o-demo-subdistrict-1'] }]);
});

test('nothing that leaves names a person by what WeChat calls them', async () => {
  const { taskId } = await aTask(town());
  await town().as(志愿者).does('task.claim', s1(taskId));
  const seen = [
    await town().as(邻居).does('task.read', { taskId }),
    await town().as(邻居).does('task.list', { of: 'open' }),
    await town().as(志愿队长).does('task.attendance', { taskId }),
  ];
  expect(JSON.stringify(seen)).not.toContain('o-demo');
  expect(JSON.stringify(seen.slice(0, 2))).not.toContain('小夏');
});
