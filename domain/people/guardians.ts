import type { VolunteerCard } from '../volunteers/model';
import { isUnderFourteen, type Aged, type Born } from './age';
import { consentTo, type Said } from './consents';

/** A minor whose guardian has not said yes. */
export const nobodyYet = { personId: '', consentedAt: '' } as const;

type Consenting = { readonly consents: readonly Said[] };
type Guarded = Consenting & { readonly born?: Born | null; readonly volunteer: VolunteerCard | null };

/** What a person's papers say of their age; cards of before kept the year of birth themselves. */
export const agedOf = ({ born, volunteer, consents }: Guarded): Aged => {
  const year = volunteer?.birthYear ?? null;
  return {
    born: born ?? (year === null ? null : { year, month: null }),
    childSince: consents.find(({ purpose }) => purpose === 'child')?.at ?? '',
  };
};

/** Under fourteen: whatever is kept about them is their guardian's to ask for and to have deleted. */
export const isChild = (person: Guarded, now: Date): boolean =>
  consentTo('child', person.consents) !== undefined && isUnderFourteen(agedOf(person), now);

/** A child nobody has said yes for, or no longer: nobody is a resident meanwhile. */
export const isChildWaiting = (person: Guarded, now: Date): boolean =>
  isChild(person, now) && consentTo('child', person.consents)?.given === false;

/** Whether anybody may still say yes for them with the code they show. */
export const isAskingForGuardian = (person: Guarded, now: Date): boolean =>
  isChildWaiting(person, now) || person.volunteer?.guardian?.consentedAt === '';

/** Since when a guardian's yes holds for them; empty while none does. */
export const guardedSince = ({ consents, volunteer }: Guarded): string => {
  const said = consentTo('child', consents);
  return said?.given ? said.at : (volunteer?.guardian?.consentedAt ?? '');
};
