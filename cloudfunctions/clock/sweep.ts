import type { ServiceRequest } from '../../domain/requests/model';
import type { By } from '../runtime/dialect';
import type { Where } from '../runtime/filters';
import { reportBug } from '../runtime/report';
import { LostRace, openStore, type Store } from '../runtime/store';

const PAGE = 20;
/** Beyond this the next minute goes on: a sweep ends well before the function's time is up. */
const PAGES_MAX = 20;

/** The clock is nobody's visitor: it asks no leave and stamps no operation. */
export const clockStore = (): Store => openStore({ mayWrite: () => undefined, operation: undefined });

type Sweep = {
  readonly name: string;
  readonly where: Where<ServiceRequest>;
  readonly by: By<ServiceRequest> & {
    readonly field: 'lookKey' | 'workOf' | 'noticesDueAt' | 'tallyDueAt' | 'checksDueAt';
  };
  /** What to do with one; answers how much was done. */
  readonly each: (request: ServiceRequest, store: Store) => Promise<number>;
};

/** One that moved on meanwhile is left to the next sweep; one that breaks is told and does not stop the others. */
const tried = async ({ name, each }: Sweep, request: ServiceRequest, store: Store): Promise<number> => {
  try {
    return await each(request, store);
  } catch (error) {
    if (!(error instanceof LostRace)) reportBug(error, { requestId: request._id, function: 'clock', action: name });
    return 0;
  }
};

/** Goes through everything that is due, page by page, and sums up what was done. */
export const sweep = async (about: Sweep): Promise<number> => {
  let done = 0;
  let after: { value: string; _id: string } | undefined;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const store = clockStore();
    const due = await store.list('serviceRequests', { where: about.where, by: about.by, limit: PAGE, after });
    for (const request of due) done += await tried(about, request, store);
    const last = due.at(-1);
    if (!last || due.length < PAGE) break;
    after = { value: last[about.by.field], _id: last._id };
  }
  return done;
};
