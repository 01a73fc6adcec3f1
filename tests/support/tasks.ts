import type { InputOf, OutputOf } from '../../domain/contract';
import { 志愿队长, WEDNESDAY_TEN, type Town } from './town';

const HOUR = 3_600_000;
export const EAST = '410403001001';

export const hoursAfter = (at: string, hours: number): string =>
  new Date(new Date(at).getTime() + hours * HOUR).toISOString();

/** Tomorrow at ten for two hours, for so many people. */
export const shiftFor = (capacity: number, inHours = 24, now = WEDNESDAY_TEN) => ({
  startsAt: hoursAfter(now, inHours),
  endsAt: hoursAfter(now, inHours + 2),
  capacity,
});

export const 扫雪 = (capacity = 2): InputOf<'task.publish'> => ({
  title: '清扫院里和门前的积雪',
  words: '先清单元门口和坡道。',
  category: 'snow',
  template: 'snow',
  placeId: EAST,
  shifts: [shiftFor(capacity)],
});

export const aTask = (town: Town, more: Partial<InputOf<'task.publish'>> = {}, who = 志愿队长) =>
  town.as(who).does('task.publish', { ...扫雪(), ...more });

/** What the organiser's screen shows right now. */
export const theCode = async (town: Town, taskId: string, who = 志愿队长): Promise<OutputOf<'task.code'>> =>
  town.as(who).does('task.code', { taskId, shiftId: 's1' });

export const s1 = (taskId: string) => ({ taskId, shiftId: 's1' });

/** The document as the database holds it. */
export const storedTask = async (town: Town, taskId: string): Promise<Record<string, unknown>> => {
  const found = (await town.cloud.documents('tasks', 1000)).find(({ _id }) => _id === taskId);
  if (!found) throw new Error(`There is no task ${taskId}.`);
  return found;
};

/** Comes by the code, works so many minutes, and leaves by the code. */
export const works = async (town: Town, who: string, taskId: string, minutes: number): Promise<void> => {
  await town.as(who).does('task.checkIn', { ...s1(taskId), code: (await theCode(town, taskId)).code });
  await town.later(minutes * 60_000);
  await town.as(who).does('task.checkOut', { ...s1(taskId), code: (await theCode(town, taskId)).code });
};

/** The messages somebody got about tasks, newest last. */
export const heardBy = async (town: Town, persona: string): Promise<string[]> =>
  (await town.cloud.outbox(`o-demo-${persona}`))
    .filter(({ api, page }) => api === 'subscribeMessage.send' && String(page).includes('volunteers/task'))
    .map(({ data }) => String((data as Record<string, { value: string }>)['thing4']?.value));
