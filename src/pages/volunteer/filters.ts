import { dayFromNow } from '../../api/clock';
import type { InputOf } from '../../../domain/contract';
import { taskKinds, type TaskKind } from '../../../domain/tasks/categories';
import { skills, type Skill } from '../../../domain/volunteers/model';

export const days = { any: '哪天都行', today: '今天', tomorrow: '明天' } as const;
export type Day = keyof typeof days;

/** What somebody would like to help with. */
export type Filter = {
  readonly day: Day;
  readonly skill: Skill | 'any';
  readonly kind: TaskKind | 'any';
  /** Empty where I live. */
  readonly placeId: string;
  readonly place: string;
};
export const anything: Filter = { day: 'any', skill: 'any', kind: 'any', placeId: '', place: '' };

const optionsOf = <K extends string>(labels: Readonly<Record<K, string>>) =>
  Object.entries<string>(labels).map(([key, label]) => ({ key: key as K, label }));

export const dayOptions = optionsOf(days);
export const skillOptions = [{ key: 'any' as const, label: '什么都行' }, ...optionsOf(skills)];
export const kindOptions = [{ key: 'any' as const, label: '每一类都看' }, ...optionsOf(taskKinds)];

/** 今天 · 体力活: what is asked for, in a line. */
export const filterInWords = ({ day, skill, kind, place }: Filter): string =>
  [
    place || '我住的社区',
    days[day],
    ...(skill === 'any' ? [] : [skills[skill]]),
    ...(kind === 'any' ? [] : [taskKinds[kind]]),
  ].join(' · ');

type Listing = Extract<InputOf<'task.list'>, { of: 'open' }>;

/** `month` holds the calendar: a month instead of a day. */
export const listingOf = ({ day, skill, kind, placeId }: Filter, month: string): Listing => ({
  of: 'open',
  ...(placeId && { placeId }),
  ...(month ? { day: month } : day !== 'any' && { day: dayFromNow(day === 'today' ? 0 : 1) }),
  ...(skill !== 'any' && { skill }),
  ...(kind !== 'any' && { kind }),
});
