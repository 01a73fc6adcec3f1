import { ancestryOf } from '../../domain/places/model';
import { termEnded } from '../../domain/posts/rules';
import { warned } from '../../domain/posts/telling';
import { atMost, greaterThan } from '../runtime/filters';
import { rulebooksAt } from '../runtime/settings';
import { inTurn, sweep, type Sweep } from './sweep';

const past = (now: Date) => [greaterThan(''), atMost(now.toISOString())];

/** The last minute of a term is over: the post is vacant for every reader already, and from here on in what is stored. */
const endTerms: Sweep = (now, until) =>
  sweep(until, {
    name: 'clock.terms',
    of: 'posts',
    where: { untilAt: past(now) },
    by: { field: 'untilAt', order: 'asc' },
    each: async (post, store) => {
      await store.save('posts', termEnded(post, now));
      return 1;
    },
  });

/** Weeks before, whoever fills it hears that the term ends. */
const warnOfEnds: Sweep = (now, until) =>
  sweep(until, {
    name: 'clock.endingTerms',
    of: 'posts',
    where: { warnAt: past(now) },
    by: { field: 'warnAt', order: 'asc' },
    each: async (post, store) => {
      const { settings } = (await rulebooksAt(now, store))(ancestryOf(post.placeId));
      await store.save('posts', warned(post, settings, now));
      return 1;
    },
  });

/** Terms end to the minute; what was in hand is handed up right after. */
export const lookAtTerms: Sweep = inTurn([endTerms, warnOfEnds]);
