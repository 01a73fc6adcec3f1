import { partiesOf, rolesWithin, type Actor } from '../../domain/kernel/access';
import { COUNTED_MAX } from '../../domain/kernel/schemas';
import { refuse } from '../../domain/kernel/fault';
import type { Place } from '../../domain/places/model';
import type { Unit } from '../../domain/units/model';
import type { organisationActions } from '../../domain/volunteers/contract';
import { reportedInAt } from '../../domain/volunteers/model';
import {
  myOrganisationOf,
  newOrganisation,
  organisationRowOf,
  partiesToUnit,
  reportedIn,
  reportEnded,
} from '../../domain/volunteers/units';
import { oneOf } from '../runtime/filters';
import { idOf } from '../runtime/operation';
import type { Call, HandlersOf } from '../runtime/serve';
import type { Store } from '../runtime/store';
import { founded } from './units';

const ORGANISATIONS_SHOWN = 100;
const CODE_LENGTH = 10;

const membersOf = (unitId: string, store: Store): Promise<number> =>
  store.count('people', { memberKeys: unitId }, COUNTED_MAX);

const liaisedBy = (actor: Actor): string[] =>
  actor.posts.filter(({ role, unitId }) => role === 'partnerLiaison' && unitId !== '').map(({ unitId }) => unitId);

const organisationOf = async (unitId: string, store: Store): Promise<Unit> => {
  const unit = await store.get('units', unitId);
  return unit.kind === 'organisation' ? unit : refuse('NOT_FOUND');
};

/** Changes which communities an organisation has reported in to. */
const reporting =
  <A extends 'organisation.reportIn' | 'organisation.endReport'>(rule: (unit: Unit, place: Place, now: Date) => Unit) =>
  async ({ input, caller, now, store, permit, once }: Call<A>) => {
    const [unit, place, members, actor] = await Promise.all([
      organisationOf(input.unitId, store),
      store.get('places', input.placeId),
      membersOf(input.unitId, store),
      caller,
    ]);
    permit(partiesToUnit(unit, actor, place._id));
    const reported = once(unit, (loaded) => rule(loaded, place, now));
    return { organisation: myOrganisationOf(await store.save('units', reported), members) };
  };

export const organisationHandlers = {
  'organisation.list': async ({ input, caller, store, permit }) => {
    const [units, members, actor] = await Promise.all([
      store.list('units', {
        where: { communityIds: input.placeId, kind: 'organisation' },
        by: { field: 'name', order: 'asc' },
        limit: ORGANISATIONS_SHOWN,
      }),
      store.count('people', { memberKeys: reportedInAt(input.placeId) }, COUNTED_MAX),
      caller,
    ]);
    permit(partiesOf(actor));
    return { organisations: units.map((unit) => organisationRowOf(unit, input.placeId)), members };
  },

  'organisation.mine': async ({ caller, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'NOT_ON_DUTY');
    const ids = liaisedBy(actor);
    if (ids.length === 0) return { organisations: [] };
    const [units, counts] = await Promise.all([
      store.list('units', {
        where: { _id: oneOf(ids), kind: 'organisation' },
        by: { field: '_id', order: 'asc' },
        limit: ids.length,
      }),
      Promise.all(ids.map(async (id) => [id, await membersOf(id, store)] as const)),
    ]);
    const members = new Map(counts);
    return { organisations: units.map((unit) => myOrganisationOf(unit, members.get(unit._id) ?? 0)) };
  },

  'organisation.add': async (call) => {
    const { input, openid, caller, now, store, permit, newId } = call;
    const [place, actor] = await Promise.all([store.get('places', input.placeId), caller]);
    permit(rolesWithin(actor, place.scopes), 'NOT_ON_DUTY');
    const memberCode = idOf(openid, newId, 'members').slice(0, CODE_LENGTH);
    const unit = await founded(call, newOrganisation({ _id: newId, place }, input, memberCode, now));
    return { organisation: organisationRowOf(unit, input.placeId) };
  },

  'organisation.reportIn': reporting<'organisation.reportIn'>(reportedIn),
  'organisation.endReport': reporting<'organisation.endReport'>(reportEnded),
} satisfies HandlersOf<typeof organisationActions>;
