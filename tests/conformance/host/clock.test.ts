import { join } from 'node:path';
import { lastDue, parseCron } from '../../../local-wechat/cloud/cron';
import { aCloud, type Session, type TestCloud } from '../../support/cloud';

let cloud: TestCloud;
let amy: Session;

beforeAll(async () => {
  cloud = await aCloud({
    functions: join(__dirname, '..', 'functions'),
    indexes: { rings: [] },
    env: { TZ: 'Asia/Shanghai' },
  });
  amy = await cloud.login('amy');
});
afterAll(() => cloud.stop());
beforeEach(async () => {
  await cloud.clock({ reset: true });
  await cloud.reset();
});

type Told = { now: number; iso: string; offset: number; called: string; isDate: boolean; sixth: number };
const tellsTime = async () => (await cloud.call(amy, 'unwell', { with: 'tellsTime' })) as Told;
const rings = async () =>
  (await cloud.documents('rings')) as {
    event: { TriggerName: string; Time: string };
    openid: unknown;
    source: string;
  }[];

test('functions live in UTC and see the clock move', async () => {
  expect(await tellsTime()).toMatchObject({ offset: 0, isDate: true, sixth: 6 });
  await cloud.clock({ set: '2030-01-01T08:00:00+08:00' });
  const { iso, now } = await tellsTime();
  expect(iso.slice(0, 18)).toBe('2030-01-01T00:00:0');
  expect(Math.abs(now - Date.parse('2030-01-01T00:00:00Z'))).toBeLessThan(5_000);
  await cloud.clock({ advanceMs: 86_400_000 });
  expect((await tellsTime()).iso.slice(0, 10)).toBe('2030-01-02');
});

test('a timer rings when the clock passes its time in UTC+8, without a person', async () => {
  await cloud.clock({ set: '2030-01-01T02:29:00+08:00' });
  await cloud.reset();
  expect((await cloud.clock({ advanceMs: 30_000 })).fired).toEqual([]);
  expect((await cloud.clock({ advanceMs: 60_000 })).fired).toEqual(['ticker/nightly']);
  expect(await rings()).toMatchObject([
    {
      event: { Type: 'Timer', TriggerName: 'nightly', Time: '2029-12-31T18:30:00.000Z' },
      openid: null,
      source: 'wx_trigger',
    },
  ]);
});

test('a clock moved a year ahead rings each timer once; moved back it rings nothing', async () => {
  await cloud.clock({ advanceMs: 366 * 86_400_000 });
  expect(await rings()).toHaveLength(1);
  expect((await cloud.clock({ advanceMs: -86_400_000 })).fired).toEqual([]);
  expect((await cloud.clock({ advanceMs: 3_600_000 })).fired.length).toBeLessThanOrEqual(1);
});

test('a timer can be rung at will, also twice at once', async () => {
  expect(await cloud.fire('ticker', 2)).toEqual({ fired: 2, ok: 2 });
  expect(await rings()).toMatchObject([{ event: { TriggerName: 'nightly' } }, { event: { TriggerName: 'nightly' } }]);
  await expect(cloud.fire('nobody')).rejects.toThrow('there is no function "nobody"');
  await expect(cloud.fire('ticker', 0)).rejects.toThrow('"times" is a whole number');
});

test('what is wrong with a trigger is said by name', async () => {
  const { functions } = (await cloud.get('/inspect/state')) as { functions: { name: string; complaints: string[] }[] };
  expect(functions.find(({ name }) => name === 'ticker')?.complaints).toEqual([
    'config.json: trigger crooked: CronPattern: Invalid value for minute: 99.',
  ]);
});

test('a move of the clock that says nothing is refused', async () => {
  await expect(cloud.clock({ set: 'tomorrow' })).rejects.toThrow('clock: give "set"');
  await expect(cloud.clock({})).rejects.toThrow('clock: give "set"');
});

describe('cron', () => {
  const from = Date.parse('2026-03-01T00:00:00+08:00');
  const due = (cron: string, until: string): string | undefined => {
    const at = lastDue(parseCron(cron), from, Date.parse(until));
    return at === undefined ? undefined : new Date(at + 8 * 3_600_000).toISOString().slice(0, 19);
  };

  test.each([
    ['0 */5 * * * * *', '2026-03-01T00:12:30+08:00', '2026-03-01T00:10:00'],
    ['*/10 * * * * * *', '2026-03-01T00:00:59+08:00', '2026-03-01T00:00:50'],
    ['0 0 9-17 * * MON-FRI *', '2026-03-02T20:00:00+08:00', '2026-03-02T17:00:00'],
    ['0 0 9 * * MON *', '2026-03-01T23:00:00+08:00', undefined],
    ['0 30 8 1 */3 * *', '2026-06-30T00:00:00+08:00', '2026-04-01T08:30:00'],
    ['0 0 0 29 2 * *', '2028-12-31T00:00:00+08:00', '2028-02-29T00:00:00'],
    ['30 15 10 15 * WED *', '2026-03-12T00:00:00+08:00', '2026-03-11T10:15:30'],
    ['0 0 12 * * * 2027', '2027-01-02T13:00:00+08:00', '2027-01-02T12:00:00'],
    ['0 0 12 * DEC * *', '2026-05-01T00:00:00+08:00', undefined],
    ['0 0 0 1 3 * 2026', '2026-03-01T00:00:00+08:00', undefined],
  ])('%s until %s was last due %s', (cron, until, expected) => {
    expect(due(cron, until)).toBe(expected);
  });

  test.each([
    '0 * * * * *',
    '60 * * * * * *',
    '* * 24 * * * *',
    '* * * 0 * * *',
    '* * * * * FUN *',
    '*/0 * * * * * *',
    '',
    '1- * * * * * *',
    '0 0 0 L * * *',
  ])('"%s" is refused', (cron) => {
    expect(() => parseCron(cron)).toThrow();
  });
});
