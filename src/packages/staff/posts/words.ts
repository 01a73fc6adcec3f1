import { shanghaiDate } from '../../../../domain/kernel/calendar';
import type { PostView } from '../../../../domain/posts/contract';

const dayOf = (at: string): string => shanghaiDate(new Date(at));

/** 个人自荐 · 任期到 2027-11-18 */
export const termOf = ({ source, untilAt }: PostView): string =>
  [source, untilAt ? `任期到 ${dayOf(untilAt)}` : ''].filter(Boolean).join(' · ');

/** What a line says under the post's name: whose it is, who is asked, or that it waits. */
export const noteOf = (post: PostView): string => {
  if (!post.vacant) return `${post.place} · ${termOf(post)}`;
  return `${post.place} · ${post.invitedName ? `已经请了${post.invitedName}，等本人接下` : '空缺'}`;
};
