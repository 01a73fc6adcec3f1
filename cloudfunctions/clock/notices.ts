import { isOpenAgain, meaningOf, type Delivery } from '../../domain/notices/delivery';
import type { Documents } from '../../domain/collections';
import type { Addressee, Message, Notice, Telling } from '../../domain/notices/model';
import { afterDelivery, isAllowed, isLastTry, willing, type Delivered } from '../../domain/notices/rules';
import { firstHeld, heirOf, isHeld, type Post } from '../../domain/posts/model';
import { atMost, greaterThan, type Where } from '../runtime/filters';
import { miniprogramState } from '../runtime/miniprogram';
import { idOf } from '../runtime/operation';
import { postsAround, postsOfUnit, postsUpToDistrict } from '../runtime/posts';
import { reportUnsent } from '../runtime/report';
import { openapi } from '../runtime/sdk';
import type { Store } from '../runtime/store';
import { LostRace } from '../runtime/untilWon';
import { inTurn, isOver, sweep, type Sweep } from './sweep';
import { tellers, type Teller, type TellingName } from './tellers';

type ToShop = Extract<Addressee, { shopId: string }>;
type Addressed = Notice & { readonly to: Exclude<Addressee, ToShop> };

/** What was given up, counted by what WeChat said: a sweep tells it once, however many people it was for. */
type Unsent = Map<string, { template: string; code: unknown; field: string; count: number }>;

type Errand = {
  readonly doc: Telling;
  readonly notice: Addressed;
  readonly message: Message;
  /** Who is not called, whatever post they hold. */
  readonly except: readonly string[];
  readonly now: Date;
  readonly store: Store;
  readonly unsent: Unsent;
};

const calledBy = async (
  { doc, except, now, store }: Errand,
  to: Exclude<Addressed['to'], { personId: string } | { personIds: readonly string[] }>,
): Promise<readonly Post[]> => {
  if ('unitId' in to) return (await postsOfUnit(to.unitId, store)).filter((post) => isHeld(post, now));
  if ('roles' in to) return firstHeld(await postsUpToDistrict(doc.scopes, store), to.roles, { now, except });
  const post = await store.find('posts', to.postId);
  if (!post || isHeld(post, now)) return post ? [post] : [];
  // Nobody holds it any more: whoever covers it hears instead.
  const cover = heirOf(post, await postsAround(doc.scopes, post.unitId, store), { now });
  return cover ? [cover] : [];
};

/** Whoever holds the posts now, each once; never the handler where somebody else is to look at the result. */
const recipientsOf = async (errand: Errand): Promise<string[]> => {
  const { to } = errand.notice;
  if ('personId' in to || 'personIds' in to) return willing(errand.doc, errand.notice) ?? [];
  const called = await calledBy(errand, to);
  return [...new Set(called.map(({ personId }) => personId))].filter((personId) => personId !== '');
};

type Answered = { readonly errCode?: unknown; readonly errMsg?: unknown };

const giveUp = ({ notice: { template }, unsent }: Errand, { errCode: code, errMsg }: Answered): void => {
  // Of WeChat's sentence only the field's name: the rest may quote what people wrote.
  const field = /data\.(\w+)/.exec(String(errMsg))?.[1] ?? '';
  const key = `${template} ${String(code)} ${field}`;
  unsent.set(key, { template, code, field, count: (unsent.get(key)?.count ?? 0) + 1 });
};

const send = async (touser: string, errand: Errand): Promise<'sent' | 'refused' | 'failed'> => {
  try {
    await openapi.subscribeMessage.send({ touser, miniprogramState, ...errand.message });
    return 'sent';
  } catch (error) {
    const answered = (error ?? {}) as Answered;
    const { state, amiss } = meaningOf(answered.errCode);
    if (amiss && (state === 'refused' || isLastTry(errand.notice))) giveUp(errand, answered);
    return state;
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

/** A shop may have changed hands since: whoever keeps it by now is told. */
const addressed = async (notice: Notice, store: Store): Promise<Addressed> => {
  const { to } = notice;
  if (!('shopId' in to)) return { ...notice, to };
  const shop = await store.find('shops', to.shopId);
  const stays = to.rather !== undefined && shop?.peopleIds.includes(to.rather);
  return { ...notice, to: { personId: (stays ? to.rather : shop?.ownerId) ?? '' } };
};

type Sweeping = { readonly now: Date; readonly until: number; readonly store: Store; readonly unsent: Unsent };
type Told<C extends TellingName> = Documents[C] & Telling;

const deliverAll = async <C extends TellingName>(
  { of, messageOf, except }: Teller<C>,
  doc: Told<C>,
  { now, until, store, unsent }: Sweeping,
): Promise<number> => {
  const notices = await Promise.all(doc.notices.map((notice) => addressed(notice, store)));
  let left: Told<C> = doc.notices.some(({ to }) => 'shopId' in to) ? { ...doc, notices } : doc;
  let sent = 0;
  for (const notice of notices) {
    if (isOver(until)) break;
    const errand = { doc, notice, message: messageOf(doc, notice, now), except: except(doc), now, store, unsent };
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
  async (now, until) => {
    const unsent: Unsent = new Map();
    const teller: Teller<C> = tellers[of];
    const where: Where<Telling> = { noticesDueAt: [greaterThan(''), atMost(now.toISOString())] };
    const swept = await sweep(until, {
      name: 'clock.notices',
      of,
      where: where as Where<Documents[C]>,
      by: { field: 'noticesDueAt', order: 'asc' },
      each: (doc, store, end) => deliverAll(teller, doc as Told<C>, { now, until: end, store, unsent }),
    });
    for (const what of unsent.values()) reportUnsent({ of, ...what });
    return swept;
  };

/** What every kind of document has to tell; each kind by itself, so that one that breaks silences no other. */
export const deliverNotices = inTurn((Object.keys(tellers) as TellingName[]).map((name) => deliverOf(name)));
