import type { FaultCode } from '../faults';
import type { Actor } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { isMinorAt, isUnderFourteen } from '../people/age';

/** Why somebody cannot help yet; null when they can. Under fourteen they come along with a grown-up and take nothing on. */
export const obstacleToHelping = (actor: Actor, now: Date): FaultCode | null => {
  const { volunteer } = actor;
  if (!volunteer) return 'VOLUNTEER_FIRST';
  if (isUnderFourteen(actor, now)) return 'CHILD_HELPS_LATER';
  return isMinorAt(actor, now) && !volunteer.guardian?.consentedAt ? 'GUARDIAN_FIRST' : null;
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
