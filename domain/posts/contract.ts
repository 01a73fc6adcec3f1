import * as v from 'valibot';
import { roles } from '../kernel/access';
import { placeId, sentence } from '../kernel/schemas';

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

/** A post as whoever fills it sees it. */
export const postView = v.object({
  postId: v.string(),
  ...contactCard.entries,
  source: v.string(),
  sinceAt: v.string(),
  /** The end of the term; empty when open. */
  untilAt: v.string(),
  basis: v.string(),
  /** The code to hand to the person who is to take it; empty when nobody is invited. */
  invitation: v.string(),
});

const postId = v.pipe(v.string(), v.minLength(3), v.maxLength(64), v.regex(/^[\w-]+$/));
const reason = v.pipe(sentence(100), v.minLength(2));

export const postActions = {
  /** The posts of a place, for whoever fills them. */
  'post.list': { input: v.strictObject({ placeId }), output: v.object({ posts: v.array(postView) }) },
  /** Opens a vacant post to one person, who takes it with the code; nobody is appointed behind their back. */
  'post.appoint': {
    input: v.strictObject({
      postId,
      /** What people will call them. */
      name: v.pipe(sentence(20), v.minLength(1)),
      source: v.picklist(Object.keys(sources) as [Source, ...Source[]]),
      termMonths: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
      /** The rule it rests on; needed when the person holds another post already (交叉任职). */
      basis: v.optional(sentence(100), ''),
    }),
    output: v.object({ post: postView }),
    changes: true,
  },
  'post.take': {
    input: v.strictObject({ invitation: v.pipe(v.string(), v.regex(/^[0-9a-z]{24}$/)) }),
    output: v.object({ post: postView }),
    changes: true,
  },
  /** The open work goes one level up within a minute. */
  'post.vacate': { input: v.strictObject({ postId, reason }), output: v.object({ post: postView }), changes: true },
} as const;

export type PostView = v.InferOutput<typeof postView>;
export type ContactCard = v.InferOutput<typeof contactCard>;

/** On what terms a vacant post is open to one person. */
export type Invited = {
  readonly name: string;
  readonly source: Source;
  readonly basis: string;
  readonly termMonths: number;
};
