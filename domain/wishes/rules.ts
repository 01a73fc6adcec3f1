import { freshPictures } from '../checks/rules';
import type { Actor } from '../kernel/access';
import { refuse } from '../kernel/fault';
import type { Owed } from '../points/owed';
import type { Wished } from './posting';
import type { HeardHow } from './contract';
import { heardHow } from './contract';
import type { ServiceRequest } from '../requests/model';
import { claimantOf } from '../volunteers/claiming';
import { appended, deliverByOf, finished, moved, movedByClock, redoBy, type Occasion, type Said } from './moving';
import { wishMachine } from './machine';
import { withTidings } from './notices';
import { isGuardian, isWisher, type Wish } from './model';

/** Pictures that come in now are checked from now on; those looked at before keep their answer. */
const withPhotos = (wish: Wish, photos: readonly string[], now: Date): Wish => {
  const known = new Set(wish.pictures.map(({ fileId }) => fileId));
  const fresh = freshPictures(photos.filter((fileId) => !known.has(fileId)));
  if (fresh.length === 0) return wish;
  const at = now.toISOString();
  return { ...wish, pictures: [...wish.pictures, ...fresh], checksDueAt: at, submittedAt: at };
};

/** On the wall from now on, for everybody. */
const listed = (wish: Wish): Wish => ({ ...wish, listedAt: wish.movedAt, claim: null });

export const approve = (wish: Wish, said: { title?: string | undefined } & Said, occasion: Occasion): Wish => {
  const approved = moved(wish, 'approve', occasion, said);
  return finished(listed({ ...approved, title: said.title ?? wish.title, reviewerId: occasion.by.id }));
};

export const sendBack = (wish: Wish, said: { reason: string } & Said, occasion: Occasion): Wish =>
  finished(moved(wish, 'sendBack', occasion, { ...said, words: said.reason }));

export const revise = (wish: Wish, said: Wished & Said, occasion: Occasion): Wish => {
  const { title, text, kind, photos } = said;
  const revised = moved(wish, 'revise', occasion, { subscribed: said.subscribed ?? [] });
  return finished(withPhotos({ ...revised, title, text, kind, photos }, photos, occasion.now));
};

export const withdraw = (wish: Wish, said: { reason: string } & Said, occasion: Occasion): Wish =>
  finished({ ...moved(wish, 'withdraw', occasion, { ...said, words: said.reason }), invitation: '' });

/** Taken by one person or one organisation. Only the usual case is decided by the database: see claimWish. */
export const claim = (wish: Wish, said: { unitId?: string | undefined } & Said, occasion: Occasion): Wish => {
  if (wish.state === 'claimed') refuse('WISH_TAKEN');
  if (wish.claimsLeft <= 0) refuse('HISTORY_FULL');
  const claimant = claimantOf(occasion.by, said.unitId, occasion.now);
  const { subscribed = [] } = said;
  const claimed = moved(wish, 'claim', occasion, { subscribed, who: claimant.unit || '认领人' });
  const at = claimed.movedAt;
  const mine = { ...claimant, at, dueAt: deliverByOf(at) };
  return finished({ ...claimed, claim: mine, claimsLeft: wish.claimsLeft - 1 });
};

/** Given back by the claimer, or by staff when nobody came. */
export const release = (wish: Wish, said: { reason: string } & Said, occasion: Occasion): Wish =>
  finished(listed(moved(wish, 'release', occasion, { ...said, words: said.reason })));

type Brought = { readonly words: string; readonly photos: readonly string[]; readonly showsRecipient: boolean };

/** A word or a picture says that it came; the linked request hears of it. */
export const deliver = (wish: Wish, said: Brought & Said, occasion: Occasion): Wish => {
  const { words, photos, showsRecipient } = said;
  const brought = moved(wish, 'deliver', occasion, said);
  if (words === '' && photos.length === 0) refuse('PROOF_NEEDED');
  const proof = { words, photos, at: brought.movedAt, showsRecipient };
  const requestDueAt = wish.requestOpen ? brought.movedAt : '';
  return finished(withPhotos({ ...brought, proof, requestDueAt }, photos, occasion.now));
};

/** An organisation is thanked on the wall; a person's points are owed from here on and paid by the clock. */
const owedFor = (wish: Wish, by: string): Owed[] => {
  const { claim, proof, movedAt, reviewerId } = wish;
  if (!claim || claim.unitId !== '' || !proof) return [];
  const hands = [by, reviewerId].filter((id) => id !== '');
  const owed = { cause: wish._id, personId: claim.personId, earnedAt: movedAt, words: wish.title };
  return [{ ...owed, teamId: '', by: hands, minutes: 0, points: 0 }];
};

const closed = (wish: Wish, by: string): Wish => {
  const owed = owedFor(wish, by);
  return {
    ...wish,
    owed,
    owedDueAt: owed.length > 0 ? wish.movedAt : '',
    countDueAt: wish.movedAt,
    requestOpen: false,
    invitation: '',
  };
};

type Word = { readonly heard?: HeardHow | undefined };

/** Staff say how they heard it; the wisher's side just says it. */
const heardWords = (words: string, heard: HeardHow | undefined): string =>
  [heard ? heardHow[heard] : '', words].filter((part) => part !== '').join('：');

const assertHeard = (wish: Wish, { heard }: Word, by: Actor): void => {
  if (!heard && !isWisher(wish, by) && !isGuardian(wish, by)) refuse('WISH_HEARD_HOW');
};

export const confirm = (wish: Wish, said: Word & Said & { readonly mayShow: boolean }, occasion: Occasion): Wish => {
  const confirmed = moved(wish, 'confirm', occasion, { ...said, words: heardWords(said.words ?? '', said.heard) });
  assertHeard(wish, said, occasion.by);
  return finished(closed({ ...confirmed, mayShow: said.mayShow && !said.heard }, occasion.by.id));
};

/** Taken up again by the same hands, as a request is. */
const again = (wish: Wish): Wish => ({
  ...wish,
  reopened: wish.reopened + 1,
  proof: null,
  claim: wish.claim && { ...wish.claim, dueAt: redoBy(wish.movedAt) },
});

export const reopen = (wish: Wish, said: Word & Said & { readonly reason: string }, occasion: Occasion): Wish => {
  const reopened = moved(wish, 'reopen', occasion, { ...said, words: heardWords(said.reason, said.heard) });
  assertHeard(wish, said, occasion.by);
  return finished(again(reopened));
};

/** The last word of the linked request's reporter, or the clock when the request is satisfied: the wish has come true. */
const fulfilled = (wish: Wish, now: Date): Wish => {
  const done = movedByClock(wish, 'fulfil', now);
  return finished(closed({ ...done, claim: wish.proof ? wish.claim : null }, ''));
};

/** The claimer did not come: back on the list for everybody. */
const lapsed = (wish: Wish, now: Date): Wish => finished(listed(movedByClock(wish, 'lapse', now)));

/**
 * Whoever wished is gone: nobody brings it any more, and whoever was about to hears. What was brought already waits for
 * a word as it would anyway, until staff say it.
 */
export const wisherLeft = (wish: Wish, personId: string, now: Date): Wish =>
  wish.wisherId === personId && (wishMachine.moves.wisherLeft.from as readonly string[]).includes(wish.state)
    ? finished({ ...movedByClock(wish, 'wisherLeft', now), invitation: '', requestOpen: false })
    : wish;

/** Whoever claimed it for themselves is gone: back on the list for everybody. An organisation's claim stands. */
export const claimerLeft = (wish: Wish, personId: string, now: Date): Wish =>
  wish.state === 'claimed' && wish.claim?.personId === personId && wish.claim.unitId === ''
    ? finished(listed(movedByClock(wish, 'claimerLeft', now)))
    : wish;

/** Told once, however long nobody looks. */
const idle = (wish: Wish, now: Date): Wish => {
  const line = { move: 'idle' as const, by: '', who: '', at: now.toISOString(), words: '' };
  return { ...withTidings({ ...wish, history: appended(wish, line) }), lookAt: '' };
};

/** The wisher's side hears of a claim a minute later: the claim itself is one write that reads nothing. */
const claimTold = (wish: Wish): Wish => ({ ...withTidings(wish), lookAt: wish.claim?.dueAt ?? '' });

/** What time has brought about, as of now. */
export const look = (wish: Wish, now: Date): Wish => {
  if (wish.lookAt === '' || wish.lookAt > now.toISOString()) return wish;
  if (wish.state === 'claimed' && wish.claim)
    return wish.claim.dueAt <= now.toISOString() ? lapsed(wish, now) : claimTold(wish);
  return idle(wish, now);
};

const reopenedAfter = (request: ServiceRequest, at: string): boolean =>
  request.history.some((one) => (one.move === 'reopen' || one.move === 'review') && one.at > at);

/** The wish goes with its request: satisfied makes it true, reopened takes it up again, anything else gives it back. */
export const follow = (wish: Wish, request: ServiceRequest, now: Date): Wish => {
  if (wish.requestId !== request._id || !wish.requestOpen) return wish;
  const over = request.state === 'closed' || request.state === 'withdrawn';
  if (request.state === 'closed' && request.rating === 'satisfied')
    return wishMachine.moves.fulfil.from.includes(wish.state) ? fulfilled(wish, now) : { ...wish, requestOpen: false };
  if (over && wish.state === 'converted')
    return finished({ ...movedByClock(wish, 'comeBack', now), requestOpen: false });
  if (over) return { ...wish, requestOpen: false };
  if (wish.state === 'delivered' && wish.proof && reopenedAfter(request, wish.proof.at))
    return finished(again(movedByClock(wish, 'redo', now)));
  return wish;
};
