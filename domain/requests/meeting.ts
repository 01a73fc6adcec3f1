import { postsWithin, type Actor } from '../kernel/access';
import { refuse } from '../kernel/fault';
import type { Unit } from '../units/model';
import { unitsOf } from './case';
import type { ServiceRequest } from './model';
import { conveners } from './obstacles';
import { closingOf, finished, moved, type Occasion, type Said } from './moving';

type Resolution = { readonly unit: Unit; readonly text: string; readonly due: string };

/** Units that work for the place, and everything below whoever convenes: a district's meeting reaches its whole district. */
const isReached = ({ scopes }: ServiceRequest, unit: Unit, by: Actor): boolean =>
  scopes.includes(unit.placeId) ||
  postsWithin(by, scopes).some(({ role, placeId }) => conveners.includes(role) && unit.placeId.startsWith(placeId));

/** 党建联席会议: what it resolved becomes one task per organisation, with a day by which it is owed. */
export const convene = (
  request: ServiceRequest,
  said: { readonly resolved: readonly Resolution[] } & Said,
  occasion: Occasion,
): ServiceRequest => {
  const convened = moved(request, 'convene', occasion, said);
  const at = occasion.now.toISOString();
  const known = request.tasks.length;
  const fresh = said.resolved.map(({ unit, text, due }, index) => {
    if (!isReached(request, unit, occasion.by)) refuse('NOT_A_TARGET');
    const dueAt = closingOf(due, occasion).toISOString();
    const task = known + index + 1;
    return { task, unitId: unit._id, unit: unit.name, text, at, dueAt, doneAt: '', words: '' };
  });
  return finished({ ...convened, route: 'joint', tasks: [...request.tasks, ...fresh] });
};

/** Done by the organisation itself, or written down for it by whoever coordinates. */
export const finishTask = (
  request: ServiceRequest,
  said: { readonly task: number } & Said,
  occasion: Occasion,
): ServiceRequest => {
  const coordinates = postsWithin(occasion.by, request.scopes).some(({ role }) => conveners.includes(role));
  const mine = unitsOf(occasion.by);
  const task = request.tasks.find(
    (one) => one.task === said.task && one.doneAt === '' && (coordinates || mine.includes(one.unitId)),
  );
  if (!task) return refuse('NO_SUCH_TASK');
  const finishedAt = occasion.now.toISOString();
  const done = moved(request, 'finishTask', occasion, { ...said, words: `${task.unit}：${said.words ?? ''}` });
  return finished({
    ...done,
    tasks: request.tasks.map((one) =>
      one.task === task.task ? { ...one, doneAt: finishedAt, words: said.words ?? '' } : one,
    ),
  });
};
