import * as v from 'valibot';
import { cursor, placeId } from '../kernel/schemas';
import { channelKeys, channels, type Channel } from '../requests/channels';
import { categoryKeys, type CategoryKey } from '../requests/categories';
import { stageView } from '../requests/contract';

/** 2026-11 */
export const month = v.pipe(v.string(), v.regex(/^20\d{2}-(0[1-9]|1[0-2])$/));

const DEPARTMENT_MAX = 60;

/** One figure for each door a matter may come through. */
export const channelFigure = <C extends Channel>(channel: C) =>
  `by${channel.charAt(0).toUpperCase()}${channel.slice(1)}` as `by${Capitalize<C>}`;

type ByChannel = { readonly [C in Channel as `by${Capitalize<C>}`]: string };
const byChannel = Object.fromEntries(channelKeys.map((key) => [channelFigure(key), channels[key]])) as ByChannel;

/** Every number on the board. Each opens the rows it was counted from. */
export const figures = {
  dissatisfied: '不满意',
  submitted: '反映',
  withdrawn: '撤回',
  responded: '按时受理',
  respondedLate: '超时受理',
  waiting: '还没受理',
  judged: '已核查',
  solved: '已解决',
  unsolved: '没有解决',
  unjudged: '还没核查',
  satisfied: '满意',
  soso: '一般',
  unrated: '还没评价',
  silent: '一直没评价',
  unasked: '无人可问',
  again: '重新包揽',
  visited: '按时回访',
  visitedLate: '超时回访',
  visitDue: '等回访',
  visitLate: '回访超时还没做',
  tasksDone: '会议任务按时做完',
  tasksOpen: '会议任务在做',
  tasksLate: '会议任务超时',
  story: '感人故事',
  ...byChannel,
} as const;

/** How the board lays them out, one card each; the first is its headline and stands by itself. */
export const figureGroups = [
  {
    title: '怎么数的',
    of: [
      ...['submitted', 'responded', 'respondedLate', 'waiting', 'judged', 'solved', 'unsolved', 'unjudged'],
      ...['satisfied', 'soso', 'unrated', 'silent', 'unasked', 'withdrawn', 'story'],
    ],
  },
  {
    title: '又办一遍的、回访和会议任务',
    of: [...['again', 'visited', 'visitedLate', 'visitDue', 'visitLate'], ...['tasksDone', 'tasksOpen', 'tasksLate']],
  },
  { title: '从哪里来的', of: Object.keys(byChannel) },
] as readonly { readonly title: string; readonly of: readonly Figure[] }[];

export type Figure = keyof typeof figures;

const figure = v.picklist(Object.keys(figures) as [Figure, ...Figure[]]);

/** "响应率 18/20", what was left out of it and why; `percent` is null while there is nothing to divide. */
const rate = v.object({
  label: v.string(),
  percent: v.nullable(v.number()),
  part: v.number(),
  whole: v.number(),
  /** What still waits to be counted in it, and opens the rows that wait. */
  waiting: v.object({ figure, label: v.string(), count: v.number() }),
  /** Said in words: 分母不含已撤回的 2 件、还没核查的 3 件. */
  leftOut: v.string(),
  /** What opens the rows behind part and whole. */
  partFigure: figure,
  wholeFigures: v.array(figure),
});

/** `key` is what the rows behind it are asked for by: a category, a department, a place or a month. */
const bar = v.object({ key: v.string(), label: v.string(), submitted: v.number(), rates: v.array(rate) });

/** One matter as everybody may see it: no reporter, no words that nobody approved. */
export const boardRow = v.object({
  number: v.string(),
  category: v.string(),
  /** 东苑社区 第1网格 */
  place: v.string(),
  stages: v.array(stageView),
  stateLabel: v.string(),
  /** 已解决, 部分解决, 暂时解决不了; empty until verified. */
  result: v.string(),
  /** 满意, 一般, 满意（回访代记）; empty until rated. */
  rating: v.string(),
  /** The approved sentence; empty when none. */
  words: v.string(),
  /** The pictures somebody approved; empty when none. */
  photos: v.array(v.string()),
  /** The day only. */
  day: v.string(),
});

const where = {
  placeId,
  month: v.optional(month),
  category: v.optional(v.picklist(categoryKeys)),
  /** As its bar names it. */
  department: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(DEPARTMENT_MAX))),
};

export const boardActions = {
  /** 结果公开: the three rates of a place in a month (this one when left out), by what lies in it, category and department. */
  'board.rates': {
    input: v.strictObject({ placeId, month: v.optional(month) }),
    output: v.object({
      place: v.string(),
      month,
      /** The headline: 群众不满意 is what everything is measured by, and the newest of these matters come first. */
      dissatisfied: v.object({ count: v.number(), rows: v.array(boardRow) }),
      total: v.array(v.object({ figure, label: v.string(), count: v.number() })),
      rates: v.array(rate),
      /** The places right below: subdistricts, communities or grids, in their own order. */
      byPlace: v.array(bar),
      byCategory: v.array(bar),
      byDepartment: v.array(bar),
      /** The months before, oldest first, for the bars. */
      byMonth: v.array(bar),
      /** Numbers below five were left out, because this is public and finer than a community's month. */
      few: v.boolean(),
      /** "每分钟更新一次" needs a when. */
      countedAt: v.string(),
    }),
  },
  /**
   * The rows behind a figure, or with no figure every matter of the place; newest first, by 20. A department without a
   * figure is asked for all it had a hand in.
   */
  'board.rows': {
    input: v.strictObject({ ...where, figure: v.optional(figure), cursor: v.optional(cursor) }),
    output: v.object({
      rows: v.array(boardRow),
      next: v.string(),
      /** Fewer than five, and finer than a community's month: not listed in public. */
      few: v.boolean(),
    }),
  },
} as const;

export type BoardRate = v.InferOutput<typeof rate>;
export type BoardBar = v.InferOutput<typeof bar>;
export type BoardRow = v.InferOutput<typeof boardRow>;
export type BoardView = v.InferOutput<(typeof boardActions)['board.rates']['output']>;

/** What the board counts of one request, and where. Counting again takes these away and adds the new ones. */
export type Facts = {
  readonly places: readonly string[];
  readonly month: string;
  readonly category: CategoryKey;
  /** The departments that were whistled for, and the one that handles it. */
  readonly departments: readonly string[];
  readonly figures: readonly Figure[];
};
