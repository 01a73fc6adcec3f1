import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { countLetters } from '../../domain/kernel/letters';
import { dutyKinds, ITEMS_MAX, itemNumber, type DutyItem } from '../../domain/duties/contract';
import type { DutyList } from '../../domain/duties/model';
import { publish } from '../../domain/duties/rules';
import { categories, categoryKeys, type CategoryKey } from '../../domain/requests/categories';
import type { Unit } from '../../domain/units/model';
import { complainOfTwice, complaintsOf, keyOf, type Columns, type Problem, type Row } from './table';

export const dutiesFile = 'duties.csv';
export const dutyColumns: Columns = { needed: ['编号', '清单', '类别', '事项', '依据'], optional: ['部门代码'] };

const TEXT_LEAST = 4;
const TEXT_MOST = 120;

const categoryNamed = (name: string): CategoryKey | undefined =>
  categoryKeys.find((key) => categories[key].name === name);
const isTextLong = (text: string): boolean => countLetters(text) >= TEXT_LEAST && countLetters(text) <= TEXT_MOST;

/** `kinds` says of every unit that will be there what it is. */
export const faultsInDuties = (rows: readonly Row[], kinds: ReadonlyMap<string, Pick<Unit, 'kind'>>): Problem[] => {
  const { problems, complain } = complaintsOf(dutiesFile);
  complainOfTwice(rows, '编号', complain);
  for (const [at, row] of rows.entries()) {
    const {
      编号: item = '',
      清单: kind = '',
      类别: category = '',
      事项: text = '',
      依据: basis = '',
      部门代码: department = '',
    } = row.cells;
    const known = keyOf(dutyKinds, kind);
    if (at === ITEMS_MAX) complain(row, '编号', `三张清单一共最多 ${ITEMS_MAX} 项`);
    if (item !== '' && !v.is(itemNumber, item)) complain(row, '编号', '应是一个大写字母加两三位数字，如 L03');
    if (kind !== '' && !known) complain(row, '清单', `应是 ${Object.values(dutyKinds).join('、')} 之一`);
    if (category !== '' && !categoryNamed(category))
      complain(row, '类别', `应是 ${categoryKeys.map((key) => categories[key].name).join('、')} 之一`);
    if (text !== '' && !isTextLong(text)) complain(row, '事项', `应有 ${TEXT_LEAST} 到 ${TEXT_MOST} 个字`);
    if (basis !== '' && !isTextLong(basis)) complain(row, '依据', `应有 ${TEXT_LEAST} 到 ${TEXT_MOST} 个字`);
    if (department !== '' && kinds.get(department)?.kind !== 'department')
      complain(row, '部门代码', `没有代码是「${department}」的部门`);
    if (department === '' && known && known !== 'lead') complain(row, '部门代码', '协助和负面清单要写明是哪个部门的事');
  }
  return problems;
};

const itemOf = ({ cells }: Row): DutyItem => ({
  item: cells['编号'] ?? '',
  kind: keyOf(dutyKinds, cells['清单'] ?? '') ?? 'lead',
  category: categoryNamed(cells['类别'] ?? '') ?? 'other',
  text: cells['事项'] ?? '',
  department: cells['部门代码'] ?? '',
  basis: cells['依据'] ?? '',
});

type Said = { readonly district: string; readonly units: readonly Unit[]; readonly now: Date };

/** The next edition, when it would say anything else than the one in force. */
export const dutyListFrom = (rows: readonly Row[], inForce: DutyList | undefined, said: Said): DutyList | undefined => {
  if (rows.length === 0) return undefined;
  const { district, units, now } = said;
  const next = publish(inForce, { district, items: rows.map(itemOf), units }, now);
  return isDeepStrictEqual(next.items, inForce?.items) ? undefined : next;
};
