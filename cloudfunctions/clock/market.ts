import type { CollectionName, Documents } from '../../domain/collections';
import { lookAtJob } from '../../domain/jobs/rules';
import { lookAtSeeker } from '../../domain/jobs/seekers';
import { lookAtOrder } from '../../domain/offers/order';
import { greaterThan, lessThan, type Where } from '../runtime/filters';
import { inTurn, sweep, type Sweep } from './sweep';

type Looked = 'jobs' | 'seekers' | 'orders';

/** Whatever is due of one kind, each once however long nobody looked. */
const lookAt =
  <C extends Looked & CollectionName>(of: C, look: (doc: Documents[C], now: Date) => Documents[C]): Sweep =>
  (now, until) => {
    const where: Where<{ lookKey: string }> = { lookKey: [greaterThan(''), lessThan(`${now.toISOString()}~`)] };
    return sweep(until, {
      name: `clock.${of}`,
      of,
      where: where as Where<Documents[C]>,
      by: { field: 'lookKey', order: 'asc' },
      each: async (doc, store) => {
        const looked = look(doc, now);
        await store.save(of, looked);
        return looked === doc ? 0 : 1;
      },
    });
  };

/** Openings on their last day, job seekers nobody has heard of for long, orders nobody answered. */
export const lookAtMarket = inTurn([
  lookAt('jobs', lookAtJob),
  lookAt('seekers', lookAtSeeker),
  lookAt('orders', lookAtOrder),
]);
