import { shanghaiDate } from '../../domain/kernel/calendar';
import { partiesTo } from '../../domain/requests/model';
import { bringBack, fromRequest, requestOf, tied, toRequest } from '../../domain/wishes/converting';
import { partiesToWish } from '../../domain/wishes/model';
import { wishViewOf } from '../../domain/wishes/views';
import { numberOf } from '../runtime/operation';
import type { Call } from '../runtime/serve';

/** The request comes into being and the wish knows of it, together or not at all. */
export const turnToRequest = async (call: Call<'wish.toRequest'>) => {
  const { input, caller, now, occasion: occasionOf, store, permit, once, newId } = call;
  const [wish, actor] = await Promise.all([store.get('wishes', input.wishId), caller]);
  permit(partiesToWish(wish, actor));
  const occasion = await occasionOf(actor, wish.scopes);
  const turn = (loaded: typeof wish) => toRequest(loaded, newId, input, occasion);
  if (once(wish, turn) === wish) return wishViewOf(wish, actor, now);
  const turned = await store.transaction(async (documents) => {
    const fresh = await documents.get('wishes', input.wishId);
    const next = once(fresh, turn);
    if (next === fresh) return fresh;
    const made = { _id: newId, number: numberOf(newId, shanghaiDate(now)) };
    await documents.insert('serviceRequests', requestOf(fresh, made, input, occasion));
    return documents.save('wishes', next);
  });
  return wishViewOf(turned, actor, now);
};

export const bringBackWish = async (call: Call<'wish.bringBack'>) => {
  const { input, caller, now, store, permit, once } = call;
  const [wish, actor] = await Promise.all([store.get('wishes', input.wishId), caller]);
  permit(partiesToWish(wish, actor));
  const back = once(wish, (loaded) => bringBack(loaded, input, { by: actor, now }));
  return wishViewOf(await store.save('wishes', back), actor, now);
};

/** The other way round: the request stays, and a wish for it stands on the wall. */
export const wishFromRequest = async (call: Call<'wish.fromRequest'>) => {
  const { input, caller, now, store, permit, once, newId, textCheck } = call;
  const [request, actor] = await Promise.all([store.get('serviceRequests', input.requestId), caller]);
  permit(partiesTo(request, actor));
  const { scopes, community, phone } = request;
  const where = { placeId: request.placeId, label: request.placeLabel, community, phone, scopes };
  const made = { _id: newId, where, textCheck: await textCheck, invitation: '' };
  if (once(request, (loaded) => tied(loaded, newId)) === request)
    return wishViewOf(await store.get('wishes', newId), actor, now);
  const listed = await store.transaction(async (documents) => {
    const fresh = await documents.get('serviceRequests', input.requestId);
    const next = once(fresh, (loaded) => tied(loaded, newId));
    if (next === fresh) return documents.get('wishes', newId);
    const wish = fromRequest(made, fresh, { ...input, photos: [] }, { by: actor, now });
    await documents.insert('wishes', wish);
    await documents.save('serviceRequests', next);
    return wish;
  });
  return wishViewOf(listed, actor, now);
};
