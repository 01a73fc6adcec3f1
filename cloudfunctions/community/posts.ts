import { partiesOf, rolesWithin } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import type { postActions } from '../../domain/posts/contract';
import type { Post } from '../../domain/posts/model';
import { appoint, mayFill, postViewOf, take, vacate } from '../../domain/posts/rules';
import type { Call, HandlersOf } from '../runtime/serve';

const POSTS_MAX = 100;

/** The post, if the caller is above it there; to anybody else it is not theirs to fill. */
const postToFill = async (call: Call<'post.appoint'> | Call<'post.vacate'>): Promise<Post> => {
  const { input, caller, store, permit } = call;
  const [post, actor] = await Promise.all([store.get('posts', input.postId), caller]);
  const place = await store.get('places', post.placeId);
  const roles = rolesWithin(actor, place.scopes);
  permit(mayFill(post, roles) ? roles : [], roles.length > 0 ? 'NOT_YOURS_TO_DO' : 'NOT_FOUND');
  return post;
};

export const postHandlers = {
  'post.list': async ({ input, caller, store, permit }) => {
    const [place, posts, actor] = await Promise.all([
      store.get('places', input.placeId),
      store.list('posts', {
        where: { placeId: input.placeId },
        by: { field: 'placeId', order: 'asc' },
        limit: POSTS_MAX,
      }),
      caller,
    ]);
    permit(rolesWithin(actor, place.scopes), 'NOT_ON_DUTY');
    return { posts: posts.map((post) => postViewOf(post, posts)) };
  },

  'post.appoint': async (call) => {
    const { input, newId, store, once } = call;
    const post = await postToFill(call);
    const saved = await store.save(
      'posts',
      once(post, (loaded) => appoint(loaded, input, newId)),
    );
    return { post: postViewOf(saved, [saved]) };
  },

  'post.take': async ({ input, caller, now, store, permit, once }) => {
    const [found, actor] = await Promise.all([
      store.list('posts', {
        where: { invitation: input.invitation },
        by: { field: 'invitation', order: 'asc' },
        limit: 1,
      }),
      caller,
    ]);
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const post = found[0] ?? refuse('NOT_FOUND');
    const saved = await store.save(
      'posts',
      once(post, (loaded) => take(loaded, actor, now)),
    );
    return { post: postViewOf(saved, [saved]) };
  },

  'post.vacate': async (call) => {
    const { store, once } = call;
    const post = await postToFill(call);
    const saved = await store.save(
      'posts',
      once(post, (loaded) => vacate(loaded)),
    );
    return { post: postViewOf(saved, [saved]) };
  },
} satisfies HandlersOf<typeof postActions>;
