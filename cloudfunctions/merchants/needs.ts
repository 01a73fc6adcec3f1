import type { CheckedInputOf } from '../../domain/contract';
import type { needActions } from '../../domain/groups/needContract';
import { needRowOf, pastedSince, pasteNeed, pasteParts, raiseNeed, sameMessage } from '../../domain/groups/needs';
import { missingFrom, shopsIn, type Group } from '../../domain/groups/model';
import { shanghaiDate } from '../../domain/kernel/calendar';
import { refuse } from '../../domain/kernel/fault';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { worded } from '../../domain/requests/intake';
import { groupKey } from '../../domain/requests/lists';
import { listedFields, type ServiceRequest } from '../../domain/requests/model';
import { greaterThan, type Where } from '../runtime/filters';
import { idOf, numberOf } from '../runtime/operation';
import { afterOf, pageOf } from '../runtime/page';
import { postsKnownToServe } from '../runtime/posts';
import { receiptOf } from '../runtime/receipt';
import type { Call, HandlersOf } from '../runtime/serve';
import { isMember, openGroup } from './open';

const SAME_MAX = 50;

/** Inserts the need, or finds that this very message is one already. */
const keptOnce = async (
  { store, once }: Call<'need.paste'>,
  need: ServiceRequest,
  same: ServiceRequest | undefined,
): Promise<{ kept: ServiceRequest; already: boolean }> => {
  const found = same ?? ((await store.insert('serviceRequests', need)) === 'exists' ? need : undefined);
  if (!found) return { kept: need, already: false };
  const kept = same ?? (await store.get('serviceRequests', found._id));
  let already = false;
  once(kept, (loaded) => {
    already = true;
    return loaded;
  });
  return { kept, already };
};

const missingLabels = (group: Group): string[] => missingFrom(group).map(({ label }) => label);

const wanted = ({ groupId, of, serviceClass }: CheckedInputOf<'need.list'>, openid: string): Where<ServiceRequest> => ({
  needLists: groupKey(groupId, serviceClass ? { serviceClass } : {}),
  ...(of === 'mine' ? { reporterId: openid } : {}),
});

export const needHandlers = {
  'need.raise': async (call) => {
    const { input, openid, now, occasion, store, permit, create, newId, textCheck } = call;
    const [{ group, shops, actor, parties }, bulletin] = await Promise.all([
      openGroup({ ...call, groupId: input.groupId }),
      input.bulletinId === undefined ? undefined : store.get('bulletins', input.bulletinId),
    ]);
    permit(parties, isMember(parties) ? 'NOT_YOURS_TO_DO' : 'NOT_FOUND');
    const shop = shopsIn(group, actor, shops).find(({ _id }) => _id === input.shopId) ?? refuse('NOT_FOUND');
    if (bulletin && bulletin.groupId !== group._id) refuse('NOT_FOUND');
    const made = { _id: newId, number: numberOf(newId, shanghaiDate(now)), group, shop };
    const raised = raiseNeed(made, input, await occasion({ ...actor, id: openid }, shop.scopes));
    const need = worded(raised, await textCheck);
    const [kept, posts] = await Promise.all([
      create('serviceRequests', need),
      postsKnownToServe(need.scopes, now, store),
    ]);
    return { ...receiptOf(kept, posts, now), missing: kept.need ? [] : missingLabels(group) };
  },

  'need.paste': async (call) => {
    const { input, now, occasion, store, permit, textCheck } = call;
    const [{ group, actor, parties }, shop, recent] = await Promise.all([
      openGroup({ ...call, groupId: input.groupId }),
      store.find('shops', input.shopId),
      store.list('serviceRequests', {
        where: { needLists: groupKey(input.groupId), submittedAt: greaterThan(pastedSince(now)) },
        by: { field: 'submittedAt', order: 'desc' },
        limit: SAME_MAX,
      }),
    ]);
    permit(parties, isMember(parties) ? 'NOT_YOURS_TO_DO' : 'NOT_FOUND');
    if (!shop || shop.state !== 'verified' || !group.memberIds.includes(shop._id)) return refuse('GROUP_NOT_IN');
    const _id = idOf(...pasteParts(group._id, shop._id, input.text, now));
    const made = { _id, number: numberOf(_id, shanghaiDate(now)), group, shop };
    const need = worded(pasteNeed(made, input, await occasion(actor, shop.scopes)), await textCheck);
    const [{ kept, already }, posts] = await Promise.all([
      keptOnce(call, need, sameMessage(recent, input)),
      postsKnownToServe(shop.scopes, now, store),
    ]);
    return { ...receiptOf(kept, posts, now), already, missing: kept.need ? [] : missingLabels(group) };
  },

  'need.list': async (call) => {
    const { input, openid, now, store, permit } = call;
    const { actor, parties } = await openGroup({ ...call, groupId: input.groupId });
    permit(parties);
    const found = await store.rows('serviceRequests', {
      where: wanted(input, openid),
      fields: listedFields,
      by: { field: 'submittedAt', order: 'desc' },
      limit: PAGE_SIZE + 1,
      after: afterOf(input.cursor),
    });
    const { shown, next } = pageOf(found, PAGE_SIZE, (need) => need.submittedAt);
    return { rows: shown.map((need) => needRowOf(need, actor, now)), next };
  },
} satisfies HandlersOf<typeof needActions>;
