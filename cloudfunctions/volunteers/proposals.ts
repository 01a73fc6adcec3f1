import { readingsOf } from '../../domain/kernel/codes';
import { refuse } from '../../domain/kernel/fault';
import type { Actor } from '../../domain/kernel/access';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { capacityOf } from '../../domain/points/acting';
import type { pointActions, Proposed } from '../../domain/points/contract';
import { yearOf } from '../../domain/points/ledger';
import { newPurse, purseId, staffOf, type Member, type Transfer } from '../../domain/points/model';
import { confirm, decline, proposalViewOf, propose, type Found, type Proposal } from '../../domain/points/proposals';
import { keepAccount, rulesAt } from '../runtime/ledger';
import { afterOf, pageOf } from '../runtime/page';
import type { HandlersOf } from '../runtime/serve';
import type { Store } from '../runtime/store';

/** The row a number stands for; a number nobody can tell apart stands for none. */
const rowNumbered = async (number: string, communityId: string, store: Store): Promise<Transfer> => {
  const rows = await store.list('transfers', { where: { number }, by: { field: 'number', order: 'asc' }, limit: 2 });
  const [row, another] = rows.filter((one) => one.communityId === communityId);
  return row && !another ? row : refuse('ROW_NOT_REVERSIBLE');
};

const memberOf = async (personId: string, store: Store): Promise<Member> => {
  const [member] = await store.list('members', {
    where: { personId },
    by: { field: 'personId', order: 'asc' },
    limit: 1,
  });
  return member ?? { _id: '', version: 1, personId, nickname: '' };
};

/** As it was typed, or as it is meant. */
const memberCalled = async (code: string, store: Store): Promise<Member | undefined> => {
  const found = await Promise.all(readingsOf(code).map((one) => store.find('members', one)));
  return found.find((member) => member !== undefined);
};

type About = Pick<Found, 'member' | 'row'>;

const aboutOf = async (said: Proposed, store: Store): Promise<About> => {
  if (said.kind !== 'reverse') return { member: (await memberCalled(said.member, store)) ?? refuse('MEMBER_UNKNOWN') };
  const row = await rowNumbered(said.number, said.communityId, store);
  return { row, member: await memberOf(row.personId, store) };
};

/** A row stands in the journal once: a criterion once a year, a reversal once a row. */
const refuseSecond = ({ reasonOf }: Pick<Proposal, 'reasonOf'>): never =>
  refuse(reasonOf === 'base' ? 'CRITERION_GIVEN' : reasonOf === 'reverse' ? 'ROW_REVERSED' : 'PROPOSAL_MOVED_ON');

const rowIdOf = ({ reasonOf, cause }: Proposal): string => `${reasonOf}:${cause}`;

const actingAs = (actor: Actor, communityId: string, now: Date) => ({
  by: actor,
  post: capacityOf(actor, communityId, 'point.confirm'),
  now,
});

export const proposalHandlers = {
  'point.propose': async ({ input, caller, now, store, permit, create, newId }) => {
    const actor = await caller;
    permit(staffOf(input.communityId, actor), 'NOT_ON_DUTY');
    const at = now.toISOString();
    const [about, rules] = await Promise.all([aboutOf(input, store), rulesAt(input.communityId, at, store)]);
    const found = { ...about, rules, _id: newId };
    const proposal = propose(found, input, actingAs(actor, input.communityId, now), yearOf(at));
    if (await store.find('transfers', rowIdOf(proposal))) refuseSecond(proposal);
    return { proposal: proposalViewOf(await create('proposals', proposal), actor) };
  },

  'point.confirm': async ({ input, caller, now, store, permit, isDone }) => {
    const [found, actor] = await Promise.all([store.get('proposals', input.proposalId), caller]);
    permit(staffOf(found.communityId, actor));
    const rules = await rulesAt(found.communityId, found.earnedAt, store);
    const acting = actingAs(actor, found.communityId, now);
    const purseOf = newPurse(found.personId, found.communityId, found.bucket);
    if (isDone(found)) return { proposal: proposalViewOf(found, actor) };
    const confirmed = await store.transaction(async (documents) => {
      const proposal = await documents.get('proposals', found._id);
      const before = await documents.find('accounts', purseId(found.personId, found.communityId, found.bucket));
      const done = confirm(proposal, before ?? purseOf, rules, acting);
      if (await documents.find('transfers', done.transfer._id)) refuseSecond(proposal);
      for (const transfer of done.transfers) await documents.insert('transfers', transfer);
      await keepAccount(before, done.purse, documents);
      return documents.save('proposals', done.proposal);
    });
    return { proposal: proposalViewOf(confirmed, actor) };
  },

  'point.decline': async ({ input, caller, now, store, permit, once }) => {
    const [found, actor] = await Promise.all([store.get('proposals', input.proposalId), caller]);
    permit(staffOf(found.communityId, actor));
    const acting = actingAs(actor, found.communityId, now);
    const declined = once(found, (loaded) => decline(loaded, input.reason, acting));
    return { proposal: proposalViewOf(await store.save('proposals', declined), actor) };
  },

  'point.proposals': async ({ input, caller, store, permit }) => {
    const actor = await caller;
    permit(staffOf(input.communityId, actor), 'NOT_ON_DUTY');
    const found = await store.list('proposals', {
      where: { communityId: input.communityId, state: input.state },
      by: { field: 'proposedAt', order: 'desc' },
      limit: PAGE_SIZE + 1,
      after: afterOf(input.cursor),
    });
    const { shown, next } = pageOf(found, PAGE_SIZE, ({ proposedAt }) => proposedAt);
    return { proposals: shown.map((one) => proposalViewOf(one, actor)), next };
  },
} satisfies Partial<HandlersOf<typeof pointActions>>;
