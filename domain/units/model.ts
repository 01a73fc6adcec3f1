import type { Stored } from '../kernel/document';
import { unitKinds, type UnitKind, type UnitRow } from './contract';

/** Its people are the posts that carry its id; it works for the place and everything below it. */
export type Unit = Stored & {
  readonly kind: UnitKind;
  readonly name: string;
  readonly placeId: string;
  readonly phone: string;
};

export const unitRowOf = (unit: Unit): UnitRow => ({
  unitId: unit._id,
  kind: unit.kind,
  kindLabel: unitKinds[unit.kind],
  name: unit.name,
  phone: unit.phone,
  placeId: unit.placeId,
});
