import { partiesToGroup, type Group } from '../../domain/groups/model';
import type { Actor, Party } from '../../domain/kernel/access';
import { permissions } from '../../domain/permissions';
import type { Shop } from '../../domain/shops/model';
import type { Ahead, AheadOf } from '../runtime/serve';
import type { Store } from '../runtime/store';
import { shopsOf } from '../runtime/shops';

type Asking = { readonly groupId: string; readonly openid: string; readonly store: Store };
type Membership = readonly [group: Group, shops: readonly Shop[]];

const membership = ({ groupId, openid, store }: Asking): Promise<Membership> =>
  Promise.all([store.get('groups', groupId), shopsOf(openid, store)]);

/** Membership is part of who is calling: for what must be quick it is looked up with the caller. */
const ahead: Ahead = ({ input, openid, store }) =>
  membership({ groupId: (input as { groupId: string }).groupId, openid, store });

export const looksAhead: AheadOf = { 'need.raise': ahead };

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
export const isMember = (parties: readonly Party[]): boolean =>
  (permissions['group.read'] as readonly Party[]).some((party) => parties.includes(party));
