import { actionNames, actions, type ActionName } from '../../domain/contract';
import { roles, type Party, type Role } from '../../domain/kernel/access';
import { permissions } from '../../domain/permissions';
import { townForTests } from '../support/moveIsKept';
import { aTask, EAST, s1, shiftFor, storedTask, theCode } from '../support/tasks';
import { 志愿者, 另一志愿者, 外社区居民, 邻居, 志愿队长, WEDNESDAY_TEN } from '../support/town';

const town = townForTests();

/** Where the task is, and where each role would stand to have it in its subtree. */
const DOOR = `${EAST}-e1-b3-u2`;
const standing: Readonly<Record<Role, string>> = {
  entranceLeader: DOOR,
  buildingLeader: `${EAST}-e1-b3`,
  courtyardLeader: `${EAST}-e1`,
  partyGroupLeader: `${EAST}-e1`,
  gridWorker: `${EAST}001`,
  gridLeader: `${EAST}001`,
  communityClerk: EAST,
  subdistrictOfficer: '410403001',
  departmentOfficer: '410403001',
  partnerLiaison: EAST,
  teamLeader: EAST,
  districtAdmin: '410403',
};
const ELSEWHERE = '410403004001';

const post = (role: Role, placeId: string, personId: string): object => ({
  ...{ _id: `task-matrix-${personId}`, version: 1, role, placeId, place: '某处', unitId: '', handsUp: false },
  ...{ personId, name: '', avatar: '', phone: '', operations: [], source: 'appointed', basis: '' },
  ...{ sinceAt: '2026-01-01T00:00:00.000Z', untilAt: '', invitation: '', invited: null },
});

beforeAll(async () => {
  const posts = await Promise.all(
    roles
      .flatMap((role) => [
        { role, placeId: standing[role], who: `task-here-${role}` },
        { role, placeId: ELSEWHERE, who: `task-far-${role}` },
      ])
      .map(async ({ role, placeId, who }) => post(role, placeId, (await town().cloud.login(who)).openid)),
  );
  await town().cloud.load({ collections: { posts } });
});
beforeEach(async () => void (await town().cloud.clock({ set: WEDNESDAY_TEN })));

/** What is asked about one task by whoever has something to do with it. Taking part is everybody's: see actions/tasks. */
const takingPart: readonly ActionName[] = ['task.claim', 'task.release', 'task.checkIn', 'task.checkOut'];
const onATask = actionNames.filter(
  (name) =>
    name.startsWith('task.') &&
    'entries' in actions[name].input &&
    'taskId' in actions[name].input.entries &&
    !takingPart.includes(name),
);

const said: Partial<Record<ActionName, object>> = {
  'task.code': { shiftId: 's1' },
  'task.tick': { entryId: 'e'.repeat(24), mark: 'in' },
  'task.backEnter': { entryId: 'e'.repeat(24), minutes: 10, reason: '忘了签到' },
  'task.confirmBack': { backId: 'b'.repeat(24), agreed: true },
  'task.finish': { words: '扫完了', photos: [] },
  'task.sendBack': { reason: '补张照片' },
  'task.edit': {
    ...{ shiftId: 's1', capacity: 3 },
    ...{ startsAt: '2026-11-20T01:00:00.000Z', endsAt: '2026-11-20T03:00:00.000Z' },
  },
  'task.cancel': { reason: '雪停了' },
};

const tried = (who: string, action: ActionName, taskId: string) =>
  town().outcome(
    town()
      .as(who)
      .does(action, { taskId, ...said[action] } as never),
  );

/** Not let in. Anything else is about the task itself. */
const shut = ['NOT_FOUND', 'NOT_YOURS_TO_DO', 'REGISTER_FIRST', 'BAD_INPUT'];
/** Those named by id do not exist in a fresh task, which whoever is let in hears as well. */
const namesSomething: readonly ActionName[] = ['task.backEnter', 'task.confirmBack'];

describe.each(onATask)('%s', (action) => {
  const row: readonly Party[] = permissions[action];
  const readers: readonly Party[] = permissions['task.read'];

  test.each(roles)('a %s here hears what the permission page says; one elsewhere is not let in', async (role) => {
    const { taskId } = await aTask(town(), { placeId: DOOR });
    const closed = action === 'task.read' ? 'REGISTER_FIRST' : 'NOT_FOUND';
    expect(await tried(`task-far-${role}`, action, taskId)).toBe(closed);
    const heard = await tried(`task-here-${role}`, action, taskId);
    if (!row.includes(role)) expect(heard).toBe(readers.includes(role) ? 'NOT_YOURS_TO_DO' : closed);
    else if (namesSomething.includes(action)) expect(heard).toBe('NOT_FOUND');
    else expect(shut).not.toContain(heard);
  });

  test('any resident may look, nobody but those named may do more; what does not exist is not found', async () => {
    const { taskId } = await aTask(town(), { placeId: DOOR });
    for (const who of [邻居, 外社区居民])
      expect(await tried(who, action, taskId)).toBe(action === 'task.read' ? 'done' : 'NOT_YOURS_TO_DO');
    for (const who of [邻居, 志愿队长, 'task-here-communityClerk'])
      expect(await tried(who, action, 'z'.repeat(24))).toBe('NOT_FOUND');
    const nobody = 'nobody-at-all';
    expect(await tried(nobody, action, 'z'.repeat(24))).toBe(await tried(nobody, action, taskId));
  });
});

test('what a task keeps to itself leaves with no answer, whoever asks', async () => {
  const { taskId } = await aTask(town(), { shifts: [shiftFor(1, 1)] });
  for (const who of [志愿者, 另一志愿者]) await town().as(who).does('task.claim', s1(taskId));
  await town().later(3_600_000);
  const { code } = await theCode(town(), taskId);
  const answers = [
    await town()
      .as(志愿者)
      .does('task.checkIn', { ...s1(taskId), code }),
    await town().as(志愿者).does('task.read', { taskId }),
    await town().as(志愿者).does('task.list', { of: 'mine' }),
    await town().as(志愿队长).does('task.attendance', { taskId }),
    await town().as(志愿队长).does('task.list', { of: 'organised' }),
    await town().as(邻居).does('task.read', { taskId }),
  ];
  const kept = await storedTask(town(), taskId);
  const secrets = [
    ...(kept['people'] as string[]),
    ...(kept['codes'] as string[]).map((mark) => mark.split(':')[2]),
    // The first made the task and is its id.
    ...(kept['operations'] as { id: string }[]).slice(1).map(({ id }) => id),
    ...(kept['entries'] as { person: string }[]).map(({ person }) => person),
    String(kept['secret']),
  ];
  expect(secrets.length).toBeGreaterThan(40);
  for (const secret of secrets) expect(JSON.stringify(answers)).not.toContain(secret);
});
