import type { VolunteerCard } from '../volunteers/model';
import { consentTo, type Said } from './consents';

type Consenting = { readonly consents: readonly Said[] };
type Guarded = Consenting & { readonly volunteer: VolunteerCard | null };

/** Under fourteen by their own word: whatever is kept about them is their guardian's to ask for and to have deleted. */
export const isChild = ({ consents }: Consenting): boolean => consentTo('child', consents) !== undefined;

/** A child nobody has said yes for, or no longer: nobody is a resident meanwhile. */
export const isChildWaiting = ({ consents }: Consenting): boolean => consentTo('child', consents)?.given === false;

/** Whether anybody may still say yes for them with the code they show. */
export const isAskingForGuardian = ({ consents, volunteer }: Guarded): boolean =>
  isChildWaiting({ consents }) || volunteer?.guardian?.consentedAt === '';

/** Since when a guardian's yes holds for them; empty while none does. */
export const guardedSince = ({ consents, volunteer }: Guarded): string => {
  const said = consentTo('child', consents);
  return said?.given ? said.at : (volunteer?.guardian?.consentedAt ?? '');
};
