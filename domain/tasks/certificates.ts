import type { Actor } from '../kernel/access';
import type { Aggregate } from '../kernel/document';
import { hoursOf } from './hours';
import type { Task } from './model';

/** A year's verified hours as they stood when it was asked for. Anybody who has the code may check it. */
export type Certificate = Aggregate & {
  readonly personId: string;
  readonly name: string;
  readonly year: number;
  readonly tasks: number;
  readonly checkedMinutes: number;
  readonly backMinutes: number;
  readonly issuedAt: string;
};

/** Only approved tasks count, and the two columns are never added up. */
export const certify = (
  made: { readonly _id: string; readonly year: number },
  tasks: readonly Task[],
  { by, now }: { readonly by: Actor; readonly now: Date },
): Certificate => {
  const hours = tasks
    .filter(({ state }) => state === 'approved')
    .map((task) => hoursOf(task, by.id))
    .filter(({ checked, back }) => checked + back > 0);
  return {
    ...made,
    version: 1,
    operations: [],
    personId: by.id,
    name: by.nickname,
    tasks: hours.length,
    checkedMinutes: hours.reduce((sum, { checked }) => sum + checked, 0),
    backMinutes: hours.reduce((sum, { back }) => sum + back, 0),
    issuedAt: now.toISOString(),
  };
};

/** 7KQ4-M2TR-9XWA: read out on the phone without mistakes. */
export const certificateCodeOf = (id: string): string =>
  [0, 4, 8].map((from) => id.slice(from, from + 4).toUpperCase()).join('-');

export const certificateIdOf = (code: string): string => code.replaceAll('-', '').toLowerCase();

/** What a stranger who holds the code may read: how the person is called in part, and the hours. */
export const certificateViewOf = ({ name, year, tasks, checkedMinutes, backMinutes, issuedAt }: Certificate) => ({
  ...{ name, year, tasks, checkedMinutes, backMinutes, issuedAt },
});

/** 小*: the first letter is enough to tell whether it is theirs. */
export const maskedName = (name: string): string => {
  const [first = '志愿者', ...rest] = [...name];
  return rest.length > 0 ? `${first}${'*'.repeat(Math.min(rest.length, 2))}` : first;
};
