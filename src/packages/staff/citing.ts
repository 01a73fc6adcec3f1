import { saysAtLeast } from '../../../domain/kernel/letters';
import { REASON_LEAST } from '../../../domain/kernel/schemas';

/** What a step rests on: an item of the lists, or NO_ITEM said plainly; `dutyWhy` is null while nobody asks for it. */
export type Citing = { readonly item: string | null; readonly dutyWhy: string | null };

export const NO_ITEM = 'none';
export const nothingCited: Citing = { item: null, dutyWhy: null };

/** What is still needed of it, to read; empty when it may go. */
export const lacksDuty = ({ item, dutyWhy }: Citing): string => {
  if (!item) return '在清单里选一条依据';
  return typeof dutyWhy === 'string' && !saysAtLeast(dutyWhy, REASON_LEAST) ? '写明为什么用别类的一条' : '';
};

export const citedAs = ({ item, dutyWhy }: Citing): { dutyItem?: string; dutyWhy?: string } => ({
  ...(item && item !== NO_ITEM && { dutyItem: item }),
  ...(dutyWhy?.trim() && { dutyWhy: dutyWhy.trim() }),
});
