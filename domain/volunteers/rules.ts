import type { Actor } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { agreeing, takingBack } from '../people/consents';
import { isMinorAt } from '../people/age';
import { ofAge, ownBirth, wardBirth, type SaidBirth } from '../people/birth';
import { agedOf, isAskingForGuardian, isChild, nobodyYet } from '../people/guardians';
import type { Person } from '../people/model';
import type { Unit } from '../units/model';
import { memberKeysOf, type FreeHours, type Skill, type VolunteerCard } from './model';

const TEAMS_MAX = 5;

type Offered = { readonly skills: readonly Skill[]; readonly freeHours: readonly FreeHours[] };

const carded = (person: Person, volunteer: VolunteerCard | null): Person => ({
  ...person,
  volunteer,
  memberKeys: memberKeysOf(volunteer, person.home?.scopes ?? []),
});

const cardOf = ({ volunteer }: Person): VolunteerCard => volunteer ?? refuse('VOLUNTEER_FIRST');

/** A grown-up says nothing of their age; a minor's guardian is asked before anything else. */
export const registerVolunteer = (
  person: Person,
  { skills, freeHours, ...birth }: Offered & SaidBirth,
  guardianCode: string,
  now: Date,
): Person => {
  if (person.volunteer) refuse('VOLUNTEER_ALREADY');
  const born = ownBirth(person, birth, now);
  if (!born && isChild(person, now)) refuse('BIRTH_NEEDED');
  const card = { skills, freeHours, teamIds: [], guardian: null, orgUnitId: '', joinedAt: now.toISOString() };
  return ofAge(carded(person, card), born, guardianCode, now);
};

export const updateVolunteer = (
  person: Person,
  { skills, freeHours, ...birth }: Offered & SaidBirth,
  guardianCode: string,
  now: Date,
): Person => {
  const updated = carded(person, { ...cardOf(person), skills, freeHours });
  return ofAge(updated, ownBirth(person, birth, now), guardianCode, now);
};

/** A child's guardian stays theirs: they answer for more than the helping. How old somebody is stays true as well. */
export const leaveVolunteers = (person: Person, now: Date): Person => ({
  ...carded(person, null),
  born: agedOf(person).born ?? null,
  ...(isChild(person, now) ? {} : { guardianId: '', guardianCode: '' }),
});

const agreed = (ward: Person, by: Actor, now: Date): Person => {
  const { volunteer: card } = ward;
  const guardian = { personId: by.id, consentedAt: now.toISOString() };
  return {
    ...ward,
    volunteer: card?.guardian?.consentedAt === '' ? { ...card, guardian } : card,
    consents: isChild(ward, now) ? agreeing(ward.consents, 'child', now) : ward.consents,
    guardianId: by.id,
  };
};

/** The guardian comes with the code, on their own phone: another person, and grown up. */
export const consent = (
  ward: Person,
  said: SaidBirth,
  { by, now }: { readonly by: Actor; readonly now: Date },
): Person => {
  if (ward._id === by.id || isMinorAt(by, now)) refuse('GUARDIAN_ELSE');
  if (!isAskingForGuardian(ward, now)) refuse('INVITATION_OVER');
  return agreed(ofAge(ward, wardBirth(ward, said, now), ward.guardianCode, now), by, now);
};

/**
 * Taken back at any time; from the next call on the minor takes nothing on, until somebody says yes again. Whoever took
 * it back for a child may still ask for what is kept about them, and have it deleted.
 */
export const withdrawConsent = (ward: Person, guardianCode: string, now: Date): Person => ({
  ...(ward.volunteer ? carded(ward, { ...ward.volunteer, guardian: nobodyYet }) : ward),
  consents: takingBack(ward.consents, 'child', now),
  guardianId: isChild(ward, now) ? ward.guardianId : '',
  guardianCode,
});

export const joinTeam = (person: Person, team: Unit): Person => {
  const card = cardOf(person);
  if (team.kind !== 'volunteers') refuse('TEAM_NONE');
  if (card.teamIds.includes(team._id)) return person;
  if (card.teamIds.length >= TEAMS_MAX) refuse('TEAMS_FULL');
  return carded(person, { ...card, teamIds: [...card.teamIds, team._id] });
};

export const quitTeam = (person: Person, team: Unit): Person => {
  const card = cardOf(person);
  return carded(person, { ...card, teamIds: card.teamIds.filter((id) => id !== team._id) });
};

/** 双报到, the member's half: where they live, with the organisation whose word they know. */
export const reportInWith = (person: Person, organisation: Unit | undefined): Person =>
  organisation ? carded(person, { ...cardOf(person), orgUnitId: organisation._id }) : refuse('CODE_UNKNOWN');

export const endReport = (person: Person): Person => {
  const card = cardOf(person);
  return card.orgUnitId === '' ? refuse('NOT_REPORTED') : carded(person, { ...card, orgUnitId: '' });
};
