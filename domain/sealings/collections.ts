import type { Collection } from '../kernel/collection';
import type { Sealing } from './model';

export type SealingDocuments = { sealings: Sealing };

export const sealingCollections: { readonly [C in keyof SealingDocuments]: Collection<SealingDocuments[C]> } = {
  sealings: {
    holds: '换密钥的进度：旧密钥封的重新封了多少，到哪里了',
    indexes: [],
    sensitivity: {},
  },
};
