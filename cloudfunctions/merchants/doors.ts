import { entries, MEMBERS_MAX, type Entry, type groupActions } from '../../domain/groups/contract';
import { partiesToGroup, type Group } from '../../domain/groups/model';
import { bind, isInReach, shopMember } from '../../domain/groups/rules';
import { groupRowOf } from '../../domain/groups/views';
import { partiesOf, type Actor, type Party } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import type { Shop } from '../../domain/shops/model';
import { appended, including, increased, lacks, lessThan } from '../runtime/filters';
import type { HandlersOf } from '../runtime/serve';
import type { Store } from '../runtime/store';
import { shopsOf } from '../runtime/shops';
import { LostRace } from '../runtime/untilWon';
import { openGroup } from './open';
import { openSeal } from './seals';

const boundTo = async (gidKey: string, store: Store): Promise<Group | undefined> => {
  const [group] = await store.list('groups', {
    where: { gidKey },
    by: { field: 'gidKey', order: 'asc' },
    limit: 1,
  });
  return group;
};

/** One guarded update: not in it, not removed from it, room left, all decided by the database with the write. */
const letIn = (group: Group, shop: Shop, at: string, store: Store): Promise<boolean> =>
  store.claim('groups', group._id, {
    when: {
      state: 'open',
      gidKey: group.gidKey,
      memberIds: lacks(shop._id),
      removedIds: lacks(shop._id),
      memberCount: lessThan(MEMBERS_MAX),
    },
    then: {
      memberIds: including(shop._id),
      members: appended(shopMember(shop, new Date(at))),
      memberCount: increased(1),
    },
  });

/** Whoever joined with this very card hears so again when the press is repeated. */
const enteredAt = (group: Group, shops: readonly Shop[], at: string): Entry =>
  group.members.some(({ id, joinedAt }) => joinedAt === at && shops.some(({ _id }) => _id === id))
    ? 'joined'
    : 'member';

/** Why a shop did not get in, or that it has been in all along. */
const whyNot = (group: Group, shop: Shop, at: string): Entry => {
  if (group.memberIds.includes(shop._id)) return enteredAt(group, [shop], at);
  if (group.state !== 'open') return 'unbound';
  return group.removedIds.includes(shop._id) ? 'removed' : 'full';
};

type Entering = { readonly group: Group; readonly actor: Actor; readonly shops: readonly Shop[]; readonly at: string };

/** Whoever opened the card: a member goes in, a verified owner becomes one, everybody else hears what to do. */
const entryOf = async ({ group, actor, shops, at }: Entering, store: Store): Promise<Entry> => {
  const mine = shops.filter(({ ownerId }) => ownerId === actor.id);
  const verified = mine.filter(({ state }) => state === 'verified');
  // Every shop of theirs that belongs here: whoever owns two is in with both.
  const outside = verified.filter((one) => isInReach(group, one) && !group.memberIds.includes(one._id));
  const joined = await Promise.all(outside.map((shop) => letIn(group, shop, at, store)));
  if (joined.includes(true)) return 'joined';
  const parties = partiesToGroup(group, actor, shops);
  if (['groupOwner', 'groupSpecialist', 'groupDepartment'].some((party) => parties.includes(party as Party)))
    return enteredAt(group, shops, at);
  const [shop] = outside;
  if (shop) return whyNot(await store.get('groups', group._id), shop, at);
  if (mine.length === 0) return 'noShop';
  return verified.length < mine.length ? 'shopWaits' : 'elsewhere';
};

/** The two ways a WeChat group is known here: by the desk that binds it, and by whoever opens its card. */
export const doorHandlers = {
  'group.bind': async (call) => {
    const { now, store, permit, once } = call;
    const { group, actor, parties } = await openGroup({ ...call, groupId: call.input.groupId });
    permit(parties);
    const { gidKey } = await openSeal(call);
    const other = await boundTo(gidKey, store);
    if (other && other._id !== group._id) refuse('GROUP_TAKEN');
    const bound = once(other ?? group, (loaded) => bind(loaded, gidKey, { by: actor, now }));
    try {
      return groupRowOf(await store.save('groups', bound));
    } catch (error) {
      // Two desks bound to one WeChat group at the same moment: the index lets one of them.
      if ((await boundTo(gidKey, store)) !== undefined && !(error instanceof LostRace)) refuse('GROUP_TAKEN');
      throw error;
    }
  },

  'group.enter': async (call) => {
    const { caller, openid, store, permit } = call;
    const [shops, actor] = await Promise.all([shopsOf(openid, store), caller]);
    permit(partiesOf(actor));
    const { gidKey, openedAt } = await openSeal(call);
    const group = await boundTo(gidKey, store);
    if (!group) return { entry: 'unbound', words: entries.unbound, groupId: '', name: '' };
    const entry = await entryOf({ group, actor, shops, at: openedAt }, store);
    const isIn = entry === 'member' || entry === 'joined';
    return { entry, words: entries[entry], groupId: isIn ? group._id : '', name: group.name };
  },
} satisfies HandlersOf<Pick<typeof groupActions, 'group.bind' | 'group.enter'>>;
