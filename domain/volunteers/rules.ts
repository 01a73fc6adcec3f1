import type { Actor } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { agreeing, takingBack } from '../people/consents';
import { isChild, isChildWaiting } from '../people/guardians';
import type { Person } from '../people/model';
import type { Unit } from '../units/model';
import { isMinor } from './claiming';
import { memberKeysOf, type FreeHours, type Skill, type VolunteerCard } from './model';

const TEAMS_MAX = 5;

type Offered = { readonly skills: readonly Skill[]; readonly freeHours: readonly FreeHours[] };

const carded = (person: Person, volunteer: VolunteerCard | null): Person => ({
  ...person,
  volunteer,
  memberKeys: memberKeysOf(volunteer, person.home?.scopes ?? []),
});

const cardOf = ({ volunteer }: Person): VolunteerCard => volunteer ?? refuse('VOLUNTEER_FIRST');

const nobodyYet = { personId: '', consentedAt: '' } as const;

/** A grown-up says nothing of their age; a minor's guardian is asked before anything else. */
export const registerVolunteer = (
  person: Person,
  said: Offered & { readonly birthYear?: number | undefined },
  guardianCode: string,
  now: Date,
): Person => {
  if (person.volunteer) refuse('VOLUNTEER_ALREADY');
  const card: VolunteerCard = {
    skills: said.skills,
    freeHours: said.freeHours,
    teamIds: [],
    birthYear: said.birthYear ?? null,
    guardian: said.birthYear === undefined ? null : nobodyYet,
    orgUnitId: '',
    joinedAt: now.toISOString(),
  };
  if (said.birthYear !== undefined && !isMinor(card, now)) refuse('NOT_A_MINOR');
  return { ...carded(person, card), guardianCode: card.guardian ? guardianCode : '' };
};

export const updateVolunteer = (person: Person, { skills, freeHours }: Offered): Person =>
  carded(person, { ...cardOf(person), skills, freeHours });

/** A child's guardian stays theirs: they answer for more than the helping. */
export const leaveVolunteers = (person: Person): Person => ({
  ...carded(person, null),
  ...(isChild(person) ? {} : { guardianId: '', guardianCode: '' }),
});

const agreedChild = (ward: Person, by: Actor, now: Date): Person => ({
  ...ward,
  guardianId: by.id,
  consents: agreeing(ward.consents, 'child', now),
});

/** The guardian comes with the code, on their own phone: another person, and grown up. */
export const consent = (ward: Person, by: Actor, now: Date): Person => {
  if (ward._id === by.id || (by.volunteer && isMinor(by.volunteer, now))) refuse('GUARDIAN_ELSE');
  if (isChildWaiting(ward)) return agreedChild(ward, by, now);
  const card = ward.volunteer;
  if (!card?.guardian || card.guardian.consentedAt !== '') return refuse('INVITATION_OVER');
  const guardian = { personId: by.id, consentedAt: now.toISOString() };
  return { ...carded(ward, { ...card, guardian }), guardianId: by.id };
};

/**
 * Taken back at any time; from the next call on the minor takes nothing on, until somebody says yes again. Whoever took
 * it back for a child may still ask for what is kept about them, and have it deleted.
 */
export const withdrawConsent = (ward: Person, guardianCode: string, now: Date): Person => ({
  ...(ward.volunteer ? carded(ward, { ...ward.volunteer, guardian: nobodyYet }) : ward),
  consents: takingBack(ward.consents, 'child', now),
  guardianId: isChild(ward) ? ward.guardianId : '',
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
