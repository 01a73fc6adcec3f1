import { dutyListViewOf } from '../../domain/duties/model';
import { holdersOf } from '../../domain/posts/model';
import { partiesTo } from '../../domain/requests/model';
import type { triageActions } from '../../domain/requests/triageContract';
import { requestViewOf } from '../../domain/requests/views';
import { unitRowOf } from '../../domain/units/model';
import { districtIn, dutyListInForce } from '../runtime/duties';
import { oneOf } from '../runtime/filters';
import { postsServing } from '../runtime/posts';
import type { HandlersOf } from '../runtime/serve';
import { cardsOf, suggested } from './playbook';
import { listUnits } from './units';

export const triageHandlers = {
  /** The request says where it is and what about; everything else is looked up side by side. */
  'request.triage': async ({ input, caller, now, store, permit }) => {
    const [request, actor] = await Promise.all([store.get('serviceRequests', input.requestId), caller]);
    permit(partiesTo(request, actor));
    const [list, units, posts, cards] = await Promise.all([
      dutyListInForce(districtIn(request.scopes), store),
      listUnits({ placeId: oneOf(request.scopes) }, store),
      postsServing(request.scopes, store),
      cardsOf(request.category, store),
    ]);
    return {
      request: requestViewOf(request, actor, now),
      duties: dutyListViewOf(list),
      units: units.map(unitRowOf),
      posts: holdersOf(posts, units, { personId: actor.id, now }),
      ...suggested(cards, request, actor),
    };
  },
} satisfies HandlersOf<typeof triageActions>;
