import { isHeld } from '../../domain/posts/model';
import type { ServiceRequest } from '../../domain/requests/model';
import { moveUp } from '../../domain/requests/vacancy';
import { postsAround, postsOfUnit } from './posts';
import type { Store } from './store';

type Given = (kept: ServiceRequest) => ServiceRequest;

const asItIs: Given = (kept) => kept;

/** Whoever has it in hand is there no more: it goes to whoever took the post since, or to the nearest one above. */
export const inHeldHands = async (request: ServiceRequest, now: Date, store: Store): Promise<Given> => {
  const { handler, scopes } = request;
  if (!handler || request.workOf === '') return asItIs;
  const { postId, unitId, role, place, personId } = handler;
  const [post, colleagues] = await Promise.all([
    postId === '' ? undefined : store.find('posts', postId),
    postId === '' ? postsOfUnit(unitId, store) : [],
  ]);
  const isThere = post ? isHeld(post, now) && post.personId === personId : colleagues.some((one) => isHeld(one, now));
  if (isThere) return asItIs;
  const posts = [...(post ? [post] : []), ...(await postsAround(scopes, unitId, store))];
  return (kept) => moveUp(kept, { _id: request.workOf, role, unitId, place }, posts, now);
};

/**
 * Saves it, and looks meanwhile whether anybody is there where it lands: what lands on a post nobody holds is handed up in
 * the same breath, and whoever raised it sees who has it. The clock looks once more, should this be cut short.
 */
export const savedInHands = async (before: ServiceRequest, after: ServiceRequest, store: Store, now: Date) => {
  if (after === before || !after.landedAt) return store.save('serviceRequests', after);
  const [saved, given] = await Promise.all([store.save('serviceRequests', after), inHeldHands(after, now, store)]);
  const moved = given(saved);
  return moved === saved ? saved : store.save('serviceRequests', moved);
};
