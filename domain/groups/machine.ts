import { defineMachine, type StateOf } from '../kernel/machine';

/** A desk for a WeChat group. Whether it is bound to one is another fact, not a state. */
export const groupMachine = defineMachine({
  name: 'group',
  initial: 'open',
  refusal: 'GROUP_MOVED_ON',
  states: { open: '在用', closed: '已停用' },
  moves: { close: { from: ['open'], to: 'closed', label: '停用' } },
});

export type GroupState = StateOf<typeof groupMachine>;
