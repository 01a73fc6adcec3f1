import * as v from 'valibot';

/** Who else may solve a matter: departments, community teams, volunteers, partner organisations. */
export const unitKinds = {
  department: '部门',
  team: '社区攻坚队伍',
  volunteers: '志愿服务队伍',
  organisation: '共建单位',
  partnerShop: '伙伴商户',
} as const;

export type UnitKind = keyof typeof unitKinds;

export const unitId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{3,40}$/));

export const unitRow = v.object({
  unitId,
  kind: v.picklist(Object.keys(unitKinds) as [UnitKind, ...UnitKind[]]),
  kindLabel: v.string(),
  name: v.string(),
  phone: v.string(),
  /** Where it works: there and everywhere below. */
  placeId: v.string(),
});

export const unitActions = {
  /** Everybody who works where I do: in the places of my posts, above them, and the teams of those below. */
  'unit.list': { input: v.strictObject({}), output: v.object({ units: v.array(unitRow) }) },
} as const;

export type UnitRow = v.InferOutput<typeof unitRow>;
