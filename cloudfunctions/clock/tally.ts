import type { Facts } from '../../domain/board/contract';
import { factsOf } from '../../domain/board/facts';
import { counted, newTally, tallyId, talliedAs } from '../../domain/board/rules';
import { countedAdoptions } from '../../domain/playbook/rules';
import type { ServiceRequest } from '../../domain/requests/model';
import { atMost, greaterThan } from '../runtime/filters';
import type { Store } from '../runtime/store';
import type { Together } from '../runtime/transaction';
import { sweep, type Sweep } from './sweep';

type Where = { readonly placeId: string; readonly month: string };

const wheres = (facts: Facts | null): Where[] =>
  (facts?.places ?? []).map((placeId) => ({ placeId, month: facts?.month ?? '' }));

/** A place's month nobody counted yet begins empty. */
const begun = async ({ placeId, month }: Where, store: Store): Promise<void> => {
  const _id = tallyId(placeId, month);
  if (!(await store.find('tallies', _id))) await store.insert('tallies', newTally(placeId, month));
};

/** The places count it and the request says what they counted, together or not at all: twice changes nothing. */
const recount = async (found: ServiceRequest, documents: Together, now: Date): Promise<void> => {
  const request = await documents.get('serviceRequests', found._id);
  const [before, after] = [request.tallied, factsOf(request)];
  const places = new Map(
    [...wheres(before), ...wheres(after)].map((where) => [tallyId(where.placeId, where.month), where]),
  );
  for (const _id of places.keys()) {
    const tally = await documents.get('tallies', _id);
    await documents.save('tallies', counted(tally, before, after, now));
  }
  for (const cardId of request.cards) {
    const card = await documents.get('cards', cardId);
    await documents.save('cards', countedAdoptions(card, request));
  }
  await documents.save('serviceRequests', talliedAs(request));
};

/** Keeps the board's numbers: whatever changed since the last minute is counted anew. */
export const tallyChanges: Sweep = (now, until) =>
  sweep(until, {
    name: 'clock.tally',
    of: 'serviceRequests',
    where: { tallyDueAt: [greaterThan(''), atMost(now.toISOString())] },
    by: { field: 'tallyDueAt', order: 'asc' },
    each: async (request, store) => {
      for (const where of wheres(factsOf(request))) await begun(where, store);
      await store.transaction((documents) => recount(request, documents, now));
      return 1;
    },
  });
