import type { CheckedInputOf } from '../../domain/contract';
import { board, NEWEST_MAX } from '../../domain/groups/board';
import type { groupActions, GroupRow } from '../../domain/groups/contract';
import {
  missingFrom,
  partiesToGroup,
  shopsIn,
  type Group,
  type Member,
  type ServiceClass,
} from '../../domain/groups/model';
import { bulletinViews } from '../../domain/groups/bulletins';
import { needRowOf } from '../../domain/groups/needs';
import {
  add,
  closeGroup,
  createGroup,
  departmentMember,
  isInReach,
  leaveGroup,
  remove,
  setClasses,
  shopMember,
  specialistMember,
  unbind,
} from '../../domain/groups/rules';
import { doorOf, groupRowOf, memberViewsOf } from '../../domain/groups/views';
import { partiesOf, rolesWithin, type Actor } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { isOnDuty } from '../../domain/people/model';
import { whereItIs } from '../../domain/requests/intake';
import { unitsOf } from '../../domain/requests/case';
import type { Unit } from '../../domain/units/model';
import { oneOf } from '../runtime/filters';
import { afterOf, pageOf } from '../runtime/page';
import type { Call, HandlersOf } from '../runtime/serve';
import type { Store } from '../runtime/store';
import { shopsOf } from '../runtime/shops';
import { countClasses, countStages, newestNeeds } from './needCounts';
import { openGroup } from './open';
import { newestBulletins } from './newestBulletins';

const GROUPS_MAX = 20;
const MEMBERS_PAGE = 50;
const BULLETINS_SHOWN = 3;

const opened = (
  call: Pick<Call<'group.read'>, 'openid' | 'caller' | 'store' | 'ahead'> & { input: { groupId: string } },
) => openGroup({ ...call, groupId: call.input.groupId });

type ChangingGroup = 'group.add' | 'group.remove' | 'group.bind' | 'group.unbind' | 'group.setClasses' | 'group.close';
type Rule<Known> = (group: Group, known: Known, saying: { by: Actor; now: Date }) => Group;

/** Every change of a group takes the same road: load it and what it needs, ask leave, decide, save. */
const changing =
  <A extends ChangingGroup, Known>(
    lookUp: (call: Call<A>, group: Group) => Promise<Known> | Known,
    rule: Rule<Known>,
  ) =>
  async (call: Call<A>): Promise<GroupRow> => {
    const { group, actor, parties } = await opened(call);
    call.permit(parties);
    const known = await lookUp(call, group);
    const saved = await call.store.save(
      'groups',
      call.once(group, (loaded) => rule(loaded, known, { by: actor, now: call.now })),
    );
    return groupRowOf(saved);
  };

const unitNamed = async (unitId: string, store: Store): Promise<Unit> =>
  (await store.find('units', unitId)) ?? refuse('GROUP_NOT_HERE');

/** Whom the desk adds: each kind by its own rule. */
const memberFrom = async ({ input, store, now }: Call<'group.add'>, group: Group): Promise<Member> => {
  const { member } = input;
  if ('unitId' in member) return departmentMember(await unitNamed(member.unitId, store), group.scopes, now);
  if ('postId' in member) {
    const post = (await store.find('posts', member.postId)) ?? refuse('GROUP_NOT_HERE');
    return specialistMember(post, group, now);
  }
  const shop = (await store.find('shops', member.shopId)) ?? refuse('GROUP_NOT_HERE');
  if (shop.state !== 'verified') refuse('SHOP_NOT_VERIFIED');
  return isInReach(group, shop) ? shopMember(shop, now) : refuse('GROUP_NOT_HERE');
};

const classesFrom = ({ input, store }: Call<'group.setClasses'>, group: Group): Promise<ServiceClass[]> =>
  Promise.all(
    input.classes.map(async ({ key, label, unitId = '', days }) => {
      if (unitId === '') return { key, label, unitId, unit: '', days };
      const unit = await unitNamed(unitId, store);
      if (unit.kind !== 'department' || !group.scopes.includes(unit.placeId)) refuse('GROUP_NOT_HERE');
      return { key, label, unitId, unit: unit.name, days };
    }),
  );

export const groupHandlers = {
  'group.create': async ({ input, caller, now, store, permit, create, newId }) => {
    const [place, departments, actor] = await Promise.all([
      store.get('places', input.placeId),
      Promise.all([...new Set(input.departments)].map((unitId) => unitNamed(unitId, store))),
      caller,
    ]);
    permit(rolesWithin(actor, place.scopes), isOnDuty(actor) ? 'NOT_FOUND' : 'NOT_ON_DUTY');
    whereItIs(place);
    const group = createGroup({ _id: newId, place, departments }, input, { by: actor, now });
    return groupRowOf(await create('groups', group));
  },

  'group.mine': async ({ caller, openid, store, permit }) => {
    const [shops, actor] = await Promise.all([shopsOf(openid, store), caller]);
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const ids = [...shops.map(({ _id }) => _id), ...actor.posts.map(({ postId }) => postId), ...unitsOf(actor)];
    if (ids.length === 0) return { groups: [] };
    const found = await store.list('groups', {
      where: { memberIds: oneOf(ids) },
      by: { field: 'createdAt', order: 'desc' },
      limit: GROUPS_MAX,
    });
    const mine = found.filter((group) =>
      partiesToGroup(group, actor, shops).some((party) => party.startsWith('group')),
    );
    return { groups: mine.map(groupRowOf) };
  },

  'group.list': async ({ input, caller, store, permit }) => {
    const actor = await caller;
    permit(isOnDuty(actor) ? partiesOf(actor) : [], 'NOT_ON_DUTY');
    const found = await store.list('groups', {
      where: { scopes: oneOf(actor.posts.map(({ placeId }) => placeId)) },
      by: { field: 'createdAt', order: 'desc' },
      limit: PAGE_SIZE + 1,
      after: afterOf(input.cursor),
    });
    const { shown, next } = pageOf(found, PAGE_SIZE, (group) => group.createdAt);
    return { groups: shown.map(groupRowOf), next };
  },

  'group.read': async (call) => {
    const { now, store, permit } = call;
    const { group, shops, actor, parties } = await opened(call);
    permit(parties);
    const [found, counts, bulletins] = await Promise.all([
      newestNeeds(group._id, PAGE_SIZE + 1, store),
      countStages(group._id, store),
      newestBulletins({ groupId: group._id, limit: PAGE_SIZE }, store),
    ]);
    const { shown, next } = pageOf(found, PAGE_SIZE, (need) => need.submittedAt);
    return {
      ...groupRowOf(group),
      ...doorOf(group, parties),
      myShops: shopsIn(group, actor, shops).map(({ _id, name }) => ({ shopId: _id, name })),
      counts,
      needs: shown.map((need) => needRowOf(need, actor, now)),
      next,
      bulletins: bulletinViews(bulletins, { group, actor, shops, parties, now }).slice(0, BULLETINS_SHOWN),
    };
  },

  'group.members': async (call) => {
    const { input, permit } = call;
    const { group, shops, actor, parties } = await opened(call);
    permit(parties);
    const myShops = shopsIn(group, actor, shops).map(({ _id }) => _id);
    const all = memberViewsOf(group, input.party, actor, myShops);
    const end = input.from + MEMBERS_PAGE;
    return { members: all.slice(input.from, end), next: end < all.length ? end : -1 };
  },

  'group.add': changing<'group.add', Member>(memberFrom, add),
  'group.remove': changing<'group.remove', CheckedInputOf<'group.remove'>>(({ input }) => input, remove),

  'group.leave': async (call) => {
    const { input, store, permit, once } = call;
    const { group, shops, actor } = await opened(call);
    let left = false;
    const gone = once(group, (loaded) => {
      permit(partiesToGroup(loaded, actor, shops));
      left = true;
      const mine = shopsIn(loaded, actor, shops).some(({ _id }) => _id === input.shopId);
      return mine ? leaveGroup(loaded, input.shopId) : refuse('GROUP_NOT_IN');
    });
    if (!left) permit(['groupOwner']); // the same press again: they were, and have left
    await store.save('groups', gone);
    return { left: true };
  },

  'group.unbind': changing<'group.unbind', CheckedInputOf<'group.unbind'>>(({ input }) => input, unbind),

  'group.setClasses': changing<'group.setClasses', ServiceClass[]>(classesFrom, setClasses),
  'group.close': changing<'group.close', CheckedInputOf<'group.close'>>(({ input }) => input, closeGroup),

  'group.board': async (call) => {
    const { store, permit } = call;
    const { group, parties } = await opened(call);
    permit(parties);
    const [byClass, newest] = await Promise.all([
      countClasses(group, store),
      newestNeeds(group._id, NEWEST_MAX, store),
    ]);
    return { byClass, missing: missingFrom(group), ...board(group, newest, parties) };
  },
} satisfies HandlersOf<Omit<typeof groupActions, 'group.bind' | 'group.enter'>>;
