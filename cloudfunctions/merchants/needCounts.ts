import { stageStates } from '../../domain/groups/board';
import type { NeedStages } from '../../domain/groups/contract';
import type { Group } from '../../domain/groups/model';
import { COUNTED_MAX } from '../../domain/kernel/schemas';
import { groupKey } from '../../domain/requests/lists';
import { listedFields, type ListedRequest } from '../../domain/requests/model';
import { oneOf } from '../runtime/filters';
import type { Store } from '../runtime/store';

/** How many needs stand where: counted side by side, one trip long, and no further than anyone reads. */
export const countStages = async (groupId: string, store: Store, serviceClass?: string): Promise<NeedStages> => {
  const names = Object.keys(stageStates) as (keyof NeedStages)[];
  const counts = await Promise.all(
    names.map((name) => {
      const keys = stageStates[name].map((state) =>
        groupKey(groupId, { state, ...(serviceClass ? { serviceClass } : {}) }),
      );
      return store.count('serviceRequests', { needLists: oneOf(keys) }, COUNTED_MAX);
    }),
  );
  return Object.fromEntries(names.map((name, at) => [name, counts[at] ?? 0])) as NeedStages;
};

/** Every class of today, and of those that were taken out whichever has needs. */
export const countClasses = async (group: Group, store: Store) => {
  const all = [
    ...group.classes.map(({ key, label }) => ({ key, label, retired: false })),
    ...(group.retired ?? []).map(({ key, label }) => ({ key, label, retired: true })),
  ];
  const counted = await Promise.all(
    all.map(async ({ key, label, retired }) => {
      const stages = await countStages(group._id, store, key);
      return { key, label, retired, stages, total: Object.values(stages).reduce((sum, count) => sum + count, 0) };
    }),
  );
  return counted.filter(({ retired, total }) => !retired || total > 0);
};

export const newestNeeds = (groupId: string, limit: number, store: Store): Promise<ListedRequest[]> =>
  store.rows('serviceRequests', {
    fields: listedFields,
    where: { needLists: groupKey(groupId) },
    by: { field: 'submittedAt', order: 'desc' },
    limit,
  });
