import type { CheckedInputOf } from '../../domain/contract';
import { partiesOf, type Actor } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { withTaps } from '../../domain/notices/rules';
import { capacityOf } from '../../domain/points/acting';
import type { pointActions } from '../../domain/points/contract';
import { reminds } from '../../domain/points/expiry';
import { yearOf } from '../../domain/points/ledger';
import { communityIdOf, newPurse, purseId, staffOf, type Account, type Transfer } from '../../domain/points/model';
import { scoreOf, scoreViewOf } from '../../domain/points/score';
import { firstRules, inForceAt, objected, publishRules, rulesViewOf, type PointRules } from '../../domain/points/rules';
import { pursesIn, rowViewOf } from '../../domain/points/views';
import { idOf } from '../runtime/operation';
import { oneOf, type Where } from '../runtime/filters';
import { afterOf, pageOf } from '../runtime/page';
import type { HandlersOf } from '../runtime/serve';
import type { Store } from '../runtime/store';

/** More than anybody has: three purses a community, in as many communities as somebody ever helped in. */
const PURSES_MAX = 60;
/** More than a community publishes in many years. */
const EDITIONS_MAX = 100;
const CODE_LETTERS = 8;

const pursesOf = (personId: string, store: Store): Promise<Account[]> =>
  store.list('accounts', { where: { personId }, by: { field: 'bucket', order: 'asc' }, limit: PURSES_MAX });

const editionsOf = (communityId: string, store: Store): Promise<PointRules[]> =>
  store.list('pointRules', { where: { communityId }, by: { field: 'edition', order: 'desc' }, limit: EDITIONS_MAX });

const rowsOf = (where: Where<Transfer>, cursor: string | undefined, store: Store): Promise<Transfer[]> =>
  store.list('transfers', {
    where,
    by: { field: 'at', order: 'desc' },
    limit: PAGE_SIZE + 1,
    after: afterOf(cursor),
  });

const idsOf = (purses: readonly Account[]): Set<string> => new Set(purses.map(({ _id }) => _id));

const codeOf = async (actor: Actor, store: Store): Promise<string> => {
  const [member] = await store.list('members', {
    where: { personId: actor.id },
    by: { field: 'personId', order: 'asc' },
    limit: 1,
  });
  return member?._id ?? '';
};

/** The community asked about; without one the caller's own. */
const aboutOf = (input: { communityId?: string | undefined }, actor: Actor): string =>
  input.communityId ?? communityIdOf(actor);

const bucketWhere = ({ bucket }: CheckedInputOf<'point.rows'>): Where<Transfer> => (bucket ? { bucket } : {});

export const pointHandlers = {
  'point.mine': async ({ input, caller, now, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const communityId = aboutOf(input, actor);
    const [purses, editions, member] = await Promise.all([
      pursesOf(actor.id, store),
      editionsOf(communityId, store),
      codeOf(actor, store),
    ]);
    const at = now.toISOString();
    const inForce = inForceAt(editions, communityId, at);
    return {
      communityId,
      member,
      purses: pursesIn(purses, communityId),
      rules: rulesViewOf(inForce, now, inForce),
      coming: editions.filter(({ fromAt }) => fromAt > at).map((one) => rulesViewOf(one, now, inForce)),
    };
  },

  'point.code': async ({ caller, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const known = await codeOf(actor, store);
    if (known !== '') return { member: known };
    const _id = idOf('member', actor.id).slice(0, CODE_LETTERS).toUpperCase();
    await store.insert('members', { _id, version: 1, personId: actor.id, nickname: actor.nickname });
    return { member: _id };
  },

  'point.remind': async ({ input, caller, store, permit, once, create }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const communityId = aboutOf(input, actor);
    const before = await store.find('accounts', purseId(actor.id, communityId, input.bucket));
    const asked = once(before ?? newPurse(actor.id, communityId, input.bucket), (purse) => ({
      ...purse,
      allowances: withTaps(purse.allowances, actor.id, input.subscribed),
    }));
    const kept = before ? await store.save('accounts', asked) : await create('accounts', asked);
    return { reminds: reminds(kept) };
  },

  'point.rows': async ({ input, caller, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const where = { personId: actor.id, communityId: aboutOf(input, actor), ...bucketWhere(input) };
    const [rows, purses] = await Promise.all([rowsOf(where, input.cursor, store), pursesOf(actor.id, store)]);
    const { shown, next } = pageOf(rows, PAGE_SIZE, ({ at }) => at);
    return { rows: shown.map((row) => rowViewOf(row, idsOf(purses))), next };
  },

  'point.score': async ({ input, caller, now, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const communityId = aboutOf(input, actor);
    const year = input.year ?? yearOf(now.toISOString());
    const [all, editions, rows] = await Promise.all([
      pursesOf(actor.id, store),
      editionsOf(communityId, store),
      rowsOf({ personId: actor.id, communityId, year, counts: oneOf([1, -1]) }, input.cursor, store),
    ]);
    const purses = all.filter((purse) => purse.communityId === communityId);
    const { shown, next } = pageOf(rows, PAGE_SIZE, ({ at }) => at);
    const score = scoreOf(purses, year, editions);
    const weightsOf = ({ edition }: Transfer) =>
      (editions.find((one) => one.edition === edition) ?? firstRules(communityId)).weights;
    const weighed = shown.map((row) => rowViewOf(row, idsOf(purses), weightsOf(row)));
    return { ...scoreViewOf(score, communityId), rows: weighed, next };
  },

  'point.rules': async ({ input, caller, now, store, permit }) => {
    const [actor, editions] = await Promise.all([caller, editionsOf(input.communityId, store)]);
    permit(partiesOf(actor));
    const inForce = inForceAt(editions, input.communityId, now.toISOString());
    const shown = editions.length > 0 ? editions : [inForce];
    return { editions: shown.map((one) => rulesViewOf(one, now, inForce)) };
  },

  'point.publishRules': async ({ input, caller, now, store, permit, once, create }) => {
    const [actor, editions] = await Promise.all([caller, editionsOf(input.communityId, store)]);
    permit(staffOf(input.communityId, actor), 'NOT_ON_DUTY');
    const before = editions[0] ?? inForceAt([], input.communityId, '');
    const publisher = { id: actor.id, post: capacityOf(actor, input.communityId, 'point.publishRules') };
    const next = once(before, (loaded) => publishRules(loaded, input, publisher, now));
    const kept = next === before ? before : await create('pointRules', next);
    return rulesViewOf(kept, now, inForceAt(editions, input.communityId, now.toISOString()));
  },

  'point.object': async ({ input, caller, now, store, permit, once }) => {
    const { communityId, edition, reason } = input;
    const [actor, editions] = await Promise.all([caller, editionsOf(communityId, store)]);
    permit(staffOf(communityId, actor), 'NOT_ON_DUTY');
    const found = editions.find((one) => one.edition === edition) ?? refuse('NOT_FOUND');
    const by = capacityOf(actor, communityId, 'point.object');
    const kept = await store.save(
      'pointRules',
      once(found, (loaded) => objected(loaded, reason, by, now)),
    );
    return rulesViewOf(kept, now, inForceAt(editions, communityId, now.toISOString()));
  },
} satisfies Partial<HandlersOf<typeof pointActions>>;
