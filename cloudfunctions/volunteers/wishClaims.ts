import { partiesOf } from '../../domain/kernel/access';
import { volunteerTemplates } from '../../domain/notices/templates';
import { claimantOf } from '../../domain/volunteers/claiming';
import { partiesToWish } from '../../domain/wishes/model';
import { deliverByOf } from '../../domain/wishes/moving';
import { claim } from '../../domain/wishes/rules';
import { appended, greaterThan, increased, lacks } from '../runtime/filters';
import type { Call } from '../runtime/serve';

type Claiming = Call<'wish.claim'>;

/** Still to be had, and no hand of theirs in it: decided by the database in the same breath as the write. */
const taken = async ({ input, openid, caller, now, store }: Claiming): Promise<boolean> => {
  const claimant = claimantOf(await caller, input.unitId, now);
  const at = now.toISOString();
  const allowed = input.subscribed.includes(volunteerTemplates.wish);
  const line = { move: 'claim', by: openid, who: claimant.unit || '认领人', at, words: '' };
  return store.claim('wishes', input.wishId, {
    when: {
      state: 'listed',
      claimsLeft: greaterThan(0),
      ...{ wisherId: lacks(openid), guardianId: lacks(openid) },
      ...{ recorderId: lacks(openid), reviewerId: lacks(openid) },
    },
    then: {
      state: 'claimed',
      claim: { ...claimant, at, dueAt: deliverByOf(at) },
      claimKey: claimant.unitId || openid,
      claimsLeft: increased(-1),
      movedAt: at,
      lookAt: at,
      history: appended(line),
      ...(allowed ? { allowances: appended({ personId: openid, template: 'wish' }) } : {}),
    },
    once: true,
  });
};

/** What is not the usual case is left to the rule, which knows the reason; the same press again hears the same. */
const decided = async ({ input, openid, caller, now, store, permit, once }: Claiming) => {
  const [wish, actor] = await Promise.all([store.get('wishes', input.wishId), caller]);
  permit(partiesToWish(wish, actor));
  const claimed = await store.save(
    'wishes',
    once(wish, (loaded) => claim(loaded, input, { by: actor, now })),
  );
  const claimedAt = claimed.history.filter(({ move, by }) => move === 'claim' && by === openid).at(-1)?.at;
  return { wishId: wish._id, deliverBy: deliverByOf(claimedAt ?? now.toISOString()) };
};

/** One write that reads nothing: one trip, one winner. */
export const claimWish = async (call: Claiming) => {
  const actor = await call.caller;
  call.permit(partiesOf(actor), actor.home ? 'VOLUNTEER_FIRST' : 'REGISTER_FIRST');
  if (await taken(call)) return { wishId: call.input.wishId, deliverBy: deliverByOf(call.now.toISOString()) };
  return decided(call);
};
