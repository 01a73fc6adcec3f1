import { refuse } from '../kernel/fault';
import { ageAt, CHILD_AGE, isAhead, isChildBy, isMinorAt, makesOlder, type Born } from './age';
import { consentTo, waiting } from './consents';
import { agedOf, nobodyYet } from './guardians';
import type { Person } from './model';

/** As it is asked: in a form of before, the year alone. */
export type SaidBirth = { readonly birthYear?: number | undefined; readonly birthMonth?: number | undefined };

const bornBy = ({ birthYear, birthMonth }: SaidBirth, now: Date): Born | null => {
  if (birthYear === undefined) return null;
  const born = { year: birthYear, month: birthMonth ?? null };
  return isAhead(born, now) ? refuse('BIRTH_AHEAD') : born;
};

/** A minor's own word: exact or younger at any time; to be older than was said takes a guardian's word. */
export const ownBirth = (person: Person, said: SaidBirth, now: Date): Born | null => {
  const aged = agedOf(person);
  const known = aged.born ?? null;
  const born = bornBy(said, now);
  if (!born || (born.month === null && born.year === known?.year)) return known;
  if (!isMinorAt({ born }, now)) refuse('NOT_A_MINOR');
  return makesOlder(aged, born) ? refuse('BIRTH_BY_GUARDIAN') : born;
};

/** A guardian knows when their ward was born, and puts right what a child wrote. */
export const wardBirth = (ward: Person, said: SaidBirth, now: Date): Born | null => {
  const born = bornBy(said, now);
  if (!born) return agedOf(ward).born ?? null;
  return isMinorAt({ born }, now) ? born : refuse('NOT_A_MINOR');
};

/** With the word that they are under fourteen; what was known before and says otherwise no longer counts. */
export const childBirth = (person: Person, said: SaidBirth, now: Date): Born | null => {
  const born = bornBy(said, now) ?? agedOf(person).born ?? null;
  if (!born || ageAt({ born }, now) < CHILD_AGE) return born;
  return said.birthYear === undefined ? null : refuse('BIRTH_NOT_CHILD');
};

/** A child and their card wait for a guardian, who is given the code. */
export const askGuardian = (child: Person, guardianCode: string, now: Date): Person => ({
  ...child,
  consents: waiting(child.consents, 'child', now),
  volunteer: child.volunteer && { ...child.volunteer, guardian: nobodyYet },
  guardianCode,
});

/** What follows from an age that is said: a minor's card waits for a guardian, whoever is under fourteen waits altogether. */
export const ofAge = (person: Person, born: Born | null, guardianCode: string, now: Date): Person => {
  const aged = { ...person, born };
  if (!isMinorAt({ born }, now)) return aged;
  if (born && isChildBy(born, now) && !consentTo('child', person.consents)) return askGuardian(aged, guardianCode, now);
  const { volunteer } = person;
  return volunteer && !volunteer.guardian
    ? { ...aged, volunteer: { ...volunteer, guardian: nobodyYet }, guardianCode }
    : aged;
};
