import * as v from 'valibot';
import { shanghaiDate } from '../../domain/kernel/calendar';
import { endOfDay, isDay, monthAway, monthsAfter, startOfDay } from '../../domain/kernel/dates';
import { day } from '../../domain/kernel/schemas';
import { monthSpan, monthsBefore } from '../../domain/exports/months';

describe('so many months later', () => {
  test.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-08-30', 6, '2027-02-28'],
    ['2026-08-29', 6, '2027-02-28'],
    ['2026-08-28', 6, '2027-02-28'],
    ['2027-08-29', 6, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-01-30', 1, '2028-02-29'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-11-18', 1, '2026-12-18'],
    ['2026-11-18', 2, '2027-01-18'],
    ['2026-11-18', 12, '2027-11-18'],
    ['2026-11-18', 36, '2029-11-18'],
    ['2026-11-18', 60, '2031-11-18'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2028-02-29', 1, '2028-03-29'],
    ['2027-02-28', 12, '2028-02-28'],
    ['2027-02-28', 1, '2027-03-28'],
    ['2026-12-01', 0, '2026-12-01'],
    ['2026-01-31', 13, '2027-02-28'],
    ['2026-07-31', 2, '2026-09-30'],
    ['2026-07-31', 5, '2026-12-31'],
    ['2099-12-31', 2, '2100-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2027-01-31', -2, '2026-11-30'],
  ])('%s and %i months is %s, at whatever hour', (date, months, later) => {
    for (const time of ['00:00:00.000', '07:59:59.999', '08:00:00.000', '23:59:59.999']) {
      const at = monthsAfter(new Date(`${date}T${time}+08:00`), months);
      expect(at.toISOString()).toBe(new Date(`${later}T${time}+08:00`).toISOString());
    }
  });

  test('is never in another month than asked for, from any day of four years', () => {
    for (let at = Date.parse('2026-01-01T12:00:00+08:00'), turn = 0; turn < 1_461; turn += 1, at += 86_400_000)
      for (const months of [1, 6, 12, 60]) {
        const from = shanghaiDate(new Date(at));
        const until = shanghaiDate(monthsAfter(new Date(at), months));
        expect(until.slice(0, 7)).toBe(monthAway(from.slice(0, 7), months));
        expect(Number(until.slice(8))).toBeLessThanOrEqual(Number(from.slice(8)));
      }
  });
});

const days = ['2026-01-01', '2026-02-28', '2028-02-29', '2026-12-31', '2026-04-30', '2000-02-29', '2400-02-29'];
const noDays = [
  ...['2026-02-29', '2026-02-30', '2026-02-31', '2027-02-29', '2100-02-29', '2026-04-31', '2026-06-31', '2026-09-31'],
  ...['2026-11-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-01-32', '2026-1-1', '26-01-01', '2026/01/01', ''],
  ...[
    '2026-01',
    '2026',
    'today',
    '明天',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01 ',
    '２０２６-01-01',
    '-2026-01-01',
  ],
];
test.each(days)('%s is a day', (date) => {
  expect([isDay(date), v.safeParse(day, date).success]).toEqual([true, true]);
  expect(endOfDay(date).getTime() - startOfDay(date).getTime()).toBe(86_400_000);
});
test.each(noDays)('"%s" is none', (date) =>
  expect([isDay(date), v.safeParse(day, date).success]).toEqual([false, false]),
);

test('a month begins at midnight of Shanghai and ends where the next begins', () => {
  expect(monthSpan('2026-12')).toEqual(['2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z']);
  expect(monthSpan('2028-02')).toEqual(['2028-01-31T16:00:00.000Z', '2028-02-29T16:00:00.000Z']);
  expect(monthsBefore(new Date('2026-12-31T16:00:00.000Z'))).toEqual(['2027-01', '2026-12', '2026-11']);
  expect(monthsBefore(new Date('2026-12-31T15:59:59.999Z'))).toEqual(['2026-12', '2026-11', '2026-10']);
});
