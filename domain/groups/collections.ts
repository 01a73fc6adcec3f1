import { index, type Collection } from '../kernel/collection';
import type { Bulletin, Group, OpenedSeal } from './model';

export type GroupDocuments = { groups: Group; openedSeals: OpenedSeal; bulletins: Bulletin };

export const groupCollections: { readonly [C in keyof GroupDocuments]: Collection<GroupDocuments[C]> } = {
  groups: {
    holds: '商户群：三方成员、服务事项、绑定的微信群（只存带钥匙的摘要）',
    indexes: [index({ memberIds: 1, createdAt: -1 }), index({ scopes: 1, createdAt: -1 }), index({ gidKey: 1 }, true)],
    sensitivity: { gidKey: 'sensitive', operations: 'sensitive' },
  },
  openedSeals: {
    holds: '打开过的微信群分享凭据的摘要，用来保证一份凭据只用一次',
    indexes: [index({ openedAt: 1 })],
    sensitivity: { operations: 'sensitive' },
  },
  bulletins: {
    holds: '商户群里的通知和政策：发给谁、多少家看过和确认过',
    indexes: [index({ groupId: 1, postedAt: -1 })],
    sensitivity: { byId: 'sensitive', readIds: 'personal', ackIds: 'personal', operations: 'sensitive' },
    sealed: ['byId'],
  },
};
