import { partiesOf, rolesWithin, type Actor } from '../../domain/kernel/access';
import { readingsOf } from '../../domain/kernel/codes';
import { refuse } from '../../domain/kernel/fault';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { isPermitted } from '../../domain/permissions';
import { ancestryOf } from '../../domain/places/model';
import type { postActions } from '../../domain/posts/contract';
import type { Post } from '../../domain/posts/model';
import { appoint, invitationOf, mayFill, postViewOf, take, vacate, withCode } from '../../domain/posts/rules';
import type { Occasion } from '../../domain/requests/moving';
import { shippedSettings, type Settings } from '../../domain/settings/model';
import { atLeast, atMost, greaterThan, lessThan, oneOf } from '../runtime/filters';
import { afterOf, pageOf } from '../runtime/page';
import { envVersion } from '../runtime/miniprogram';
import { keepFile, openapi } from '../runtime/sdk';
import type { Call, HandlersOf } from '../runtime/serve';
import type { Store } from '../runtime/store';

/** After every digit and every dash: everything whose id goes on from another's. */
const BEHIND = '~';
const CODE_PIXELS = 430;

/** What the posts of a place and of everything below it are found by. */
const within = (placeId: string) => ({ placeId: [atLeast(placeId), lessThan(placeId + BEHIND)] });

/** The post, if the caller is above it there; to anybody else it is not theirs to fill. */
const postToFill = async (call: Call<'post.appoint'> | Call<'post.vacate'>): Promise<Post> => {
  const { input, caller, occasion, store, permit } = call;
  const [post, actor] = await Promise.all([store.get('posts', input.postId), caller]);
  // No grid's post fills another, so what the place's id says of where it lies is enough.
  const scopes = ancestryOf(post.placeId);
  const roles = rolesWithin(actor, scopes);
  const mine = mayFill(post, roles, settingsOf(await occasion(actor, scopes)));
  permit(mine ? roles : [], roles.length > 0 ? 'NOT_YOURS_TO_DO' : 'NOT_FOUND');
  return post;
};

const settingsOf = ({ settings = shippedSettings }: Occasion): Settings => settings;

/** Those that wait for somebody: cleared, or held until a term that is over by now. */
const vacantWithin = async (placeId: string, { now, store, after }: VacantAsked): Promise<Post[]> => {
  const paged = { by: { field: 'placeId', order: 'asc' }, limit: PAGE_SIZE + 1, after } as const;
  const [cleared, over] = await Promise.all([
    store.list('posts', { where: { ...within(placeId), personId: '' }, ...paged }),
    store.list('posts', {
      where: { ...within(placeId), untilAt: [greaterThan(''), atMost(now.toISOString())] },
      ...paged,
    }),
  ]);
  const each = new Map([...cleared, ...over].map((post) => [post._id, post]));
  const key = ({ placeId: at, _id }: Post): string => `${at} ${_id}`;
  return [...each.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1)).slice(0, PAGE_SIZE + 1);
};

type VacantAsked = { readonly now: Date; readonly store: Store; readonly after: ReturnType<typeof afterOf> };

/** Where somebody who fills posts begins to look: at the place of their own. */
const fillersPlace = (actor: Actor): string =>
  actor.posts.find(({ role }) => isPermitted('post.list', [role]))?.placeId ?? refuse('NOT_ON_DUTY');

const invitedBy = async (invitation: string, store: Store): Promise<Post | undefined> => {
  const [post] = await store.list('posts', {
    where: { invitation: oneOf(readingsOf(invitation)) },
    by: { field: 'invitation', order: 'asc' },
    limit: 1,
  });
  return post;
};

/** More than anybody holds at once. */
const HELD_MAX = 20;

const heldBy = (personId: string, store: Store): Promise<Post[]> =>
  store.list('posts', { where: { personId }, by: { field: 'placeId', order: 'asc' }, limit: HELD_MAX });

/** The code the invited person scans. Its file is named after the invitation, so nobody comes upon it by guessing. */
const drawn = async (invitation: string): Promise<string> => {
  const page = 'packages/people/take/index';
  const { buffer } = await openapi.wxacode.getUnlimited({
    scene: invitation,
    page,
    width: CODE_PIXELS,
    checkPath: false,
    envVersion,
  });
  return keepFile(`invitations/${invitation}.png`, buffer);
};

export const postHandlers = {
  'post.list': async ({ input, caller, now, occasion, store, permit }) => {
    const placeId = input.placeId ?? fillersPlace(await caller);
    const after = afterOf(input.cursor);
    const [place, posts, actor] = await Promise.all([
      store.get('places', placeId),
      input.vacant
        ? vacantWithin(placeId, { now, store, after })
        : store.list('posts', {
            where: within(placeId),
            by: { field: 'placeId', order: 'asc' },
            limit: PAGE_SIZE + 1,
            after,
          }),
      caller,
    ]);
    const roles = rolesWithin(actor, place.scopes);
    permit(roles, 'NOT_ON_DUTY');
    const settings = settingsOf(await occasion(actor, place.scopes));
    const { shown, next } = pageOf(posts, PAGE_SIZE, (post) => post.placeId);
    return {
      place: place.label,
      posts: shown.map((post) => postViewOf(post, mayFill(post, roles, settings), now)),
      next,
    };
  },

  'post.appoint': async (call) => {
    const { input, newId, now, store, once } = call;
    const post = await postToFill(call);
    const opened = once(post, (loaded) => appoint(loaded, input, newId, now));
    const saved = await store.save('posts', opened === post ? post : withCode(opened, await drawn(newId)));
    return { post: postViewOf(saved, true, now) };
  },

  'post.invitation': async ({ input, caller, now, store, permit }) => {
    const [post, actor] = await Promise.all([invitedBy(input.invitation, store), caller]);
    permit(partiesOf(actor));
    return invitationOf(post, now);
  },

  'post.take': async ({ input, caller, now, store, permit, once, isDone }) => {
    const [found, actor] = await Promise.all([invitedBy(input.invitation, store), caller]);
    permit(partiesOf(actor), 'REGISTER_FIRST');
    // The invitation is used up by taking it: the same press again finds the post among one's own.
    const post = found ?? (await heldBy(actor.id, store)).find(isDone) ?? refuse('NOT_FOUND');
    const saved = await store.save(
      'posts',
      once(post, (loaded) => take(loaded, actor, now)),
    );
    return { post: postViewOf(saved, false, now) };
  },

  'post.vacate': async (call) => {
    const { now, store, once } = call;
    const post = await postToFill(call);
    const saved = await store.save(
      'posts',
      once(post, (loaded) => vacate(loaded, now)),
    );
    return { post: postViewOf(saved, true, now) };
  },
} satisfies HandlersOf<typeof postActions>;
