import { rolesWithin, type Actor, type Party, type Role } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { communityOf, type Place } from '../places/model';
import { unfilled, type Post } from '../posts/model';
import { plainUnit, type Unit } from '../units/model';
import { teamAims, type MyOrganisation, type OrganisationRow, type TeamAim, type TeamRow } from './contract';

const COMMUNITIES_MAX = 20;

/** A community's code holds those of its subdistrict and district. */
export const scopesOfCode = (code: string): string[] => [
  ...new Set([code, code.slice(0, 12), code.slice(0, 9), code.slice(0, 6)]),
];

const speaksForUnit = (unit: Unit, actor: Actor, role: Role): boolean =>
  actor.posts.some((post) => post.role === role && post.unitId === unit._id);

/** Staff of its place, whoever leads the team, the organisation's own liaison: another one's is nobody here. */
export const partiesToUnit = (unit: Unit, actor: Actor, at: string = unit.placeId): Party[] => [
  'visitor',
  ...(actor.volunteer ? (['volunteer'] as const) : []),
  ...rolesWithin(actor, scopesOfCode(at)).filter((role) => role !== 'partnerLiaison' && role !== 'teamLeader'),
  ...(speaksForUnit(unit, actor, 'teamLeader') ? (['leader'] as const) : []),
  ...(speaksForUnit(unit, actor, 'partnerLiaison') ? (['partnerLiaison'] as const) : []),
];

type Made = { readonly _id: string; readonly place: Place };

export const newTeam = ({ _id, place }: Made, said: { readonly name: string; readonly aim: TeamAim }): Unit => ({
  ...plainUnit,
  ...{ _id, kind: 'volunteers', name: said.name, aim: said.aim },
  ...{ placeId: place._id, place: communityOf(place), phone: place.phone },
});

/** The half of 双报到 that is the organisation's, whoever wrote it down. */
export const reportedIn = (unit: Unit, place: Place, now: Date): Unit => {
  if (unit.communityIds.includes(place._id)) refuse('REPORTED_ALREADY');
  if (unit.communityIds.length >= COMMUNITIES_MAX) refuse('REPORTED_FULL');
  const community = { placeId: place._id, name: communityOf(place), since: now.toISOString() };
  return {
    ...unit,
    communities: [...unit.communities, community],
    communityIds: [...unit.communityIds, place._id],
  };
};

export const reportEnded = (unit: Unit, { _id: placeId }: Place): Unit =>
  unit.communityIds.includes(placeId)
    ? {
        ...unit,
        communities: unit.communities.filter((one) => one.placeId !== placeId),
        communityIds: unit.communityIds.filter((id) => id !== placeId),
      }
    : refuse('NOT_REPORTED');

export const newOrganisation = (made: Made, said: { readonly name: string }, memberCode: string, now: Date): Unit => {
  const { _id, place } = made;
  const unit: Unit = {
    ...plainUnit,
    ...{ _id, kind: 'organisation', name: said.name, memberCode },
    ...{ placeId: place._id, place: communityOf(place), phone: place.phone },
  };
  return reportedIn(unit, place, now);
};

/** The post of whoever leads or speaks for it waits to be filled, like any other post. */
export const vacantPostOf = (unit: Unit): Post => {
  const role = unit.kind === 'volunteers' ? 'teamLeader' : 'partnerLiaison';
  return {
    ...{ _id: `${role}-${unit.placeId}-${unit._id}`, version: 1, operations: [] },
    ...{ role, placeId: unit.placeId, place: unit.name, unitId: unit._id },
    ...{ ...unfilled, phone: unit.phone, source: 'appointed' },
  };
};

export const teamRowOf = (unit: Unit, actor: Actor): TeamRow => {
  const aim = unit.aim || 'anything';
  const parties = partiesToUnit(unit, actor);
  return {
    teamId: unit._id,
    name: unit.name,
    aim,
    aimLabel: teamAims[aim],
    community: unit.place,
    joined: actor.volunteer?.teamIds.includes(unit._id) ?? false,
    maySeeMembers: (['leader', 'communityClerk', 'subdistrictOfficer'] as const).some((one) => parties.includes(one)),
  };
};

export const organisationRowOf = (unit: Unit, placeId: string): OrganisationRow => ({
  unitId: unit._id,
  name: unit.name,
  since: unit.communities.find((one) => one.placeId === placeId)?.since ?? '',
});

export const myOrganisationOf = (unit: Unit, members: number): MyOrganisation => ({
  unitId: unit._id,
  name: unit.name,
  memberCode: unit.memberCode,
  members,
  communities: [...unit.communities],
});
