import { shanghaiDate, shanghaiMonth } from '../../domain/kernel/calendar';
import { partiesOf, rolesWithin, type Actor } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { divisionsOf } from '../../domain/places/model';
import { isOnDuty, type Home } from '../../domain/people/model';
import { triedToLink } from '../../domain/people/rules';
import { looksOf } from '../../domain/exports/tables';
import { guessCategory } from '../../domain/requests/categories';
import { judge } from '../../domain/checks/rules';
import { requeued } from '../../domain/requests/derived';
import { reveal } from '../../domain/requests/contact';
import { record, submit, whereItIs, worded } from '../../domain/requests/intake';
import type { intakeActions } from '../../domain/requests/intakeContract';
import { isTheirs, link } from '../../domain/requests/linking';
import { partiesTo, type ServiceRequest } from '../../domain/requests/model';
import {
  communityIn,
  join,
  neighbourOf,
  rateJoined,
  similarTo,
  sinceOf,
  unjoin,
} from '../../domain/requests/neighbours';
import { aboutShop, homeOfShop } from '../../domain/shops/model';
import { publish } from '../../domain/requests/publish';
import { requestViewOf } from '../../domain/requests/views';
import { greaterThan, oneOf, type Where } from '../runtime/filters';
import { numberOf, sixDigits } from '../runtime/operation';
import { findPlace } from '../runtime/places';
import { postsKnownToServe } from '../runtime/posts';
import { receiptOf } from '../runtime/receipt';
import type { Call, HandlersOf } from '../runtime/serve';
import { searchRequests } from './search';
import type { Store } from '../runtime/store';

type Whereabouts = { readonly placeId?: string | undefined; readonly scene?: string | undefined };

/** Where it happened: at home unless a place is named or a door's code was scanned. */
const whereOf = async (
  { placeId, scene }: Whereabouts,
  store: Store,
  caller: Promise<Actor>,
): Promise<[Home, Actor]> => {
  if (placeId === undefined && scene === undefined) {
    const actor = await caller;
    return [actor.home ?? refuse('REGISTER_FIRST'), actor];
  }
  const which = scene === undefined ? { placeId: placeId ?? '' } : { scene };
  const [place, actor] = await Promise.all([findPlace(which, store), caller]);
  return [whereItIs(place), actor];
};

const REGISTERS_MAX = 100;

/** The registers of its month and of a place around it. */
const registersOver = ({ scopes, submittedAt }: ServiceRequest, store: Store) =>
  store.list('registers', {
    where: { placeId: oneOf(scopes), month: shanghaiMonth(new Date(submittedAt)) },
    by: { field: 'askedAt', order: 'desc' },
    limit: REGISTERS_MAX,
  });

type CreatingCall = Call<'request.submit'> | Call<'request.record'>;

const madeBy = ({ newId, now }: CreatingCall, where: Home) => ({
  _id: newId,
  number: numberOf(newId, shanghaiDate(now)),
  where,
});

/** Keeps it, as its words were judged by then, and says who will answer, in one trip. */
const taken = async (call: CreatingCall, request: ServiceRequest) => {
  const { store, now } = call;
  const judged = worded(request, await call.textCheck);
  const [kept, posts] = await Promise.all([
    call.create('serviceRequests', judged),
    postsKnownToServe(request.scopes, now, store),
  ]);
  return receiptOf(kept, posts, now);
};

/** More of one category than a community is told of in three days. */
const CANDIDATES_MAX = 60;

type Area = { readonly placeId: string; readonly scopes: readonly string[] };

/** Where to look for neighbours' matters: the community of a home, or of a place that is still being looked up. */
const areaOf = ({ placeId }: { placeId?: string | undefined }, { home }: Actor): Area => {
  if (placeId === undefined) return { placeId: communityIn(home?.scopes ?? []), scopes: home?.scopes ?? [] };
  const scopes = divisionsOf(placeId);
  return { placeId: scopes.at(-1) ?? placeId, scopes };
};

const opened = async ({ input, caller, store }: Call<OnOne>): Promise<[ServiceRequest, Actor]> =>
  Promise.all([store.get('serviceRequests', input.requestId), caller]);

/** A number is said once in a blue moon for two. */
const numbered = (
  where: Where<ServiceRequest> & { readonly number: string },
  store: Store,
): Promise<ServiceRequest[]> =>
  store.list('serviceRequests', { where, by: { field: 'number', order: 'asc' }, limit: 3 });

type OnOne =
  | 'request.unjoin'
  | 'request.join'
  | 'request.rateJoined'
  | 'request.judge'
  | 'request.publish'
  | 'request.revealContact';

export const intakeHandlers = {
  'request.submit': async (call) => {
    const { input, store, permit } = call;
    const [actor, shop] = await Promise.all([
      call.caller,
      input.aboutShop === undefined ? undefined : store.get('shops', input.aboutShop),
    ]);
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const where = shop ? homeOfShop(shop) : (await whereOf(input, store, call.caller))[0];
    const channel = input.scene ? ('door' as const) : ('phone' as const);
    const made = { ...madeBy(call, where), channel, about: shop && aboutShop(shop) };
    return taken(call, submit(made, input, await call.occasion(actor, where.scopes)));
  },

  'request.record': async (call) => {
    const { input, store, permit } = call;
    const [where, actor] = await whereOf(input, store, call.caller);
    permit(rolesWithin(actor, where.scopes), isOnDuty(actor) ? 'NOT_FOUND' : 'NOT_ON_DUTY');
    const made = { ...madeBy(call, where), channel: input.channel, linkCode: sixDigits() };
    return taken(call, record(made, input, await call.occasion(actor, where.scopes)));
  },

  'request.similar': async ({ input, caller, now, occasion, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const around = areaOf(input, actor);
    const { settings } = await occasion(actor, around.scopes);
    const category = input.category ?? guessCategory(input.text, settings?.keywords);
    const [[where], found] = await Promise.all([
      whereOf(input, store, caller),
      store.list('serviceRequests', {
        where: { scopes: around.placeId, category, submittedAt: greaterThan(sinceOf(now)) },
        by: { field: 'submittedAt', order: 'desc' },
        limit: CANDIDATES_MAX,
      }),
    ]);
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

  'request.unjoin': async (call) => {
    const { store, permit, once } = call;
    const [request, actor] = await opened(call);
    permit(partiesTo(request, actor));
    await store.save(
      'serviceRequests',
      once(request, (loaded) => unjoin(loaded, { by: actor })),
    );
    return {};
  },

  'request.rateJoined': async (call) => {
    const { input, now, store, permit, once } = call;
    const [request, actor] = await opened(call);
    permit(partiesTo(request, actor));
    const when = await call.occasion(actor, request.scopes);
    const rated = once(request, (loaded) => rateJoined(loaded, input, when));
    return requestViewOf(await store.save('serviceRequests', rated), actor, now);
  },

  'request.judge': async (call) => {
    const { input, now, store, permit, once } = call;
    const [request, actor] = await opened(call);
    permit(partiesTo(request, actor));
    const judged = once(request, (loaded) => requeued(judge(loaded, input, { now })));
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
    const registers = request.reporterContact ? await registersOver(request, store) : [];
    const looks = request.contactViews.map(({ who, at, reason }) => ({ who, at, reason }));
    return { views: [...looks, ...looksOf(registers, request)].sort((a, b) => b.at.localeCompare(a.at)) };
  },

  'request.search': searchRequests,

  // The try is kept before anything is compared, so that a wrong guess counts as well.
  'request.link': async ({ input, openid, caller, now, store, permit, once }) => {
    const [found, person, actor] = await Promise.all([
      numbered({ number: input.number }, store),
      store.find('people', openid),
      caller,
    ]);
    permit(partiesOf(actor), 'REGISTER_FIRST');
    await store.save(
      'people',
      once(person ?? refuse('REGISTER_FIRST'), (known) => triedToLink(known, now)),
    );
    const request = found.find((one) => isTheirs(one, input, actor)) ?? refuse('LINK_UNMATCHED');
    const linked = once(request, (loaded) => link(loaded, input, { by: actor, now }));
    return requestViewOf(await store.save('serviceRequests', linked), actor, now);
  },
} satisfies HandlersOf<typeof intakeActions>;
