import * as v from 'valibot';
import { birth, cursor, line, placeId, typedCode, ward } from '../kernel/schemas';
import { contactCard } from '../posts/contract';
import { unitId } from '../units/contract';
import { freeHours, skills, type FreeHours, type Skill } from './model';

/** What a team is for (定向式); a community's own team helps with whatever comes. */
export const teamAims = {
  anything: '什么都帮',
  snow: '清雪除冰',
  elders: '陪伴老人',
  children: '照看孩子',
  patrol: '巡逻值守',
  green: '护绿护鸟',
  health: '义诊健康',
  repair: '小修小补',
} as const;

export type TeamAim = keyof typeof teamAims;

const communityId = v.pipe(v.string(), v.regex(/^\d{12}$/));
const skill = v.picklist(Object.keys(skills) as [Skill, ...Skill[]]);
const hours = v.picklist(Object.keys(freeHours) as [FreeHours, ...FreeHours[]]);
const aim = v.picklist(Object.keys(teamAims) as [TeamAim, ...TeamAim[]]);
const labelled = <K extends v.GenericSchema>(key: K) => v.object({ key, label: v.string() });
const name = line(20, 2);
const invitation = typedCode('invitation');
/** The word an organisation gives its members; typed by hand, so easy to read out. */
const memberCode = typedCode('organisation');

const offered = {
  skills: v.pipe(v.array(skill), v.minLength(1), v.maxLength(8)),
  freeHours: v.pipe(v.array(hours), v.minLength(1), v.maxLength(4)),
};

const volunteerCard = v.object({
  nickname: v.string(),
  skills: v.array(labelled(skill)),
  freeHours: v.array(labelled(hours)),
  teams: v.array(v.object({ teamId: unitId, name: v.string() })),
  /** The organisation I reported in with, where I live; null for none. */
  organisation: v.nullable(v.object({ unitId, name: v.string() })),
  /** Null for adults. `invitation` is for the guardian; empty once they agreed. */
  guardian: v.nullable(v.object({ agreed: v.boolean(), invitation: v.string() })),
  /** False while a guardian's yes is missing, and under fourteen: nothing can be claimed until then. */
  mayHelp: v.boolean(),
  /** Under fourteen: they come along with a grown-up. */
  child: v.boolean(),
  joinedAt: v.string(),
});

const teamRow = v.object({
  teamId: unitId,
  name: v.string(),
  aim,
  aimLabel: v.string(),
  community: v.string(),
  joined: v.boolean(),
  /** I lead it, or staff of its community: volunteer.members is open to me. */
  maySeeMembers: v.boolean(),
});

const organisationRow = v.object({
  unitId,
  name: v.string(),
  /** When it reported in to this community. */
  since: v.string(),
});

const mine = v.object({
  /** Null until registered as a volunteer. */
  card: v.nullable(volunteerCard),
  /** Minors I answer for; a `child` is under fourteen: what is kept about them is mine to ask for as well. */
  wards: v.array(v.object({ ward, nickname: v.string(), since: v.string(), child: v.boolean() })),
});

const team = v.object({ team: teamRow });
/** An organisation as its liaison sees it. */
const myOrganisation = v.object({
  unitId,
  name: v.string(),
  /** For the members, who report in where they live with it. */
  memberCode: v.string(),
  /** How many have, counted as far as COUNTED_MAX. */
  members: v.number(),
  communities: v.array(v.object({ placeId, name: v.string(), since: v.string() })),
});

export const volunteerActions = {
  'volunteer.me': { input: v.strictObject({}), output: mine },
  'volunteer.register': {
    /** A minor's guardian says yes before they help; a grown-up says nothing of their age. */
    input: v.strictObject({ ...offered, ...birth }),
    output: mine,
    changes: true,
  },
  'volunteer.update': { input: v.strictObject({ ...offered, ...birth }), output: mine, changes: true },
  /** Takes the card away; what was earned and is still claimed stays with the person. */
  'volunteer.leave': { input: v.strictObject({}), output: mine, changes: true },
  /** The invitation as the guardian sees it before saying yes. */
  'volunteer.invited': {
    input: v.strictObject({ invitation }),
    /** `child`: under fourteen, so it is about using this at all, not about helping. */
    output: v.object({
      ...{ nickname: v.string(), community: v.string(), skills: v.array(v.string()) },
      child: v.boolean(),
      /** As the minor said, for the guardian to put right; null when nothing was said. */
      born: v.nullable(v.object({ year: v.number(), month: v.nullable(v.number()) })),
    }),
  },
  /** A guardian says yes on their own phone, and when their ward was born if that was wrong. */
  'volunteer.consent': { input: v.strictObject({ invitation, ...birth }), output: mine, changes: true },
  /** And may take it back at any time. */
  'volunteer.withdrawConsent': { input: v.strictObject({ ward }), output: mine, changes: true },
  /** Teams of a community and of everything above it; without a place, of where I live. */
  'volunteer.teams': {
    input: v.strictObject({ placeId: v.optional(placeId), aim: v.optional(aim) }),
    output: v.object({ teams: v.array(teamRow) }),
  },
  'volunteer.team': {
    input: v.strictObject({ teamId: unitId }),
    output: v.object({
      team: teamRow,
      /** Who leads it; vacant ones say so. */
      leaders: v.array(contactCard),
      /** Counted as far as COUNTED_MAX. */
      members: v.number(),
      /** Whether it chose to be compared with other teams; null for whoever does not decide that. */
      ranking: v.nullable(v.object({ communityId, joined: v.boolean() })),
    }),
  },
  'volunteer.join': { input: v.strictObject({ teamId: unitId }), output: team, changes: true },
  'volunteer.quit': { input: v.strictObject({ teamId: unitId }), output: team, changes: true },
  /** For its leader and the community: who is in it and what they can do. Nicknames only. */
  'volunteer.members': {
    input: v.strictObject({ teamId: unitId, cursor: v.optional(cursor) }),
    output: v.object({
      members: v.array(v.object({ nickname: v.string(), skills: v.array(v.string()), freeHours: v.array(v.string()) })),
      next: v.string(),
    }),
  },
  /** A new team and the vacant post of its leader, filled like any other post (post.appoint). */
  'volunteer.openTeam': { input: v.strictObject({ placeId: communityId, name, aim }), output: team, changes: true },
  /** 双报到, the member's half: where I live, with my organisation's word. */
  'volunteer.reportIn': { input: v.strictObject({ memberCode }), output: mine, changes: true },
  'volunteer.endReport': { input: v.strictObject({}), output: mine, changes: true },
} as const;

export const organisationActions = {
  /** Who reported in to a community, and how many members of organisations did where they live. */
  'organisation.list': {
    input: v.strictObject({ placeId: communityId }),
    output: v.object({ organisations: v.array(organisationRow), members: v.number() }),
  },
  /** For liaisons. */
  'organisation.mine': { input: v.strictObject({}), output: v.object({ organisations: v.array(myOrganisation) }) },
  /** A new organisation and the vacant post of its liaison, filled like any other post. It has reported in here. */
  'organisation.add': {
    input: v.strictObject({ placeId: communityId, name: line(30, 2) }),
    output: v.object({ organisation: organisationRow }),
    changes: true,
  },
  /** 双报到, the organisation's half: to a community. */
  'organisation.reportIn': {
    input: v.strictObject({ unitId, placeId: communityId }),
    output: v.object({ organisation: myOrganisation }),
    changes: true,
  },
  'organisation.endReport': {
    input: v.strictObject({ unitId, placeId: communityId }),
    output: v.object({ organisation: myOrganisation }),
    changes: true,
  },
} as const;

export type VolunteerView = v.InferOutput<typeof mine>;
export type TeamRow = v.InferOutput<typeof teamRow>;
export type OrganisationRow = v.InferOutput<typeof organisationRow>;
export type MyOrganisation = v.InferOutput<typeof myOrganisation>;
