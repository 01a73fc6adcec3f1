import { index, type Collection } from '../kernel/collection';
import type { Register } from './model';

export type ExportDocuments = { registers: Register };

export const exportCollections: { readonly [C in keyof ExportDocuments]: Collection<ExportDocuments[C]> } = {
  registers: {
    holds: '名册的申请：谁为什么要、谁批准、何时取过；名册本身不留',
    indexes: [
      index({ deciderPlaces: 1, state: 1, askedAt: -1 }),
      index({ askerId: 1, askedAt: -1 }),
      index({ placeId: 1, month: 1, askedAt: -1 }),
    ],
    sensitivity: { askerId: 'sensitive', deciderId: 'sensitive', reason: 'personal', answer: 'personal' },
    sealed: ['deciderId'],
  },
};
