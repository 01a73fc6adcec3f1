import { partiesOf } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { partiesToStanding } from '../../domain/points/acting';
import { RANKED_MIN_PEOPLE, type pointActions } from '../../domain/points/contract';
import { yearOf } from '../../domain/points/ledger';
import { staffOf, type Standing } from '../../domain/points/model';
import { afterOf, pageOf } from '../runtime/page';
import type { CheckedInputOf } from '../../domain/contract';
import { greaterThan } from '../runtime/filters';
import type { HandlersOf } from '../runtime/serve';
import type { Store } from '../runtime/store';

/** More than a district has communities or teams that want to be ranked. */
const RANKED_MAX = 100;
const NIGHTS = 7;

type Ask = CheckedInputOf<'point.rank'>;

const nameOf = async ({ communityId, teamId }: Ask, store: Store): Promise<string> => {
  if (teamId === '') return (await store.get('places', communityId)).name;
  const unit = await store.get('units', teamId);
  return unit.placeId.startsWith(communityId) ? unit.name : refuse('NOT_FOUND');
};

const unranked = (ask: Ask, name: string): Standing => ({
  _id: ask.teamId || ask.communityId,
  version: 1,
  operations: [],
  of: ask.teamId ? 'teams' : 'communities',
  name,
  communityId: ask.communityId,
  joined: false,
  year: 0,
  points: 0,
  people: 0,
  countedAt: '',
  countedOn: '',
});

export const standingHandlers = {
  'point.ranking': async ({ input, caller, now, store, permit }) => {
    const [actor, standings] = await Promise.all([
      caller,
      store.list('standings', {
        where: { of: input.of, joined: true },
        by: { field: 'name', order: 'asc' },
        limit: RANKED_MAX,
      }),
    ]);
    permit(partiesOf(actor));
    const year = yearOf(now.toISOString());
    const rows = standings
      .filter((one) => one.year === year && one.people >= RANKED_MIN_PEOPLE)
      .sort((a, b) => b.points - a.points)
      .map(({ _id, name, points, people }) => ({ id: _id, name, points, people }));
    const countedAt = standings.reduce((latest, one) => (one.countedAt > latest ? one.countedAt : latest), '');
    return { year, countedAt, rows };
  },

  'point.rank': async ({ input, caller, store, permit, once, create }) => {
    const actor = await caller;
    permit(partiesToStanding(input.communityId, input.teamId, actor), 'NOT_ON_DUTY');
    const before = await store.find('standings', input.teamId || input.communityId);
    const begun = before ?? unranked(input, await nameOf(input, store));
    const asked = once(begun, (loaded) => ({ ...loaded, joined: input.join, countedOn: '' }));
    const kept = before ? await store.save('standings', asked) : await create('standings', asked);
    return { ranked: kept.joined };
  },

  'point.reconciliations': async ({ input, caller, store, permit }) => {
    const actor = await caller;
    permit(staffOf(input.communityId, actor), 'NOT_ON_DUTY');
    const found = await store.list('reconciliations', {
      where: { startedAt: greaterThan('') },
      by: { field: 'startedAt', order: 'desc' },
      limit: Math.min(NIGHTS, PAGE_SIZE) + 1,
      after: afterOf(input.cursor),
    });
    const { shown, next } = pageOf(found, NIGHTS, ({ startedAt }) => startedAt);
    return {
      nights: shown.map(({ _id, finishedAt, counted, differing, differences }) => ({
        date: _id,
        finishedAt,
        ...counted,
        differing,
        differences: differences.filter((one) => ['', input.communityId].includes(one.communityId)),
      })),
      next,
    };
  },
} satisfies Partial<HandlersOf<typeof pointActions>>;
