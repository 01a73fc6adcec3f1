import * as v from 'valibot';
import { day, line } from '../kernel/schemas';
import { categoryKeys } from '../requests/categories';
import { laneKeys } from '../requests/lanes';

const whole = (from: number, to: number) => v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to));

/** So many working hours, or the end of the n-th working day. */
const allowance = v.union([v.strictObject({ hours: whole(1, 80) }), v.strictObject({ days: whole(1, 90) })]);

const word = line(10, 1);
const words = v.pipe(v.array(word), v.maxLength(60));

/** How long each step may take, of one lane; `category` is empty for everything that has no row of its own. */
const standard = v.strictObject({
  lane: v.picklist(laneKeys),
  category: v.union([v.picklist(categoryKeys), v.literal('')]),
  accept: allowance,
  dispatch: allowance,
  resolve: allowance,
  verify: allowance,
  visit: allowance,
});

const whistleLimits = v.strictObject({ sign: allowance, contactHours: whole(1, 240), report: allowance });

/** As many as a year's published ones, and as many again. */
export const DAYS_MAX = 60;
const days = v.pipe(v.array(day), v.maxLength(DAYS_MAX));

/** At which level grid workers are appointed. */
export const appointers = { district: '区', subdistrict: '街道', community: '社区' } as const;
export type Appointer = keyof typeof appointers;

const DAY_MINUTES = 24 * 60;

/** What a district sets for itself. Emergency words are not among it: nobody may switch those off. */
const entries = {
  /** What a matter is guessed to be about; a category left out is never guessed. */
  keywords: v.pipe(
    v.array(v.strictObject({ category: v.picklist(categoryKeys), keywords: words })),
    v.maxLength(categoryKeys.length),
  ),
  /** What makes a matter a complex one (难事细办). */
  complexWords: words,
  standards: v.pipe(v.array(standard), v.minLength(laneKeys.length), v.maxLength(60)),
  whistle: v.strictObject({ ordinary: whistleLimits, hard: whistleLimits }),
  /** Who appoints grid workers; left out it is the district (区统筹). */
  gridWorkersBy: v.optional(v.picklist(Object.keys(appointers) as [Appointer, ...Appointer[]])),
  /** Its own days off and working days, besides what is published for everybody. */
  days: v.strictObject({ off: days, on: days }),
  /** Office hours as minutes since midnight: [[510, 720], [870, 1050]] is 8:30-12:00 and 14:30-17:30. */
  hours: v.pipe(v.array(v.strictTuple([whole(0, DAY_MINUTES), whole(0, DAY_MINUTES)])), v.minLength(1), v.maxLength(4)),
};

const edition = v.object({
  /** 0 is what the product ships with. */
  edition: v.number(),
  /** In force from then on; empty of edition 0. */
  fromAt: v.string(),
  ...entries,
});

const settingView = v.object({
  district: v.string(),
  inForce: edition,
  /** Published and not in force yet; null when there is none. */
  coming: v.nullable(edition),
});

export const settingActions = {
  'setting.read': { input: v.strictObject({}), output: settingView },
  /**
   * A new edition, in force from `fromAt` or from the next minute, never before: what was promised stays promised. It
   * takes the place of an edition that was coming.
   */
  'setting.publish': {
    input: v.strictObject({ ...entries, fromAt: v.optional(v.pipe(v.string(), v.isoTimestamp())) }),
    output: settingView,
    changes: true,
  },
} as const;

export type SettingEntries = v.InferOutput<v.ObjectSchema<typeof entries, undefined>>;
export type SettingView = v.InferOutput<typeof settingView>;
