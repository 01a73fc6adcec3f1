import { postsWithin, type Actor, type HeldPost } from '../kernel/access';
import { permissions } from '../permissions';
import { roleLabels } from '../posts/model';
import type { Task } from './model';

/** "东苑社区 社区专员"; a team's leader speaks for the team. */
export const postLabel = (post: HeldPost): string => `${post.place} ${roleLabels[post.role]}`;

/** The post somebody calls for help as: the lowest of theirs that may, here. */
export const organisingPost = (scopes: readonly string[], actor: Actor): HeldPost | undefined => {
  const allowed: readonly string[] = permissions['task.publish'];
  return postsWithin(actor, scopes).find(({ role }) => allowed.includes(role));
};

/** The post somebody acts as on a task: the organiser's own, else one that checks tasks here. */
export const actingPost = (task: Pick<Task, 'organiser' | 'scopes'>, actor: Actor): string => {
  const checkers: readonly string[] = permissions['task.approve'];
  const post =
    actor.posts.find(({ postId }) => postId === task.organiser.postId) ??
    postsWithin(actor, task.scopes).find(({ role }) => checkers.includes(role));
  return post ? postLabel(post) : '';
};
