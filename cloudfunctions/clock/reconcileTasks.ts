import { paidDifferences, type Difference } from '../../domain/points/reconcile';
import { hoursIn } from '../../domain/tasks/hours';
import type { Task } from '../../domain/tasks/model';
import { owedYear } from '../../domain/tasks/rules';
import { oneOf } from '../runtime/filters';
import type { Store } from '../runtime/store';

const ROWS = 100;

/** The journal's rows for what a task owed, by cause. */
const rowsFor = async (causes: readonly string[], store: Store): Promise<Map<string, number>> => {
  const points = new Map<string, number>();
  for (let at = 0; at < causes.length; at += ROWS) {
    const ids = causes.slice(at, at + ROWS).map((cause) => `task:${cause}`);
    const by = { field: '_id', order: 'asc' } as const;
    const rows = await store.list('transfers', { where: { _id: oneOf(ids) }, by, limit: ROWS });
    for (const row of rows) points.set(row.cause, row.points);
  }
  return points;
};

/** The hours a task paid for against its marks, and the points against the journal; what is still owed comes later. */
export const taskDifferences = async (task: Task, store: Store): Promise<Difference[]> => {
  if (task.owed.length === 0 || task.owedDueAt !== '') return [];
  const rows = await rowsFor(
    task.owed.map(({ cause }) => cause),
    store,
  );
  const pairs = task.owed.map((line) => {
    const { cause, personId, minutes, points } = line;
    const { checked, back } = hoursIn([task], personId, owedYear(task, line));
    return { minutes: [minutes, checked + back] as const, points: [points, rows.get(cause) ?? 0] as const };
  });
  return paidDifferences(task, pairs, task._id.slice(0, 8));
};
