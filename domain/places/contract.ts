import * as v from 'valibot';
import { line, placeId, scene } from '../kernel/schemas';
import { contactCard } from '../posts/contract';

/** What somebody types to find a place: 焦化厂 3号楼, 三号楼, 家属院3号楼2单元. */
export const QUERY_MAX = 30;

export const placeLevels = ['district', 'subdistrict', 'community', 'grid', 'estate', 'building', 'entrance'] as const;

export const placeRow = v.object({
  placeId,
  level: v.picklist(placeLevels),
  /** 3号楼 */
  name: v.string(),
  /** Something to open below it. */
  hasMore: v.boolean(),
  /** A person may live here: community, estate, building or entrance; the nearer the better. */
  canBeHome: v.boolean(),
});

export const placeView = v.object({
  ...placeRow.entries,
  /** 东苑社区 · 焦化厂家属院 3号楼 */
  label: v.string(),
  /** From the district down to this place, for the breadcrumb. */
  path: v.array(v.object({ placeId, name: v.string() })),
  /** The community's own number; empty when it has none. */
  phone: v.string(),
});

/** A place by its id or by the code on its door. */
const whichPlace = v.union([v.strictObject({ placeId }), v.strictObject({ scene })]);

export const placeActions = {
  /** The tree, one level at a time; without a place, the district. */
  'place.browse': {
    input: v.union([v.strictObject({}), v.strictObject({ placeId }), v.strictObject({ scene })]),
    output: v.object({ place: placeView, children: v.array(placeRow) }),
  },
  /** Places by their names, inside what the posts of who asks answer for; the likeliest first. */
  'place.search': {
    input: v.strictObject({ query: line(QUERY_MAX, 1) }),
    output: v.object({
      places: v.array(placeView),
      /** There are more than are shown: a few words more find it. */
      more: v.boolean(),
    }),
  },
  /** 楼栋公示: who answers for this place, nearest first, vacancies shown. */
  'place.card': {
    input: whichPlace,
    output: v.object({ place: placeView, people: v.array(contactCard) }),
  },
  /** What hangs at the door: the whole card, and the picture of the code that leads to it, made once and kept. */
  'place.poster': {
    input: v.strictObject({ placeId }),
    output: v.object({
      title: v.string(),
      code: v.string(),
      people: v.array(contactCard),
      /** The community's number, which relays. */
      phone: v.string(),
    }),
  },
} as const;

export type PlaceLevel = (typeof placeLevels)[number];
export type PlaceRow = v.InferOutput<typeof placeRow>;
export type PlaceView = v.InferOutput<typeof placeView>;
