import { heldPost } from '../people/model';
import { heirOf, isHeld, postLabel, type Post } from '../posts/model';
import type { ServiceRequest } from './model';
import { finished } from './moving';
import { toldByClock } from './story';

/** A post that fell vacant, or a unit in which nobody is left: as much of it as says where its work goes. */
export type Left = Pick<Post, '_id' | 'role' | 'unitId' | 'place'>;

/** Open work nobody has in hand any more: whoever took the post since, a colleague, or the nearest post above; the clock runs on. */
export const moveUp = (request: ServiceRequest, left: Left, posts: readonly Post[], now: Date): ServiceRequest => {
  const { handler } = request;
  if (!handler || request.workOf !== left._id) return request;
  const again = posts.find((post) => post._id === left._id && isHeld(post, now));
  if (again?.personId === handler.personId) return request;
  // Whoever is complained about has no part in it, and so cannot be left with it.
  const heir = again ?? heirOf(left, posts, { now, never: request.about?.peopleIds ?? [] });
  if (!heir) return request;
  const words = again ? `${postLabel(left)}换了人，接着办` : `${postLabel(left)}空缺，由${postLabel(heir)}接着办`;
  return finished({
    ...toldByClock(request, 'movedUp', now, words),
    handler: { ...heldPost(heir), personId: heir.personId },
    offer: again ? request.offer : null,
    landedAt: '',
  });
};

/** Nobody is left there to say yes: whoever gave it stays responsible and may give it to somebody else. */
export const offerLapsed = (request: ServiceRequest, to: string, now: Date): ServiceRequest =>
  request.offer?.to.id === to
    ? finished({ ...toldByClock(request, 'offerLapsed', now, `${request.offer.to.name}没有人在岗`), offer: null })
    : request;
