import type { CheckedInputOf } from '../../domain/contract';
import { partiesOf, type Actor } from '../../domain/kernel/access';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { refuse } from '../../domain/kernel/fault';
import { isOnDuty } from '../../domain/people/model';
import { unitsOf } from '../../domain/requests/case';
import { communityIdOf, type Wish } from '../../domain/wishes/model';
import { wishRowOf } from '../../domain/wishes/views';
import { oneOf, type Where } from '../runtime/filters';
import { afterOf, pageOf } from '../runtime/page';
import { inboxScopes } from '../runtime/requestLists';
import type { Call } from '../runtime/serve';

type Asked = CheckedInputOf<'wish.list'>;
type Listed = {
  readonly where: Where<Wish>;
  readonly by: { readonly field: 'listedAt' | 'movedAt' | 'postedAt'; readonly order: 'asc' | 'desc' };
};

/** A community's wall: what is still to be had newest first, what has come true by when it did. */
const wallOf = (input: Extract<Asked, { of: 'wall' }>, scope: string): Listed => ({
  where: { scopes: scope, state: input.state, ...(input.kind ? { kind: input.kind } : {}) },
  by: { field: 'listedAt', order: 'desc' },
});

const listingOf = (input: Asked, actor: Actor, scope: string): Listed => {
  switch (input.of) {
    case 'wall':
      return wallOf(input, scope);
    case 'mine':
      return { where: { ownerIds: actor.id }, by: { field: 'postedAt', order: 'desc' } };
    case 'claimed':
      return { where: { claimKey: oneOf([actor.id, ...unitsOf(actor)]) }, by: { field: 'movedAt', order: 'desc' } };
    case 'inbox':
      return {
        where: { scopes: oneOf(inboxScopes(actor)), state: input.state },
        by: { field: 'movedAt', order: 'asc' },
      };
  }
};

/** The wall of a place that was named, else of where one lives. */
const scopeOf = (input: Asked, actor: Actor): string => {
  if (input.of !== 'wall') return '';
  return input.placeId ?? (communityIdOf(actor.home?.scopes ?? []) || refuse('REGISTER_FIRST'));
};

export const listWishes = async ({ input, caller, now, store, permit }: Call<'wish.list'>) => {
  const actor = await caller;
  if (input.of === 'inbox') permit(isOnDuty(actor) ? partiesOf(actor) : [], 'NOT_ON_DUTY');
  else permit(partiesOf(actor));
  const scope = scopeOf(input, actor);
  const listing = listingOf(input, actor, scope);
  const after = afterOf(input.cursor);
  const [found, count] = await Promise.all([
    store.list('wishes', { ...listing, limit: PAGE_SIZE + 1, after }),
    input.of === 'wall' ? store.find('wishCounts', scope) : undefined,
  ]);
  const { shown, next } = pageOf(found, PAGE_SIZE, (wish) => wish[listing.by.field]);
  return {
    rows: shown.map((wish) => wishRowOf(wish, actor, now)),
    next,
    fulfilled: input.of === 'wall' ? (count?.fulfilled ?? 0) : null,
  };
};
