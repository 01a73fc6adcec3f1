import * as v from 'valibot';
import { cursor, placeId } from '../kernel/schemas';
import { categoryKeys, type CategoryKey } from '../requests/categories';
import { stageView } from '../requests/contract';

/** 2026-11 */
export const month = v.pipe(v.string(), v.regex(/^20\d{2}-(0[1-9]|1[0-2])$/));

const DEPARTMENT_MAX = 60;

/** Every number on the board. Each opens the rows it was counted from. */
export const figures = {
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
  dissatisfied: '不满意',
  unrated: '还没评价',
} as const;

export type Figure = keyof typeof figures;

const figure = v.picklist(Object.keys(figures) as [Figure, ...Figure[]]);

/** "响应率 18/20", what was left out of it and why; `percent` is null while there is nothing to divide. */
const rate = v.object({
  label: v.string(),
  percent: v.nullable(v.number()),
  part: v.number(),
  whole: v.number(),
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
      total: v.array(v.object({ figure, label: v.string(), count: v.number() })),
      rates: v.array(rate),
      /** The places right below: subdistricts, communities or grids, in their own order. */
      byPlace: v.array(bar),
      byCategory: v.array(bar),
      byDepartment: v.array(bar),
      /** The months before, oldest first, for the bars. */
      byMonth: v.array(bar),
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
    output: v.object({ rows: v.array(boardRow), next: v.string() }),
  },
} as const;

export type BoardRate = v.InferOutput<typeof rate>;
export type BoardBar = v.InferOutput<typeof bar>;
export type BoardRow = v.InferOutput<typeof boardRow>;

/** What the board counts of one request, and where. Counting again takes these away and adds the new ones. */
export type Facts = {
  readonly places: readonly string[];
  readonly month: string;
  readonly category: CategoryKey;
  /** The departments that were whistled for, and the one that handles it. */
  readonly departments: readonly string[];
  readonly figures: readonly Figure[];
};
