import { collectionNames, collections, type CollectionName, type Documents } from '../../domain/collections';
import { beginSealing, isResting, wentOn, type Page, type Sealing } from '../../domain/sealings/model';
import { greaterThan, type Where } from '../runtime/filters';
import { reportBug, reportSealed } from '../runtime/report';
import { currentKey } from '../runtime/seal';
import { LostRace } from '../runtime/untilWon';
import { clockStore, isOver, type Sweep } from './sweep';

/** A city's hundred thousand documents are through in an afternoon, and a minute's work in a few seconds. */
const PAGE = 50;
const PAGES_A_MINUTE = 8;

const sealedNames = collectionNames.filter((name) => (collections[name].sealed ?? []).length > 0);

/** What does not open is left as it is, told once a pass, and keeps the key from being called done. */
const pageOf = async <C extends CollectionName>(of: C, after: string): Promise<Page> => {
  const store = clockStore();
  const where = { _id: greaterThan(after) } as Where<Documents[C]>;
  const docs = await store.list(of, { where, by: { field: '_id', order: 'asc' }, limit: PAGE });
  let [resealed, left] = [0, 0];
  for (const doc of docs)
    try {
      if (await store.reseal(of, doc)) resealed += 1;
    } catch (error) {
      left += 1;
      if (!(error instanceof LostRace)) reportBug(error, { requestId: of, function: 'clock', action: 'clock.reseal' });
    }
  return { ids: docs.map(({ _id }) => _id), last: docs.length < PAGE, resealed, left };
};

/** Known to be done by this instance, so that every other minute asks nothing. */
let done = false;

/** After a new key was put first: seals again what older keys sealed, and what was kept before there were seals. */
const nothing = { done: 0, more: false };

export const reseal: Sweep = async (now, until) => {
  if (done) return nothing;
  const store = clockStore();
  const found = await store.find('sealings', currentKey);
  done = found !== undefined && found.doneAt !== '';
  if (done || (found && isResting(found, now))) return nothing;
  if (!found) await store.insert('sealings', beginSealing(currentKey, sealedNames, now));
  const before = found ?? (await store.get('sealings', currentKey));
  let sealing: Sealing = before;
  let resealed = 0;
  for (
    let page = 0;
    page < PAGES_A_MINUTE && !isOver(until) && sealing.doneAt === '' && !isResting(sealing, now);
    page += 1
  ) {
    const looked = await pageOf(sealing.collection as CollectionName, sealing.after);
    resealed += looked.resealed;
    sealing = wentOn(sealing, looked, sealedNames, now);
  }
  try {
    await store.save('sealings', sealing);
  } catch (error) {
    if (!(error instanceof LostRace)) throw error;
  }
  if (sealing.doneAt !== '') reportSealed({ key: currentKey, passes: sealing.pass });
  return { done: resealed, more: false };
};
