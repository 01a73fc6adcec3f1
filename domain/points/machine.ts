import { defineMachine, type StateOf } from '../kernel/machine';

/** Points a person hands out or takes back by hand move only after a second person has looked. */
export const proposalMachine = defineMachine({
  name: 'proposal',
  initial: 'proposed',
  refusal: 'PROPOSAL_MOVED_ON',
  states: { proposed: '待确认', confirmed: '已入账', declined: '已退回' },
  moves: {
    confirm: { from: ['proposed'], to: 'confirmed', label: '确认' },
    decline: { from: ['proposed'], to: 'declined', label: '退回' },
  },
});

export type ProposalState = StateOf<typeof proposalMachine>;
