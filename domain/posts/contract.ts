import * as v from 'valibot';
import { roles, type Role } from '../kernel/access';
import { cursor, line, placeId, sentence, typedCode } from '../kernel/schemas';

/** One post as people see it: who answers for what, and how to reach them without anyone's own number. */
export const contactCard = v.object({
  role: v.picklist(roles),
  /** 社区专员, 楼栋长 … */
  post: v.string(),
  /** 东苑社区, 3号楼 … */
  place: v.string(),
  /** What people call the holder; empty while the post is vacant. */
  name: v.string(),
  avatar: v.string(),
  /** "遇事问谁": what this post answers for, in one sentence. */
  duty: v.string(),
  /** The community's number, which relays; empty when the community has none. */
  phone: v.string(),
  vacant: v.boolean(),
  /** While vacant: the post one level up that looks after it (网格长代管). Empty otherwise. */
  coveredBy: v.string(),
});

/** Where a holder came from: 自荐 推荐 招聘 任命. */
export const sources = {
  'self-nominated': '个人自荐',
  recommended: '群众推荐',
  recruited: '公开招聘',
  appointed: '组织任命',
} as const;

export type Source = keyof typeof sources;

export const neighbours: readonly Source[] = ['self-nominated', 'recommended'];
const staff: readonly Source[] = ['appointed', 'recruited'];

/** 五长一员: a grid leader is staff, a grid worker recruited, neighbours come forward or are put forward. */
export const sourcesFor: Readonly<Record<Role, readonly Source[]>> = {
  entranceLeader: neighbours,
  buildingLeader: neighbours,
  courtyardLeader: neighbours,
  partyGroupLeader: neighbours,
  gridWorker: ['recruited'],
  gridLeader: ['appointed'],
  communityClerk: staff,
  subdistrictOfficer: ['appointed'],
  departmentOfficer: ['appointed'],
  partnerLiaison: [...neighbours, 'appointed'],
  teamLeader: [...neighbours, 'appointed'],
  districtAdmin: ['appointed'],
};

/** Whom the neighbours put forward: 五长 come from among these. */
export const origins = { elder: '五老', partyMember: '居民党员', neighbour: '热心群众' } as const;

export type Origin = keyof typeof origins;

/** A post as whoever fills it sees it. */
export const postView = v.object({
  postId: v.string(),
  ...contactCard.entries,
  source: v.string(),
  /** 五老, 居民党员, 热心群众; empty for staff, or when nobody said. */
  origin: v.string(),
  sinceAt: v.string(),
  /** The end of the term; empty when open. */
  untilAt: v.string(),
  /** The term ends within weeks: the next one may be given already. */
  endsSoon: v.boolean(),
  basis: v.string(),
  /** The code to hand to the person who is to take it; empty when nobody is invited. */
  invitation: v.string(),
  /** What people will call whoever is invited, and the picture of the code they scan; empty when nobody is. */
  invitedName: v.string(),
  invitationCode: v.string(),
  /** I am above it and may fill or empty it. */
  mayFill: v.boolean(),
});

/** Somebody in post, to whom a matter may be handed: 五长一员, or a person of a team. */
export const holderRow = v.object({
  postId: v.string(),
  role: v.picklist(roles),
  /** 网格长 */
  post: v.string(),
  /** 东苑社区 第1网格 */
  place: v.string(),
  name: v.string(),
  /** The team or organisation they belong to, by id and name; empty for none. */
  unitId: v.string(),
  unit: v.string(),
  /** It is I. */
  me: v.boolean(),
});

const postId = v.pipe(v.string(), v.minLength(3), v.maxLength(64), v.regex(/^[\w-]+$/));
const reason = sentence(100, 2);

/** A rule is cited by its words: no sign, and no number alone, says what it rests on. */
export const BASIS_LEAST = 4;
const hasWords = (text: string): boolean => (text.match(/\p{L}/gu) ?? []).length >= BASIS_LEAST;
const basis = v.pipe(
  sentence(100),
  v.check((text) => text === '' || hasWords(text), 'letters'),
);
const invitation = typedCode('invitation');

export const postActions = {
  /** The posts of a place and of everything below it, for whoever fills them; without one, of the place I answer for. */
  'post.list': {
    input: v.strictObject({
      placeId: v.optional(placeId),
      /** Only those that wait for somebody. */
      vacant: v.optional(v.boolean(), false),
      cursor: v.optional(cursor),
    }),
    output: v.object({ place: v.string(), posts: v.array(postView), next: v.string() }),
  },
  /** Opens a vacant post to one person, who takes it with the code; nobody is appointed behind their back. */
  'post.appoint': {
    input: v.strictObject({
      postId,
      /** What people will call them. */
      name: line(20, 1),
      source: v.picklist(Object.keys(sources) as [Source, ...Source[]]),
      termMonths: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
      /** Whom the neighbours put forward; of no meaning for staff. */
      origin: v.optional(v.picklist(Object.keys(origins) as [Origin, ...Origin[]])),
      /** The rule it rests on; needed when the person holds another post already (交叉任职). */
      basis: v.optional(basis, ''),
    }),
    output: v.object({ post: postView }),
    changes: true,
  },
  /** What I am asked to take, before I take it. */
  'post.invitation': {
    input: v.strictObject({ invitation }),
    output: v.object({
      ...contactCard.entries,
      source: v.string(),
      origin: v.string(),
      termMonths: v.number(),
      basis: v.string(),
    }),
  },
  'post.take': {
    input: v.strictObject({ invitation }),
    output: v.object({ post: postView }),
    changes: true,
  },
  /** The open work goes one level up within a minute. */
  'post.vacate': { input: v.strictObject({ postId, reason }), output: v.object({ post: postView }), changes: true },
} as const;

export type PostInvitation = v.InferOutput<(typeof postActions)['post.invitation']['output']>;
export type PostView = v.InferOutput<typeof postView>;
export type HolderRow = v.InferOutput<typeof holderRow>;
export type ContactCard = v.InferOutput<typeof contactCard>;

/** On what terms a vacant post is open to one person. */
export type Invited = {
  readonly name: string;
  readonly source: Source;
  readonly origin?: Origin | undefined;
  readonly basis: string;
  readonly termMonths: number;
  /** The picture of the code that opens it; empty where WeChat drew none. */
  readonly code: string;
};
