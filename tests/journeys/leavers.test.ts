import { templates } from '../../domain/notices/templates';
import { aJob, anOffer, anOrder, aResident, 换锁芯, 留电话, 下单 } from '../support/jobsAndOffers';
import { townForTests } from '../support/moveIsKept';
import { aTask, EAST, s1, shiftFor, storedTask } from '../support/tasks';
import { aWish, storedWish } from '../support/wishes';
import { 另一店主, 另一志愿者, 居民, 店主, 志愿者, 志愿队长, 社区专员 } from '../support/town';

const town = townForTests();
const DAY = 86_400_000;
const HOME = `${EAST}-e1-b3-u1`;
const card = { skills: ['care' as const], freeHours: ['weekends' as const] };

/** Somebody who lives here, helps, and is about to leave. */
const aHelper = async (id: string): Promise<string> => {
  await aResident(town(), id, HOME);
  await town().as(id).does('volunteer.register', card);
  return id;
};

/** Asked today, done in a night after the seventh day: one round a night. */
const areGone = async (days: number, ...leavers: string[]): Promise<void> => {
  await town().cloud.clock({ set: '2026-11-18T03:00:00Z' });
  for (const one of leavers) await town().as(one).does('person.leave', { understood: true });
  await town().cloud.clock({ set: new Date(Date.parse('2026-11-18T16:30:00Z') + days * DAY).toISOString() });
  for (let minute = 0; minute < 60; minute += 1) {
    await town().tick();
    const people = await town().cloud.documents('people', 1000);
    if (!people.some(({ leaving }) => leaving !== null && leaving !== undefined)) break;
    await town().later(60_000);
  }
  await town().tick();
};

const stored = async (collection: string, id: string) =>
  (await town().cloud.documents(collection, 1000)).find(({ _id }) => _id === id) as Record<string, unknown>;

/** What somebody was told. */
const heard = async (who: string): Promise<string> => {
  const { openid } = await town().cloud.login(who);
  return JSON.stringify((await town().cloud.outbox(openid)).filter((one) => one.ok));
};

test('注销的人占着的位子，排在后面的补上；来过的算数，轮不到他的也不再排', async () => {
  const leaver = await aHelper('leaves-a-place');
  const in12Days = { shifts: [shiftFor(1, 12 * 24)] };
  const { taskId: seated } = await aTask(town(), in12Days);
  await town().as(leaver).does('task.claim', s1(seated));
  await town()
    .as(志愿者)
    .does('task.claim', { ...s1(seated), subscribed: [templates.task] });
  const { taskId: waiting } = await aTask(town(), in12Days);
  await town().as(志愿者).does('task.claim', s1(waiting));
  await town().as(leaver).does('task.claim', s1(waiting));
  await town().as(另一志愿者).does('task.claim', s1(waiting));
  // Too late to give it back oneself, and the shift is not over when they are gone.
  const { taskId: late } = await aTask(town(), { shifts: [shiftFor(1, 8 * 24 + 15)] });
  await town().as(leaver).does('task.claim', s1(late));

  await areGone(8, leaver);
  expect(await storedTask(town(), seated)).toMatchObject({ room: { s1: 0 }, entries: [{ name: '小夏' }] });
  expect(await town().as(志愿者).does('task.read', { taskId: seated })).toMatchObject({
    mine: 'seated',
  });
  expect(await heard(志愿者)).toContain('有空位了，你已经递补上');
  const { entries } = (await storedTask(town(), waiting)) as { entries: unknown[] };
  expect(entries).toHaveLength(2);
  expect(await storedTask(town(), late)).toMatchObject({ room: { s1: 1 }, entries: [] });
});

test('组织任务的人注销了，社区马上知道要接手，来的人不会白等', async () => {
  const { taskId } = await aTask(town(), { shifts: [shiftFor(1, 20 * 24)] });
  await town().as(志愿者).does('task.claim', s1(taskId));
  const { openid } = await town().cloud.login(志愿队长);
  await areGone(10, 志愿队长);
  expect(JSON.stringify(await storedTask(town(), taskId))).not.toContain(openid);
  expect(await heard(社区专员)).toContain('组织人已注销，请接手或取消');
  await town().as(社区专员).does('task.cancel', { taskId, reason: '换个日子再约' });
});

test('注销的人下的单、谈的工、许的和领的心愿，一件不悬着，对方都听到', async () => {
  const [leaver, wisher] = [await aHelper('leaves-open-ends'), await aHelper('leaves-a-wish')];
  const offer = async () => anOffer(town(), 换锁芯);
  const placed = await anOrder(town(), leaver, await offer());
  const accepted = await anOrder(town(), leaver, await offer());
  await town()
    .as(另一店主)
    .does('order.accept', { orderId: accepted, subscribed: [templates.progress] });
  const done = await anOrder(town(), leaver, await offer());
  await town()
    .as(另一店主)
    .does('order.accept', { orderId: done, subscribed: [templates.progress] });
  await town().as(另一店主).does('order.finish', { orderId: done });
  const places = { ...换锁芯, places: 1 };
  const scarce = await anOffer(town(), places);
  const ordered = await anOrder(town(), leaver, scarce);

  const jobId = await aJob(town(), { until: '2026-12-10', subscribed: [templates.progress] });
  const { talkId } = await town()
    .as(leaver)
    .does('job.interest', { jobId, words: '想来', ...留电话 });
  await town()
    .as(店主)
    .does('job.agree', { jobId, talkId, subscribed: [templates.progress] });

  const claimed = await aWish(town(), 'listed');
  await town().as(leaver).does('wish.claim', { wishId: claimed });
  const { wishId: own } = await town()
    .as(wisher)
    .does('wish.post', { title: '想要一个拐杖', text: '走路用', kind: 'thing' });
  await town().as(社区专员).does('wish.approve', { wishId: own });
  await town()
    .as(志愿者)
    .does('wish.claim', { wishId: own, subscribed: [templates.wish] });

  await areGone(11, leaver, wisher);
  for (const orderId of [placed, accepted, ordered])
    expect(await stored('orders', orderId)).toMatchObject({ state: 'cancelled', dueAt: '' });
  expect(await stored('orders', done)).toMatchObject({ state: 'closed' });
  expect(await stored('offers', scarce)).toMatchObject({ taken: 0, takers: [] });
  const told = await heard(另一店主);
  for (const words of ['邻居取消了这一单', '邻居已注销，这一单到此办结']) expect(told).toContain(words);
  expect(
    (
      await town()
        .as(居民)
        .does('order.place', { offerId: scarce, ...下单 })
    ).state,
  ).toBe('placed');

  const job = await town().as(店主).does('job.read', { jobId });
  expect(job.talks.map(({ stateLabel }) => stateLabel)).toEqual(['已撤回']);
  expect(await heard(店主)).toContain('有位意向人已注销，不用再等');

  expect(await storedWish(town(), claimed)).toMatchObject({ state: 'listed', claim: null });
  await town().as(另一志愿者).does('wish.claim', { wishId: claimed });
  expect(await storedWish(town(), own)).toMatchObject({
    state: 'withdrawn',
    wisherId: expect.not.stringMatching(/^o/) as string,
  });
  expect(await heard(志愿者)).toContain('许愿人已注销，不用再送了');
  expect(await town().outcome(town().as(居民).does('wish.read', { wishId: own }))).toBe('NOT_FOUND');
});
