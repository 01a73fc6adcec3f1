import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { calendar } from '../../cloudfunctions/runtime/workdays';
import {
  afterWorkingDays,
  afterWorkingMinutes,
  isWorkingDate,
  isWorkingTime,
  shanghaiDate,
  workingMinutes,
} from '../../domain/kernel/calendar';

const MINUTE = 60_000;
const instants = fc
  .integer({ min: Date.parse('2024-01-02T00:00:00Z') / MINUTE, max: Date.parse('2026-11-30T00:00:00Z') / MINUTE })
  .map((minute) => new Date(minute * MINUTE));
const shanghai = (time: string): Date => new Date(`${time}:00+08:00`);

test('agrees with the holiday library on every day of 2024 to 2026', () => {
  for (let day = Date.parse('2024-01-01T04:00:00Z'); day < Date.parse('2027-01-01T00:00:00Z'); day += 86_400_000) {
    const date = shanghaiDate(new Date(day));
    expect(`${date} ${isWorkingDate(new Date(day), calendar)}`).toBe(`${date} ${chineseDays.isWorkday(date)}`);
  }
});

test('a deadline in hours is working time, and exactly that much of it lies before', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 5_000 }), (from, minutes) => {
      const { at } = afterWorkingMinutes(from, minutes, calendar);
      expect(workingMinutes(from, at, calendar)).toBe(minutes);
      expect(isWorkingTime(new Date(at.getTime() - MINUTE), calendar)).toBe(true);
    }),
  );
});

test('working time adds up wherever it is cut', () => {
  fc.assert(
    fc.property(instants, instants, instants, (...three) => {
      const [a, b, c] = three.sort((one, other) => one.getTime() - other.getTime()) as [Date, Date, Date];
      expect(workingMinutes(a, b, calendar) + workingMinutes(b, c, calendar)).toBe(workingMinutes(a, c, calendar));
    }),
  );
});

test('a later start never has an earlier deadline', () => {
  fc.assert(
    fc.property(instants, fc.nat(3_000), fc.integer({ min: 1, max: 10 }), (from, wait, days) => {
      const later = new Date(from.getTime() + wait * MINUTE);
      expect(afterWorkingDays(later, days, calendar).at >= afterWorkingDays(from, days, calendar).at).toBe(true);
    }),
  );
});

test('three working days from the eve of National Day end after the holiday', () => {
  // 2026-10-01 to 10-07 are off, Saturday 10-10 is worked.
  expect(afterWorkingDays(shanghai('2026-09-30T10:00'), 3, calendar).at).toEqual(shanghai('2026-10-10T17:30'));
});

test('a make-up Sunday counts', () => {
  expect(isWorkingTime(shanghai('2026-09-20T09:00'), calendar)).toBe(true);
  expect(afterWorkingMinutes(shanghai('2026-09-20T17:00'), 60, calendar).at).toEqual(shanghai('2026-09-21T09:00'));
});

test('four working hours asked on a Friday evening end on Monday afternoon', () => {
  expect(afterWorkingMinutes(shanghai('2026-11-20T20:00'), 240, calendar).at).toEqual(shanghai('2026-11-23T15:00'));
});

test('a deadline in a year whose holidays are not published is provisional, one before it is not', () => {
  expect(afterWorkingDays(shanghai('2026-12-30T10:00'), 3, calendar).provisional).toBe(true);
  expect(afterWorkingDays(shanghai('2026-12-28T10:00'), 3, calendar).provisional).toBe(false);
});

test('the district may close on a working day and open on a holiday', () => {
  const days = { off: ['2026-11-18'], on: ['2026-10-01'] };
  const own = { ...calendar, own: days, hours: [[9 * 60, 17 * 60]] as const };
  expect(isWorkingTime(shanghai('2026-11-18T10:00'), own)).toBe(false);
  expect(isWorkingTime(shanghai('2026-10-01T13:00'), own)).toBe(true);
});
