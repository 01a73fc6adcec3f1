import { lettersOf } from '../kernel/letters';
import type { Actor } from '../kernel/access';
import type { Aggregate } from '../kernel/document';
import { hoursIn } from './hours';
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

/**
 * Only approved tasks count, each minute once, in the year it was worked in; the two columns are never added up. What
 * is proven are the hours: how somebody calls themselves is only said.
 */
export const certify = (
  made: { readonly _id: string; readonly year: number },
  tasks: readonly Task[],
  { by, now }: { readonly by: Actor; readonly now: Date },
): Certificate => {
  const approved = tasks.filter(({ state }) => state === 'approved');
  const { checked, back } = hoursIn(approved, by.id, made.year);
  const helped = approved.filter((task) => {
    const hours = hoursIn([task], by.id, made.year);
    return hours.checked + hours.back > 0;
  });
  return {
    ...made,
    version: 1,
    operations: [],
    personId: by.id,
    name: by.nickname,
    tasks: helped.length,
    checkedMinutes: checked,
    backMinutes: back,
    issuedAt: now.toISOString(),
  };
};

/** 7KQ4-M2TR-9XWA: read out on the phone without mistakes. */
export const certificateCodeOf = (id: string): string =>
  [0, 4, 8].map((from) => id.slice(from, from + 4).toUpperCase()).join('-');

export const certificateIdOf = (code: string): string => code.replaceAll('-', '').toLowerCase();

/** One stands for a person and a year, the latest: when the next one took this one's place, or empty. */
const replacedAt = (certificate: Certificate, all: readonly Certificate[]): string => {
  const order = ({ issuedAt, _id }: Certificate): string => `${issuedAt} ${_id}`;
  const later = all
    .filter(({ personId, year }) => personId === certificate.personId && year === certificate.year)
    .filter((one) => order(one) > order(certificate));
  return later.map(({ issuedAt }) => issuedAt).sort()[0] ?? '';
};

/** What a stranger who holds the code may read: how the person is called in part, and the hours. */
export const certificateViewOf = (certificate: Certificate, all: readonly Certificate[] = []) => {
  const { name, year, tasks, checkedMinutes, backMinutes, issuedAt } = certificate;
  return { name, year, tasks, checkedMinutes, backMinutes, issuedAt, replacedAt: replacedAt(certificate, all) };
};

/** 小*: the first letter is enough to tell whether it is theirs. */
export const maskedName = (name: string): string => {
  const [first = '志愿者', ...rest] = lettersOf(name);
  return rest.length > 0 ? `${first}${'*'.repeat(Math.min(rest.length, 2))}` : first;
};
