import { collections, type CollectionName, type Documents } from '../../domain/collections';
import type { By } from '../runtime/dialect';
import type { Where } from '../runtime/filters';
import { idOf } from '../runtime/operation';
import { reportBug } from '../runtime/report';
import { LostRace, openStore, type Store } from '../runtime/store';

const PAGE = 20;
/** Beyond this the next minute goes on: a sweep ends well before the function's time is up. */
const PAGES_MAX = 20;

/** The clock is nobody's visitor: it asks no leave and stamps no operation. */
export const clockStore = (): Store => openStore({ mayWrite: () => undefined, operation: undefined });

type Sweep<C extends CollectionName> = {
  readonly name: string;
  readonly of: C;
  readonly where: Where<Documents[C]>;
  readonly by: By<Documents[C]>;
  /** What to do with one; answers how much was done. */
  readonly each: (doc: Documents[C], store: Store) => Promise<number>;
};

/** A document named after a person is told by another name: logs say nothing about people. */
const nameOf = (of: CollectionName, _id: string): string => ('_id' in collections[of].sensitivity ? idOf(_id) : _id);

/** One that moved on meanwhile is left to the next sweep; one that breaks is told and does not stop the others. */
const tried = async <C extends CollectionName>(
  { name, of, each }: Sweep<C>,
  doc: Documents[C],
  store: Store,
): Promise<number> => {
  try {
    return await each(doc, store);
  } catch (error) {
    if (!(error instanceof LostRace))
      reportBug(error, { requestId: nameOf(of, doc._id), function: 'clock', action: name });
    return 0;
  }
};

/** Goes through everything that is due, page by page, and sums up what was done. */
export const sweep = async <C extends CollectionName>(about: Sweep<C>): Promise<number> => {
  let done = 0;
  let after: { value: string; _id: string } | undefined;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const store = clockStore();
    const due = await store.list(about.of, { where: about.where, by: about.by, limit: PAGE, after });
    for (const doc of due) done += await tried(about, doc, store);
    const last = due.at(-1);
    if (!last || due.length < PAGE) break;
    after = { value: String(last[about.by.field]), _id: last._id };
  }
  return done;
};
