import { isOpenAgain, type Delivery } from '../../domain/requests/delivery';
import { firstHeld, type Post } from '../../domain/posts/model';
import type { Notice, ServiceRequest } from '../../domain/requests/model';
import { afterDelivery, isAllowed, messageOf, type Delivered } from '../../domain/requests/notices';
import { atMost, greaterThan } from '../runtime/filters';
import { idOf } from '../runtime/operation';
import { postsUpToDistrict } from '../runtime/posts';
import { openapi } from '../runtime/sdk';
import { LostRace, type Store } from '../runtime/store';
import { sweep } from './sweep';

/** WeChat's answer when the person has withdrawn their leave. */
const PERSON_REFUSED = 43101;

const UNIT_POSTS_MAX = 20;

const calledBy = async (
  request: ServiceRequest,
  to: Exclude<Notice['to'], { personId: string }>,
  store: Store,
): Promise<readonly Post[]> => {
  if ('unitId' in to)
    return store.list('posts', {
      where: { unitId: to.unitId },
      by: { field: 'placeId', order: 'asc' },
      limit: UNIT_POSTS_MAX,
    });
  if ('postId' in to) {
    const post = await store.find('posts', to.postId);
    return post ? [post] : [];
  }
  return firstHeld(await postsUpToDistrict(request.scopes, store), to.roles, request.handler?.personId);
};

/** Whoever holds the posts now, each once; never the handler where somebody else is to look at the result. */
const recipientsOf = async (request: ServiceRequest, { to }: Notice, store: Store): Promise<string[]> => {
  if ('personId' in to) return [to.personId];
  const called = await calledBy(request, to, store);
  return [...new Set(called.map(({ personId }) => personId))].filter((personId) => personId !== '');
};

type Errand = { readonly request: ServiceRequest; readonly notice: Notice; readonly now: Date; readonly store: Store };

const send = async (touser: string, { request, notice, now }: Errand): Promise<'sent' | 'refused' | 'failed'> => {
  try {
    await openapi.subscribeMessage.send({ touser, ...messageOf(request, notice, now) });
    return 'sent';
  } catch (error) {
    return (error as { errCode?: unknown }).errCode === PERSON_REFUSED ? 'refused' : 'failed';
  }
};

/** The right to send this message to this person now: taken by one sender at a time, over as soon as it was sent. */
const claimed = async (delivery: Delivery, now: Date, store: Store): Promise<Delivery | Delivered> => {
  if ((await store.insert('deliveries', delivery)) === 'inserted') return delivery;
  const before = await store.get('deliveries', delivery._id);
  if (before.state === 'sent' || before.state === 'refused') return before.state;
  if (!isOpenAgain(before, now)) return 'later';
  try {
    return await store.save('deliveries', { ...before, state: 'sending', at: delivery.at });
  } catch (error) {
    if (error instanceof LostRace) return 'later';
    throw error;
  }
};

/** At least once, and never twice for the same event, person and template. */
const deliver = async (touser: string, errand: Errand): Promise<Delivered> => {
  const { notice, now, store } = errand;
  const _id = idOf(notice.event, touser, notice.template);
  const claim = await claimed({ _id, version: 1, state: 'sending', at: now.toISOString() }, now, store);
  if (typeof claim === 'string') return claim;
  const state = await send(touser, errand);
  await store.save('deliveries', { ...claim, state });
  return state;
};

/** The worst of what happened to its recipients decides whether a notice stays. */
const worst = (results: readonly Delivered[]): Delivered =>
  (['later', 'failed', 'sent'] as const).find((one) => results.includes(one)) ?? 'refused';

const deliverAll = async (request: ServiceRequest, now: Date, store: Store): Promise<number> => {
  let left = request;
  let sent = 0;
  for (const notice of request.notices) {
    const errand = { request, notice, now, store };
    const people = isAllowed(left, notice) ? await recipientsOf(request, notice, store) : [];
    const results: Delivered[] = [];
    for (const person of people) results.push(await deliver(person, errand));
    left = afterDelivery(left, notice.event, worst(results), now);
    sent += results.filter((one) => one === 'sent').length;
  }
  await store.save('serviceRequests', left);
  return sent;
};

export const deliverNotices = (now: Date): Promise<number> =>
  sweep({
    name: 'clock.notices',
    where: { noticesDueAt: [greaterThan(''), atMost(now.toISOString())] },
    by: { field: 'noticesDueAt', order: 'asc' },
    each: (request, store) => deliverAll(request, now, store),
  });
