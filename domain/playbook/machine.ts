import { defineMachine, type MoveOf, type StateOf } from '../kernel/machine';

/** A card is copied only after somebody other than its author has looked at it. */
export const cardMachine = defineMachine({
  name: 'card',
  initial: 'draft',
  refusal: 'CARD_MOVED_ON',
  states: { draft: '待审阅', published: '已收录', sentBack: '已退回', retired: '已停用' },
  moves: {
    publish: { from: ['draft'], to: 'published', label: '收录' },
    sendBack: { from: ['draft'], to: 'sentBack', label: '退回' },
    retire: { from: ['published'], to: 'retired', label: '停用' },
  },
});

export type CardState = StateOf<typeof cardMachine>;
export type CardMove = MoveOf<typeof cardMachine>;
