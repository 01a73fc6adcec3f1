import { readingsOf } from '../../domain/kernel/codes';
import { partiesOf, rolesWithin } from '../../domain/kernel/access';
import { COUNTED_MAX, PAGE_SIZE } from '../../domain/kernel/schemas';
import { refuse } from '../../domain/kernel/fault';
import { mayRank } from '../../domain/points/acting';
import { agedOf, guardedSince, isAskingForGuardian, isChild, isChildWaiting } from '../../domain/people/guardians';
import { actorOf, type Person } from '../../domain/people/model';
import { contactCardOf } from '../../domain/posts/model';
import type { Unit } from '../../domain/units/model';
import type { volunteerActions } from '../../domain/volunteers/contract';
import {
  consent,
  endReport,
  joinTeam,
  leaveVolunteers,
  quitTeam,
  registerVolunteer,
  reportInWith,
  updateVolunteer,
  withdrawConsent,
} from '../../domain/volunteers/rules';
import { newTeam, partiesToUnit, scopesOfCode, teamRowOf } from '../../domain/volunteers/units';
import { cardViewOf, memberViewOf } from '../../domain/volunteers/views';
import { communityIdOf } from '../../domain/wishes/model';
import { oneOf } from '../runtime/filters';
import { leaveFirst } from '../runtime/leaveFirst';
import { afterOf, pageOf } from '../runtime/page';
import type { Call, HandlersOf } from '../runtime/serve';
import type { Store } from '../runtime/store';
import { guardianCodeOf, wardNameOf, wardsOf } from '../runtime/wards';
import { founded } from './units';

const TEAMS_SHOWN = 100;

const unitsNamed = async (ids: readonly string[], store: Store): Promise<Unit[]> =>
  ids.length === 0
    ? []
    : store.list('units', { where: { _id: oneOf(ids) }, by: { field: '_id', order: 'asc' }, limit: TEAMS_SHOWN });

/** The card, what its teams and organisation are called, and whom one answers for. */
const mineOf = async (person: Person | undefined, wards: readonly Person[], now: Date, store: Store) => {
  const card = person?.volunteer;
  const units = await unitsNamed([...(card?.teamIds ?? []), ...(card?.orgUnitId ? [card.orgUnitId] : [])], store);
  return {
    card: person ? cardViewOf(person, units, now) : null,
    wards: wards
      .filter((ward) => guardedSince(ward) !== '')
      .map((ward) => ({
        ward: wardNameOf(person?._id ?? '', ward),
        nickname: ward.nickname,
        since: guardedSince(ward),
        child: isChild(ward, now),
      })),
  };
};

type MyAction =
  'volunteer.register' | 'volunteer.update' | 'volunteer.leave' | 'volunteer.reportIn' | 'volunteer.endReport';

const organisationBy = async (memberCode: string, store: Store): Promise<Unit | undefined> => {
  const [unit] = await store.list('units', {
    where: { memberCode: oneOf(readingsOf(memberCode)) },
    by: { field: 'memberCode', order: 'asc' },
    limit: 1,
  });
  return unit;
};

/** What changes one's own card and nothing else; `unitFor` is what it has to do with, loaded beside. */
const changing =
  <A extends MyAction>(
    rule: (person: Person, call: Call<A>, unit: Unit | undefined) => Person,
    unitFor: (call: Call<A>) => Promise<Unit | undefined> = () => Promise.resolve(undefined),
  ) =>
  async (call: Call<A>) => {
    const { openid, caller, now, store, permit, once } = call;
    const [person, wards, unit, actor] = await Promise.all([
      store.get('people', openid),
      wardsOf(openid, store),
      unitFor(call),
      caller,
    ]);
    permit(partiesOf(actor), actor.home ? 'VOLUNTEER_FIRST' : 'REGISTER_FIRST');
    const changed = once(person, (loaded) => rule(loaded, call, unit));
    return mineOf(await store.save('people', changed), wards, now, store);
  };

const codedBy = async (guardianCode: string, store: Store): Promise<Person | undefined> => {
  const [ward] = await store.list('people', {
    where: { guardianCode: oneOf(readingsOf(guardianCode)) },
    by: { field: 'guardianCode', order: 'asc' },
    limit: 1,
  });
  return ward;
};

const invitedBy = async (guardianCode: string, store: Store): Promise<Person> =>
  (await codedBy(guardianCode, store)) ?? refuse('INVITATION_OVER');

const teamMove =
  <A extends 'volunteer.join' | 'volunteer.quit'>(rule: (person: Person, team: Unit) => Person) =>
  async ({ input, openid, caller, now, store, permit, once }: Call<A>) => {
    const [person, team, actor] = await Promise.all([
      store.get('people', openid),
      store.find('units', input.teamId),
      caller,
    ]);
    permit(partiesOf(actor), actor.home ? 'VOLUNTEER_FIRST' : 'REGISTER_FIRST');
    const unit = team ?? refuse('TEAM_NONE');
    const saved = await store.save(
      'people',
      once(person, (loaded) => rule(loaded, unit)),
    );
    return { team: teamRowOf(unit, { ...actorOf(openid, saved, [], now), posts: actor.posts }) };
  };

const teamOf = async (teamId: string, store: Store): Promise<Unit> => {
  const unit = await store.get('units', teamId);
  return unit.kind === 'volunteers' ? unit : refuse('TEAM_NONE');
};

export const volunteerHandlers = {
  'volunteer.me': async ({ openid, caller, now, store, permit }) => {
    const [person, wards, actor] = await Promise.all([store.find('people', openid), wardsOf(openid, store), caller]);
    permit(partiesOf(actor), 'REGISTER_FIRST');
    return mineOf(person, wards, now, store);
  },

  'volunteer.register': changing<'volunteer.register'>((person, { input, openid, newId, now }) =>
    registerVolunteer(person, input, guardianCodeOf(openid, newId), now),
  ),
  'volunteer.update': changing<'volunteer.update'>((person, { input, openid, newId, now }) =>
    updateVolunteer(person, input, guardianCodeOf(openid, newId), now),
  ),
  'volunteer.leave': changing<'volunteer.leave'>((person, { now }) => leaveVolunteers(person, now)),
  'volunteer.reportIn': changing<'volunteer.reportIn'>(
    (person, _call, organisation) => reportInWith(person, organisation),
    ({ input, store }) => organisationBy(input.memberCode, store),
  ),
  'volunteer.endReport': changing<'volunteer.endReport'>((person) => endReport(person)),

  'volunteer.invited': async ({ input, caller, now, store, permit }) => {
    const [ward] = await leaveFirst(invitedBy(input.invitation, store), caller, (actor) =>
      permit(partiesOf(actor), 'REGISTER_FIRST'),
    );
    if (!isAskingForGuardian(ward, now)) refuse('INVITATION_OVER');
    const { nickname, skills } = memberViewOf(ward);
    return {
      nickname,
      community: ward.home?.community ?? '',
      skills,
      child: isChildWaiting(ward, now),
      born: agedOf(ward).born ?? null,
    };
  },

  'volunteer.consent': async ({ input, openid, caller, now, store, permit, once }) => {
    const looking = Promise.all([
      invitedBy(input.invitation, store),
      store.find('people', openid),
      wardsOf(openid, store),
    ]);
    const [[ward, person, wards], actor] = await leaveFirst(looking, caller, (one) =>
      permit(partiesOf(one), 'REGISTER_FIRST'),
    );
    const saved = await store.save(
      'people',
      once(ward, (loaded) => consent(loaded, input, { by: actor, now })),
    );
    return mineOf(person, [...wards.filter(({ _id }) => _id !== saved._id), saved], now, store);
  },

  'volunteer.withdrawConsent': async ({ input, openid, caller, newId, now, store, permit, once, isDone }) => {
    const [person, wards] = await Promise.all([store.find('people', openid), wardsOf(openid, store), caller]);
    const code = guardianCodeOf(openid, newId);
    const mine = wards.find((one) => wardNameOf(openid, one) === input.ward);
    // Nobody's ward once it was done: the same press finds them by the code it gave them.
    const coded = mine ? undefined : await codedBy(code, store);
    const ward = mine ?? (coded && isDone(coded) ? coded : undefined);
    permit(ward ? ['guardian'] : [], 'NOT_FOUND');
    if (!ward) return refuse('NOT_FOUND');
    const saved = await store.save(
      'people',
      once(ward, (loaded) => withdrawConsent(loaded, code, now)),
    );
    // Somebody else may be asked by now.
    const still = saved.guardianId === openid ? [saved] : [];
    return mineOf(person, [...wards.filter(({ _id }) => _id !== saved._id), ...still], now, store);
  },

  'volunteer.teams': async ({ input, caller, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor));
    const code = input.placeId?.slice(0, 12) ?? communityIdOf(actor.home?.scopes ?? []);
    const where = { placeId: oneOf(scopesOfCode(code || refuse('REGISTER_FIRST'))), kind: 'volunteers' as const };
    const teams = await store.list('units', {
      where: input.aim ? { ...where, aim: input.aim } : where,
      by: { field: 'placeId', order: 'desc' },
      limit: TEAMS_SHOWN,
    });
    return { teams: teams.map((team) => teamRowOf(team, actor)) };
  },

  'volunteer.team': async ({ input, caller, now, store, permit }) => {
    const [unit, posts, members, standing, actor] = await Promise.all([
      teamOf(input.teamId, store),
      store.list('posts', { where: { unitId: input.teamId }, by: { field: 'placeId', order: 'asc' }, limit: 20 }),
      store.count('people', { memberKeys: input.teamId }, COUNTED_MAX),
      store.find('standings', input.teamId),
      caller,
    ]);
    permit(partiesToUnit(unit, actor));
    const leaders = posts.filter(({ role }) => role === 'teamLeader');
    return {
      team: teamRowOf(unit, actor),
      leaders: leaders.map((post) => contactCardOf(post, posts, now)),
      members,
      ranking: mayRank(unit.placeId, unit._id, actor)
        ? { communityId: unit.placeId, joined: standing?.joined ?? false }
        : null,
    };
  },

  'volunteer.join': teamMove<'volunteer.join'>(joinTeam),
  'volunteer.quit': teamMove<'volunteer.quit'>(quitTeam),

  'volunteer.members': async ({ input, caller, store, permit }) => {
    const [unit, found, actor] = await Promise.all([
      teamOf(input.teamId, store),
      store.list('people', {
        where: { memberKeys: input.teamId },
        by: { field: 'registeredAt', order: 'asc' },
        limit: PAGE_SIZE + 1,
        after: afterOf(input.cursor),
      }),
      caller,
    ]);
    permit(partiesToUnit(unit, actor), 'NOT_YOURS_TO_DO');
    const { shown, next } = pageOf(found, PAGE_SIZE, ({ registeredAt }) => registeredAt);
    return { members: shown.map(memberViewOf), next };
  },

  'volunteer.openTeam': async (call) => {
    const { input, caller, store, permit, newId } = call;
    const [place, actor] = await Promise.all([store.get('places', input.placeId), caller]);
    permit(rolesWithin(actor, place.scopes), 'NOT_ON_DUTY');
    return { team: teamRowOf(await founded(call, newTeam({ _id: newId, place }, input)), actor) };
  },
} satisfies HandlersOf<typeof volunteerActions>;
