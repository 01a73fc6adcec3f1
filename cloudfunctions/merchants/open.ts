import { partiesToGroup, type Group } from '../../domain/groups/model';
import type { Actor, Party } from '../../domain/kernel/access';
import { permissions } from '../../domain/permissions';
import type { Shop } from '../../domain/shops/model';
import type { Store } from '../runtime/store';
import { shopsOf } from './mine';

export type OpenedGroup = {
  readonly group: Group;
  readonly shops: readonly Shop[];
  readonly actor: Actor;
  readonly parties: readonly Party[];
};

type Asking = {
  readonly groupId: string;
  readonly openid: string;
  readonly caller: Promise<Actor>;
  readonly store: Store;
};

/** The group and who is asking, side by side: membership is read on every call and remembered nowhere. */
export const openGroup = async ({ groupId, openid, caller, store }: Asking): Promise<OpenedGroup> => {
  const [group, shops, actor] = await Promise.all([store.get('groups', groupId), shopsOf(openid, store), caller]);
  return { group, shops, actor, parties: partiesToGroup(group, actor, shops) };
};

/** Somebody the group exists for: they hear that it is not theirs to do, everybody else that there is nothing. */
export const isMember = (parties: readonly Party[]): boolean =>
  (permissions['group.read'] as readonly Party[]).some((party) => parties.includes(party));
