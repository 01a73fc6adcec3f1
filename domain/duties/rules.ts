import { refuse } from '../kernel/fault';
import type { Unit } from '../units/model';
import type { DutyItem } from './contract';
import { dutyListId, type DutyList } from './model';

/** Barred and assist items belong to somebody: a barred one has its own department, an assist one its lead. */
const checked = (items: readonly DutyItem[]): readonly DutyItem[] => {
  const numbers = new Set(items.map(({ item }) => item));
  if (numbers.size !== items.length) refuse('DUTY_TWICE');
  if (items.some(({ kind, department }) => kind !== 'lead' && department === '')) refuse('DUTY_NEEDS_DEPARTMENT');
  return items;
};

/** A department nobody knows could never be called. */
const nameOf = (department: string, units: readonly Unit[]): string =>
  department === ''
    ? ''
    : (units.find(({ _id, kind }) => _id === department && kind === 'department')?.name ??
      refuse('DUTY_NEEDS_DEPARTMENT', { department }));

/** The next edition. It remembers the presses of the ones before, so that none is published twice. */
export const publish = (
  before: DutyList | undefined,
  said: { readonly district: string; readonly items: readonly DutyItem[]; readonly units: readonly Unit[] },
  now: Date,
): DutyList => {
  const edition = (before?.edition ?? 0) + 1;
  return {
    _id: dutyListId(said.district, edition),
    version: 1,
    operations: before?.operations ?? [],
    district: said.district,
    edition,
    publishedAt: now.toISOString(),
    items: checked(said.items).map((item) => ({ ...item, departmentName: nameOf(item.department, said.units) })),
  };
};
