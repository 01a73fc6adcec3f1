import { townForTests } from '../support/moveIsKept';
import { aRequest, stored } from '../support/requests';
import { WEDNESDAY_TEN, 居民, 社区专员, 网格员, 志愿队长, 部门专员, 路灯不亮 } from '../support/town';

const town = townForTests();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (set: string) => town().cloud.clock({ set });

beforeEach(() => at(WEDNESDAY_TEN));

const solvedAgain = async (requestId: string): Promise<void> => {
  await town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved' });
  await town().as(网格员).does('request.verify', { requestId, solved: true });
};

test('三次不满意一级一级往上走：督办、吹哨、联席会议，每一级反映人都看得到', async () => {
  const requestId = await aRequest(town(), 'verified');
  const first = await town().as(居民).does('request.reopen', { requestId, reason: '还是不亮' });
  expect(first).toMatchObject({
    round: 2,
    ladder: '第一次重办：原来的人接着办，上一级督办。',
    contact: { post: '社区专员' },
  });
  const early = town().as(居民).does('request.rate', { requestId, rating: 'dissatisfied' });
  expect(await town().outcome(early)).toBe('REQUEST_MOVED_ON');
  await solvedAgain(requestId);
  expect(await town().outcome(town().as(居民).does('request.rate', { requestId, rating: 'dissatisfied' }))).toBe(
    'LADDER_OPEN',
  );

  const second = await town().as(居民).does('request.reopen', { requestId, reason: '又不亮了' });
  expect(second.ladder).toBe('第二次重办：吹哨请部门一起来办。');
  const alone = town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved' });
  expect(await town().outcome(alone)).toBe('LADDER_WHISTLE');
  const words = '线路老化，请来一起看';
  await town()
    .as(社区专员)
    .does('request.whistle', {
      requestId,
      units: ['dept-chengguan'],
      lead: 'dept-chengguan',
      kind: 'ordinary',
      dutyItem: 'L01',
      words,
    });
  await solvedAgain(requestId);

  const third = await town().as(居民).does('request.reopen', { requestId, reason: '还是一闪一闪' });
  expect(third.ladder).toBe('第三次重办：开党建联席会议，定下谁来办哪一项。');
  const without = town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved' });
  expect(await town().outcome(without)).toBe('LADDER_MEETING');
  await town()
    .as(社区专员)
    .does('request.convene', {
      requestId,
      words: '七家单位到会，一起定了两件事',
      resolutions: [
        { unitId: 'dept-chengguan', text: '更换整段线路', due: '2026-11-25' },
        { unitId: 'org-bank', text: '捐两盏太阳能灯', due: '2026-11-27' },
      ],
    });
  const seen = await town().as(居民).does('request.read', { requestId });
  expect(seen.tasks.map(({ task, unit, text }) => `${task} ${unit} ${text}`)).toEqual([
    '1 卫东区城管局 更换整段线路',
    '2 共建单位 建东支行 捐两盏太阳能灯',
  ]);
  await town().as(部门专员).does('request.finishTask', { requestId, task: 1, words: '线路换完了' });
  const other = town().as(部门专员).does('request.finishTask', { requestId, task: 2, words: '不是我的' });
  expect(['NO_SUCH_TASK', 'NOT_YOURS_TO_DO']).toContain(await town().outcome(other));
  await town().as(社区专员).does('request.finishTask', { requestId, task: 2, words: '灯已装好' });
  await solvedAgain(requestId);

  expect(await town().outcome(town().as(居民).does('request.reopen', { requestId }))).toBe('LADDER_TOP');
  const closed = await town().as(居民).does('request.rate', { requestId, rating: 'dissatisfied' });
  expect(closed).toMatchObject({ state: 'closed', rating: 'dissatisfied', solved: true, round: 4 });
});

test('重办是新的一轮，有自己的时限；最早答应的时间和反映的时间都留着', async () => {
  const requestId = await aRequest(town(), 'verified');
  const before = await stored(town(), requestId);
  await town().later(7 * DAY);
  await town().as(居民).does('request.reopen', { requestId, reason: '又坏了' });
  expect(await stored(town(), requestId)).toMatchObject({
    submittedAt: before['submittedAt'],
    firstPromisedAt: before['firstPromisedAt'],
    promisedAt: '2026-11-30T09:30:00.000Z',
  });
});

test('暂时解决不了，要说原因和哪天再看；到了那天自动重新办理', async () => {
  const requestId = await aRequest(town(), 'handling');
  const honest = { requestId, outcome: 'notNow', words: '要等供电公司春天检修' } as const;
  const clerk = town().as(社区专员);
  expect(await town().outcome(clerk.does('request.resolve', honest))).toBe('REVIEW_NEEDED');
  expect(await town().outcome(clerk.does('request.resolve', { ...honest, review: '2028-01-01' }))).toBe(
    'REVIEW_NEEDED',
  );
  await clerk.does('request.resolve', { ...honest, review: '2026-12-08' });
  await town().as(网格员).does('request.verify', { requestId, solved: false });
  const closed = await town().as(居民).does('request.rate', { requestId, rating: 'soso' });
  expect(closed).toMatchObject({
    state: 'closed',
    solved: false,
    outcome: 'notNow',
    reviewAt: '2026-12-08T09:30:00.000Z',
  });
  await town().tick();
  expect(await stored(town(), requestId)).toMatchObject({ state: 'closed' });
  await at('2026-12-08T18:00:00+08:00');
  await town().tick();
  await town().tick();
  const again = await town().as(居民).does('request.read', { requestId });
  expect(again).toMatchObject({ state: 'handling', outcome: null, reopened: 0 });
  expect(again.history.filter(({ label, who }) => label === '到期复查' && who === '系统')).toHaveLength(1);
});

test('暂停要有原因，不能超过上限；停了多久，时限就往后多久，到期自己接着走', async () => {
  const requestId = await aRequest(town(), 'handling');
  const clerk = town().as(社区专员);
  const stop = { requestId, words: '等配件到货', until: '2026-11-20' };
  expect(await town().outcome(clerk.does('request.pause', { ...stop, until: '2026-12-31' }))).toBe('PAUSE_TOO_LONG');
  expect(await town().outcome(clerk.does('request.pause', { ...stop, until: '2026-11-17' }))).toBe('PAUSE_TOO_LONG');
  expect(await clerk.does('request.pause', stop)).toMatchObject({
    pause: { reason: '等配件到货', untilAt: '2026-11-20T09:30:00.000Z' },
    sentence: '先停一停：等配件到货，周五 17:30 前接着办。',
  });
  expect(await town().outcome(clerk.does('request.pause', stop))).toBe('PAUSED_ALREADY');
  await at('2026-11-21T10:00:00+08:00');
  await town().tick();
  await town().tick();
  // Promised for Monday 17:30; stood still from Wednesday 10:00 to Friday 17:30, eighteen working hours.
  expect(await stored(town(), requestId)).toMatchObject({
    pause: null,
    round: { pausedMinutes: 18 * 60 },
    promisedAt: '2026-11-26T08:00:00.000Z',
  });
  expect(await town().outcome(clerk.does('request.resume', { requestId }))).toBe('NOT_PAUSED');
});

test('快到时限提醒一次，过了时限再催一次并告诉上一级，钟停过也不会重复', async () => {
  const requestId = await aRequest(town(), 'handling');
  await at('2026-11-23T15:00:00+08:00');
  await town().tick();
  await town().tick();
  const labels = async () =>
    (await town().as(居民).does('request.read', { requestId })).history.map(({ label }) => label).slice(0, 2);
  expect(await labels()).toEqual(['快到时限', '派单']);
  await at('2026-11-25T09:00:00+08:00');
  await town().tick();
  await town().tick();
  expect(await labels()).toEqual(['超过时限', '快到时限']);
  const told = (await town().cloud.outbox('o-demo-grid-leader-1')).concat(
    await town().cloud.outbox('o-demo-subdistrict-1'),
  );
  const words = told
    .filter(({ page }) => String(page).includes(requestId))
    .map(({ data }) => (data as { thing4: { value: string } }).thing4.value);
  expect(words.filter((one) => one === '有一件事超过时限，请过问')).toHaveLength(1);
});

test('每一件都排回访，办理人自己不能回访；七天没联系上、回访过一次，按中性办结，不算满意', async () => {
  const requestId = await aRequest(town(), 'verified');
  const due = await town().as(网格员).does('request.read', { requestId });
  expect(due.visit).toMatchObject({ dueAt: '2026-11-25T09:30:00.000Z', doneAt: '', overdue: false });
  const own = town().as(社区专员).does('request.visit', { requestId, reached: true, words: '自己回访' });
  expect(await town().outcome(own)).toBe('VISITOR_IS_HANDLER');
  const { rows } = await town().as(网格员).does('request.list', { of: 'visits' });
  expect(rows.map((row) => row.requestId)).toContain(requestId);

  await town().later(8 * DAY);
  await town().tick();
  expect(await stored(town(), requestId)).toMatchObject({ state: 'verified' });
  await town().as(网格员).does('request.visit', { requestId, reached: false, words: '敲门两次没有人' });
  await town().tick();
  await town().tick();
  const closed = await town().as(居民).does('request.read', { requestId });
  expect(closed).toMatchObject({ state: 'closed', rating: null, neutral: true });
  expect(closed.sentence).toBe('一直没联系上你，按中性办结，不算满意。');
  expect(closed.open.map(({ move }) => move)).toEqual(['reopen']);
});

test('回访到了、反映人七天没评价，也按中性办结：公开页上算没评价，谁也不替他说满意', async () => {
  const requestId = await aRequest(town(), 'verified');
  const unrated = async () => {
    await town().tick();
    const { total } = await town().as(居民).does('board.rates', { placeId: '410403001001', month: '2026-11' });
    const count = (name: string) => total.find(({ figure }) => figure === name)?.count ?? 0;
    return { waits: count('unrated'), silent: count('silent'), satisfied: count('satisfied') };
  };
  const before = await unrated();
  await town().later(6 * DAY);
  await town().as(网格员).does('request.visit', { requestId, reached: true, words: '说等儿子回来看看' });
  await town().later(2 * DAY);
  await town().tick();
  // Asked on the sixth day, they have their own week to answer.
  expect(await stored(town(), requestId)).toMatchObject({ state: 'verified' });
  await town().later(5 * DAY);
  await town().tick();
  await town().tick();
  const closed = await town().as(居民).does('request.read', { requestId });
  expect(closed).toMatchObject({ state: 'closed', rating: null, neutral: true });
  expect(closed.sentence).toBe('回访过了，你一直没有评价，按中性办结，不算满意。');
  expect(await unrated()).toEqual({ ...before, waits: before.waits - 1, silent: before.silent + 1 });
  const story = await stored(town(), requestId);
  expect((story['history'] as { move: string }[]).filter(({ move }) => move === 'lapse')).toHaveLength(1);
  expect(closed.open.map(({ move }) => move)).toEqual(['reopen']);
});

test('评价过的也要回访，回访到了就不再排', async () => {
  const requestId = await aRequest(town(), 'closed');
  await town().as(网格员).does('request.visit', { requestId, reached: true, words: '灯一直好着' });
  expect((await town().as(网格员).does('request.list', { of: 'visits' })).rows).not.toContainEqual(
    expect.objectContaining({ requestId }),
  );
  const again = town().as(网格员).does('request.visit', { requestId, reached: true, words: '再来一次' });
  expect(await town().outcome(again)).toBe('REQUEST_MOVED_ON');
});

test('跨过元旦放假和调休上班的周日，时限一天不差', async () => {
  // 1 to 3 January 2026 are off and Sunday 4 January is worked.
  await at('2025-12-31T10:00:00+08:00');
  const { promised, promisedAt, provisional } = await town().as(居民).does('request.submit', 路灯不亮);
  expect({ promisedAt, provisional }).toEqual({ promisedAt: '2026-01-06T09:30:00.000Z', provisional: false });
  expect(promised).toBe('周二 17:30');
});

test('没有被转交的人接不了，也退不了', async () => {
  const requestId = await aRequest(town(), 'handling');
  expect(await town().outcome(town().as(志愿队长).does('request.takeOver', { requestId }))).toBe('NOT_FOUND');
});
