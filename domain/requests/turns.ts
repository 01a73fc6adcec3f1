import * as v from 'valibot';
import { asides, clockMoves, requestMachine, type Deed } from './machine';

/** What 轮到我的 is made of, in the order its chips stand in. */
export const turnKinds = {
  take: '等我接手',
  decide: '等我定责',
  whistle: '吹哨和任务',
  accept: '待受理',
  handle: '等我办',
  check: '等我核查',
  visit: '该回访',
  convene: '该开会',
  judge: '看看图文',
} as const;

export type TurnKind = keyof typeof turnKinds;
export const turnKindNames = Object.keys(turnKinds) as [TurnKind, ...TurnKind[]];
export const turnKind = v.picklist(turnKindNames);

const deeds = [...Object.keys(requestMachine.moves), ...Object.keys(asides)].filter(
  (deed) => !(clockMoves as readonly string[]).includes(deed),
) as [Deed, ...Deed[]];
export const move = v.picklist(deeds);

/** What somebody may have to do about a request: one of its moves, or a look at words and pictures. */
export type Duty = Deed | 'judge';
export const JUDGE = '人工审核';

/** What waits for whoever asks: the move that is likely meant, and by when. */
export const turnView = v.object({
  kind: turnKind,
  move: v.picklist([...deeds, 'judge']),
  label: v.string(),
  due: v.string(),
  overdue: v.boolean(),
});

/** Counted in one read of the first hundred that wait; `more`: there is at least one besides. */
export const turnCounts = v.object({
  kinds: v.array(v.object({ kind: turnKind, count: v.number() })),
  total: v.number(),
  overdue: v.number(),
  more: v.boolean(),
  /** What else of the workbench is open to me: the list of my places, search, writing down, the playbook. */
  ways: v.array(v.picklist(['here', 'search', 'record', 'playbook'])),
});

/** What else waits for staff to look at, each on a screen of its own. */
export const otherTurns = {
  wish: '微心愿等审核',
  task: '任务等审核',
  proposal: '积分等第二个人确认',
  shop: '商铺等核实',
  offer: '服务等审核',
  register: '名册等批准',
  card: '锦囊等审阅',
} as const;
export type OtherTurn = keyof typeof otherTurns;

/** How many of each, as far as COUNTED_MAX, and in which of my places first; nothing where there is none. */
export const otherTurnsView = v.array(
  v.object({
    what: v.picklist(Object.keys(otherTurns) as [OtherTurn, ...OtherTurn[]]),
    count: v.number(),
    at: v.string(),
  }),
);
export type OtherTurns = v.InferOutput<typeof otherTurnsView>;

export type TurnView = v.InferOutput<typeof turnView>;
export type TurnCounts = v.InferOutput<typeof turnCounts>;

/** A move open to this person now: the button's label and the action behind it. */
export const openMove = v.object({
  move,
  action: v.picklist([
    'request.withdraw',
    'request.accept',
    'request.answer',
    'request.resolve',
    'request.verify',
    'request.sendBack',
    'request.rate',
    'request.reopen',
    'request.dispatch',
    'request.whistle',
    'request.sign',
    'request.contact',
    'request.report',
    'request.scoreUnit',
    'request.scoreWhistle',
    'request.handOver',
    'request.takeOver',
    'request.decline',
    'request.decide',
    'request.pause',
    'request.resume',
    'request.convene',
    'request.finishTask',
    'request.visit',
    'request.hasten',
    'request.ask',
    'request.reply',
    'request.add',
    'request.urge',
  ]),
  label: v.string(),
});
