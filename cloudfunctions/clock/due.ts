import type { Documents } from '../../domain/collections';
import { greaterThan, lessThan, type Where } from '../runtime/filters';
import { dues, type DueName } from './dues';
import { clockStore } from './sweep';

const isDue = (name: DueName, now: Date): Promise<boolean> => {
  const due = [greaterThan(''), lessThan(`${now.toISOString()}~`)];
  return clockStore().isAny(
    name,
    dues[name].map((field) => ({ [field]: field === 'handsUp' ? true : due }) as Where<Documents[DueName]>),
  );
};

/** Where there is anything to do: one look a collection, all side by side, however many sweeps go through it. */
export const dueNow = async (now: Date): Promise<ReadonlySet<DueName>> => {
  const names = Object.keys(dues) as DueName[];
  const found = await Promise.all(names.map((name) => isDue(name, now)));
  return new Set(names.filter((_, at) => found[at]));
};
