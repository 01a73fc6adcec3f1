import { dayFromNow } from '../../../api/clock';
import type { InputOf } from '../../../../domain/contract';
import type { TaskCategory, TaskKind } from '../../../../domain/tasks/categories';
import { taskTemplateKeys, taskTemplates, type TaskTemplateKey } from '../../../../domain/tasks/templates';
import type { Skill } from '../../../../domain/volunteers/model';
import { saysAtLeast } from '../../../../domain/kernel/letters';

export type ShiftDraft = {
  /** Tomorrow while none was chosen: also when the draft is found again days later. */
  readonly day: string;
  readonly time: string;
  readonly hours: number;
  readonly capacity: number;
};

export type TaskDraft = {
  readonly template: TaskTemplateKey | null;
  readonly title: string;
  readonly words: string;
  readonly bring: string;
  readonly category: TaskCategory;
  readonly kind: TaskKind;
  readonly placeId: string;
  readonly place: string;
  readonly spot: string;
  readonly shifts: readonly ShiftDraft[];
  readonly skills: readonly Skill[];
  readonly minAge: number;
};

export const aShift = (hours = 2, capacity = 10): ShiftDraft => ({
  day: '',
  time: '09:00',
  hours,
  capacity,
});

export const emptyTask = (): TaskDraft => ({
  template: null,
  title: '',
  words: '',
  bring: '',
  category: 'other',
  kind: 'open',
  placeId: '',
  place: '',
  spot: '',
  shifts: [aShift()],
  skills: [],
  minAge: 0,
});

/** What a template fills in; the place and the day stay as they were. */
export const fromTemplate = (template: TaskTemplateKey): Partial<TaskDraft> => {
  const { title, words, bring, category, skills, capacity, hours, minAge } = taskTemplates[template];
  return { template, title, words, bring, category, skills, minAge, shifts: [aShift(hours, capacity)] };
};

/** Those of this season first. */
export const templatesFor = (month: number): readonly TaskTemplateKey[] => {
  const months = (key: TaskTemplateKey): readonly number[] => taskTemplates[key].months;
  const rank = (key: TaskTemplateKey): number => (months(key).includes(month) ? 0 : months(key).length ? 2 : 1);
  return [...taskTemplateKeys].sort((one, other) => rank(one) - rank(other));
};

/** What is still needed, to read; empty when it may be sent. */
export const lackingOf = ({ title, words, placeId, shifts }: TaskDraft): string => {
  if (!saysAtLeast(title, 2)) return '写一句要做什么';
  if (!saysAtLeast(words, 2)) return '写一写怎么做';
  if (!placeId) return '选在哪里';
  return shifts.every(({ time }) => time) ? '' : '选好哪天几点';
};

const HOUR = 3_600_000;
export const timesOf = ({ day, time, hours, capacity }: ShiftDraft) => {
  const starts = Date.parse(`${day || dayFromNow(1)}T${time}:00+08:00`);
  return {
    startsAt: new Date(starts).toISOString(),
    endsAt: new Date(starts + hours * HOUR).toISOString(),
    capacity,
  };
};

export const saidOf = (draft: TaskDraft): InputOf<'task.publish'> => ({
  title: draft.title.trim(),
  words: draft.words.trim(),
  bring: draft.bring.trim(),
  category: draft.category,
  kind: draft.kind,
  placeId: draft.placeId,
  spot: draft.spot.trim(),
  shifts: draft.shifts.map((shift) => timesOf(draft.kind === 'open' ? shift : { ...shift, capacity: 1 })),
  skills: [...draft.skills],
  minAge: draft.minAge,
  ...(draft.template && { template: draft.template }),
});
