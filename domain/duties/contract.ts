import * as v from 'valibot';
import { sentence } from '../kernel/schemas';
import { categoryKeys } from '../requests/categories';
import { unitId } from '../units/contract';

/** 三张清单: what a street or community leads, assists in, and must not be given. */
export const dutyKinds = { lead: '主责清单', assist: '协助清单', barred: '负面清单' } as const;

export type DutyKind = keyof typeof dutyKinds;

export const ITEMS_MAX = 300;

/** L03, A11, N02: short enough to say on the phone, the same from edition to edition. */
export const itemNumber = v.pipe(v.string(), v.regex(/^[A-Z]\d{2,3}$/));

const entries = {
  item: itemNumber,
  kind: v.picklist(Object.keys(dutyKinds) as [DutyKind, ...DutyKind[]]),
  category: v.picklist(categoryKeys),
  text: sentence(120, 4),
  /** The department it belongs to; of an assist item the one that leads. Empty when the community leads by itself. */
  department: v.union([unitId, v.literal('')]),
  /** The law or rule it rests on. */
  basis: sentence(120, 4),
};

export const dutyItem = v.strictObject(entries);

export const dutyListView = v.object({
  district: v.string(),
  edition: v.number(),
  publishedAt: v.string(),
  items: v.array(
    v.object({ ...entries, kindLabel: v.string(), categoryLabel: v.string(), departmentName: v.string() }),
  ),
});

export const dutyActions = {
  /** The lists in force, perhaps of one category. */
  'duty.read': {
    input: v.strictObject({ category: v.optional(v.picklist(categoryKeys)) }),
    output: dutyListView,
  },
  /** A new edition takes the place of the one before, which is kept: a dispatch cites the edition it was made under. */
  'duty.publish': {
    input: v.strictObject({ items: v.pipe(v.array(dutyItem), v.minLength(1), v.maxLength(ITEMS_MAX)) }),
    output: dutyListView,
    changes: true,
  },
} as const;

export type DutyItem = v.InferOutput<typeof dutyItem>;
export type DutyListView = v.InferOutput<typeof dutyListView>;
