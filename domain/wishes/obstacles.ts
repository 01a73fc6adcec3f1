import type { FaultCode } from '../faults';
import type { Actor } from '../kernel/access';
import { obstacleToHelping, unitsSpokenFor } from '../volunteers/claiming';
import type { PersonMove } from './machine';
import { isClaimer, isGuardian, isWisher, type Wish } from './model';

/** Staff ask for the wisher's word themselves once it has not come for so long. */
const WORD_MISSING_AFTER = 7 * 86_400_000;

const deliveredLongAgo = ({ proof }: Wish, now: Date): boolean =>
  proof !== null && now.getTime() - new Date(proof.at).getTime() >= WORD_MISSING_AFTER;

type Obstacle = (wish: Wish, actor: Actor, now: Date) => FaultCode | null;

const isWishersSide = (wish: Wish, actor: Actor): boolean => isWisher(wish, actor) || isGuardian(wish, actor);

/** Looked at by somebody who neither wished for it nor wrote it down; a child's only after the guardian's yes. */
const listing: Obstacle = (wish, actor) => {
  if (isWishersSide(wish, actor) || wish.recorderId === actor.id) return 'WISH_REVIEWER';
  return wish.minor && wish.guardianId === '' ? 'GUARDIAN_FIRST' : null;
};

const lookingAt: Obstacle = (wish, actor) =>
  listing(wish, actor, new Date(0)) === 'WISH_REVIEWER' ? 'WISH_REVIEWER' : null;

/** Nobody is thanked for a wish they had a hand in posting. A liaison claims for an organisation, a volunteer for themselves. */
const claiming: Obstacle = (wish, actor, now) => {
  const hand = [wish.recorderId, wish.reviewerId].includes(actor.id);
  if (hand || isWishersSide(wish, actor)) return 'WISH_CLAIMER_SIDE';
  return unitsSpokenFor(actor).length > 0 ? null : obstacleToHelping(actor, now);
};

/** The wisher's word or the guardian's; staff write it down only for those who cannot say it, never the claimer's own. */
const saying: Obstacle = (wish, actor, now) => {
  if (wish.requestOpen) return 'WISH_FOLLOWS_REQUEST';
  if (isWishersSide(wish, actor)) return null;
  const nobody = wish.wisherId === '' && wish.guardianId === '';
  const ownWork = isClaimer(wish, actor) || wish.claim?.personId === actor.id;
  return !ownWork && (nobody || deliveredLongAgo(wish, now)) ? null : 'WISHER_CONFIRMS';
};

const obstacles: Readonly<Partial<Record<PersonMove, Obstacle>>> = {
  approve: listing,
  bringBack: listing,
  sendBack: lookingAt,
  claim: claiming,
  confirm: saying,
  reopen: saying,
  toRequest: (wish) => (wish.requestOpen ? 'WISH_LINKED' : null),
};

/** Why a move the table and the permission page allow makes no sense for this person; null when it does. */
export const obstacleTo = (move: PersonMove, wish: Wish, actor: Actor, now: Date): FaultCode | null =>
  obstacles[move]?.(wish, actor, now) ?? null;
