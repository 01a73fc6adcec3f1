import { createHash, randomBytes } from 'node:crypto';
import { begunToGo, shopToHandOver } from '../../domain/people/leaving';
import { seekerLeft } from '../../domain/jobs/talks';
import { ordererLeft } from '../../domain/offers/order';
import { forfeit } from '../../domain/points/expiry';
import type { Leaver, Round } from '../../domain/rounds/model';
import type { CollectionName, Documents } from '../../domain/collections';
import { organiserLeft } from '../../domain/tasks/rules';
import { claimerLeft as claimerOfTaskLeft } from '../../domain/tasks/slots';
import { claimerLeft, wisherLeft } from '../../domain/wishes/rules';
import { atMost, greaterThan, oneOf, type Where } from '../runtime/filters';
import { idOf } from '../runtime/operation';
import { shopsOf } from '../runtime/shops';
import type { Store } from '../runtime/store';
import { untilWon } from '../runtime/untilWon';
import { lapse } from './points';
import { clockStore } from './sweep';

/** More than leave a city in one night; whoever is left over goes in the next one. */
const LEAVERS_MAX = 20;
const ROWS = 100;

export const openRound = async (store: Store): Promise<Round | undefined> => {
  const [round] = await store.list('rounds', {
    where: { finishedAt: '' },
    by: { field: 'startedAt', order: 'desc' },
    limit: 1,
  });
  return round;
};

/** Drawn, and kept only as long as the round: nothing leads from it back to anybody. */
const madeUpId = (): string => createHash('sha256').update(randomBytes(32)).digest('hex').slice(0, 24);

/** Whoever may no longer think better of it, and answers for no shop. From here on they are let in nowhere. */
export const leaversDue = async (now: Date, store: Store): Promise<Leaver[]> => {
  const due = await store.list('people', {
    where: { leavesAt: [greaterThan(''), atMost(now.toISOString())] },
    by: { field: 'leavesAt', order: 'asc' },
    limit: LEAVERS_MAX,
  });
  const leavers: Leaver[] = [];
  for (const person of due)
    if (!shopToHandOver(person._id, await shopsOf(person._id, store)))
      leavers.push({ personId: person._id, as: madeUpId(), names: { seeker: idOf('seeker', person._id) } });
  return leavers;
};

/** Takes each of them through one after the other, page by page until none is left. */
const eachOf = async <D extends { readonly _id: string }>(
  page: (after: { value: string; _id: string } | undefined) => Promise<D[]>,
  each: (doc: D) => Promise<unknown>,
): Promise<void> => {
  let after: { value: string; _id: string } | undefined;
  for (;;) {
    const docs = await page(after);
    for (const doc of docs) await each(doc);
    const last = docs.at(-1);
    if (!last || docs.length < ROWS) return;
    after = { value: last._id, _id: last._id };
  }
};

const byId = { field: '_id', order: 'asc' } as const;

const emptyPurse = (purseId: string, now: Date): Promise<void> =>
  untilWon(() =>
    clockStore().transaction(async (documents) => {
      const left = forfeit(await documents.get('accounts', purseId), now);
      if (!left) return;
      await documents.insert('transfers', left.transfer);
      await documents.save('accounts', left.purse);
    }),
  );

type Ending = (personId: string, now: Date) => Promise<void>;

/** What somebody has open of a collection, and what becomes of it: others are not to wait for a ghost. */
const ending =
  <C extends CollectionName>(
    of: C,
    theirs: (personId: string) => Where<Documents[C]>,
    left: (doc: Documents[C], personId: string, now: Date) => Documents[C],
  ): Ending =>
  (personId, now) =>
    eachOf(
      (after) => clockStore().list(of, { where: theirs(personId), by: byId, limit: ROWS, after }),
      ({ _id }) =>
        untilWon(async () => {
          const store = clockStore();
          const fresh = await store.get(of, _id);
          await store.save(of, left(fresh, personId, now));
        }),
    );

const openTasks = oneOf(['published', 'running']);

/** What they called for is found by the places of their posts, which are still theirs. */
const organised: Ending = async (personId, now) => {
  const held = { where: { personId }, by: { field: 'placeId', order: 'asc' }, limit: ROWS } as const;
  const posts = await clockStore().list('posts', held);
  for (const scopes of new Set(posts.map(({ placeId }) => placeId)))
    await ending('tasks', () => ({ scopes, state: openTasks }), organiserLeft)(personId, now);
};

const endings: readonly Ending[] = [
  organised,
  ending('wishes', (ownerIds) => ({ ownerIds }), wisherLeft),
  ending('wishes', (claimKey) => ({ claimKey, state: oneOf(['claimed']) }), claimerLeft),
  ending('tasks', (people) => ({ people, state: openTasks }), claimerOfTaskLeft),
  ending(
    'orders',
    (ordererId) => ({ ordererId, state: oneOf(['placed', 'accepted', 'done']) }),
    (order, _, now) => ordererLeft(order, now),
  ),
  ending('jobs', (seekerIds) => ({ seekerIds }), seekerLeft),
];

/** What is theirs and open comes to an end the way it always does, or goes back to whoever is next. */
export const settle = async ({ personId }: Leaver, now: Date): Promise<void> => {
  const store = clockStore();
  const person = await store.find('people', personId);
  if (!person) return;
  if (person.leaving && !person.leaving.going) await store.save('people', begunToGo(person));
  await eachOf(
    (after) => store.list('vouchers', { where: { personId, state: 'held' }, by: byId, limit: ROWS, after }),
    (voucher) => untilWon(() => lapse(voucher, now, clockStore())),
  );
  await eachOf(
    (after) => store.list('accounts', { where: { personId }, by: byId, limit: ROWS, after }),
    ({ _id }) => emptyPurse(_id, now),
  );
  for (const end of endings) await end(personId, now);
};
