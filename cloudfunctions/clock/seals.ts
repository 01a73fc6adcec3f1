import { SEALS_KEPT_MS } from '../../domain/groups/model';
import { lessThan } from '../runtime/filters';
import { sweep } from './sweep';

/** A card WeChat sealed is good for minutes; that it was used is remembered for thirty days and then forgotten. */
export const forgetSeals = (now: Date): Promise<number> =>
  sweep({
    name: 'clock.seals',
    of: 'openedSeals',
    where: { openedAt: lessThan(new Date(now.getTime() - SEALS_KEPT_MS).toISOString()) },
    by: { field: 'openedAt', order: 'asc' },
    each: async (seal, store) => ((await store.remove('openedSeals', seal)) ? 1 : 0),
  });
