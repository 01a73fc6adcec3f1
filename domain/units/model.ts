import type { Aggregate } from '../kernel/document';
import type { TeamAim } from '../volunteers/contract';
import { unitKinds, type UnitKind, type UnitRow } from './contract';

/** Its people are the posts that carry its id; it works for the place and everything below it. */
export type Unit = Aggregate & {
  readonly kind: UnitKind;
  readonly name: string;
  readonly placeId: string;
  readonly phone: string;
  /** 东苑社区; empty for the district's own. */
  readonly place: string;
  /** What a volunteers' team is for; empty for every other kind. */
  readonly aim: TeamAim | '';
  /** The word an organisation's members report in with; empty for every other kind. */
  readonly memberCode: string;
  /** The communities an organisation has reported in to (双报到), and their ids to find it by. */
  readonly communities: readonly { readonly placeId: string; readonly name: string; readonly since: string }[];
  readonly communityIds: readonly string[];
};

/** What every kind of unit has besides its name: only teams and organisations fill these in. */
export const plainUnit: Omit<Unit, '_id' | 'kind' | 'name' | 'placeId' | 'phone'> = {
  version: 1,
  operations: [],
  place: '',
  aim: '',
  memberCode: '',
  communities: [],
  communityIds: [],
};

export const unitRowOf = (unit: Unit): UnitRow => ({
  unitId: unit._id,
  kind: unit.kind,
  kindLabel: unitKinds[unit.kind],
  name: unit.name,
  phone: unit.phone,
});
