import { partiesOf, type Actor } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { shanghaiDate } from '../../domain/kernel/calendar';
import { timeInWords } from '../../domain/kernel/words';
import { isOnDuty, type Home } from '../../domain/people/model';
import { contactCardOf, firstToAnswer } from '../../domain/posts/model';
import type { CheckedInputOf } from '../../domain/contract';
import type { requestActions, RequestView } from '../../domain/requests/contract';
import { partiesTo, type ServiceRequest } from '../../domain/requests/model';
import {
  accept,
  rate,
  reopen,
  resolve,
  sendBack,
  submit,
  verify,
  whereItIs,
  withdraw,
  type Occasion,
} from '../../domain/requests/rules';
import { requestRowOf, requestViewOf } from '../../domain/requests/views';
import { postsServing } from '../runtime/posts';
import { numberOf } from '../runtime/operation';
import type { Call, HandlersOf } from '../runtime/serve';
import { countInbox, inboxListing, mineListing, inboxScopes } from '../runtime/requestLists';
import { afterOf, pageOf } from '../runtime/page';

type MoveAction =
  | 'request.withdraw'
  | 'request.accept'
  | 'request.resolve'
  | 'request.verify'
  | 'request.sendBack'
  | 'request.rate'
  | 'request.reopen';

type Rule<Said> = (request: ServiceRequest, said: Said, occasion: Occasion) => ServiceRequest;

/** Every move of a request takes the same road: load, ask leave, decide with its rule, save. */
const moving =
  <A extends MoveAction>(rule: Rule<CheckedInputOf<A>>) =>
  async ({ input, caller, now, calendar, store, permit, once }: Call<A>): Promise<RequestView> => {
    const [request, actor] = await Promise.all([store.get('serviceRequests', input.requestId), caller]);
    permit(partiesTo(request, actor));
    const moved = once(request, (loaded) => rule(loaded, input, { by: actor, now, calendar }));
    return requestViewOf(await store.save('serviceRequests', moved), actor, now);
  };

/** Where it happened: at home unless the person names another place. */
const whereOf = async (
  placeId: string | undefined,
  { store }: Pick<Call<'request.submit'>, 'store'>,
  actor: Promise<Actor>,
): Promise<[Home | null, Actor]> => {
  if (placeId === undefined) {
    const known = await actor;
    return [known.home, known];
  }
  const [place, known] = await Promise.all([store.get('places', placeId), actor]);
  return [whereItIs(place), known];
};

export const requestHandlers = {
  'request.submit': async (call) => {
    const { input, now, calendar, store, permit, create, newId } = call;
    const [where, actor] = await whereOf(input.placeId, call, call.caller);
    permit(partiesOf(actor), 'REGISTER_FIRST');
    if (!where) return refuse('REGISTER_FIRST');
    const made = { _id: newId, number: numberOf(newId, shanghaiDate(now)), where, textCheck: 'pending' as const };
    const request = submit(made, input, { by: actor, now, calendar });
    const textCheck = await call.checkText([input.text, input.spot ?? ''].join('\n').trim());
    const [kept, posts] = await Promise.all([
      create('serviceRequests', { ...request, textCheck }),
      postsServing(where.scopes, store),
    ]);
    const answering = firstToAnswer(posts);
    return {
      requestId: kept._id,
      number: kept.number,
      promisedAt: kept.firstPromisedAt,
      promised: timeInWords(kept.firstPromisedAt, now),
      provisional: kept.provisional,
      contact: answering ? contactCardOf(answering, posts) : null,
    };
  },

  'request.read': async ({ input, caller, now, store, permit }) => {
    const [request, actor] = await Promise.all([store.get('serviceRequests', input.requestId), caller]);
    permit(partiesTo(request, actor));
    return requestViewOf(request, actor, now);
  },

  'request.list': async ({ input, caller, now, store, permit }) => {
    const actor = await caller;
    const after = afterOf(input.cursor);
    if (input.of === 'mine') {
      permit(partiesOf(actor), 'REGISTER_FIRST');
      const mine = await store.list('serviceRequests', { ...mineListing(actor.id), limit: PAGE_SIZE + 1, after });
      const { shown, next } = pageOf(mine, PAGE_SIZE, (request) => request.submittedAt);
      return { rows: shown.map((request) => requestRowOf(request, now)), next, counts: null };
    }
    permit(isOnDuty(actor) ? partiesOf(actor) : [], 'NOT_ON_DUTY');
    const scopes = inboxScopes(actor);
    const listing = inboxListing(scopes, input, now);
    const [found, counts] = await Promise.all([
      store.list('serviceRequests', { ...listing, limit: PAGE_SIZE + 1, after }),
      after ? null : countInbox(scopes, now, store),
    ]);
    const { shown, next } = pageOf(found, PAGE_SIZE, (request) => request[listing.by.field]);
    return { rows: shown.map((request) => requestRowOf(request, now)), next, counts };
  },

  'request.withdraw': moving<'request.withdraw'>(withdraw),
  'request.accept': moving<'request.accept'>(accept),
  'request.resolve': moving<'request.resolve'>(resolve),
  'request.verify': moving<'request.verify'>(verify),
  'request.sendBack': moving<'request.sendBack'>(sendBack),
  'request.rate': moving<'request.rate'>(rate),
  'request.reopen': moving<'request.reopen'>(reopen),
} satisfies HandlersOf<typeof requestActions>;
