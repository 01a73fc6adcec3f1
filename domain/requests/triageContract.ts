import * as v from 'valibot';
import { dutyListView } from '../duties/contract';
import { madeId } from '../kernel/schemas';
import { cardId, cardView } from '../playbook/contract';
import { holderRow } from '../posts/contract';
import { unitRow } from '../units/contract';
import { requestView } from './contract';

export const triageActions = {
  /**
   * Everything the screens of triage, hand-over, refusal and the superior's word need, in one call:
   * - `request`: as request.read gives it;
   * - `duties`: the three lists in force where it is, all categories, to be filtered by `category` on the phone;
   * - `units`: departments, teams, volunteers and organisations that work there: `to: { unitId }`, whistle, assistants;
   * - `posts`: who is in post on the way up from there, nearest first: `to: { postId }`; leave out the `me` one;
   * - `cards` and `adopted`: as playbook.suggest gives them for its category.
   */
  'request.triage': {
    input: v.strictObject({ requestId: madeId }),
    output: v.object({
      request: requestView,
      duties: dutyListView,
      units: v.array(unitRow),
      posts: v.array(holderRow),
      cards: v.array(cardView),
      adopted: v.array(cardId),
    }),
  },
} as const;
