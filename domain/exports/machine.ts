import { defineMachine, type StateOf } from '../kernel/machine';

/** A register leaves only after a second person has said yes; being fetched does not change what it is. */
export const registerMachine = defineMachine({
  name: 'register',
  initial: 'asked',
  refusal: 'EXPORT_MOVED_ON',
  states: { asked: '待批准', approved: '已批准', declined: '未批准' },
  moves: {
    approve: { from: ['asked'], to: 'approved', label: '批准' },
    decline: { from: ['asked'], to: 'declined', label: '不批准' },
    fetch: { from: ['approved'], to: 'approved', label: '取名册' },
  },
});

export type RegisterState = StateOf<typeof registerMachine>;
