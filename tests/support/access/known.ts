import type { ActionName } from '../../../domain/contract';
import type { Scene } from './scene';

/** The action that shows a thing, by the key it is named with; of two the one that is asked for leave. */
const shownBy: Readonly<Record<string, ActionName>> = {
  requestId: 'request.read',
  wishId: 'wish.read',
  taskId: 'task.read',
  groupId: 'group.read',
  shopId: 'shop.read',
  jobId: 'job.read',
  offerId: 'offer.read',
  orderId: 'order.read',
};

/** A place, a post, a team and an organisation are for everybody to see; a notice is its group's. */
const forEverybody = ['placeId', 'communityId', 'postId', 'teamId', 'unitId'];

/** Whether somebody may know that there is such a thing, and so may hear that a step is not theirs. */
export const knownBy = async (
  input: object,
  scene: Scene,
  ask: (action: ActionName, input: object) => Promise<boolean>,
): Promise<boolean> => {
  const given = input as Readonly<Record<string, unknown>>;
  const key = Object.keys(shownBy).find((name) => name in given);
  const read = key && shownBy[key];
  if (key && read) return ask(read, { [key]: given[key] });
  if ('bulletinId' in given) return ask('group.read', { groupId: scene['group'] });
  return forEverybody.some((name) => name in given);
};
