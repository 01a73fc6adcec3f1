import type { Actor, HeldPost } from '../kernel/access';
import { postActing } from '../posts/acting';
import { postLabel } from '../posts/model';
import type { Task } from './model';

/** The post somebody calls for help as: the lowest of theirs that may, here. */
export const organisingPost = (scopes: readonly string[], actor: Actor): HeldPost | undefined =>
  postActing(actor, scopes, 'task.publish');

/** The post somebody acts as on a task: the organiser's own, else one that checks tasks here. */
export const actingPost = (task: Pick<Task, 'organiser' | 'scopes'>, actor: Actor): string => {
  const post =
    actor.posts.find(({ postId }) => postId === task.organiser.postId) ??
    postActing(actor, task.scopes, 'task.approve');
  return post ? postLabel(post) : '';
};
