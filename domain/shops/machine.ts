import { defineMachine, type MoveOf, type StateOf } from '../kernel/machine';

/** A shop is listened to at once and trusted once the community has seen it. Closing keeps its history. */
export const shopMachine = defineMachine({
  name: 'shop',
  initial: 'applied',
  refusal: 'SHOP_MOVED_ON',
  states: { applied: '待核实', verified: '已核实', sentBack: '待补充', closed: '已歇业' },
  moves: {
    verify: { from: ['applied'], to: 'verified', label: '核实通过' },
    sendBack: { from: ['applied'], to: 'sentBack', label: '退回补充' },
    revise: { from: ['sentBack'], to: 'applied', label: '补充后再交' },
    close: { from: ['applied', 'verified', 'sentBack'], to: 'closed', label: '歇业' },
  },
});

export type ShopState = StateOf<typeof shopMachine>;
export type ShopMove = MoveOf<typeof shopMachine>;
