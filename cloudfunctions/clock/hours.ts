import type { Owed } from '../../domain/points/owed';
import { datesOf } from '../../domain/tasks/hours';
import type { Task } from '../../domain/tasks/model';
import { owedYear } from '../../domain/tasks/rules';
import { oneOf } from '../runtime/filters';
import type { Store } from '../runtime/store';
import type { Together } from '../runtime/transaction';

/** More than anybody does on the days of one task. */
const TASKS_MAX = 100;

const isPaid = async (task: Task, about: Owed, year: number | undefined, documents: Together): Promise<boolean> => {
  const lines = task.owed.filter(({ personId }) => personId === about.personId);
  const line = lines.find((one) => year === undefined || (owedYear(task, one) ?? year) === year);
  return line !== undefined && (await documents.find('transfers', `task:${line.cause}`)) !== undefined;
};

/** The tasks somebody was paid for already that fall on the same days: what both have is not counted again. */
export const countedBeside = async (task: Task, owed: Owed, documents: Together, store: Store): Promise<Task[]> => {
  const found = await store.list('tasks', {
    where: { people: owed.personId, days: oneOf(datesOf(task, owed.personId)), state: 'approved' },
    by: { field: 'startsAt', order: 'desc' },
    limit: TASKS_MAX,
  });
  const others = found.filter(({ _id }) => _id !== task._id);
  const year = owedYear(task, owed);
  const counted = await Promise.all(others.map((other) => isPaid(other, owed, year, documents)));
  return others.filter((_, at) => counted[at]);
};
