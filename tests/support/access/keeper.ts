import { collectionNames, type CollectionName } from '../../../domain/collections';
import type { Call } from '../cloud';
import type { Town } from '../town';

export type Kept = Readonly<Record<string, unknown>>;

/** Nothing an action does adds a place, and there are more of them than are shown. */
export const keptNames: readonly CollectionName[] = collectionNames.filter((name) => name !== 'places');

export const MOST = 1_000;
const reads = [
  'database.getDocument',
  'database.calculateDocument',
  'database.aggregateDocuments',
  'database.startTransaction',
];

/** How often somebody did something is counted whatever comes of it; everything else must stay as it was. */
const withoutPace = (document: Kept): Kept => ({ ...document, pace: {}, version: 0 });

const inOrder = (documents: readonly Kept[]): Kept[] =>
  [...documents].sort((a, b) => (String(a['_id']) < String(b['_id']) ? -1 : 1));

const written = ({ trips }: Call): CollectionName[] =>
  trips.flatMap(({ action, collection }) =>
    reads.includes(action) || !keptNames.includes(collection as CollectionName) ? [] : [collection as CollectionName],
  );

export type Keeper = {
  /** Puts back whatever was written since the last time. */
  restore(): Promise<void>;
  /** The collections that are not what they were. */
  changed(): Promise<string[]>;
};

/** All documents of a collection become these. */
export const replaced = async ({ cloud }: Town, collectionName: CollectionName, documents: Kept[]): Promise<void> => {
  const query = JSON.stringify({ _id: { $exists: true } });
  const order = { action: 'database.removeDocument', envName: 'local-x', collectionName, query };
  await cloud.post('/admin?env=local-x', { ...order, queryType: 'WHERE', multi: true });
  await cloud.load({ collections: { [collectionName]: documents } });
};

/** Remembers the whole database, so that every cell of the matrix finds the same scene. */
export const aKeeper = async (town: Town): Promise<Keeper> => {
  const { cloud } = town;
  const all = async (name: CollectionName): Promise<Kept[]> => inOrder(await cloud.documents(name, MOST));
  const kept = new Map<CollectionName, Kept[]>();
  for (const name of keptNames) kept.set(name, await all(name));
  for (const one of kept.get('people') ?? [])
    if (Object.keys((one['pace'] as object | undefined) ?? {}).length > 0)
      await town.changes('people', String(one['_id']), { pace: {} });
  kept.set('people', await all('people'));
  let seen = (await cloud.calls()).at(-1)?.seq ?? 0;
  return {
    restore: async () => {
      const calls = await cloud.calls(seen);
      seen = calls.at(-1)?.seq ?? seen;
      for (const name of new Set(calls.flatMap(written))) await replaced(town, name, kept.get(name) ?? []);
    },
    changed: async () => {
      const differing: string[] = [];
      for (const name of keptNames) {
        const [before, now] = [kept.get(name) ?? [], await all(name)];
        const told = (documents: readonly Kept[]) => JSON.stringify(documents.map(withoutPace));
        if (told(before) !== told(now)) differing.push(name);
      }
      return differing;
    },
  };
};
