import { refuse } from '../kernel/fault';
import type { Aggregate } from '../kernel/document';
import { categoryLabel, type CategoryKey } from '../requests/categories';
import type { CitedDuty } from '../requests/case';
import { dutyKinds, type DutyItem, type DutyListView } from './contract';

/** One edition of the three lists. An edition is never edited: the next one takes its place. */
export type DutyList = Aggregate & {
  readonly district: string;
  readonly edition: number;
  readonly publishedAt: string;
  /** With the department's name as it was on the day, so that a citation reads the same for ever. */
  readonly items: readonly (DutyItem & { readonly departmentName: string })[];
};

export const dutyListId = (district: string, edition: number): string =>
  `${district}-${String(edition).padStart(6, '0')}`;

/** The item as a case keeps it: what it said when it was cited, whatever later editions say. */
export const dutyOf = (list: DutyList | undefined, item: string, scopes: readonly string[]): CitedDuty => {
  const found = list && scopes.includes(list.district) ? list.items.find((one) => one.item === item) : undefined;
  if (!list || !found) return refuse('DUTY_UNKNOWN', { item });
  const { kind, category, text, department, departmentName, basis } = found;
  return { edition: list.edition, item, kind, category, text, department, departmentName, basis };
};

export const dutyListViewOf = (list: DutyList | undefined, category?: CategoryKey): DutyListView => ({
  district: list?.district ?? '',
  edition: list?.edition ?? 0,
  publishedAt: list?.publishedAt ?? '',
  items: (list?.items ?? [])
    .filter((item) => category === undefined || item.category === category)
    .map((item) => ({
      ...item,
      kindLabel: dutyKinds[item.kind],
      categoryLabel: categoryLabel(item.category),
    })),
});
