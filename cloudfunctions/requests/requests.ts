import { partiesOf, type Actor } from '../../domain/kernel/access';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { isOnDuty } from '../../domain/people/model';
import type { CheckedInputOf } from '../../domain/contract';
import type { InboxCounts, requestActions, RequestView } from '../../domain/requests/contract';
import { listedFields, partiesTo, type ListedRequest, type ServiceRequest } from '../../domain/requests/model';
import { accept, answer, rate, reopen, resolve, sendBack, verify, withdraw } from '../../domain/requests/rules';
import type { Occasion } from '../../domain/requests/moving';
import { requestRowOf, requestViewOf } from '../../domain/requests/views';
import type { Call, HandlersOf } from '../runtime/serve';
import { unitsOf } from '../../domain/requests/case';
import { countInbox } from '../runtime/inboxCounts';
import {
  inboxListing,
  joinedListing,
  mineListing,
  inboxScopes,
  waitingListing,
  type Listed,
} from '../runtime/requestLists';
import { leaveFirst } from '../runtime/leaveFirst';
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

  'request.list': async ({ input, openid, caller, now, store, permit }) => {
    const after = afterOf(input.cursor);
    const page = (listing: Listed) =>
      store.rows('serviceRequests', { ...listing, fields: listedFields, limit: PAGE_SIZE + 1, after });
    const answer = (
      found: readonly ListedRequest[],
      { by }: Listed,
      actor: Actor,
      counts: InboxCounts | null = null,
    ) => {
      const { shown, next } = pageOf(found, PAGE_SIZE, (request) => request[by.field]);
      return { rows: shown.map((request) => requestRowOf(request, actor, now)), next, counts };
    };
    if (input.of === 'mine' || input.of === 'joined') {
      const listing = input.of === 'mine' ? mineListing(openid) : joinedListing(openid);
      const [found, actor] = await leaveFirst(page(listing), caller, (one) => permit(partiesOf(one), 'REGISTER_FIRST'));
      return answer(found, listing, actor);
    }
    const actor = await caller;
    if (input.of === 'inbox') {
      permit(isOnDuty(actor) ? partiesOf(actor) : [], 'NOT_ON_DUTY');
      const listing = inboxListing(inboxScopes(actor), input, now);
      const [found, counts] = await Promise.all([page(listing), after ? null : countInbox(actor, now, store)]);
      return answer(found, listing, actor, counts);
    }
    permit(isOnDuty(actor) || unitsOf(actor).length > 0 ? partiesOf(actor) : [], 'NOT_ON_DUTY');
    const listing = waitingListing(actor, input.of);
    return listing ? answer(await page(listing), listing, actor) : { rows: [], next: '', counts: null };
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
