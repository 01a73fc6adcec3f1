import type { FaultCode } from '../../domain/faults';
import type { Task } from '../../domain/tasks/model';
import { newPerson } from '../../domain/people/rules';
import { aTask, s1, shiftFor } from './tasks';
import { anOperationId, type Town } from './town';

/** More at once would only wait in line before the function. */
const LANES = 100;
const LOADED = 500;

const home = {
  placeId: '410403001001-e1-b3',
  label: '东苑社区 · 3号楼',
  community: '东苑社区',
  phone: '',
  scopes: ['410403001001-e1-b3', '410403001001-e1', '410403001001', '410403001', '410403'],
};

const card = {
  ...{ skills: [], freeHours: [], teamIds: [], birthYear: null, guardian: null },
  ...{ orgUnitId: '', joinedAt: '2026-11-01T00:00:00.000Z' },
};

/** So many people at a time, each after the other in their lane. */
export const inLanes = async <T>(jobs: readonly (() => Promise<T>)[]): Promise<T[]> => {
  const results: T[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let mine = next++; mine < jobs.length; mine = next++) results[mine] = await (jobs[mine] as () => Promise<T>)();
  };
  await Promise.all(Array.from({ length: Math.min(LANES, jobs.length) }, lane));
  return results;
};

/** So many volunteers of the community, by persona. */
export const aCrowd = async (town: Town, count: number): Promise<string[]> => {
  const crowd = Array.from({ length: count }, (_, index) => `crowd-${index}`);
  const people = await inLanes(
    crowd.map((who) => async () => {
      const { openid } = await town.cloud.login(who);
      return { ...newPerson(openid), nickname: who, home, volunteer: card, registeredAt: '2026-11-01T00:00:00.000Z' };
    }),
  );
  for (let from = 0; from < people.length; from += LOADED)
    await town.cloud.load({ collections: { people: people.slice(from, from + LOADED) } });
  return crowd;
};

export type Stampede = {
  readonly taskId: string;
  /** What each person heard, once per time they sent it. */
  readonly heard: ReadonlyMap<string, readonly (FaultCode | 'seated' | 'waiting' | '')[]>;
  readonly task: Task;
};

const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((one) => [Math.random(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);

/** Everybody presses once for the same few places, and their phones send it so many times. */
export const stampede = async (
  town: Town,
  { people, slots, times }: { people: number; slots: number; times: number },
): Promise<Stampede> => {
  const crowd = await aCrowd(town, people);
  const { taskId } = await aTask(town, { shifts: [shiftFor(slots)] });
  const heard = new Map<string, (FaultCode | 'seated' | 'waiting' | '')[]>(crowd.map((who) => [who, []]));
  const presses = crowd.map((who) => ({ who, press: anOperationId() }));
  const calls = shuffled(Array.from({ length: times }, () => presses).flat());
  await inLanes(
    calls.map(({ who, press }) => async () => {
      const claimed = town.as(who).does('task.claim', s1(taskId), press);
      const answer = await claimed.then(
        ({ standing }) => standing,
        () => town.outcome(claimed) as Promise<FaultCode>,
      );
      heard.get(who)?.push(answer);
    }),
  );
  const [task] = (await town.cloud.documents('tasks', 1000)).filter(({ _id }) => _id === taskId);
  return { taskId, heard, task: task as unknown as Task };
};
