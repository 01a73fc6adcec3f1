import { now } from '../../../api/clock';
import { dateInWords } from '../../../../domain/kernel/words';
import type { PostView } from '../../../../domain/posts/contract';

export const dayOf = (at: string): string => dateInWords(at, now());

/** 个人自荐 · 任期到 2027年11月18日 */
export const termOf = ({ source, origin, untilAt, endsSoon }: PostView): string =>
  [source, origin, untilAt ? `任期到 ${dayOf(untilAt)}` : '', endsSoon ? '快满了' : ''].filter(Boolean).join(' · ');

/** What a line says under the post's name: whose it is, who is asked, or that it waits. */
export const noteOf = (post: PostView): string => {
  if (!post.vacant) return `${post.place} · ${termOf(post)}`;
  return `${post.place} · ${post.invitedName ? `已经请了${post.invitedName}，等本人接下` : '空缺'}`;
};
