import { index, type Collection } from '../kernel/collection';
import type { Certificate } from './certificates';
import type { Task } from './model';

export type TaskDocuments = { tasks: Task; certificates: Certificate };

export const taskCollections: { readonly [C in keyof TaskDocuments]: Collection<TaskDocuments[C]> } = {
  tasks: {
    holds: '志愿任务：何时何地做什么、谁报了名、谁来了、做了多久',
    indexes: [
      index({ finders: 1, openKey: 1 }),
      index({ people: 1, startsAt: -1 }),
      index({ scopes: 1, state: 1, startsAt: -1 }),
      index({ scopes: 1, startsAt: -1 }),
      index({ requestId: 1 }),
      index({ lookAt: 1 }),
      index({ noticesDueAt: 1 }),
      index({ owedDueAt: 1 }),
      index({ requestDueAt: 1 }),
      index({ checksDueAt: 1 }),
    ],
    sensitivity: {
      entries: 'sensitive',
      seats: 'personal',
      people: 'sensitive',
      marks: 'personal',
      back: 'sensitive',
      organiser: 'personal',
      secret: 'sensitive',
      codes: 'sensitive',
      owed: 'sensitive',
      history: 'personal',
      notices: 'sensitive',
      allowances: 'sensitive',
      operations: 'sensitive',
    },
    sealed: ['back', 'secret', 'owed'],
    remembers: 3_000,
  },
  certificates: {
    holds: '志愿时长证明：谁都能凭编号核对',
    indexes: [index({ personId: 1 })],
    sensitivity: { personId: 'sensitive', name: 'personal' },
  },
};
