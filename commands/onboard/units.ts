import * as v from 'valibot';
import { lettersOver } from '../../domain/kernel/letters';
import { canBeDialled, phoneOf } from '../../domain/kernel/phones';
import { unitId, unitKinds } from '../../domain/units/contract';
import { communityOf, type Place } from '../../domain/places/model';
import { plainUnit, type Unit } from '../../domain/units/model';
import { complainOfTwice, complaintsOf, keyOf, type Columns, type Problem, type Row } from './table';

export const unitsFile = 'units.csv';
export const unitColumns: Columns = { needed: ['代码', '类别', '名称', '地方代码'], optional: ['电话'] };

const NAME_MOST = 30;
/** A hotline has five or six digits and no other way to be written. */
const isHotline = (phone: string): boolean => /^\d{5,6}$/.test(phone);

/** `codes` are all places that will be there. */
export const faultsInUnits = (rows: readonly Row[], codes: ReadonlySet<string>): Problem[] => {
  const { problems, complain } = complaintsOf(unitsFile);
  complainOfTwice(rows, '代码', complain);
  for (const row of rows) {
    const { 代码: code = '', 类别: kind = '', 名称: name = '', 地方代码: place = '', 电话: phone = '' } = row.cells;
    if (code !== '' && !v.is(unitId, code)) complain(row, '代码', '应是 3 到 40 个小写字母、数字或短横线');
    if (kind !== '' && !keyOf(unitKinds, kind))
      complain(row, '类别', `应是 ${Object.values(unitKinds).join('、')} 之一`);
    if (lettersOver(name, NAME_MOST) > 0) complain(row, '名称', `最多 ${NAME_MOST} 个字`);
    if (place !== '' && !codes.has(place)) complain(row, '地方代码', `没有代码是「${place}」的地方`);
    if (!canBeDialled(phone) && !isHotline(phone)) complain(row, '电话', '应是打得通的电话号码，座机带区号');
  }
  return problems;
};

type Town = { readonly places: readonly Place[]; readonly newMemberCode: () => string };

/** The units of rows without a fault, and those there that no row names. */
export const unitsFrom = (rows: readonly Row[], there: readonly Unit[], town: Town): Unit[] => {
  const all = new Map(there.map((unit) => [unit._id, unit]));
  const placeOf = new Map(town.places.map((place) => [place._id, place]));
  for (const { cells } of rows) {
    const { 代码: _id = '', 类别: kind = '', 名称: name = '', 地方代码: placeId = '', 电话: phone = '' } = cells;
    const was = all.get(_id);
    const at = placeOf.get(placeId);
    const said = {
      kind: keyOf(unitKinds, kind) ?? 'department',
      name,
      placeId,
      place: at ? communityOf(at) : '',
      phone: phoneOf(phone) || phone,
    };
    all.set(_id, was ? { ...was, ...said } : newUnit(_id, said, town));
  }
  return [...all.values()];
};

type Said = Pick<Unit, 'kind' | 'name' | 'placeId' | 'place' | 'phone'>;

/** A team takes any task until it says otherwise; an organisation's members report in with a word of their own. */
const newUnit = (_id: string, said: Said, { newMemberCode }: Town): Unit => ({
  ...plainUnit,
  ...{ _id, ...said },
  aim: said.kind === 'volunteers' ? 'anything' : '',
  memberCode: said.kind === 'organisation' ? newMemberCode() : '',
});
