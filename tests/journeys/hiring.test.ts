import { templates } from '../../domain/notices/templates';
import { aJob, aResident, 招理货, 留电话 } from '../support/jobsAndOffers';
import { 巷口烧饼铺 } from '../support/merchants';
import { townForTests } from '../support/moveIsKept';
import { 商圈专员, 外社区居民, 店主, 店员, 另一店主, 待核实店主, 邻居 } from '../support/town';

const town = townForTests();
const DAY = 86_400_000;
const 求职者 = 'hiring-seeker';
const 又一求职者 = 'hiring-seeker-2';

beforeAll(async () => {
  await aResident(town(), 求职者);
  await aResident(town(), 又一求职者);
});

const told = async (words: string): Promise<number> =>
  (await town().cloud.outbox()).filter((one) => one.ok && JSON.stringify(one).includes(words)).length;

test('招工发布、社区匹配、双方同意后才看到电话、录用即招满', async () => {
  const jobId = await aJob(town());
  const { seekerId } = await town()
    .as(求职者)
    .does('seeker.say', {
      kinds: ['shopkeeping'],
      shifts: ['halfDay'],
      words: '上午有空',
      subscribed: [templates.progress],
    });
  const { rows } = await town().as(商圈专员).does('seeker.list', { kind: 'shopkeeping' });
  expect(rows).toContainEqual(expect.objectContaining({ seekerId, name: 求职者 }));
  await town().as(商圈专员).does('seeker.match', { seekerId, jobId });
  expect(await town().outcome(town().as(商圈专员).does('seeker.match', { seekerId, jobId }))).toBe('SEEKER_MATCHED');
  await town().tick();
  expect(await told('老街粮油店：理货收银')).toBe(1);
  expect((await town().as(求职者).does('seeker.mine', {})).seeker?.matches).toMatchObject([
    { jobId, by: expect.stringContaining('社区专员') as string },
  ]);

  const { talkId } = await town()
    .as(求职者)
    .does('job.interest', { jobId, words: '做过三年', ...留电话 });
  const seen = await town().as(店主).does('job.read', { jobId });
  expect(seen.talks).toMatchObject([{ talkId, words: '做过三年', mayContact: false, stateLabel: '等店家回应' }]);
  expect(JSON.stringify(seen)).not.toContain('13900001111');
  for (const who of [店主, 求职者])
    expect(await town().outcome(town().as(who).does('job.contact', { jobId, talkId }))).toBe('JOB_NOT_BOTH');

  await town().as(店主).does('job.agree', { jobId, talkId });
  expect(await town().as(店主).does('job.contact', { jobId, talkId })).toEqual(留电话.contact);
  expect(await town().as(求职者).does('job.contact', { jobId, talkId })).toMatchObject({ phone: '13812340000' });
  expect((await town().as(求职者).does('job.read', { jobId })).my).toMatchObject({ views: [{ who: '老街粮油店' }] });

  expect(await town().as(店主).does('job.hire', { jobId, talkId })).toMatchObject({ state: 'filled', hired: 1 });
  expect((await town().as(邻居).does('job.list', {})).rows.map((row) => row.jobId)).not.toContain(jobId);
  expect(
    await town().outcome(
      town()
        .as(又一求职者)
        .does('job.interest', { jobId, ...留电话 }),
    ),
  ).toBe('JOB_OVER');
});

test('全区居民都看得到招工，别人的意向和电话谁也看不到', async () => {
  const jobId = await aJob(town());
  await town()
    .as(求职者)
    .does('job.interest', { jobId, ...留电话 });
  expect(
    (await town().as(外社区居民).does('job.list', { kind: 'shopkeeping' })).rows.map((row) => row.jobId),
  ).toContain(jobId);
  expect(
    (await town().as(外社区居民).does('job.list', { kind: 'cleaning' })).rows.map((row) => row.jobId),
  ).not.toContain(jobId);
  for (const who of [外社区居民, 店员, 商圈专员, 另一店主]) {
    const seen = await town().as(who).does('job.read', { jobId });
    expect(seen).toMatchObject({ talks: [], interested: 1, my: null });
    expect(JSON.stringify(seen)).not.toMatch(/13900001111|13812340000/);
  }
});

test('收回意向以后，店家再也看不到电话，还可以重新表示', async () => {
  const jobId = await aJob(town());
  const { talkId } = await town()
    .as(求职者)
    .does('job.interest', { jobId, ...留电话 });
  expect(
    await town().outcome(
      town()
        .as(求职者)
        .does('job.interest', { jobId, ...留电话 }),
    ),
  ).toBe('JOB_SAID');
  await town().as(店主).does('job.agree', { jobId, talkId });
  await town().as(求职者).does('job.withdraw', { jobId });
  expect(await town().outcome(town().as(店主).does('job.contact', { jobId, talkId }))).toBe('JOB_NOT_BOTH');
  expect(
    (
      await town()
        .as(求职者)
        .does('job.interest', { jobId, ...留电话 })
    ).talkId,
  ).not.toBe(talkId);
});

test('没核实的店不能发，自己发的不能应，日子只能选 90 天以内', async () => {
  const by = (who: string, about: object) =>
    town().outcome(
      town()
        .as(who)
        .does('job.post', { ...招理货, ...about }),
    );
  expect(await by(待核实店主, { shopId: 巷口烧饼铺 })).toBe('SHOP_NOT_VERIFIED');
  expect(await by(店主, { until: '2027-06-01' })).toBe('JOB_DAYS');
  expect(await by(店主, { until: '2026-11-01' })).toBe('JOB_DAYS');
  const jobId = await aJob(town());
  expect(
    await town().outcome(
      town()
        .as(店主)
        .does('job.interest', { jobId, ...留电话 }),
    ),
  ).toBe('JOB_OWN');
});

test('到了最后一天自动到期，店主可以继续招；社区撤下要说原因', async () => {
  const jobId = await aJob(town(), { until: '2026-11-20', subscribed: [templates.progress] });
  await town().later(3 * DAY);
  expect((await town().as(邻居).does('job.list', {})).rows.map((row) => row.jobId)).not.toContain(jobId);
  await town().tick();
  expect(await town().as(店主).does('job.read', { jobId })).toMatchObject({ state: 'expired', stateLabel: '已到期' });
  expect(await told('招工到期')).toBe(1);
  expect(await town().as(店主).does('job.extend', { jobId, until: '2026-12-20', wanted: 2 })).toMatchObject({
    state: 'open',
  });
  const closed = await town().as(商圈专员).does('job.close', { jobId, reason: '待遇和说的不一样' });
  expect(closed.history[0]).toMatchObject({
    label: '撤下',
    words: '待遇和说的不一样',
    who: expect.stringContaining('社区专员') as string,
  });
  expect(await town().outcome(town().as(邻居).does('job.read', { jobId }))).toBe('NOT_FOUND');
});

test('求职登记 90 天没有消息就到期，重新说一次又能被看到', async () => {
  const said = { kinds: ['caring' as const], shifts: ['hourly' as const] };
  const { seekerId } = await town().as(又一求职者).does('seeker.say', said);
  const seen = async () =>
    (await town().as(商圈专员).does('seeker.list', { kind: 'caring' })).rows.map((row) => row.seekerId);
  expect(await seen()).toContain(seekerId);
  await town().as(又一求职者).does('seeker.stop', {});
  expect(await seen()).not.toContain(seekerId);
  await town().as(又一求职者).does('seeker.say', said);
  await town().later(92 * DAY);
  await town().tick();
  expect(await seen()).not.toContain(seekerId);
  expect(await town().as(又一求职者).does('seeker.say', said)).toMatchObject({ seekerId, state: 'looking' });
  expect(await seen()).toContain(seekerId);
});
