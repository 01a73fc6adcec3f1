import type { CheckedInputOf } from '../../domain/contract';
import type { Actor } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import type { DutyList } from '../../domain/duties/model';
import { isHeld } from '../../domain/posts/model';
import type { caseActions } from '../../domain/requests/caseContract';
import type { RequestView } from '../../domain/requests/contract';
import { decide, decline, dispatch, handOver, takeOver, type Target } from '../../domain/requests/dispatch';
import { hasten } from '../../domain/requests/hasten';
import { convene, finishTask } from '../../domain/requests/meeting';
import { partiesTo, type ServiceRequest } from '../../domain/requests/model';
import type { Occasion } from '../../domain/requests/moving';
import { pause, resume } from '../../domain/requests/pause';
import { requestViewOf } from '../../domain/requests/views';
import { add, ask, reply, urge } from '../../domain/requests/talking';
import { visit } from '../../domain/requests/visits';
import { contact, report, scoreUnit, scoreWhistle, sign, whistle } from '../../domain/requests/whistle';
import type { Unit } from '../../domain/units/model';
import { districtOf, dutyListInForce } from '../runtime/duties';
import { greaterThan } from '../runtime/filters';
import { savedInHands } from '../runtime/landed';
import type { Call, HandlersOf } from '../runtime/serve';
import type { Store } from '../runtime/store';

type CaseAction = keyof typeof caseActions;

/** What else a move needs to know, looked up beside the request. */
type Asked<A extends CaseAction> = {
  readonly input: CheckedInputOf<A>;
  readonly actor: Actor;
  readonly now: Date;
  readonly store: Store;
};
type Rule<Said> = (request: ServiceRequest, said: Said, occasion: Occasion) => ServiceRequest;

/** The same road as every move: load it and what it needs side by side, ask leave, decide, save. */
const moving =
  <A extends CaseAction, Known>(
    lookUp: (asked: Asked<A>) => Promise<Known>,
    rule: Rule<Omit<CheckedInputOf<A>, keyof Known> & Known>,
  ) =>
  async ({ input, caller, now, occasion, store, permit, once }: Call<A>): Promise<RequestView> => {
    const actor = await caller;
    const [request, known] = await Promise.all([
      store.get('serviceRequests', input.requestId),
      lookUp({ input, actor, now, store }),
    ]);
    permit(partiesTo(request, actor));
    const when = await occasion(actor, request.scopes);
    const moved = once(request, (loaded) => rule(loaded, { ...input, ...known }, when));
    return requestViewOf(await savedInHands(request, moved, store, now), actor, now);
  };

const nothing = (): Promise<object> => Promise.resolve({});

const unitNamed = async (unitId: string, store: Store): Promise<Unit> =>
  (await store.find('units', unitId)) ?? refuse('NOT_A_TARGET');

const unitsNamed = (ids: readonly string[], store: Store): Promise<Unit[]> =>
  Promise.all([...new Set(ids)].map((unitId) => unitNamed(unitId, store)));

type To = CheckedInputOf<'request.handOver'>['to'];

/** More than a unit has people in the app. */
const UNIT_POSTS_MAX = 50;

/** Nobody there could say yes: a term that is over is as good as a vacant post. */
const isEmpty = async (unitId: string, now: Date, store: Store): Promise<boolean> => {
  const where = { unitId, personId: greaterThan('') };
  const posts = await store.list('posts', { where, by: { field: 'unitId', order: 'asc' }, limit: UNIT_POSTS_MAX });
  return !posts.some((post) => isHeld(post, now));
};

const targetOf = async (to: To | undefined, now: Date, store: Store): Promise<Target | undefined> => {
  if (!to) return undefined;
  if ('unitId' in to) {
    const [unit, empty] = await Promise.all([unitNamed(to.unitId, store), isEmpty(to.unitId, now, store)]);
    return { unit, empty };
  }
  return { post: (await store.find('posts', to.postId)) ?? refuse('NOT_A_TARGET') };
};

type Giving = { readonly target: Target | undefined; readonly list: DutyList | undefined };

type AskedTo = { input: { to?: To | undefined }; actor: Actor; now: Date; store: Store };

const giving = async ({ input, actor, now, store }: AskedTo) => {
  const [target, list] = await Promise.all([targetOf(input.to, now, store), dutyListInForce(districtOf(actor), store)]);
  return { target, list } satisfies Giving;
};

export const caseHandlers = {
  'request.dispatch': moving<'request.dispatch', Giving & { assistants: Unit[] }>(async (asked) => {
    const [given, assistants] = await Promise.all([giving(asked), unitsNamed(asked.input.assistants, asked.store)]);
    return { ...given, assistants };
  }, dispatch),
  'request.whistle': moving<'request.whistle', { called: Unit[]; empty: Unit[]; list: DutyList | undefined }>(
    async ({ input, actor, now, store }) => {
      const [called, vacant, list] = await Promise.all([
        unitsNamed(input.units, store),
        Promise.all([...new Set(input.units)].map((unitId) => isEmpty(unitId, now, store))),
        dutyListInForce(districtOf(actor), store),
      ]);
      return { called, empty: called.filter((_, index) => vacant[index]), list };
    },
    whistle,
  ),
  'request.sign': moving<'request.sign', object>(nothing, sign),
  'request.contact': moving<'request.contact', object>(nothing, contact),
  'request.report': moving<'request.report', object>(nothing, report),
  'request.scoreUnit': moving<'request.scoreUnit', object>(nothing, scoreUnit),
  'request.scoreWhistle': moving<'request.scoreWhistle', object>(nothing, scoreWhistle),
  'request.handOver': moving<'request.handOver', Giving>(giving, handOver),
  'request.takeOver': moving<'request.takeOver', object>(nothing, takeOver),
  'request.decline': moving<'request.decline', Pick<Giving, 'list'>>(
    async ({ actor, store }) => ({ list: await dutyListInForce(districtOf(actor), store) }),
    decline,
  ),
  'request.decide': moving<'request.decide', Giving>(giving, decide),
  'request.pause': moving<'request.pause', object>(nothing, pause),
  'request.hasten': moving<'request.hasten', object>(nothing, hasten),
  'request.resume': moving<'request.resume', object>(nothing, resume),
  'request.ask': moving<'request.ask', object>(nothing, ask),
  'request.reply': moving<'request.reply', object>(nothing, reply),
  'request.add': moving<'request.add', object>(nothing, add),
  'request.urge': moving<'request.urge', object>(nothing, urge),
  'request.convene': moving<'request.convene', { resolved: { unit: Unit; text: string; due: string }[] }>(
    async ({ input, store }) => ({
      resolved: await Promise.all(
        input.resolutions.map(async ({ unitId, text, due }) => ({ unit: await unitNamed(unitId, store), text, due })),
      ),
    }),
    convene,
  ),
  'request.finishTask': moving<'request.finishTask', object>(nothing, finishTask),
  'request.visit': moving<'request.visit', object>(nothing, visit),
} satisfies HandlersOf<typeof caseActions>;
