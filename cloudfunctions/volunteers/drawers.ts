import { partiesOf, rolesWithin, type Actor, type Party } from '../../domain/kernel/access';
import { isPermitted } from '../../domain/permissions';
import type { drawerActions } from '../../domain/drawers/contract';
import type { Drawer } from '../../domain/drawers/model';
import { drawerViewOf, fill, giveBack, lend } from '../../domain/drawers/rules';
import { communityIdOf } from '../../domain/points/model';
import type { Call, HandlersOf } from '../runtime/serve';

/** More than a community has stations. */
const DRAWERS_MAX = 50;

const seen = (drawer: Drawer, actor: Actor) =>
  drawerViewOf(drawer, actor, isPermitted('drawer.fill', rolesWithin(actor, drawer.scopes)));

/** A neighbour is whoever lives in the drawer's community. */
const neighboursOf = (drawer: Drawer, actor: Actor): Party[] =>
  drawer.scopes.includes(communityIdOf(actor)) ? ['resident'] : [];

const drawerOf = async (call: Call<'drawer.lend'> | Call<'drawer.giveBack'>) => {
  const [drawer, actor] = await Promise.all([call.store.get('drawers', call.input.drawerId), call.caller]);
  call.permit(neighboursOf(drawer, actor));
  return { drawer, actor };
};

export const drawerHandlers = {
  'drawer.list': async ({ input, caller, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const scope = input.placeId ?? communityIdOf(actor);
    const drawers = await store.list('drawers', {
      where: { scopes: scope },
      by: { field: 'station', order: 'asc' },
      limit: DRAWERS_MAX,
    });
    return { drawers: drawers.map((drawer) => seen(drawer, actor)) };
  },

  'drawer.fill': async ({ input, caller, store, permit, once, create, newId }) => {
    const [actor, place, before] = await Promise.all([
      caller,
      store.get('places', input.placeId),
      input.drawerId ? store.get('drawers', input.drawerId) : undefined,
    ]);
    const scopes = before ? before.scopes.filter((id) => place.scopes.includes(id)) : place.scopes;
    permit(rolesWithin(actor, scopes));
    if (!before) return { drawer: seen(await create('drawers', fill(undefined, newId, input, place)), actor) };
    const filled = once(before, (loaded) => fill(loaded, loaded._id, input, place));
    return { drawer: seen(await store.save('drawers', filled), actor) };
  },

  'drawer.lend': async (call) => {
    const { drawer, actor } = await drawerOf(call);
    const lent = call.once(drawer, (loaded) => lend(loaded, call.input.item, actor, call.now));
    return { drawer: seen(await call.store.save('drawers', lent), actor) };
  },

  'drawer.giveBack': async (call) => {
    const { drawer, actor } = await drawerOf(call);
    const back = call.once(drawer, (loaded) => giveBack(loaded, call.input.item, actor));
    return { drawer: seen(await call.store.save('drawers', back), actor) };
  },
} satisfies HandlersOf<typeof drawerActions>;
