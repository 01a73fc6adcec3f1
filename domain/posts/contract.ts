import * as v from 'valibot';
import { roles } from '../kernel/access';

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

export type ContactCard = v.InferOutput<typeof contactCard>;
