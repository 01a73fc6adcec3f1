import { index, type Collection } from '../kernel/collection';
import type { Audit } from './model';

export type AuditDocuments = { audits: Audit };

export const auditCollections: { readonly [C in keyof AuditDocuments]: Collection<AuditDocuments[C]> } = {
  audits: {
    holds: '留痕：谁（摘要）何时看过电话、改过岗位和规则、导出过什么，一条扣一条，只增不改',
    indexes: [index({ chain: 1, seq: -1 }), index({ at: 1 })],
    sensitivity: {},
  },
};
