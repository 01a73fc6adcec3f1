import { saysAtLeast } from '../kernel/letters';
import type { Actor, HeldPost } from '../kernel/access';
import { postsWithin } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { step } from '../kernel/machine';
import { ancestryOf, type Place } from '../places/model';
import { postLabel } from '../posts/model';
import { isPermitted, permissions } from '../permissions';
import { type RegisterView, type Verdict } from './contract';
import { registerMachine } from './machine';
import { askingRoles, partiesToRegister, type Register } from './model';
import { REASON_LEAST } from '../kernel/schemas';

const HOUR = 3_600_000;
const FETCH_HOURS = 24;
const FETCHES_A_PAGE = 3;
/** What nobody looked at for a week is asked for again, with a reason that still holds. */
const DECIDE_HOURS = 7 * 24;

const later = (at: string, hours: number): string => new Date(new Date(at).getTime() + hours * HOUR).toISOString();

/** The oldest that may still be decided. */
export const decidableSince = (now: Date): string => later(now.toISOString(), -DECIDE_HOURS);

/** Of several posts the highest: nobody below it may be the one who says yes. */
const highest = (posts: readonly HeldPost[]): HeldPost | undefined =>
  [...posts].sort((one, other) => one.placeId.length - other.placeId.length)[0];

const postFor = (actor: Actor, places: readonly string[], roles: readonly string[]): HeldPost =>
  highest(postsWithin(actor, places).filter(({ role }) => roles.includes(role))) ?? refuse('NOT_FOUND');

type Asked = { readonly month: string; readonly reason: string };
type Acting = { readonly by: Actor; readonly now: Date };

export const askForRegister = (_id: string, place: Place, said: Asked, { by, now }: Acting): Register => {
  const post = postFor(by, place.scopes, askingRoles);
  return {
    _id,
    version: 1,
    operations: [],
    state: registerMachine.initial,
    placeId: place._id,
    place: place.label || place.name,
    month: said.month,
    reason: said.reason,
    askerId: by.id,
    askedBy: postLabel(post),
    askedAt: now.toISOString(),
    deciderPlaces: ancestryOf(post.placeId),
    deciderId: '',
    decidedBy: '',
    decidedAt: '',
    answer: '',
    untilAt: '',
    fetches: [],
    cursors: [],
  };
};

/** Two people, whatever posts they hold. */
export const decideRegister = (register: Register, said: Verdict, { by, now }: Acting): Register => {
  if (register.askerId === by.id) refuse('EXPORT_SECOND_PERSON');
  const state = step(registerMachine, register.state, said.verdict);
  if (said.verdict === 'decline' && !saysAtLeast(said.reason, REASON_LEAST))
    refuse('BAD_INPUT', { where: 'reason', what: 'min_length' });
  if (register.askedAt < decidableSince(now)) refuse('EXPORT_LAPSED');
  const at = now.toISOString();
  return {
    ...register,
    state,
    deciderId: by.id,
    decidedBy: postLabel(postFor(by, register.deciderPlaces, permissions['export.decide'])),
    decidedAt: at,
    answer: said.verdict === 'decline' ? said.reason : '',
    untilAt: said.verdict === 'approve' ? later(at, FETCH_HOURS) : '',
  };
};

const leftOf = ({ fetches }: Register, page: number): number =>
  FETCHES_A_PAGE - fetches.filter((one) => one.page === page).length;

/** Looked at whenever something is about to be shown, also for a press that is told its answer again. */
export const assertShowable = (register: Register, { by, now }: Acting): void => {
  if (!partiesToRegister(register, by).includes('asker')) refuse('NOT_FOUND');
  step(registerMachine, register.state, 'fetch');
  if (register.untilAt <= now.toISOString()) refuse('EXPORT_OVER');
};

/** Written down before anything of it is shown. `next` is where the page after this one begins. */
export const fetched = (register: Register, { page, next }: { page: number; next: string }, now: Date): Register => {
  if (leftOf(register, page) <= 0) refuse('EXPORT_SPENT');
  const isNews = next !== '' && register.cursors.length < page;
  return {
    ...register,
    state: step(registerMachine, register.state, 'fetch'),
    fetches: [...register.fetches, { page, at: now.toISOString() }],
    cursors: isNews ? [...register.cursors, next] : register.cursors,
  };
};

/** Where a page begins; undefined for the first, and a page nobody has come to yet does not exist. */
export const beginOf = ({ cursors }: Register, page: number): string | undefined =>
  page === 1 ? undefined : (cursors[page - 2] ?? refuse('NOT_FOUND'));

export const registerViewOf = (register: Register, by: Actor, now: Date): RegisterView => {
  const parties = partiesToRegister(register, by);
  const open = register.state === 'approved' && register.untilAt > now.toISOString();
  const pages = [1, ...register.cursors.map((_, at) => at + 2)];
  return {
    exportId: register._id,
    place: register.place,
    month: register.month,
    state: register.state,
    stateLabel: registerMachine.states[register.state],
    reason: register.reason,
    askedBy: register.askedBy,
    askedAt: register.askedAt,
    decidedBy: register.decidedBy,
    answer: register.answer,
    untilAt: open ? register.untilAt : '',
    mayDecide:
      register.state === 'asked' &&
      register.askerId !== by.id &&
      register.askedAt >= decidableSince(now) &&
      isPermitted('export.decide', parties),
    pages:
      open && parties.includes('asker')
        ? pages.map((page) => ({ page, left: Math.max(0, leftOf(register, page)) }))
        : [],
  };
};
