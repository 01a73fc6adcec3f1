import { partiesToGroup, type Group } from '../../domain/groups/model';
import type { Actor, Party } from '../../domain/kernel/access';
import type { ActionName, CheckedInputOf } from '../../domain/contract';
import { isPermitted } from '../../domain/permissions';
import type { Shop } from '../../domain/shops/model';
import type { Ahead, AheadOf, Call } from '../runtime/serve';
import type { Store } from '../runtime/store';
import { shopsOf } from '../runtime/shops';

type Asking = { readonly groupId: string; readonly openid: string; readonly store: Store };
type Membership = readonly [group: Group, shops: readonly Shop[]];

const membership = ({ groupId, openid, store }: Asking): Promise<Membership> =>
  Promise.all([store.get('groups', groupId), shopsOf(openid, store)]);

type Asked = Parameters<Ahead>[0];

const inputOf = <A extends ActionName>({ input }: Asked): CheckedInputOf<A> => input as CheckedInputOf<A>;

/** What is part of who is calling, or must be quick, is looked up with the caller. */
const looks = {
  'need.raise': (asked: Asked) => membership({ ...asked, groupId: inputOf<'need.raise'>(asked).groupId }),
  'job.interest': (asked: Asked) =>
    Promise.all([asked.store.get('jobs', inputOf<'job.interest'>(asked).jobId), shopsOf(asked.openid, asked.store)]),
  'order.place': (asked: Asked) =>
    Promise.all([
      asked.store.get('offers', inputOf<'order.place'>(asked).offerId),
      shopsOf(asked.openid, asked.store),
      asked.store.find('orders', asked.newId),
    ]),
} satisfies AheadOf;

export const looksAhead: AheadOf = looks;

/** What was looked up with the caller; when it is decided again, looked up anew. */
export const lookedAhead = <A extends keyof typeof looks>(action: A, call: Call<A>): ReturnType<(typeof looks)[A]> =>
  (call.ahead ?? looks[action](call)) as ReturnType<(typeof looks)[A]>;

type OpenedGroup = {
  readonly group: Group;
  readonly shops: readonly Shop[];
  readonly actor: Actor;
  readonly parties: readonly Party[];
};

type Opening = Asking & { readonly caller: Promise<Actor>; readonly ahead: Promise<unknown> | undefined };

/** The group and who is asking, side by side: membership is read on every call and remembered nowhere. */
export const openGroup = async (opening: Opening): Promise<OpenedGroup> => {
  const looked = (opening.ahead as Promise<Membership> | undefined) ?? membership(opening);
  const [[group, shops], actor] = await Promise.all([looked, opening.caller]);
  return { group, shops, actor, parties: partiesToGroup(group, actor, shops) };
};

/** Somebody the group exists for: they hear that it is not theirs to do, everybody else that there is nothing. */
export const isMember = (parties: readonly Party[]): boolean => isPermitted('group.read', parties);
