import type { InputOf, OutputOf } from '../../domain/contract';
import { townForTests } from '../support/moveIsKept';
import { stored } from '../support/requests';
import { WEDNESDAY_TEN, 区管理员, 外社区专员, 居民, 社区专员, 网格长, 部门专员 } from '../support/town';

const town = townForTests();
const MINUTE = 60_000;
const DAY = 86_400_000;
const words = '路灯线路要部门来看';

type Edition = OutputOf<'setting.read'>['inForce'];
const 内容 = ({ keywords, complexWords, standards, whistle, days, hours }: Edition): InputOf<'setting.publish'> => ({
  ...{ keywords, complexWords, standards, whistle, days },
  hours: hours.map(([from, to]) => [from, to]),
});

const 现行 = async () => 内容((await town().as(区管理员).does('setting.read', {})).inForce);

const 一般十天 = (standards: Edition['standards']) =>
  standards.map((row) => (row.lane === 'ordinary' && row.category === '' ? { ...row, resolve: { days: 10 } } : row));

const 反映 = (text = '3号楼东侧的路灯不亮了') => town().as(居民).does('request.submit', { text, photos: [] });

beforeEach(() => town().cloud.clock({ set: WEDNESDAY_TEN }));

test('区里没改过，用产品自带的一版；改了从下一分钟起用，改之前反映的时限不动，重新办理的按新的', async () => {
  const before = await town().as(区管理员).does('setting.read', {});
  expect(before).toMatchObject({ district: '410403', inForce: { edition: 0, fromAt: '' }, coming: null });
  const early = await 反映();
  const said = await 现行();
  const published = await town()
    .as(区管理员)
    .does('setting.publish', { ...said, standards: 一般十天(said.standards) });
  expect(published).toMatchObject({ inForce: { edition: 0 }, coming: { edition: 1 } });
  const sameMinute = await 反映();
  await town().later(MINUTE);
  expect((await town().as(区管理员).does('setting.read', {})).inForce.edition).toBe(1);
  const later = await 反映();
  expect(early.promisedAt).toBe('2026-11-23T09:30:00.000Z');
  expect(sameMinute.promisedAt).toBe(early.promisedAt);
  expect(later.promisedAt).toBe('2026-12-02T09:30:00.000Z');
  const { requestId } = early;
  const accepted = await town().as(社区专员).does('request.accept', { requestId, route: 'own' });
  expect(accepted.promisedAt).toBe(early.promisedAt);
  await town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved' });
  await town().as(网格长).does('request.verify', { requestId, solved: true });
  const again = await town().as(居民).does('request.reopen', { requestId, reason: '还是不亮' });
  expect(again.promisedAt).toBe('2026-12-02T09:30:00.000Z');
  expect(await stored(town(), requestId)).toMatchObject({ round: { edition: 1 } });
});

test('办公时间改了，已经在办的事暂停再继续，还按原来的办公时间算', async () => {
  const { requestId, promisedAt } = await 反映();
  await town().as(社区专员).does('request.accept', { requestId, route: 'own' });
  await town()
    .as(区管理员)
    .does('setting.publish', { ...(await 现行()), hours: [[600, 660]] });
  await town().later(MINUTE);
  await town().as(社区专员).does('request.pause', { requestId, until: '2026-11-19', words: '等灯泡到货' });
  const going = await town().as(社区专员).does('request.resume', { requestId });
  expect(going.promisedAt).toBe(promisedAt);
  expect((await 反映()).promisedAt).toMatch(/T03:00:00/);
});

test('类别词、难事的词、吹哨时限都按区里的来，急事的词谁也改不了', async () => {
  const said = await 现行();
  const keywords = said.keywords.map((row) =>
    row.category === 'road' ? { ...row, keywords: ['马葫芦'] } : { ...row },
  );
  const whistle = { ...said.whistle, ordinary: { ...said.whistle.ordinary, contactHours: 2 } };
  await town()
    .as(区管理员)
    .does('setting.publish', { ...said, keywords, complexWords: ['老大难'], whistle });
  await town().later(MINUTE);
  const { requestId } = await 反映('马葫芦的事，老大难了');
  const view = await town().as(社区专员).does('request.read', { requestId });
  expect(view).toMatchObject({ categoryKey: 'road', lane: 'complex', laneLabel: '难事细办', urgent: false });
  expect((await town().as(居民).does('request.similar', { text: '马葫芦坏了' })).category).toBe('road');
  const taken = await town().as(社区专员).does('request.accept', { requestId, lane: 'ordinary' });
  expect(taken).toMatchObject({ lane: 'ordinary', promisedAt: view.promisedAt });
  const units = ['dept-chengguan'];
  const called = {
    requestId,
    units,
    lead: 'dept-chengguan',
    kind: 'ordinary' as const,
    dutyItem: 'L01',
    dutyWhy: '和这一类的放在一起办',
    words,
  };
  const blown = await town().as(社区专员).does('request.whistle', called);
  expect(blown.whistle?.calls[0]?.steps[1]?.dueAt).toMatch(/^2026-11-18T04:01/);
  expect((await 反映('楼上着火了')).emergency).toMatchObject([{ number: '119' }]);
});

test('定好日子的一版到日子才用，中间再发一版就不用它了；不能往回定，少一行不行', async () => {
  const said = await 现行();
  const publish = (more: object) =>
    town()
      .as(区管理员)
      .does('setting.publish', { ...said, ...more });
  const fromAt = new Date(new Date(WEDNESDAY_TEN).getTime() + DAY).toISOString();
  const coming = await publish({ fromAt });
  expect(coming.coming?.fromAt).toBe(fromAt);
  const instead = await publish({});
  expect(instead.coming?.fromAt).toBe('2026-11-18T02:01:00.000Z');
  const refused = [
    await town().outcome(publish({ fromAt: WEDNESDAY_TEN })),
    await town().outcome(publish({ standards: said.standards.slice(0, 3).fill(said.standards[0] ?? ({} as never)) })),
    await town().outcome(
      publish({ standards: said.standards.map((row) => ({ ...row, category: 'road' })).slice(0, 3) }),
    ),
    await town().outcome(
      publish({
        hours: [
          [870, 1050],
          [510, 720],
        ],
      }),
    ),
    await town().outcome(publish({ days: { off: ['2026-12-01'], on: ['2026-12-01'] } })),
    await town().outcome(town().as(社区专员).does('setting.publish', said)),
    await town().outcome(town().as(居民).does('setting.read', {})),
  ];
  expect(refused).toEqual([
    'SETTING_PAST',
    'SETTING_TWICE',
    'SETTING_LANE',
    'SETTING_HOURS',
    'SETTING_DAYS',
    'NOT_ON_DUTY',
    'NOT_ON_DUTY',
  ]);
});

test('区里自己放一天假、周六上一天班，从那以后反映的时限跟着走；先前答应的，暂停再继续也不动', async () => {
  const early = await 反映();
  // Friday and Monday are off, Saturday is worked: three working days on is Tuesday instead of Monday.
  const days = { off: ['2026-11-20', '2026-11-23'], on: ['2026-11-21'] };
  await town()
    .as(区管理员)
    .does('setting.publish', { ...(await 现行()), days });
  await town().later(MINUTE);
  const later = await 反映();
  expect(early.promisedAt).toBe('2026-11-23T09:30:00.000Z');
  expect(later.promisedAt).toBe('2026-11-24T09:30:00.000Z');
  for (const { requestId, promisedAt } of [early, later]) {
    await town().as(社区专员).does('request.accept', { requestId, route: 'own' });
    await town().as(社区专员).does('request.pause', { requestId, until: '2026-11-18', words: '等灯泡到货' });
    const going = await town().as(社区专员).does('request.resume', { requestId });
    expect(going.promisedAt).toBe(promisedAt);
  }
  expect((await town().as(区管理员).does('setting.read', {})).inForce.days).toEqual(days);
});

test('到了约好再看的日子，时钟开的新一轮也按那时候的一版算', async () => {
  const said = await 现行();
  const { requestId } = await 反映();
  await town().as(社区专员).does('request.accept', { requestId, route: 'own' });
  const honest = { requestId, outcome: 'notNow', words: '要等供电公司检修', review: '2026-11-20' } as const;
  await town().as(社区专员).does('request.resolve', honest);
  await town().as(网格长).does('request.verify', { requestId, solved: false });
  await town()
    .as(区管理员)
    .does('setting.publish', { ...said, standards: 一般十天(said.standards) });
  await town().cloud.clock({ set: '2026-11-20T18:00:00+08:00' });
  await town().tick();
  const again = await town().as(居民).does('request.read', { requestId });
  expect(again).toMatchObject({ state: 'handling', promisedAt: '2026-12-04T09:30:00.000Z' });
});

test('反映还是一趟，一分钟里只看一次设置；受理两趟', async () => {
  await town().later(MINUTE);
  const costs = [
    await town().as(居民).costs('request.submit', { text: '楼道灯不亮了', photos: [] }),
    await town().as(居民).costs('request.submit', { text: '楼道灯又不亮了', photos: [] }),
  ];
  expect(costs.map(({ trips }) => trips)).toEqual([1, 1]);
  const looks = costs.map(({ call }) => call.trips.filter(({ collection }) => collection === 'settings'));
  for (const { step } of looks.flat()) expect(step).toBe(1);
  expect(looks.flat().length).toBeLessThanOrEqual(1);
  const requestId = costs[0]?.value.requestId ?? '';
  expect((await town().as(社区专员).costs('request.accept', { requestId })).trips).toBe(2);
  expect((await town().as(外社区专员).costs('setting.read', {})).trips).toBe(1);
  expect(await town().outcome(town().as(部门专员).does('setting.read', {}))).toBe('NOT_ON_DUTY');
});
