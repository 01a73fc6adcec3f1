import type { Actor } from '../../domain/kernel/access';
import { Refusal } from '../../domain/kernel/fault';
import { ageAt, isMinorAt, isUnderFourteen, type Aged, type Born } from '../../domain/people/age';
import { childBirth, ownBirth, wardBirth } from '../../domain/people/birth';
import { actorOf, type Person } from '../../domain/people/model';
import { newPerson, register } from '../../domain/people/rules';
import { take } from '../../domain/posts/rules';
import { obstacleToHelping } from '../../domain/volunteers/claiming';
import { consent, leaveVolunteers, registerVolunteer, updateVolunteer } from '../../domain/volunteers/rules';
import { clerk, postOf, someone } from '../support/cast';

const born = (year: number, month: number | null = null): Aged => ({ born: { year, month } });

/** A day in Shanghai, its first minute. */
const on = (day: string): Date => new Date(`${day}T00:00:00+08:00`);
const today = on('2026-11-18');

describe('how old somebody surely is', () => {
  test.each<[Aged, string, number]>([
    [born(2012, 11), '2026-10-31', 13],
    [born(2012, 11), '2026-11-01', 13],
    [born(2012, 11), '2026-11-30', 13],
    [born(2012, 11), '2026-12-01', 14],
    [born(2012, 10), '2026-11-01', 14],
    [born(2012, 12), '2026-12-31', 13],
    [born(2012, 12), '2027-01-01', 14],
    [born(2012, 1), '2026-01-31', 13],
    [born(2012, 1), '2026-02-01', 14],
    [born(2012, 2), '2026-02-28', 13],
    [born(2012, 2), '2028-02-29', 15],
    [born(2012), '2026-12-31', 13],
    [born(2012), '2027-01-01', 14],
    [born(2012, null), '2027-12-31', 14],
    [born(2008, 6), '2026-06-30', 17],
    [born(2008, 6), '2026-07-01', 18],
    [born(2008), '2026-12-31', 17],
    [born(2008), '2027-01-01', 18],
    [born(2026, 11), '2026-11-18', -1],
    [{ childSince: '2026-11-18T02:00:00.000Z' }, '2026-11-18', -1],
    [{ childSince: '2026-11-18T02:00:00.000Z' }, '2030-11-18', 3],
    [{ childSince: '2026-11-18T02:00:00.000Z' }, '2040-11-30', 13],
    [{ childSince: '2026-11-18T02:00:00.000Z' }, '2040-12-01', 14],
    [{ childSince: '2026-11-18T02:00:00.000Z', born: { year: 2014, month: 5 } }, '2028-06-01', 14],
    [{ childSince: '', born: null }, '2026-11-18', 200],
    [{}, '2026-11-18', 200],
  ])('%j on %s: %i', (aged, day, age) => {
    expect(ageAt(aged, on(day))).toBe(age);
    expect(isUnderFourteen(aged, on(day))).toBe(age < 14);
    expect(isMinorAt(aged, on(day))).toBe(age < 18);
  });

  test('the last second of a month in Shanghai is still that month, whatever TZ says', () => {
    expect(ageAt(born(2012, 11), new Date('2026-11-30T15:59:59.999Z'))).toBe(13);
    expect(ageAt(born(2012, 11), new Date('2026-11-30T16:00:00.000Z'))).toBe(14);
  });
});

const heard = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

const person = (more: Partial<Person> = {}): Person => ({ ...newPerson('o-child'), ...more });
const saidChild = (at: string, more: Partial<Person> = {}): Person =>
  person({ consents: [{ purpose: 'child', version: '2026-11-01', given: true, at }], ...more });
const card = { skills: ['care' as const], freeHours: ['weekends' as const] };
const helper = { ...card, teamIds: [], guardian: null, orgUnitId: '', joinedAt: '' };

describe('what somebody says of their birth', () => {
  const known = person({ born: { year: 2011, month: 6 } });
  const births: readonly (readonly [string, Person, number | undefined, number | undefined, unknown])[] = [
    ['nothing said, nothing known', person(), undefined, undefined, null],
    ['nothing said, known before', known, undefined, undefined, { year: 2011, month: 6 }],
    ['said first', person(), 2011, 6, { year: 2011, month: 6 }],
    ['the year alone', person(), 2011, undefined, { year: 2011, month: null }],
    ['the same again', known, 2011, 6, { year: 2011, month: 6 }],
    ['the same year alone', known, 2011, undefined, { year: 2011, month: 6 }],
    ['a month younger', known, 2011, 7, { year: 2011, month: 7 }],
    ['a year younger', known, 2012, 1, { year: 2012, month: 1 }],
    ['a month older', known, 2011, 5, 'BIRTH_BY_GUARDIAN'],
    ['a year older', known, 2010, 12, 'BIRTH_BY_GUARDIAN'],
    ['grown up', known, 2000, 1, 'NOT_A_MINOR'],
    ['grown up since this month', person(), 2008, 10, 'NOT_A_MINOR'],
    ['grown up next month', person(), 2008, 11, { year: 2008, month: 11 }],
    ['next year', person(), 2027, undefined, 'BIRTH_AHEAD'],
    ['next month', person(), 2026, 12, 'BIRTH_AHEAD'],
    ['this month', person(), 2026, 11, { year: 2026, month: 11 }],
    ['a month to a year', person({ born: { year: 2011, month: null } }), 2011, 1, { year: 2011, month: 1 }],
    ['a card of before', person({ volunteer: { ...helper, birthYear: 2011 } }), 2010, 1, 'BIRTH_BY_GUARDIAN'],
    [
      'a card of before, kept',
      person({ volunteer: { ...helper, birthYear: 2011 } }),
      undefined,
      undefined,
      { year: 2011, month: null },
    ],
    ['under fourteen then, and by this', saidChild('2026-11-01T00:00:00Z'), 2014, 3, { year: 2014, month: 3 }],
    ['under fourteen then, not by this', saidChild('2026-11-01T00:00:00Z'), 2011, 3, 'BIRTH_BY_GUARDIAN'],
    ['under fourteen two years ago, fifteen now', saidChild('2024-11-01T00:00:00Z'), 2011, 3, { year: 2011, month: 3 }],
  ];
  test.each(births.map((row) => [row[0], row] as const))('%s', (_, [, who, birthYear, birthMonth, answer]) => {
    expect(heard(() => ownBirth(who, { birthYear, birthMonth }, today))).toEqual(answer);
  });

  test('a guardian puts right what was written, either way, and never into a grown-up or ahead', () => {
    const said = (birthYear: number, birthMonth: number) =>
      heard(() => wardBirth(known, { birthYear, birthMonth }, today));
    expect([said(2009, 1), said(2015, 1), said(2000, 1), said(2027, 1)]).toEqual([
      { year: 2009, month: 1 },
      { year: 2015, month: 1 },
      'NOT_A_MINOR',
      'BIRTH_AHEAD',
    ]);
  });

  test('with the word that they are under fourteen, what says otherwise is asked again or forgotten', () => {
    const said = (who: Person, birthYear?: number): Born | null | string =>
      heard(() => childBirth(who, { birthYear }, today)) as Born | null | string;
    expect([said(person(), 2010), said(known), said(person(), 2016)]).toEqual([
      'BIRTH_NOT_CHILD',
      null,
      { year: 2016, month: null },
    ]);
  });
});

describe('one fact, known everywhere', () => {
  const as = (who: Person, now = today): Actor => actorOf(who._id, who, [postOf(clerk)], now);
  const childWithCard = saidChild('2026-11-01T00:00:00Z', { volunteer: helper });
  const adult = person({ volunteer: helper });

  test('under fourteen nobody takes anything on, holds a post, or answers for another', () => {
    expect(obstacleToHelping(as(adult), today)).toBeNull();
    expect(obstacleToHelping(as(childWithCard), today)).toBe('CHILD_HELPS_LATER');
    expect([as(adult).posts.length, as(childWithCard).posts.length]).toEqual([1, 0]);
    const ward = registerVolunteer(person({ _id: 'o-ward' }), { ...card, birthYear: 2010 }, 'code', today);
    expect(heard(() => consent(ward, {}, { by: as(childWithCard), now: today }))).toBe('GUARDIAN_ELSE');
    const post = {
      ...postOf(clerk),
      personId: '',
      invited: { name: '小某', source: 'appointed' as const, basis: '', termMonths: 12, code: '' },
    };
    const teen = { ...someone('o-teen'), born: { year: 2010, month: 1 } };
    expect(heard(() => take(post, teen, today))).toBe('POST_GROWN_UP');
    expect(heard(() => take(post, { ...someone('o-small'), childSince: '2026-11-01T00:00:00Z' }, today))).toBe(
      'POST_GROWN_UP',
    );
  });

  test('it ends by itself, and nobody gets out of it by leaving and coming again', () => {
    const small = registerVolunteer(
      saidChild('2026-11-01T00:00:00Z'),
      { ...card, birthYear: 2012, birthMonth: 12 },
      'code',
      today,
    );
    const agreed = consent(small, {}, { by: someone('o-mother'), now: today });
    expect(obstacleToHelping(as(agreed), today)).toBe('CHILD_HELPS_LATER');
    expect(obstacleToHelping(as(agreed), on('2027-01-01'))).toBeNull();
    expect(heard(() => registerVolunteer(saidChild('2026-11-01T00:00:00Z'), card, 'code', today))).toBe('BIRTH_NEEDED');
    const again = registerVolunteer(leaveVolunteers(agreed, today), card, 'code2', today);
    expect(again).toMatchObject({ born: { year: 2012, month: 12 }, guardianCode: 'code2' });
    expect(again.volunteer?.guardian).toEqual({ personId: '', consentedAt: '' });
    const before = person({
      volunteer: { ...helper, birthYear: 2011, guardian: { personId: 'o-m', consentedAt: 'x' } },
    });
    const back = registerVolunteer(leaveVolunteers(before, today), card, 'code', today);
    expect(obstacleToHelping(as(back), today)).toBe('GUARDIAN_FIRST');
    const grown = registerVolunteer(leaveVolunteers(before, today), card, 'code', on('2030-01-01'));
    expect(obstacleToHelping(as(grown, on('2030-01-01')), on('2030-01-01'))).toBeNull();
  });

  test('said later, it holds for the card there is: a grown-up who says so waits with it', () => {
    const place = {
      ...({} as Parameters<typeof register>[1]),
      canBeHome: true,
      label: '',
      path: [],
      scopes: [],
      phone: '',
      _id: 'p',
    };
    const said = { consentVersion: '2026-11-01', child: true, birthYear: 2015, birthMonth: 3 };
    const child = register(adult, place, said, { now: today, guardianCode: 'code' });
    expect(as(child)).toMatchObject({ awaitsGuardian: true, home: null, volunteer: null });
    const agreed = consent(child, {}, { by: someone('o-mother'), now: today });
    expect(obstacleToHelping(as(agreed), today)).toBe('CHILD_HELPS_LATER');
    expect(agreed.volunteer?.guardian?.personId).toBe('o-mother');
    const younger = updateVolunteer(adult, { ...card, birthYear: 2010, birthMonth: 1 }, 'code', today);
    expect(obstacleToHelping(as(younger), today)).toBe('GUARDIAN_FIRST');
  });
});
