import { shanghaiDate } from '../../domain/kernel/calendar';
import { partiesOf, rolesWithin, type Actor } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { isOnDuty, type Home } from '../../domain/people/model';
import { guessCategory } from '../../domain/requests/categories';
import { judge } from '../../domain/checks/rules';
import { reveal } from '../../domain/requests/contact';
import { record, submit, whereItIs } from '../../domain/requests/intake';
import type { intakeActions } from '../../domain/requests/intakeContract';
import { partiesTo, type ServiceRequest } from '../../domain/requests/model';
import { gridOf, join, neighbourOf, rateJoined, similarTo, sinceOf } from '../../domain/requests/neighbours';
import { aboutShop, homeOfShop } from '../../domain/shops/model';
import { publish } from '../../domain/requests/publish';
import { requestRowOf, requestViewOf } from '../../domain/requests/views';
import { greaterThan, oneOf } from '../runtime/filters';
import { numberOf } from '../runtime/operation';
import { findPlace } from '../runtime/places';
import { postsServing } from '../runtime/posts';
import { receiptOf } from '../runtime/receipt';
import { inboxScopes } from '../runtime/requestLists';
import type { Call, HandlersOf } from '../runtime/serve';
import type { Store } from '../runtime/store';

type Where = { readonly placeId?: string | undefined; readonly scene?: string | undefined };

/** Where it happened: at home unless a place is named or a door's code was scanned. */
const whereOf = async ({ placeId, scene }: Where, store: Store, caller: Promise<Actor>): Promise<[Home, Actor]> => {
  if (placeId === undefined && scene === undefined) {
    const actor = await caller;
    return [actor.home ?? refuse('REGISTER_FIRST'), actor];
  }
  const which = scene === undefined ? { placeId: placeId ?? '' } : { scene };
  const [place, actor] = await Promise.all([findPlace(which, store), caller]);
  return [whereItIs(place), actor];
};

type CreatingCall = Call<'request.submit'> | Call<'request.record'>;

const madeBy = ({ newId, now, textCheck }: CreatingCall, where: Home) => ({
  _id: newId,
  number: numberOf(newId, shanghaiDate(now)),
  where,
  textCheck,
});

/** Keeps it and says who will answer, in one trip. */
const taken = async (call: CreatingCall, request: ServiceRequest) => {
  const { store, now } = call;
  const [kept, posts] = await Promise.all([
    call.create('serviceRequests', request),
    postsServing(request.scopes, store),
  ]);
  return receiptOf(kept, posts, now);
};

const CANDIDATES_MAX = 20;

const opened = async ({ input, caller, store }: Call<OnOne>): Promise<[ServiceRequest, Actor]> =>
  Promise.all([store.get('serviceRequests', input.requestId), caller]);

type OnOne = 'request.join' | 'request.rateJoined' | 'request.judge' | 'request.publish' | 'request.revealContact';

export const intakeHandlers = {
  'request.submit': async (call) => {
    const { input, now, calendar, store, permit } = call;
    const [actor, shop] = await Promise.all([
      call.caller,
      input.aboutShop === undefined ? undefined : store.get('shops', input.aboutShop),
    ]);
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const where = shop ? homeOfShop(shop) : (await whereOf(input, store, call.caller))[0];
    const channel = input.scene ? ('door' as const) : ('phone' as const);
    const made = { ...madeBy(call, where), channel, about: shop && aboutShop(shop) };
    return taken(call, submit(made, input, { by: actor, now, calendar }));
  },

  'request.record': async (call) => {
    const { input, now, calendar, store, permit } = call;
    const [where, actor] = await whereOf(input, store, call.caller);
    permit(rolesWithin(actor, where.scopes), isOnDuty(actor) ? 'NOT_FOUND' : 'NOT_ON_DUTY');
    const made = { ...madeBy(call, where), channel: input.channel };
    return taken(call, record(made, input, { by: actor, now, calendar }));
  },

  'request.similar': async ({ input, caller, now, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const [where] = await whereOf(input, store, caller);
    const category = input.category ?? guessCategory(input.text);
    const found = await store.list('serviceRequests', {
      where: { scopes: gridOf(where.scopes), category, submittedAt: greaterThan(sinceOf(now)) },
      by: { field: 'submittedAt', order: 'desc' },
      limit: CANDIDATES_MAX,
    });
    const { text, position } = input;
    return { category, rows: similarTo(found, { text, where, position, actor, now }) };
  },

  'request.join': async (call) => {
    const { input, now, store, permit, once } = call;
    const [request, actor] = await opened(call);
    permit([...partiesTo(request, actor), ...(neighbourOf(request, actor) ? (['resident'] as const) : [])]);
    const joined = once(request, (loaded) => join(loaded, input, { by: actor, now }));
    return requestViewOf(await store.save('serviceRequests', joined), actor, now);
  },

  'request.rateJoined': async (call) => {
    const { input, now, store, permit, once } = call;
    const [request, actor] = await opened(call);
    permit(partiesTo(request, actor));
    const rated = once(request, (loaded) => rateJoined(loaded, input, { by: actor }));
    return requestViewOf(await store.save('serviceRequests', rated), actor, now);
  },

  'request.judge': async (call) => {
    const { input, now, store, permit, once } = call;
    const [request, actor] = await opened(call);
    permit(partiesTo(request, actor));
    const judged = once(request, (loaded) => judge(loaded, input, { now }));
    return requestViewOf(await store.save('serviceRequests', judged), actor, now);
  },

  'request.publish': async (call) => {
    const { input, now, store, permit, once } = call;
    const [request, actor] = await opened(call);
    permit(partiesTo(request, actor));
    const published = once(request, (loaded) => publish(loaded, input));
    return requestViewOf(await store.save('serviceRequests', published), actor, now);
  },

  'request.revealContact': async (call) => {
    const { input, now, store, permit, once } = call;
    const [request, actor] = await opened(call);
    permit(partiesTo(request, actor));
    const looked = once(request, (loaded) => reveal(loaded, input, { by: actor, now }));
    const { reporterContact } = await store.save('serviceRequests', looked);
    return reporterContact ?? refuse('NO_CONTACT');
  },

  'request.views': async ({ input, caller, store, permit }) => {
    const [request, actor] = await Promise.all([store.get('serviceRequests', input.requestId), caller]);
    permit(partiesTo(request, actor));
    return { views: request.contactViews.map(({ who, at, reason }) => ({ who, at, reason })).reverse() };
  },

  'request.search': async ({ input, caller, now, store, permit }) => {
    const actor = await caller;
    permit(isOnDuty(actor) ? partiesOf(actor) : [], 'NOT_ON_DUTY');
    const found = await store.list('serviceRequests', {
      where: { number: input.number, scopes: oneOf(inboxScopes(actor)) },
      by: { field: 'number', order: 'asc' },
      limit: 3,
    });
    return { rows: found.map((request) => requestRowOf(request, actor, now)) };
  },
} satisfies HandlersOf<typeof intakeActions>;
