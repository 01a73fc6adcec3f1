import * as v from 'valibot';
import { line, madeId, placeId, sentence } from '../kernel/schemas';

export const ITEMS_MAX = 60;
export const LENT_MAX = 200;

/** One thing of the drawer. It has no lock: writing down who has it is a courtesy, not a condition. */
const itemView = v.object({
  item: v.string(),
  name: v.string(),
  /** How many there are, and how many are written down as out. */
  count: v.number(),
  out: v.number(),
  /** I wrote down that I have one. */
  mine: v.boolean(),
});

const drawerView = v.object({
  drawerId: madeId,
  /** 东苑社区党群服务站 */
  station: v.string(),
  /** Where it stands and when the door is open. */
  text: v.string(),
  items: v.array(itemView),
  mayManage: v.boolean(),
});

const item = v.pipe(v.string(), v.regex(/^[0-9a-z]{1,12}$/));

export const drawerActions = {
  /** The drawers of my community, or of a place I look at. */
  'drawer.list': {
    input: v.strictObject({ placeId: v.optional(placeId) }),
    output: v.object({ drawers: v.array(drawerView) }),
  },
  /** Puts a drawer up, or says anew what is in it. */
  'drawer.fill': {
    input: v.strictObject({
      /** Absent for a new drawer. */
      drawerId: v.optional(madeId),
      placeId,
      station: line(30, 2),
      text: v.optional(sentence(100), ''),
      items: v.pipe(
        v.array(
          v.strictObject({
            item,
            name: line(20, 1),
            count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
          }),
        ),
        v.minLength(1),
        v.maxLength(ITEMS_MAX),
      ),
    }),
    output: v.object({ drawer: drawerView }),
    changes: true,
  },
  /** I took one; nobody has to say so. */
  'drawer.lend': {
    input: v.strictObject({ drawerId: madeId, item }),
    output: v.object({ drawer: drawerView }),
    changes: true,
  },
  'drawer.giveBack': {
    input: v.strictObject({ drawerId: madeId, item }),
    output: v.object({ drawer: drawerView }),
    changes: true,
  },
} as const;

export type DrawerView = v.InferOutput<typeof drawerView>;
export type Filling = v.InferOutput<(typeof drawerActions)['drawer.fill']['input']>;
