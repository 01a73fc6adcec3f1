import type { Actor } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { withNotices, withTaps } from '../notices/rules';
import { ageAt } from '../people/age';
import { obstacleToHelping, unitsSpokenFor, type ClaimName } from '../volunteers/claiming';
import type { TaskKind } from './categories';
import { WAITING_MAX } from './contract';
import { entryOf, isOpen, isSeated, markOf, type Entry, type Task } from './model';

/** Who takes a place, as the server knows them. */
export type Taker = Pick<Entry, 'entryId' | 'shiftId' | 'personId' | 'person' | 'unitId' | 'name' | 'avatar'>;

/** What one takes for oneself, and what an organisation takes through its liaison. */
export const ownKinds = ['open', 'personalService'] as const satisfies readonly TaskKind[];

/** The organisation a liaison takes it for: the one they name, else the first they speak for. */
export const unitFor = (actor: Actor, named: string | undefined): ClaimName | undefined => {
  const units = unitsSpokenFor(actor);
  if (named === undefined) return units[0];
  return units.find(({ unitId }) => unitId === named) ?? refuse('NOT_YOURS_TO_DO');
};

export const kindsOpenTo = (actor: Actor, now: Date): TaskKind[] => [
  ...(obstacleToHelping(actor, now) ? [] : ownKinds),
  ...(unitsSpokenFor(actor).length > 0 ? (['unitProject'] as const) : []),
];

const obstacleToClaim = (task: Task, taker: Taker, actor: Actor, now: Date) => {
  const room = task.room[taker.shiftId];
  if (room === undefined) return 'NOT_FOUND';
  if (!isOpen(task)) return 'TASK_MOVED_ON';
  if (!kindsOpenTo(actor, now).includes(task.kind))
    return task.kind === 'unitProject' ? 'NOT_YOURS_TO_DO' : (obstacleToHelping(actor, now) ?? 'NOT_YOURS_TO_DO');
  if (taker.unitId !== '' && task.kind !== 'unitProject') return 'NOT_YOURS_TO_DO';
  if (entryOf(task, taker.entryId)) return 'TASK_YOURS';
  if ((task.ends[taker.shiftId] ?? '') <= now.toISOString()) return 'TASK_STARTED';
  if (task.minAge > ageAt(actor, now)) return 'TASK_TOO_YOUNG';
  return room <= -WAITING_MAX || task.claimsLeft <= 0 ? 'TASK_FULL' : null;
};

/** A place, or the end of the line. */
export const claim = (task: Task, taker: Taker, subscribed: readonly string[], { by, now }: Occasion): Task => {
  const obstacle = obstacleToClaim(task, taker, by, now);
  if (obstacle) return refuse(obstacle);
  const room = task.room[taker.shiftId] ?? 0;
  const at = now.toISOString();
  return {
    ...task,
    room: { ...task.room, [taker.shiftId]: room - 1 },
    claimsLeft: task.claimsLeft - 1,
    entries: [...task.entries, { ...taker, at, seatedAt: room > 0 ? at : '' }],
    seats: room > 0 ? [...task.seats, taker.entryId] : task.seats,
    people: [...new Set([...task.people, taker.personId])],
    allowances: withTaps(task.allowances, taker.personId, subscribed),
  };
};

type Occasion = { readonly by: Actor; readonly now: Date };

/** Taken off the list; whoever stands next in line has the place by that, and the clock tells them. */
export const without = (task: Task, entry: Entry, now: Date): Task => ({
  ...task,
  room: { ...task.room, [entry.shiftId]: (task.room[entry.shiftId] ?? 0) + 1 },
  entries: task.entries.filter((one) => one !== entry),
  seats: task.seats.filter((one) => one !== entry.entryId),
  lookAt: now.toISOString(),
});

/** Until the deadline; whoever only waits may leave the line at any time. */
export const release = (task: Task, entryId: string, now: Date): Task => {
  const entry = entryOf(task, entryId) ?? refuse('TASK_NOT_IN');
  if (!isOpen(task)) refuse('TASK_MOVED_ON');
  if (markOf(task, 'in', entryId)) refuse('TASK_CAME');
  const late = (task.releaseBy[entry.shiftId] ?? '') <= now.toISOString();
  return late && isSeated(task, entry) ? refuse('TASK_RELEASE_LATE') : without(task, entry, now);
};

/** Whoever is gone holds no place that is still to come: the next in line has it, as if it had been given back in time. */
export const claimerLeft = (task: Task, personId: string, now: Date): Task =>
  isOpen(task)
    ? task.entries
        .filter((entry) => entry.personId === personId && !markOf(task, 'in', entry.entryId))
        .filter(({ shiftId }) => (task.ends[shiftId] ?? '') > now.toISOString())
        .reduce((left, entry) => without(left, entry, now), task)
    : task;

/** Tells those who moved up that they have a place: each once, in the order of the line. */
export const promoted = (task: Task, now: Date): Task => {
  const known = new Set(task.seats);
  const fresh = task.entries.filter((entry) => !known.has(entry.entryId) && isSeated(task, entry));
  if (fresh.length === 0) return task;
  const at = now.toISOString();
  const seats = [...task.seats, ...fresh.map(({ entryId }) => entryId)];
  const entries = task.entries.map((entry) => (fresh.includes(entry) ? { ...entry, seatedAt: at } : entry));
  const told = { template: 'task' as const, to: { personIds: fresh.map(({ personId }) => personId) } };
  return withNotices(
    { ...task, seats, entries },
    `${task._id}:seats:${fresh[0]?.entryId}:${at}`,
    [{ ...told, words: '有空位了，你已经递补上' }],
    at,
  );
};
