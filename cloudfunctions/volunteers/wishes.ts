import type { CheckedInputOf } from '../../domain/contract';
import { judge } from '../../domain/checks/rules';
import { readingsOf } from '../../domain/kernel/codes';
import { partiesOf, rolesWithin } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { homeAt, isOnDuty } from '../../domain/people/model';
import type { wishActions, WishView } from '../../domain/wishes/contract';
import { guard, post, record, reveal } from '../../domain/wishes/posting';
import { partiesToWish, type Wish } from '../../domain/wishes/model';
import type { Occasion } from '../../domain/wishes/moving';
import { approve, confirm, deliver, release, reopen, revise, sendBack, withdraw } from '../../domain/wishes/rules';
import { wishViewOf } from '../../domain/wishes/views';
import { oneOf } from '../runtime/filters';
import { leaveFirst } from '../runtime/leaveFirst';
import { idOf } from '../runtime/operation';
import type { Call, HandlersOf } from '../runtime/serve';
import type { Store } from '../runtime/store';
import { claimWish } from './wishClaims';
import { bringBackWish, turnToRequest, wishFromRequest } from './wishConversions';
import { listWishes } from './wishLists';

type MoveAction =
  | 'wish.approve'
  | 'wish.sendBack'
  | 'wish.revise'
  | 'wish.judge'
  | 'wish.withdraw'
  | 'wish.release'
  | 'wish.deliver'
  | 'wish.confirm'
  | 'wish.reopen';

type Rule<Said> = (wish: Wish, said: Said, occasion: Occasion) => Wish;

/** Every move of a wish takes the same road: load, ask leave, decide with its rule, save. */
const moving =
  <A extends MoveAction>(rule: Rule<CheckedInputOf<A>>) =>
  async ({ input, caller, now, store, permit, once }: Call<A>): Promise<WishView> => {
    const [wish, actor] = await Promise.all([store.get('wishes', input.wishId), caller]);
    // A press that counted was allowed then, whatever the person is to the wish by now.
    const counted = once(wish, (loaded) => ({ ...loaded })) === wish;
    permit([...partiesToWish(wish, actor), ...(counted ? (['claimer'] as const) : [])]);
    const moved = once(wish, (loaded) => rule(loaded, input, { by: actor, now }));
    return wishViewOf(await store.save('wishes', moved), actor, now);
  };

/** Nobody can work it out from the wish's own id: the person it is made from never leaves the server. */
const invitationOf = (openid: string, newId: string): string => idOf(openid, newId, 'guardian');

const invited = async (invitation: string, store: Store): Promise<Wish> => {
  const [wish] = await store.list('wishes', {
    where: { invitation: oneOf(readingsOf(invitation)) },
    by: { field: 'invitation', order: 'asc' },
    limit: 1,
  });
  return wish ?? refuse('INVITATION_OVER');
};

export const wishHandlers = {
  'wish.list': listWishes,

  'wish.read': async ({ input, caller, now, store, permit }) => {
    const [wish, actor] = await Promise.all([store.get('wishes', input.wishId), caller]);
    permit(partiesToWish(wish, actor));
    return wishViewOf(wish, actor, now);
  },

  'wish.post': async ({ input, openid, caller, now, permit, create, newId, textCheck }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const where = actor.home ?? refuse('REGISTER_FIRST');
    const made = { _id: newId, where, textCheck: await textCheck, invitation: invitationOf(openid, newId) };
    return wishViewOf(await create('wishes', post(made, input, { by: actor, now })), actor, now);
  },

  'wish.record': async ({ input, openid, caller, now, store, permit, create, newId, textCheck }) => {
    const [place, actor] = await Promise.all([store.get('places', input.placeId), caller]);
    permit(rolesWithin(actor, place.scopes), isOnDuty(actor) ? 'NOT_FOUND' : 'NOT_ON_DUTY');
    const made = {
      _id: newId,
      where: homeAt(place),
      textCheck: await textCheck,
      invitation: invitationOf(openid, newId),
    };
    return wishViewOf(await create('wishes', record(made, input, { by: actor, now })), actor, now);
  },

  'wish.invited': async ({ input, caller, store, permit }) => {
    const [wish] = await leaveFirst(invited(input.invitation, store), caller, (actor) =>
      permit(partiesOf(actor), 'REGISTER_FIRST'),
    );
    if (wish.guardianId !== '') refuse('INVITATION_OVER');
    return { wishId: wish._id, title: wish.title, community: wish.community, minor: wish.minor };
  },

  'wish.guard': async ({ input, caller, now, store, permit, once }) => {
    const [wish, actor] = await leaveFirst(invited(input.invitation, store), caller, (one) =>
      permit(partiesOf(one), 'REGISTER_FIRST'),
    );
    const guarded = once(wish, (loaded) => guard(loaded, input, { by: actor, now }));
    return wishViewOf(await store.save('wishes', guarded), actor, now);
  },

  'wish.claim': claimWish,
  'wish.toRequest': turnToRequest,
  'wish.bringBack': bringBackWish,
  'wish.fromRequest': wishFromRequest,

  'wish.revealContact': async ({ input, caller, now, store, permit, once }) => {
    const [wish, actor] = await Promise.all([store.get('wishes', input.wishId), caller]);
    permit(partiesToWish(wish, actor));
    const looked = once(wish, (loaded) => reveal(loaded, input, { by: actor, now }));
    const { contact } = await store.save('wishes', looked);
    return contact ?? refuse('NO_CONTACT');
  },

  'wish.approve': moving<'wish.approve'>(approve),
  'wish.sendBack': moving<'wish.sendBack'>(sendBack),
  'wish.revise': moving<'wish.revise'>(revise),
  'wish.judge': moving<'wish.judge'>(judge),
  'wish.withdraw': moving<'wish.withdraw'>(withdraw),
  'wish.release': moving<'wish.release'>(release),
  'wish.deliver': moving<'wish.deliver'>(deliver),
  'wish.confirm': moving<'wish.confirm'>(confirm),
  'wish.reopen': moving<'wish.reopen'>(reopen),
} satisfies HandlersOf<typeof wishActions>;
