import type { Aged } from '../people/age';
import type { Purpose } from '../people/consents';
import type { VolunteerCard } from '../volunteers/model';

/** Every post a person may hold; domain.md says who they are. */
export const roles = [
  'entranceLeader',
  'buildingLeader',
  'courtyardLeader',
  'partyGroupLeader',
  'gridWorker',
  'gridLeader',
  'communityClerk',
  'subdistrictOfficer',
  'departmentOfficer',
  'partnerLiaison',
  'teamLeader',
  'districtAdmin',
] as const;

export type Role = (typeof roles)[number];

/** What someone is without holding a post, or is to the very thing an action is about. */
export const relations = [
  'visitor',
  'resident',
  'reporter',
  'joiner',
  'handler',
  'offered',
  'called',
  'assistant',
  'answering',
  'volunteer',
  'organiser',
  'claimer',
  'redeemer',
  'shopkeeper',
  'wisher',
  'guardian',
  'recorder',
  'leader',
  'shopOwner',
  'shopStaff',
  'groupSpecialist',
  'groupDepartment',
  'groupOwner',
  'seeker',
  'provider',
  'orderer',
  'asker',
] as const;

export type Relation = (typeof relations)[number];
export type Party = Role | Relation;

export type HeldPost = {
  readonly postId: string;
  readonly role: Role;
  readonly placeId: string;
  readonly place: string;
  /** The department or team it belongs to; empty for none. */
  readonly unitId: string;
  /** What people call the holder here, their picture, and the number that relays to them. */
  readonly name: string;
  readonly avatar: string;
  readonly phone: string;
};

type ActorHome = {
  readonly placeId: string;
  readonly label: string;
  readonly community: string;
  readonly phone: string;
  readonly scopes: readonly string[];
};

/** The caller, as the server knows them. Never built from what the phone says. */
export type Actor = Aged & {
  readonly id: string;
  /** Where they live; null until they registered. */
  readonly home: ActorHome | null;
  readonly posts: readonly HeldPost[];
  readonly nickname: string;
  readonly avatar: string;
  /** The version of the privacy notice they agreed to last; empty when none. */
  readonly consent: string;
  /** What else they agreed to, by its newest version: what sensitive things they say is kept only then. */
  readonly agreed: readonly Purpose[];
  /** Under fourteen, and no guardian has said yes, or no longer: a home they chose does not count yet. */
  readonly awaitsGuardian: boolean;
  /** What they said when they registered as a volunteer; null until then. */
  readonly volunteer: VolunteerCard | null;
};

/** The posts whose place has the thing in its subtree. A post counts nowhere else. */
export const postsWithin = (actor: Actor, scopes: readonly string[]): HeldPost[] =>
  actor.posts.filter((post) => scopes.includes(post.placeId));

export const rolesWithin = (actor: Actor, scopes: readonly string[]): Role[] => [
  ...new Set(postsWithin(actor, scopes).map((post) => post.role)),
];

/** What anyone is before there is a thing: a visitor, a resident once registered, and the roles they hold. */
export const partiesOf = (actor: Actor): Party[] => [
  'visitor',
  ...(actor.home ? (['resident'] as const) : []),
  ...(actor.volunteer ? (['volunteer'] as const) : []),
  ...new Set(actor.posts.map((post) => post.role)),
];
