import type { Actor } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { step } from '../kernel/machine';
import { withTaps } from '../notices/rules';
import { postLabel } from '../posts/model';
import { wishMachine, type PersonMove, type WishMove, type WishState } from './machine';
import { actingPostOn, actionOf, isClaimer, isGuardian, isWisher, type Wish, type WishHappened } from './model';
import { withTidings } from './notices';
import { obstacleTo } from './obstacles';

const DAY = 86_400_000;
/** A claimer has so long to bring it, and half as long to make good what did not please. */
const CLAIM_DAYS = 14;
const REDO_DAYS = 7;
/** A wish nobody claimed, or whose wisher has not said a word, is brought to the staff's attention after so long. */
const IDLE_DAYS = { listed: 30, delivered: 7 } as const;

export const HISTORY_MAX = 100;
/** Lines kept free for how it ends. */
const ENDING_LINES = 10;

const after = (at: string, days: number): string => new Date(new Date(at).getTime() + days * DAY).toISOString();
export const deliverByOf = (claimedAt: string): string => after(claimedAt, CLAIM_DAYS);
export const redoBy = (at: string): string => after(at, REDO_DAYS);

export type Occasion = { readonly by: Actor; readonly now: Date };
export type Said = { readonly words?: string; readonly who?: string; readonly subscribed?: readonly string[] };

/** In which capacity somebody acts: the wisher's side before the claimer before staff. Never a private name. */
const whoOf = (wish: Wish, move: PersonMove, by: Actor): string => {
  if (isWisher(wish, by)) return '许愿人';
  if (isGuardian(wish, by)) return '监护人';
  if (isClaimer(wish, by) && (move === 'release' || move === 'deliver')) return wish.claim?.unit || '认领人';
  const post = actingPostOn(wish, actionOf[move], by);
  return post ? postLabel(post) : wish.recordedBy;
};

/** When the clock looks at it next; empty when time changes nothing. */
const lookAtOf = ({ state, claim, movedAt }: Wish): string => {
  if (state === 'claimed') return claim?.dueAt ?? '';
  return state === 'listed' || state === 'delivered' ? after(movedAt, IDLE_DAYS[state]) : '';
};

const ownersOf = ({ wisherId, guardianId }: Wish): string[] => [wisherId, guardianId].filter((id) => id !== '');

/** What every change ends with: how lists and the clock find it, and the messages it causes. */
export const finished = (wish: Wish): Wish =>
  withTidings({
    ...wish,
    ownerIds: ownersOf(wish),
    claimKey: wish.claim ? wish.claim.unitId || wish.claim.personId : '',
    lookAt: lookAtOf(wish),
  });

/** The same ways stay open for the clock and for whatever ends it, however often it went round. */
export const appended = (wish: Wish, line: WishHappened): readonly WishHappened[] => {
  const ends: readonly WishState[] = ['closed', 'withdrawn'];
  const most = ends.includes(wish.state) || line.by === '' ? HISTORY_MAX : HISTORY_MAX - ENDING_LINES;
  if (wish.history.length < most) return [...wish.history, line];
  return line.by === '' ? [...wish.history.slice(0, -1), line] : refuse('HISTORY_FULL');
};

const withLine = (wish: Wish, line: WishHappened): Wish => ({
  ...wish,
  movedAt: line.at,
  history: appended(wish, line),
});

/** Moves a wish along and leaves a trace. A state never changes in any other way. */
export const moved = (wish: Wish, move: PersonMove, { by, now }: Occasion, said: Said = {}): Wish => {
  const state = step(wishMachine, wish.state, move);
  const obstacle = obstacleTo(move, wish, by, now);
  if (obstacle) refuse(obstacle);
  const who = said.who ?? whoOf(wish, move, by);
  const line = { move, by: by.id, who, at: now.toISOString(), words: said.words ?? '' };
  const after = withLine({ ...wish, state }, line);
  return { ...after, allowances: withTaps(wish.allowances, by.id, said.subscribed ?? []) };
};

/** The same when a time is up or the request has moved: nobody's deed. */
export const movedByClock = (wish: Wish, move: WishMove, now: Date, words = ''): Wish =>
  withLine(
    { ...wish, state: step(wishMachine, wish.state, move) },
    { move, by: '', who: '', at: now.toISOString(), words },
  );
