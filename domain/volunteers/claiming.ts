import type { FaultCode } from '../faults';
import type { Actor } from '../kernel/access';
import { shanghaiDate } from '../kernel/calendar';
import { refuse } from '../kernel/fault';
import type { VolunteerCard } from './model';

const ADULT_AGE = 18;

/** Only the year is asked, so somebody counts as grown up from the year on in which they surely are. */
export const isMinor = ({ birthYear }: VolunteerCard, now: Date): boolean =>
  birthYear !== null && Number(shanghaiDate(now).slice(0, 4)) - birthYear <= ADULT_AGE;

/** Why somebody cannot help yet; null when they can. */
export const obstacleToHelping = ({ volunteer }: Actor, now: Date): FaultCode | null => {
  if (!volunteer) return 'VOLUNTEER_FIRST';
  return isMinor(volunteer, now) && !volunteer.guardian?.consentedAt ? 'GUARDIAN_FIRST' : null;
};

/** Who takes something on: a person for themselves, or a liaison for the organisation whose post they hold. */
type Claimant = {
  readonly personId: string;
  /** Empty for somebody who comes for themselves. */
  readonly unitId: string;
  readonly name: string;
  readonly unit: string;
};

/** In whose name somebody may take something on; `unitId` is empty for themselves. */
export type ClaimName = Pick<Claimant, 'unitId' | 'name'>;

/** The organisations they speak for. */
export const unitsSpokenFor = (actor: Actor): ClaimName[] =>
  actor.posts
    .filter(({ role, unitId }) => role === 'partnerLiaison' && unitId !== '')
    .map(({ unitId, place }) => ({ unitId, name: place }));

/** Themselves first, if they may help at all. */
export const claimNamesOf = (actor: Actor, now: Date): ClaimName[] => [
  ...(obstacleToHelping(actor, now) ? [] : [{ unitId: '', name: actor.nickname }]),
  ...unitsSpokenFor(actor),
];

/** Only a liaison speaks for an organisation, and only for their own. */
export const claimantOf = (actor: Actor, unitId: string | undefined, now: Date): Claimant => {
  if (unitId === undefined) {
    const obstacle = obstacleToHelping(actor, now);
    if (obstacle) refuse(obstacle);
    return { personId: actor.id, unitId: '', name: actor.nickname, unit: '' };
  }
  const post =
    actor.posts.find((held) => held.role === 'partnerLiaison' && held.unitId === unitId) ?? refuse('NOT_YOURS_TO_DO');
  return { personId: actor.id, unitId, name: post.name, unit: post.place };
};
