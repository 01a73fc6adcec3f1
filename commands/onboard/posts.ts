import type { Role } from '../../domain/kernel/access';
import type { PlaceLevel } from '../../domain/places/contract';
import type { Place } from '../../domain/places/model';
import { sourcesFor } from '../../domain/posts/contract';
import { roleLabels, unfilled, type Post } from '../../domain/posts/model';
import type { Unit } from '../../domain/units/model';
import { levelLabels } from './places';
import { complaintsOf, keyOf, type Columns, type Complain, type Problem, type Row } from './table';

export const postsFile = 'posts.csv';
export const postColumns: Columns = { needed: ['岗位', '地方代码'], optional: ['单位代码', '人数'] };

/** Where a post may be; a role that is not named may be anywhere. */
const levelsFor: Readonly<Partial<Record<Role, readonly PlaceLevel[]>>> = {
  entranceLeader: ['entrance'],
  buildingLeader: ['building'],
  courtyardLeader: ['estate'],
  partyGroupLeader: ['community', 'grid', 'estate', 'building'],
  gridWorker: ['grid'],
  gridLeader: ['grid'],
  communityClerk: ['community'],
  subdistrictOfficer: ['subdistrict'],
  departmentOfficer: ['district'],
  districtAdmin: ['district'],
};

const SEATS_MOST = 20;
const ID_MOST = 64;

type Town = {
  readonly places: ReadonlyMap<string, { readonly level: PlaceLevel }>;
  readonly units: ReadonlyMap<string, Pick<Unit, 'kind'>>;
};

const seatsOf = ({ cells }: Row): number => (cells['人数'] ? Number(cells['人数']) : 1);

/** buildingLeader-410403001001-e1-b3; a second seat ends in -2. */
const idsOf = (row: Row): string[] => {
  const { 岗位: label = '', 地方代码: place = '', 单位代码: unit = '' } = row.cells;
  const id = [keyOf(roleLabels, label), place, unit].filter(Boolean).join('-');
  return Array.from({ length: seatsOf(row) }, (_, seat) => (seat === 0 ? id : `${id}-${seat + 1}`));
};

const checkUnit = (row: Row, role: Role, { units }: Town, complain: Complain): void => {
  const code = row.cells['单位代码'] ?? '';
  const unit = units.get(code);
  if (code !== '' && !unit) return complain(row, '单位代码', `没有代码是「${code}」的单位`);
  if (role === 'departmentOfficer' && unit?.kind !== 'department')
    complain(row, '单位代码', '部门专员要写明是哪个部门');
  if (role === 'partnerLiaison' && unit?.kind !== 'organisation')
    complain(row, '单位代码', '共建单位联系人要写明是哪个共建单位');
  if (role !== 'departmentOfficer' && unit?.kind === 'department') complain(row, '单位代码', '只有部门专员属于部门');
};

const checkRow = (row: Row, town: Town, complain: Complain): void => {
  const { 岗位: label = '', 地方代码: code = '', 人数: seats = '' } = row.cells;
  const role = keyOf(roleLabels, label);
  const place = town.places.get(code);
  if (seats !== '' && !(/^\d+$/.test(seats) && Number(seats) >= 1 && Number(seats) <= SEATS_MOST))
    return complain(row, '人数', `应是 1 到 ${SEATS_MOST} 的整数`);
  if (label !== '' && !role) complain(row, '岗位', `应是 ${Object.values(roleLabels).join('、')} 之一`);
  if (code !== '' && !place) complain(row, '地方代码', `没有代码是「${code}」的地方`);
  if (!role) return;
  const levels = levelsFor[role];
  if (place && levels && !levels.includes(place.level))
    complain(
      row,
      '地方代码',
      `${label}设在${levels.map((level) => levelLabels[level]).join('、')}，「${code}」是${levelLabels[place.level]}`,
    );
  checkUnit(row, role, town, complain);
  if (idsOf(row).some((id) => id.length > ID_MOST)) complain(row, '单位代码', '地方代码加单位代码太长，请改短单位代码');
};

export const faultsInPosts = (rows: readonly Row[], town: Town): Problem[] => {
  const { problems, complain } = complaintsOf(postsFile);
  const first = new Map<string, number>();
  for (const row of rows) {
    const key = ['岗位', '地方代码', '单位代码'].map((column) => row.cells[column] ?? '').join();
    const before = first.get(key);
    if (before !== undefined) complain(row, '岗位', `和第 ${before} 行重复，同一岗位多人请填「人数」`);
    else first.set(key, row.row);
    checkRow(row, town, complain);
  }
  return problems;
};

/** The card says 3号楼, not the community once more; a department's own post says the department. */
const placeOn = (place: Place, unit: Unit | undefined): string =>
  unit?.kind === 'department' ? unit.name : (place.label.split(' · ')[1] ?? place.label);

const vacant = (_id: string, role: Role, said: Pick<Post, 'placeId' | 'place' | 'unitId' | 'phone'>): Post => ({
  ...{ _id, version: 1, operations: [], role, ...said },
  ...unfilled,
  source: sourcesFor[role][0] ?? 'appointed',
});

/**
 * The posts of rows without a fault, and those there that no row names. New ones are vacant: whoever is above invites
 * somebody, who takes the post themselves. Whoever holds one keeps it.
 */
export const postsFrom = (
  rows: readonly Row[],
  there: readonly Post[],
  { places, units }: { readonly places: readonly Place[]; readonly units: readonly Unit[] },
): Post[] => {
  const all = new Map(there.map((post) => [post._id, post]));
  const placeOf = new Map(places.map((place) => [place._id, place]));
  for (const row of rows) {
    const role = keyOf(roleLabels, row.cells['岗位'] ?? '');
    const place = placeOf.get(row.cells['地方代码'] ?? '');
    if (!role || !place) continue;
    const unit = units.find(({ _id }) => _id === row.cells['单位代码']);
    const said = { placeId: place._id, place: placeOn(place, unit), unitId: unit?._id ?? '', phone: place.phone };
    for (const id of idsOf(row)) {
      const was = all.get(id);
      all.set(id, was ? { ...was, ...said } : vacant(id, role, said));
    }
  }
  return [...all.values()];
};
