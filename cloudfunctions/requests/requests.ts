import { partiesOf } from '../../domain/kernel/access';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { isOnDuty } from '../../domain/people/model';
import type { CheckedInputOf } from '../../domain/contract';
import type { requestActions, RequestView } from '../../domain/requests/contract';
import { listedFields, partiesTo, type ServiceRequest } from '../../domain/requests/model';
import { accept, answer, rate, reopen, resolve, sendBack, verify, withdraw } from '../../domain/requests/rules';
import type { Occasion } from '../../domain/requests/moving';
import { requestRowOf, requestViewOf } from '../../domain/requests/views';
import type { Call, HandlersOf } from '../runtime/serve';
import { unitsOf } from '../../domain/requests/case';
import { countInbox } from '../runtime/inboxCounts';
import { inboxListing, joinedListing, mineListing, inboxScopes, waitingListing } from '../runtime/requestLists';
import { afterOf, pageOf } from '../runtime/page';

type MoveAction =
  | 'request.withdraw'
  | 'request.accept'
  | 'request.answer'
  | 'request.resolve'
  | 'request.verify'
  | 'request.sendBack'
  | 'request.rate'
  | 'request.reopen';

type Rule<Said> = (request: ServiceRequest, said: Said, occasion: Occasion) => ServiceRequest;

/** Every move of a request takes the same road: load, ask leave, decide with its rule, save. */
const moving =
  <A extends MoveAction>(rule: Rule<CheckedInputOf<A>>) =>
  async ({ input, caller, now, occasion, store, permit, once }: Call<A>): Promise<RequestView> => {
    const [request, actor] = await Promise.all([store.get('serviceRequests', input.requestId), caller]);
    permit(partiesTo(request, actor));
    const when = await occasion(actor, request.scopes);
    const moved = once(request, (loaded) => rule(loaded, input, when));
    return requestViewOf(await store.save('serviceRequests', moved), actor, now);
  };

export const requestHandlers = {
  'request.read': async ({ input, caller, now, store, permit }) => {
    const [request, actor] = await Promise.all([store.get('serviceRequests', input.requestId), caller]);
    permit(partiesTo(request, actor));
    return requestViewOf(request, actor, now);
  },

  'request.list': async ({ input, caller, now, store, permit }) => {
    const actor = await caller;
    const after = afterOf(input.cursor);
    if (input.of === 'offers' || input.of === 'whistles' || input.of === 'visits') {
      permit(isOnDuty(actor) || unitsOf(actor).length > 0 ? partiesOf(actor) : [], 'NOT_ON_DUTY');
      const waiting = waitingListing(actor, input.of);
      const found = waiting
        ? await store.rows('serviceRequests', { ...waiting, fields: listedFields, limit: PAGE_SIZE + 1, after })
        : [];
      const { shown, next } = pageOf(found, PAGE_SIZE, (request) => request[waiting?.by.field ?? 'dueKey']);
      return { rows: shown.map((request) => requestRowOf(request, actor, now)), next, counts: null };
    }
    if (input.of !== 'inbox') {
      permit(partiesOf(actor), 'REGISTER_FIRST');
      const listing = input.of === 'mine' ? mineListing(actor.id) : joinedListing(actor.id);
      const mine = await store.rows('serviceRequests', {
        ...listing,
        fields: listedFields,
        limit: PAGE_SIZE + 1,
        after,
      });
      const { shown, next } = pageOf(mine, PAGE_SIZE, (request) => request.submittedAt);
      return { rows: shown.map((request) => requestRowOf(request, actor, now)), next, counts: null };
    }
    permit(isOnDuty(actor) ? partiesOf(actor) : [], 'NOT_ON_DUTY');
    const scopes = inboxScopes(actor);
    const listing = inboxListing(scopes, input, now);
    const [found, counts] = await Promise.all([
      store.rows('serviceRequests', { ...listing, fields: listedFields, limit: PAGE_SIZE + 1, after }),
      after ? null : countInbox(actor, now, store),
    ]);
    const { shown, next } = pageOf(found, PAGE_SIZE, (request) => request[listing.by.field]);
    return { rows: shown.map((request) => requestRowOf(request, actor, now)), next, counts };
  },

  'request.withdraw': moving<'request.withdraw'>(withdraw),
  'request.accept': moving<'request.accept'>(accept),
  'request.answer': moving<'request.answer'>(answer),
  'request.resolve': moving<'request.resolve'>(resolve),
  'request.verify': moving<'request.verify'>(verify),
  'request.sendBack': moving<'request.sendBack'>(sendBack),
  'request.rate': moving<'request.rate'>(rate),
  'request.reopen': moving<'request.reopen'>(reopen),
} satisfies HandlersOf<typeof requestActions>;
