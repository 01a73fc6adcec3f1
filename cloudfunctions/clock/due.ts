import type { CollectionName, Documents } from '../../domain/collections';
import { greaterThan, lessThan, type Where } from '../runtime/filters';
import { clockStore } from './sweep';

type Dues = { readonly [C in CollectionName]?: readonly (keyof Documents[C] & string)[] };

/** By which fields a document says when the clock has something to do with it; each is an instant, or begins with one. */
const dues = {
  serviceRequests: ['lookKey', 'checksDueAt', 'noticesDueAt', 'tallyDueAt', 'wishDueAt'],
  shops: ['lookKey', 'noticesDueAt'],
  jobs: ['lookKey', 'noticesDueAt'],
  seekers: ['lookKey', 'noticesDueAt'],
  offers: ['lookKey', 'noticesDueAt'],
  orders: ['lookKey', 'noticesDueAt'],
  tasks: ['lookAt', 'owedDueAt', 'requestDueAt', 'noticesDueAt'],
  wishes: ['lookAt', 'checksDueAt', 'owedDueAt', 'requestDueAt', 'countDueAt', 'noticesDueAt'],
  accounts: ['lookAt', 'noticesDueAt'],
  vouchers: ['lapsesAt'],
} as const satisfies Dues;

export type DueName = keyof typeof dues;

const isDue = (name: DueName, now: Date): Promise<boolean> => {
  const due = [greaterThan(''), lessThan(`${now.toISOString()}~`)];
  return clockStore().isAny(
    name,
    dues[name].map((field) => ({ [field]: due }) as Where<Documents[DueName]>),
  );
};

/** Where there is anything to do: one look a collection, all side by side, however many sweeps go through it. */
export const dueNow = async (now: Date): Promise<ReadonlySet<DueName>> => {
  const names = Object.keys(dues) as DueName[];
  const found = await Promise.all(names.map((name) => isDue(name, now)));
  return new Set(names.filter((_, at) => found[at]));
};
