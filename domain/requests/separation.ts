import type { Actor } from '../kernel/access';
import type { FaultCode } from '../faults';
import { unitsOf } from './case';
import type { Deed } from './machine';
import type { ServiceRequest } from './model';

/** Who had a hand in one matter. It is the person who counts, in whatever post they stand this time. */
export type Hand = 'recorder' | 'handler' | 'checker';

type Parted = Pick<ServiceRequest, 'recorderId' | 'handler' | 'checkerId' | 'reporterId'>;

/** The handler, or somebody of the very unit that handles it. */
const isHandlers = ({ handler }: Pick<ServiceRequest, 'handler'>, actor: Actor): boolean =>
  handler !== null && (handler.personId === actor.id || unitsOf(actor).includes(handler.unitId));

const had: Readonly<Record<Hand, (request: Parted, actor: Actor) => boolean>> = {
  recorder: ({ recorderId }, { id }) => recorderId === id,
  handler: isHandlers,
  checker: ({ checkerId }, { id }) => checkerId === id,
};

/** `voice`: a return visit that brings back the word of a reporter who cannot give it on a phone of their own. */
type Kept = 'verify' | 'sendBack' | 'visit' | 'voice' | 'link' | 'satisfied';

/** Kept apart: whoever does this had none of these hands in the same matter. */
export const apart: Readonly<Record<Kept, readonly Hand[]>> = {
  verify: ['handler', 'recorder'],
  sendBack: ['handler', 'recorder'],
  visit: ['handler'],
  voice: ['handler', 'recorder', 'checker'],
  link: ['handler', 'recorder', 'checker'],
  /** A reporter who handled it themselves closes it, and that is nobody's satisfaction. */
  satisfied: ['handler', 'recorder'],
};

/** The hand that keeps somebody from it; undefined when none does. */
export const handIn = (kept: Kept, request: Parted, actor: Actor): Hand | undefined =>
  apart[kept].find((hand) => had[hand](request, actor));

const checking: Readonly<Record<Hand, FaultCode>> = {
  handler: 'VERIFIER_IS_HANDLER',
  recorder: 'VERIFIER_IS_RECORDER',
  checker: 'VERIFIER_IS_HANDLER',
};
const visiting: Readonly<Record<Hand, FaultCode>> = {
  handler: 'VISITOR_IS_HANDLER',
  recorder: 'VISITOR_IS_RECORDER',
  checker: 'VISITOR_IS_CHECKER',
};

/** What the screen does not offer and the rules refuse, for whoever had a hand in it already. */
export const keptApart = (deed: Deed & ('verify' | 'sendBack' | 'visit'), request: Parted, actor: Actor) => {
  const kept = deed === 'visit' && request.reporterId === '' ? 'voice' : deed;
  const hand = handIn(kept, request, actor);
  return hand === undefined ? null : (deed === 'visit' ? visiting : checking)[hand];
};

/** Somebody who can be asked how it went: on their own phone, or as whoever wrote it down knows them. */
export const canBeAsked = ({ reporterId, reporterContact }: Pick<ServiceRequest, 'reporterId' | 'reporterContact'>) =>
  reporterId !== '' || reporterContact !== null;
