import { consentTo } from './consents';
import type { Person } from './model';

/** Under fourteen by their own word: whatever is kept about them is their guardian's to ask for and to have deleted. */
export const isChild = ({ consents }: Pick<Person, 'consents'>): boolean => consentTo('child', consents) !== undefined;

/** A child nobody has said yes for, or no longer: nobody is a resident meanwhile. */
export const isChildWaiting = ({ consents }: Pick<Person, 'consents'>): boolean =>
  consentTo('child', consents)?.given === false;

/** Whether anybody may still say yes for them with the code they show. */
export const isAskingForGuardian = ({ consents, volunteer }: Pick<Person, 'consents' | 'volunteer'>): boolean =>
  isChildWaiting({ consents }) || volunteer?.guardian?.consentedAt === '';

/** Since when a guardian's yes holds for them; empty while none does. */
export const guardedSince = ({ consents, volunteer }: Pick<Person, 'consents' | 'volunteer'>): string => {
  const said = consentTo('child', consents);
  return said?.given ? said.at : (volunteer?.guardian?.consentedAt ?? '');
};
