import * as v from 'valibot';
import { unitId, unitKinds } from '../../domain/units/contract';
import type { Unit } from '../../domain/units/model';
import { complainOfTwice, complaintsOf, keyOf, type Columns, type Problem, type Row } from './table';

export const unitsFile = 'units.csv';
export const unitColumns: Columns = { needed: ['代码', '类别', '名称', '地方代码'], optional: ['电话'] };

const NAME_MOST = 30;
const phonePattern = /^[\d-]{5,20}$/;

/** `codes` are all places that will be there. */
export const faultsInUnits = (rows: readonly Row[], codes: ReadonlySet<string>): Problem[] => {
  const { problems, complain } = complaintsOf(unitsFile);
  complainOfTwice(rows, '代码', complain);
  for (const row of rows) {
    const { 代码: code = '', 类别: kind = '', 名称: name = '', 地方代码: place = '', 电话: phone = '' } = row.cells;
    if (code !== '' && !v.is(unitId, code)) complain(row, '代码', '应是 3 到 40 个小写字母、数字或短横线');
    if (kind !== '' && !keyOf(unitKinds, kind))
      complain(row, '类别', `应是 ${Object.values(unitKinds).join('、')} 之一`);
    if (name.length > NAME_MOST) complain(row, '名称', `最多 ${NAME_MOST} 个字`);
    if (place !== '' && !codes.has(place)) complain(row, '地方代码', `没有代码是「${place}」的地方`);
    if (phone !== '' && !phonePattern.test(phone)) complain(row, '电话', '应是电话号码，只有数字和短横线');
  }
  return problems;
};

/** The units of rows without a fault, and those there that no row names. */
export const unitsFrom = (rows: readonly Row[], there: readonly Unit[]): Unit[] => {
  const all = new Map(there.map((unit) => [unit._id, unit]));
  for (const { cells } of rows) {
    const { 代码: _id = '', 类别: kind = '', 名称: name = '', 地方代码: placeId = '', 电话: phone = '' } = cells;
    const was = all.get(_id);
    const said = { kind: keyOf(unitKinds, kind) ?? 'department', name, placeId, phone };
    all.set(_id, was ? { ...was, ...said } : newUnit(_id, said));
  }
  return [...all.values()];
};

type Said = Pick<Unit, 'kind' | 'name' | 'placeId' | 'phone'>;

const newUnit = (_id: string, said: Said): Unit => ({ _id, version: 1, ...said });
