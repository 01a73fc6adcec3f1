import { isOpenAgain, type Delivery } from '../../domain/notices/delivery';
import type { Documents } from '../../domain/collections';
import type { Addressee, Message, Notice, Telling } from '../../domain/notices/model';
import { afterDelivery, isAllowed, willing, type Delivered } from '../../domain/notices/rules';
import { firstHeld, type Post } from '../../domain/posts/model';
import { atMost, greaterThan, type Where } from '../runtime/filters';
import { idOf } from '../runtime/operation';
import { postsUpToDistrict } from '../runtime/posts';
import { openapi } from '../runtime/sdk';
import type { Store } from '../runtime/store';
import { LostRace } from '../runtime/untilWon';
import { inTurn, isOver, sweep, type Sweep } from './sweep';
import { tellers, type Teller, type TellingName } from './tellers';

/** WeChat's answer when the person has withdrawn their leave. */
const PERSON_REFUSED = 43101;

const UNIT_POSTS_MAX = 20;

type ToShop = Extract<Addressee, { shopId: string }>;
type Addressed = Notice & { readonly to: Exclude<Addressee, ToShop> };

type Errand = {
  readonly doc: Telling;
  readonly notice: Addressed;
  readonly message: Message;
  /** Somebody who is not called, whatever post they hold. */
  readonly except: string;
  readonly now: Date;
  readonly store: Store;
};

const calledBy = async (
  { doc, except, store }: Errand,
  to: Exclude<Addressed['to'], { personId: string } | { personIds: readonly string[] }>,
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
  return firstHeld(await postsUpToDistrict(doc.scopes, store), to.roles, except);
};

/** Whoever holds the posts now, each once; never the handler where somebody else is to look at the result. */
const recipientsOf = async (errand: Errand): Promise<string[]> => {
  const { to } = errand.notice;
  if ('personId' in to || 'personIds' in to) return willing(errand.doc, errand.notice) ?? [];
  const called = await calledBy(errand, to);
  return [...new Set(called.map(({ personId }) => personId))].filter((personId) => personId !== '');
};

const send = async (touser: string, message: Message): Promise<'sent' | 'refused' | 'failed'> => {
  try {
    await openapi.subscribeMessage.send({ touser, ...message });
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
  const state = await send(touser, errand.message);
  await store.save('deliveries', { ...claim, state });
  return state;
};

/** The worst of what happened to its recipients decides whether a notice stays. */
const worst = (results: readonly Delivered[]): Delivered =>
  (['later', 'failed', 'sent'] as const).find((one) => results.includes(one)) ?? 'refused';

/** A shop may have changed hands since: whoever keeps it by now is told. */
const addressed = async (notice: Notice, store: Store): Promise<Addressed> => {
  const { to } = notice;
  if (!('shopId' in to)) return { ...notice, to };
  const shop = await store.find('shops', to.shopId);
  const stays = to.rather !== undefined && shop?.peopleIds.includes(to.rather);
  return { ...notice, to: { personId: (stays ? to.rather : shop?.ownerId) ?? '' } };
};

type Told<C extends TellingName> = Documents[C] & Telling;

const deliverAll = async <C extends TellingName>(
  { of, messageOf, except }: Teller<C>,
  doc: Told<C>,
  { now, until, store }: { readonly now: Date; readonly until: number; readonly store: Store },
): Promise<number> => {
  const notices = await Promise.all(doc.notices.map((notice) => addressed(notice, store)));
  let left: Told<C> = doc.notices.some(({ to }) => 'shopId' in to) ? { ...doc, notices } : doc;
  let sent = 0;
  for (const notice of notices) {
    if (isOver(until)) break;
    const errand = { doc, notice, message: messageOf(doc, notice, now), except: except(doc), now, store };
    const people = isAllowed(left, notice) ? await recipientsOf(errand) : [];
    const results: Delivered[] = [];
    for (const person of people) results.push(isOver(until) ? 'later' : await deliver(person, errand));
    left = afterDelivery(left, notice.event, worst(results), now);
    sent += results.filter((one) => one === 'sent').length;
  }
  await store.save(of, left);
  return sent;
};

const deliverOf =
  <C extends TellingName>(of: C): Sweep =>
  (now, until) => {
    const teller: Teller<C> = tellers[of];
    const where: Where<Telling> = { noticesDueAt: [greaterThan(''), atMost(now.toISOString())] };
    return sweep(until, {
      name: 'clock.notices',
      of,
      where: where as Where<Documents[C]>,
      by: { field: 'noticesDueAt', order: 'asc' },
      each: (doc, store, end) => deliverAll(teller, doc as Told<C>, { now, until: end, store }),
    });
  };

/** What every kind of document has to tell; each kind by itself, so that one that breaks silences no other. */
export const deliverNotices = inTurn((Object.keys(tellers) as TellingName[]).map((name) => deliverOf(name)));
