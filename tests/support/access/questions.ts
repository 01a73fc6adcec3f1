import { actionNames, isChanging, type ActionName } from '../../../domain/contract';
import { EAST } from '../tasks';
import type { Town } from '../town';
import type { Column } from './cast';
import { inputs } from './inputs';
import type { Scene } from './scene';

type Question = readonly [action: ActionName, input: object];

/** One thing after another of a kind, by their names in the scene. */
const each = (action: ActionName, key: string, scene: Scene, things: string): Question[] =>
  things.split(' ').map((thing) => [action, { [key]: scene[thing] }]);

const lists = (action: ActionName, ...asked: readonly object[]): Question[] => asked.map((input) => [action, input]);
const of = (...names: readonly string[]): object[] => names.map((name) => ({ of: name }));

/** Whatever is listed, counted, searched or shown, asked by whoever may ask it or not. */
export const questionsOf = async (scene: Scene, column: Column, town: Town): Promise<Question[]> => {
  const reading = actionNames.filter((action) => !isChanging(action));
  const plain = await Promise.all(
    reading.map(async (action): Promise<Question> => [action, await inputs[action]({ scene, column, town })]),
  );
  return [
    ...plain,
    ...each('request.read', 'requestId', scene, 'submitted resolved verified closed joined whistled reported offered'),
    ...each('request.read', 'requestId', scene, 'paused shared need asked'),
    ...each('wish.read', 'wishId', scene, 'listed claimed delivered wishBack converted guarded recordedWish'),
    ...each('task.read', 'taskId', scene, 'open present entered finished'),
    ...each('task.attendance', 'taskId', scene, 'present entered finished'),
    ...each('shop.read', 'shopId', scene, 'applied returned other'),
    ...each('job.read', 'jobId', scene, 'agreed'),
    ...each('offer.read', 'offerId', scene, 'offerNew resting'),
    ...each('order.read', 'orderId', scene, 'orderTaken orderDone'),
    ...lists('request.list', ...of('mine', 'joined', 'turn', 'doing', 'done', 'offers', 'whistles', 'visits')),
    ...lists('task.list', ...of('open', 'organised')),
    ...lists('wish.list', { of: 'wall', placeId: EAST }, ...of('claimed', 'inbox')),
    ...lists('wish.list', { of: 'wall', placeId: EAST, state: 'claimed' }),
    ...lists('playbook.search', { state: 'draft' }),
    ...lists('shop.list', { state: 'verified' }, { state: 'sentBack' }),
    ...lists('offer.review', { state: 'open' }),
    ...lists('point.proposals', { communityId: EAST, state: 'confirmed' }),
    ...lists('group.members', { groupId: scene['group'], party: 'specialist' }),
    ...lists('board.rows', { placeId: '410403' }),
    ...lists('export.list', ...of('mine')),
    ...lists('order.list', ...of('toServe', 'mine')),
  ];
};
