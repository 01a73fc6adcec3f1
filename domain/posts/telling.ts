import type { Message, Notice } from '../notices/model';
import { messageOf, withNotices } from '../notices/rules';
import { ancestryOf } from '../places/model';
import type { Settings } from '../settings/model';
import { endsSoon, postLabel, postStates, type Post } from './model';
import { fillersOf } from './rules';

/** Weeks before a term ends, whoever fills the post hears of it: once a term. */
export const warned = (post: Post, settings: Pick<Settings, 'gridWorkersBy'>, now: Date): Post => {
  const quiet = { ...post, warnAt: '' };
  if (!endsSoon(post, now)) return quiet;
  const told = { ...quiet, state: 'held' as const, scopes: ancestryOf(post.placeId), notices: post.notices ?? [] };
  const words = '任期快满了，请续任或者另请人';
  const to = { roles: fillersOf(post.role, settings) };
  return withNotices(told, `${post._id}:${post.untilAt}`, [{ template: 'staff', words, to }], now.toISOString());
};

export const postMessage = (post: Post, notice: Notice, now: Date): Message =>
  messageOf(notice, {
    page: 'packages/staff/posts/index',
    title: postLabel(post),
    state: postStates[post.state],
    at: post.untilAt || notice.at,
    now,
  });
