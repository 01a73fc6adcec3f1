import { collections } from '../../domain/collections';
import { actions, type ActionName } from '../../domain/contract';
import { askForRegister, decideRegister, fetched } from '../../domain/exports/rules';
import { monthsBefore, monthSpan } from '../../domain/exports/months';
import type { Actor } from '../../domain/kernel/access';
import { overOf } from '../../domain/kernel/retention';
import type { Person } from '../../domain/people/model';
import { retention } from '../../domain/retention';
import { town } from '../../demo/town';
import { actorNamed } from '../../demo/requests';

const now = new Date('2026-11-18T02:00:00Z');
const DAY = 86_400_000;
const later = (days: number): Date => new Date(now.getTime() + days * DAY);
const { places, people, posts } = town(7, now).collections;
const as = (id: string): Actor => actorNamed({ places, people, posts }, id);
const place = places.find(({ _id }) => _id === '410403001001');

test('a register nobody fetched goes after 90 days; one that was fetched is remembered for five years', () => {
  if (!place) throw new Error('The place is in the demo town.');
  const said = { month: '2026-11', reason: '逐户回访' };
  const asked = askForRegister('r', place, said, { by: as('clerk-1'), now });
  expect(overOf(retention.registers, asked, later(89))).toHaveLength(0);
  expect(overOf(retention.registers, asked, later(90))).toMatchObject([{ then: 'removed' }]);
  const verdict = { exportId: 'r', verdict: 'approve' as const, reason: '' };
  const approved = decideRegister(asked, verdict, { by: as('subdistrict-1'), now });
  const gone = fetched(approved, { page: 1, next: '' }, now);
  expect(overOf(retention.registers, gone, later(5 * 365 - 1))).toHaveLength(0);
  expect(overOf(retention.registers, gone, later(5 * 365))).toMatchObject([{ then: 'removed' }]);
});

test('a month begins and ends at midnight in Shanghai, and the year turns', () => {
  expect(monthSpan('2026-12')).toEqual(['2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z']);
  expect(monthsBefore(new Date('2026-12-31T16:00:00Z'))).toEqual(['2027-01', '2026-12', '2026-11']);
});

/** How a person corrects what is kept of them, or why there is nothing to correct. */
const corrected: Readonly<Partial<Record<keyof Person, readonly ActionName[] | string>>> = {
  nickname: ['person.register'],
  avatar: ['person.register'],
  rawPhotos: ['person.register'],
  home: ['person.register'],
  born: ['volunteer.update', 'volunteer.consent'],
  consents: ['person.agree', 'person.takeBack'],
  volunteer: ['volunteer.update', 'volunteer.leave'],
  memberKeys: ['volunteer.join', 'volunteer.quit', 'volunteer.reportIn', 'volunteer.endReport'],
  guardianId: ['volunteer.withdrawConsent'],
  guardianCode: '只是一个码，监护人同意后作废',
  linkTries: '什么时候试过，不是关于人的说法',
  pace: '什么时候做过，不是关于人的说法',
  _id: '微信给的，不由我们改',
};

test('whatever is personal in a person has a way to be corrected by its owner, or a reason why not', () => {
  expect(Object.keys(corrected).sort()).toEqual(Object.keys(collections.people.sensitivity).sort());
  for (const ways of Object.values(corrected))
    for (const action of typeof ways === 'string' ? [] : (ways ?? []))
      expect(actions[action]).toMatchObject({ changes: true });
});
