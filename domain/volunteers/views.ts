import { isMinorAt, isUnderFourteen } from '../people/age';
import { agedOf } from '../people/guardians';
import type { Person } from '../people/model';
import type { Unit } from '../units/model';
import type { VolunteerView } from './contract';
import { freeHours, skills, type FreeHours, type Skill } from './model';

const skillOf = (key: Skill) => ({ key, label: skills[key] });
const hoursOf = (key: FreeHours) => ({ key, label: freeHours[key] });

/** The card as its owner sees it. The code is for the guardian, and gone once they said yes. */
export const cardViewOf = (person: Person, units: readonly Unit[], now: Date): VolunteerView['card'] => {
  const { volunteer: card, nickname, guardianCode } = person;
  if (!card) return null;
  const named = (id: string): string => units.find(({ _id }) => _id === id)?.name ?? '';
  const aged = agedOf(person);
  const agreed = (card.guardian?.consentedAt ?? '') !== '';
  return {
    nickname,
    skills: card.skills.map(skillOf),
    freeHours: card.freeHours.map(hoursOf),
    teams: card.teamIds.map((teamId) => ({ teamId, name: named(teamId) })),
    organisation: card.orgUnitId === '' ? null : { unitId: card.orgUnitId, name: named(card.orgUnitId) },
    guardian: card.guardian && { agreed, invitation: agreed ? '' : guardianCode },
    mayHelp: !isUnderFourteen(aged, now) && (!isMinorAt(aged, now) || agreed),
    child: isUnderFourteen(aged, now),
    joinedAt: card.joinedAt,
  };
};

/** A member as their team's leader sees them: what people call them and how they can help. */
export const memberViewOf = ({ nickname, volunteer }: Person) => ({
  nickname: nickname || '志愿者',
  skills: (volunteer?.skills ?? []).map((key) => skills[key]),
  freeHours: (volunteer?.freeHours ?? []).map((key) => freeHours[key]),
});
