import { index, type Collection } from '../kernel/collection';
import type { Round } from './model';

export type RoundDocuments = { rounds: Round };

export const roundCollections: { readonly [C in keyof RoundDocuments]: Collection<RoundDocuments[C]> } = {
  rounds: {
    holds: '每夜清理的进度：到期的删去多少，注销的人去掉没有；做完只留数',
    indexes: [index({ finishedAt: 1, startedAt: -1 })],
    sensitivity: { leavers: 'sensitive' },
    sealed: ['leavers'],
  },
};
