/** What somebody can do, and when they are free: short lists, so that a match is a comparison. */
export const skills = {
  handwork: '体力活',
  care: '陪护照料',
  medical: '医护',
  repair: '水电维修',
  teaching: '辅导讲解',
  driving: '开车接送',
  digital: '手机电脑',
  arts: '文艺摄影',
} as const;

export const freeHours = {
  workdays: '工作日白天',
  evenings: '工作日晚上',
  weekends: '周末白天',
  weekendEvenings: '周末晚上',
} as const;

export type Skill = keyof typeof skills;
export type FreeHours = keyof typeof freeHours;

/** What a person said when they registered as a volunteer. It lives with the person, so the caller brings it along. */
export type VolunteerCard = {
  readonly skills: readonly Skill[];
  readonly freeHours: readonly FreeHours[];
  readonly teamIds: readonly string[];
  /** Of cards made before a minor's birth was kept with the person, who outlives the card. */
  readonly birthYear?: number | null;
  /** Who answers for a minor; `consentedAt` is empty until they said yes themselves. */
  readonly guardian: { readonly personId: string; readonly consentedAt: string } | null;
  /** The work organisation they report in with (双报到); empty for none. */
  readonly orgUnitId: string;
  readonly joinedAt: string;
};

const communityOf = (scopes: readonly string[]): string => scopes.find((id) => /^\d{12}$/.test(id)) ?? '';

/** Members of an organisation who reported in where they live, of one community. */
export const reportedInAt = (communityId: string): string => `organisations@${communityId}`;

/** What somebody belongs to, as lists look for it: said again from the card and the home, never set by hand. */
export const memberKeysOf = (card: VolunteerCard | null, homeScopes: readonly string[]): string[] => {
  if (!card) return [];
  const reported = card.orgUnitId === '' ? [] : [card.orgUnitId, reportedInAt(communityOf(homeScopes))];
  return [...card.teamIds, ...reported];
};
