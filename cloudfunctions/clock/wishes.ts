import { propose } from '../../domain/requests/proposal';
import { counted, newWishCount } from '../../domain/wishes/counting';
import { follow, look } from '../../domain/wishes/rules';
import type { Wish } from '../../domain/wishes/model';
import { atMost, greaterThan } from '../runtime/filters';
import type { Store } from '../runtime/store';
import { inTurn, sweep, type Sweep } from './sweep';

const due = (now: Date) => [greaterThan(''), atMost(now.toISOString())];

/** Claims that ran out, wishes nobody takes, words that do not come: each once, however long nobody looked. */
const lookAtWishes: Sweep = (now, until) =>
  sweep(until, {
    name: 'clock.wishes',
    of: 'wishes',
    where: { lookAt: due(now) },
    by: { field: 'lookAt', order: 'asc' },
    each: async (wish, store) => {
      await store.save('wishes', look(wish, now));
      return 1;
    },
  });

/** A request tells its wish how it goes: both are saved together, so nothing is told twice. */
const followRequests: Sweep = (now, until) =>
  sweep(until, {
    name: 'clock.followed',
    of: 'serviceRequests',
    where: { wishDueAt: due(now) },
    by: { field: 'wishDueAt', order: 'asc' },
    each: async ({ _id, wishId }, store) => {
      await store.transaction(async (documents) => {
        const request = await documents.get('serviceRequests', _id);
        const wish = await documents.get('wishes', wishId);
        await documents.save('wishes', follow(wish, request, now));
        await documents.save('serviceRequests', { ...request, wishDueAt: '' });
      });
      return 1;
    },
  });

const proposalOf = ({ _id, proof, claim }: Wish) =>
  proof && { proposal: { ...proof, from: 'wish' as const, id: _id }, who: claim?.unit || '心愿认领人' };

/** What was brought flows back into the request as a proposed result. */
const tellRequests: Sweep = (now, until) =>
  sweep(until, {
    name: 'clock.proposed',
    of: 'wishes',
    where: { requestDueAt: due(now) },
    by: { field: 'requestDueAt', order: 'asc' },
    each: async ({ _id }, store) => {
      await store.transaction(async (documents) => {
        const wish = await documents.get('wishes', _id);
        const request = await documents.get('serviceRequests', wish.requestId);
        const told = proposalOf(wish);
        if (told) {
          const { words, photos, at, from, id } = told.proposal;
          await documents.save('serviceRequests', propose(request, { words, photos, at, from, id }, told.who));
        }
        await documents.save('wishes', { ...wish, requestDueAt: '' });
      });
      return 1;
    },
  });

/** A community nobody counted for begins at nothing. */
const begun = async (communityId: string, store: Store): Promise<void> => {
  if (!(await store.find('wishCounts', communityId))) await store.insert('wishCounts', newWishCount(communityId));
};

const countWishes: Sweep = (now, until) =>
  sweep(until, {
    name: 'clock.counted',
    of: 'wishes',
    where: { countDueAt: due(now) },
    by: { field: 'countDueAt', order: 'asc' },
    each: async ({ _id, communityId }, store) => {
      await begun(communityId, store);
      await store.transaction(async (documents) => {
        const found = await documents.get('wishes', _id);
        if (found.countDueAt === '') return;
        const [wish, count] = counted(found, await documents.get('wishCounts', communityId));
        await documents.save('wishCounts', count);
        await documents.save('wishes', wish);
      });
      return 1;
    },
  });

/** Everything the clock does for wishes, in the order one thing causes the next. */
export const tendWishes = inTurn([lookAtWishes, tellRequests, followRequests, countWishes]);
