import type { CheckedInputOf } from '../../domain/contract';
import type { requestActions, RequestView } from '../../domain/requests/contract';
import { partiesTo, type ServiceRequest } from '../../domain/requests/model';
import { accept, answer, rate, reopen, resolve, sendBack, verify, withdraw } from '../../domain/requests/rules';
import type { Occasion } from '../../domain/requests/moving';
import { requestViewOf } from '../../domain/requests/views';
import type { Call, HandlersOf } from '../runtime/serve';
import { savedInHands } from '../runtime/landed';
import { listRequests } from './lists';

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
    return requestViewOf(await savedInHands(request, moved, store, now), actor, now);
  };

export const requestHandlers = {
  'request.read': async ({ input, caller, now, store, permit }) => {
    const [request, actor] = await Promise.all([store.get('serviceRequests', input.requestId), caller]);
    permit(partiesTo(request, actor));
    return requestViewOf(request, actor, now);
  },

  'request.list': listRequests,

  'request.withdraw': moving<'request.withdraw'>(withdraw),
  'request.accept': moving<'request.accept'>(accept),
  'request.answer': moving<'request.answer'>(answer),
  'request.resolve': moving<'request.resolve'>(resolve),
  'request.verify': moving<'request.verify'>(verify),
  'request.sendBack': moving<'request.sendBack'>(sendBack),
  'request.rate': moving<'request.rate'>(rate),
  'request.reopen': moving<'request.reopen'>(reopen),
} satisfies HandlersOf<typeof requestActions>;
