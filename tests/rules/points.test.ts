import fc from 'fast-check';
import { Refusal } from '../../domain/kernel/fault';
import { drawerViewOf, fill, giveBack, lend } from '../../domain/drawers/rules';
import type { Place } from '../../domain/places/model';
import { expire, tellOfEnding } from '../../domain/points/expiry';
import { earn, giveBack as takeBack } from '../../domain/points/ledger';
import { lookAtOf, sumOf, takenFrom } from '../../domain/points/lots';
import { newPurse, rowNumber, type Account, type Bucket, type Earned } from '../../domain/points/model';
import { accountDifferences, noRows, withRows } from '../../domain/points/reconcile';
import { firstRules, inForceAt, pointsForMinutes, publishRules, type PointRules } from '../../domain/points/rules';
import { scoreOf } from '../../domain/points/score';
import { someone } from '../support/lives';

const EAST = '410403001001';
const now = new Date('2026-06-15T04:00:00Z');
const clerk = { id: 'o-clerk', post: '东苑社区 社区专员' };
const first = firstRules(EAST);
const asked = {
  ...{ communityId: EAST, from: '2026-07-01', weights: first.weights, contributionCap: 20, perHour: 2, perHourOf: [] },
  ...{ wishPoints: 5, yuanPerPoint: 10, expiryYears: 2, criteria: [] },
};
const purse = (more: Partial<Account> = {}): Account => ({ ...newPurse('o-1', EAST, 'service'), ...more });
const earning = (points: number, earnedAt = now.toISOString(), cause = 'a') => ({
  ...{ reason: 'task' as const, cause, points, earnedAt, teamId: '', words: '清雪' },
});

const weight = fc.integer({ min: 0, max: 300 });
const rules = fc
  .record({ base: weight, service: weight, contribution: weight, cap: fc.integer({ min: 0, max: 50 }) })
  .map(({ cap, ...weights }) => ({ weights, contributionCap: cap }));
const editions = fc.array(rules, { minLength: 1, maxLength: 4 }).map((list) =>
  list.map((said, at): PointRules => ({
    ...first,
    ...said,
    edition: at + 1,
    fromAt: `2026-0${at + 1}-01T00:00:00.000Z`,
  })),
);
const earnedIn = (most: number) =>
  fc.array(fc.record({ edition: fc.integer({ min: 1, max: most }), points: fc.integer({ min: 0, max: 500 }) }), {
    maxLength: 6,
  });
const pursesOf = (bucket: Bucket, rows: readonly { edition: number; points: number }[]) => ({
  bucket,
  earned: rows.map((row): Earned => ({ ...row, year: 2026 })),
});

test('rules to come change nothing that was earned before, whatever they say', () => {
  fc.assert(
    fc.property(editions, rules, earnedIn(4), earnedIn(4), (published, coming, labour, given) => {
      const known = published.length;
      const within = (rows: typeof labour) => rows.filter(({ edition }) => edition <= known);
      const purses = [pursesOf('service', within(labour)), pursesOf('contribution', within(given))];
      const more: PointRules = { ...first, ...coming, edition: known + 1, fromAt: '2026-08-01T00:00:00.000Z' };
      expect(scoreOf(purses, 2026, [...published, more])).toEqual(scoreOf(purses, 2026, published));
    }),
  );
});

test('more labour never lowers a score, and contribution is never more than its share of it', () => {
  fc.assert(
    fc.property(
      editions,
      earnedIn(4),
      earnedIn(4),
      fc.integer({ min: 1, max: 100 }),
      (published, labour, given, more) => {
        const within = (rows: typeof labour) => rows.filter(({ edition }) => edition <= published.length);
        const score = (rows: typeof labour) =>
          scoreOf([pursesOf('service', rows), pursesOf('contribution', within(given))], 2026, published);
        const [less, most] = [score(within(labour)), score([...within(labour), { edition: 1, points: more }])];
        expect(most.total).toBeGreaterThanOrEqual(less.total);
        const cap = Math.max(...published.map(({ contributionCap }) => contributionCap));
        expect(less.counted * 100).toBeLessThanOrEqual((less.labour + less.counted) * cap);
      },
    ),
  );
});

test('without labour money counts nothing', () => {
  const score = scoreOf([pursesOf('contribution', [{ edition: 0, points: 5000 }])], 2026, []);
  expect(score).toMatchObject({ counted: 0, total: 0 });
});

test('rules are published before they take effect, each later than the one before', () => {
  const publish = (from: string, before = first) => publishRules(before, { ...asked, from }, clerk, now);
  expect(() => publish('2026-06-15')).toThrow(new Refusal('RULES_NOT_AHEAD'));
  expect(() => publish('2026-02-30')).toThrow(new Refusal('BAD_INPUT'));
  const tomorrow = publish('2026-06-16');
  expect(tomorrow).toMatchObject({ edition: 1, fromAt: '2026-06-15T16:00:00.000Z' });
  expect(() => publish('2026-07-01', publish('2026-08-01'))).toThrow(new Refusal('RULES_OVERTAKEN'));
  expect(publish('2026-06-16', tomorrow).edition).toBe(2);
  const twice = { ...asked, perHourOf: [1, 2].map((points) => ({ category: 'snow', points })) };
  expect(() => publishRules(first, twice, clerk, now)).toThrow(new Refusal('RULES_TWICE'));
  // Late in the evening in Shanghai tomorrow is already near; the day before it in UTC it is not.
  expect(() => publishRules(first, { ...asked, from: '2026-06-16' }, clerk, new Date('2026-06-15T16:00:00Z'))).toThrow(
    new Refusal('RULES_NOT_AHEAD'),
  );
});

test('the edition in force is the latest whose midnight has come', () => {
  const one = publishRules(first, { ...asked, from: '2026-07-01' }, clerk, now);
  const two = publishRules(one, { ...asked, from: '2026-09-01' }, clerk, now);
  const at = (moment: string) => inForceAt([two, one], EAST, moment).edition;
  expect([at('2026-06-30T15:59:59.999Z'), at('2026-06-30T16:00:00.000Z')]).toEqual([0, 1]);
  expect([at('2026-08-31T15:59:59.999Z'), at('2026-08-31T16:00:00.000Z')]).toEqual([1, 2]);
});

test('every started hour counts, some kinds of task otherwise', () => {
  const some = { ...first, perHour: 2, perHourOf: [{ category: 'snow', points: 4 }] };
  expect([0, 1, 60, 61, 150].map((minutes) => pointsForMinutes(some, 'tidy', minutes))).toEqual([0, 2, 2, 4, 6]);
  expect(pointsForMinutes(some, 'snow', 61)).toBe(8);
});

test('nobody has a hand in their own points', () => {
  const act = { now, by: ['o-1', 'o-2'] };
  expect(() => earn(purse(), earning(3), first, act)).toThrow(new Refusal('SELF_AWARD'));
  const row = { ...earning(3), reason: 'reverse' as const, year: 2026, edition: 0 };
  expect(() => takeBack(purse({ points: 9 }), row, act)).toThrow(new Refusal('SELF_AWARD'));
});

test('no part of a point, nothing, and nobody’s points are never moved', () => {
  for (const points of [0, -1, 1.5])
    expect(() => earn(purse(), earning(points), first, { now, by: [] })).toThrow('promise');
});

test('what ends first is spent first, and what is spent is exactly what was asked', () => {
  const lot = fc.record({
    expiresOn: fc.constantFrom('2026-12-31', '2027-12-31', ''),
    points: fc.integer({ min: 1, max: 50 }),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(lot, { selector: ({ expiresOn }) => expiresOn }),
      fc.integer({ min: 1, max: 150 }),
      (lots, points) => {
        const held = purse({ lots, points: sumOf(lots) });
        if (held.points < points) return expect(() => takenFrom(held, points)).toThrow(new Refusal('POINTS_SHORT'));
        const taken = takenFrom(held, points);
        expect(sumOf(taken)).toBe(points);
        const untouchedBefore = lots.filter(
          ({ expiresOn, points: had }) =>
            (expiresOn || '~') < (taken.at(-1)?.expiresOn || '~') &&
            taken.find((one) => one.expiresOn === expiresOn)?.points !== had,
        );
        expect(untouchedBefore).toEqual([]);
      },
    ),
  );
});

describe('points end by the Shanghai date, told of beforehand', () => {
  const { purse: held, transfer } = earn(purse(), earning(8), first, { now, by: ['o-2'] });

  test('the year they were earned in decides, in Shanghai', () => {
    expect(held.lots).toEqual([{ expiresOn: '2028-12-31', points: 8 }]);
    const late = earn(purse(), earning(8, '2026-12-31T16:00:00.000Z'), first, { now, by: ['o-2'] });
    expect(late.transfer).toMatchObject({ year: 2027 });
    expect(late.purse.lots[0]?.expiresOn).toBe('2029-12-31');
    const never = earn(purse(), earning(8), { ...first, expiryYears: 0 }, { now, by: ['o-2'] });
    expect(never.purse).toMatchObject({ lots: [{ expiresOn: '' }], lookAt: '' });
  });

  test('not a minute before the last day is over in Shanghai', () => {
    expect(expire(held, new Date('2028-12-31T15:59:59Z'))).toBeUndefined();
    const over = expire(held, new Date('2028-12-31T16:00:00Z'));
    expect(over?.purse).toMatchObject({ points: 0, lots: [], lookAt: '', earned: [{ year: 2026, points: 8 }] });
    expect(over?.transfer).toMatchObject({ reason: 'expire', counts: 0, points: 8, to: `issuer-${EAST}` });
  });

  test('said once, thirty days before; then the clock looks again when it is over', () => {
    expect(held.lookAt).toBe('2028-12-01T16:00:00.000Z');
    expect(tellOfEnding(held, new Date('2028-12-01T15:00:00Z'))).toBe(held);
    const told = tellOfEnding(held, new Date('2028-12-02T01:00:00Z'));
    expect(told).toMatchObject({ toldOf: '2028-12-31', lookAt: '2028-12-31T16:00:00.000Z' });
    expect(told.notices).toMatchObject([{ template: 'points', words: '8 分 2028-12-31 到期，记得用' }]);
    expect(tellOfEnding(told, new Date('2028-12-03T01:00:00Z'))).toBe(told);
    expect(lookAtOf({ ...told, lots: [] })).toBe('');
  });

  test('the recount finds every kind of difference, and none where there is none', () => {
    const sums = withRows(noRows, held._id, [transfer]);
    expect(accountDifferences(held, sums, 'x')).toEqual([]);
    const wrong = { ...held, points: 9, lots: [{ expiresOn: '', points: 9 }], earned: [] };
    expect(accountDifferences(wrong, sums, 'x').map(({ what, held: has, journal }) => [what, has, journal])).toEqual([
      ['余额', 9, 8],
      ['到期批次', 9, 0],
      ['到期批次', 0, 8],
      ['年度得分', 0, 8],
    ]);
  });
});

test('the number of a row is short, dated and its own', () => {
  const numbers = Array.from({ length: 2000 }, (_, at) => rowNumber(`task:${at}:someone`, '2026-11-18'));
  for (const number of numbers) expect(number).toMatch(/^261118-[2-9A-Z]{6}$/);
  expect(new Set(numbers).size).toBe(numbers.length);
});

describe('the borrowing drawer', () => {
  const place = { _id: EAST, scopes: [EAST] } as unknown as Place;
  const items = [
    { item: 'pump', name: '打气筒', count: 1 },
    { item: 'mask', name: '口罩', count: 30 },
  ];
  const drawer = fill(undefined, 'd', { placeId: EAST, station: '服务站', text: '', items }, place);
  const [me, you] = [someone('o-1'), someone('o-2')];

  test('what is out is written down until it is back, and nobody reads by whom', () => {
    const out = lend(drawer, 'pump', me, now);
    expect(drawerViewOf(out, you, false).items[0]).toMatchObject({ out: 1, mine: false });
    expect(JSON.stringify(drawerViewOf(out, you, false))).not.toContain('o-1');
    expect(() => lend(out, 'pump', you, now)).toThrow(new Refusal('DRAWER_EMPTY'));
    expect(() => giveBack(out, 'pump', you)).toThrow(new Refusal('DRAWER_CHANGED'));
    expect(giveBack(out, 'pump', me).lent).toEqual([]);
  });

  test('filling it anew keeps what is out of what is still listed', () => {
    const out = lend(lend(drawer, 'pump', me, now), 'mask', you, now);
    const said = { placeId: EAST, station: '服务站', text: '', items: items.slice(0, 1) };
    expect(fill(out, 'd', said, place).lent.map(({ item }) => item)).toEqual(['pump']);
    expect(() => fill(out, 'd', { ...said, items: [...items, ...items] }, place)).toThrow(
      new Refusal('DRAWER_CHANGED'),
    );
  });
});
