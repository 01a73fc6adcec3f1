import { defineMachine, type MoveOf, type StateOf } from '../kernel/machine';

/** Hours count once somebody other than the organiser has looked at them. */
export const taskMachine = defineMachine({
  name: 'task',
  initial: 'published',
  refusal: 'TASK_MOVED_ON',
  states: {
    published: '招募中',
    running: '进行中',
    finished: '待审核',
    approved: '已完成',
    cancelled: '已取消',
  },
  moves: {
    begin: { from: ['published'], to: 'running', label: '开始' },
    finish: { from: ['published', 'running'], to: 'finished', label: '提交结果' },
    sendBack: { from: ['finished'], to: 'running', label: '退回补充' },
    approve: { from: ['finished'], to: 'approved', label: '审核通过' },
    cancel: { from: ['published', 'running'], to: 'cancelled', label: '取消任务' },
    lapse: { from: ['published', 'running'], to: 'cancelled', label: '到期没有人来' },
  },
});

export type TaskState = StateOf<typeof taskMachine>;
export type TaskMove = MoveOf<typeof taskMachine>;

/** What only the clock does; the rest is for people. */
export const taskClockMoves = ['begin', 'lapse'] as const satisfies readonly TaskMove[];
