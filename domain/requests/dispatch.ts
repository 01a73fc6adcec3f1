import { saysAtLeast } from '../kernel/letters';
import { refuse } from '../kernel/fault';
import { isHeld, postLabel, type Post } from '../posts/model';
import { heldPost } from '../people/model';
import { dutyOf, type DutyList } from '../duties/model';
import type { Unit } from '../units/model';
import type { CitedDuty, Offer, Taker } from './case';
import type { Route } from './contract';
import { actingPost, type Handler, type ServiceRequest } from './model';
import { finished, moved, type Occasion, type Said } from './moving';
import { REASON_LEAST } from '../kernel/schemas';

/** Whom it may go to, as the directory knows them; `empty` when nobody of the unit is in post. */
export type Target = { readonly post: Post } | { readonly unit: Unit; readonly empty?: boolean };

export type Citing = {
  readonly list?: DutyList | undefined;
  readonly dutyItem?: string | undefined;
  readonly dutyWhy?: string | undefined;
};
export type Giving = Citing & { readonly target?: Target | undefined } & Said;

const takerOf = (target: Target): Taker =>
  'post' in target
    ? {
        id: target.post._id,
        name: postLabel(target.post),
        unit: false,
        placeId: target.post.placeId,
        phone: target.post.phone,
        role: target.post.role,
      }
    : {
        id: target.unit._id,
        name: target.unit.name,
        unit: true,
        placeId: target.unit.placeId,
        phone: target.unit.phone,
        role: target.unit.kind === 'department' ? 'departmentOfficer' : 'partnerLiaison',
      };

/** A department answers for itself; everybody else is the street's or the community's. */
const isDepartment = (target: Target): boolean =>
  'unit' in target ? target.unit.kind === 'department' : target.post.role === 'departmentOfficer';

/** Only somebody whose place this is: a held post, or a unit that works here. */
const allowedTarget = (request: ServiceRequest, target: Target, now: Date): Target => {
  const held = 'unit' in target || isHeld(target.post, now);
  const placeId = 'unit' in target ? target.unit.placeId : target.post.placeId;
  if (!held || !request.scopes.includes(placeId)) refuse('NOT_A_TARGET');
  return 'unit' in target && target.empty ? refuse('UNIT_EMPTY', { unit: target.unit.name }) : target;
};

/** The lists have nothing of its class: then that is said, and nobody has to cite what does not fit. */
const hasItems = ({ scopes, category }: ServiceRequest, list: DutyList | undefined): boolean =>
  list !== undefined && scopes.includes(list.district) && list.items.some((item) => item.category === category);

export const cited = (request: ServiceRequest, { list, dutyItem }: Citing): CitedDuty | null => {
  if (dutyItem === undefined) return hasItems(request, list) ? refuse('DUTY_NEEDED') : null;
  return dutyOf(list, dutyItem, request.scopes);
};

/** An item of the matter's own class, or of what is everybody's; of another class only with a reason everybody reads. */
export const ofItsClass = (request: ServiceRequest, duty: CitedDuty | null, { dutyWhy }: Citing): CitedDuty | null => {
  if (!duty || duty.category === request.category || duty.category === 'other') return duty;
  return dutyWhy ? { ...duty, why: dutyWhy } : refuse('DUTY_OTHER_CLASS', { item: duty.item });
};

/** What a story says a step rests on. */
export const basisOf = (duty: CitedDuty | null): string =>
  duty ? `依据 ${duty.item}${duty.why ? `（${duty.why}）` : ''}` : '清单里没有这一类';

/** The three lists as a guard: a barred item is not pushed down, and an assist item goes to its lead first. */
const guarded = (request: ServiceRequest, duty: CitedDuty | null, target: Target): CitedDuty | null => {
  if (!duty) return null;
  if (duty.kind === 'barred' && !isDepartment(target)) refuse('DUTY_BARRED');
  if (duty.kind !== 'assist') return duty;
  const unitId = 'unit' in target ? target.unit._id : target.post.unitId;
  const asked = request.whistles.some(({ lead }) => lead === duty.department);
  const leadKnows = unitId === duty.department || (asked && !isDepartment(target));
  return leadKnows ? duty : refuse('ASSIST_NEEDS_LEAD');
};

const fromOf = (request: ServiceRequest): string => (request.handler ? postLabel(request.handler) : '');

const offerTo = (request: ServiceRequest, target: Target, said: Said, { now }: Occasion): Offer => ({
  to: takerOf(allowedTarget(request, target, now)),
  from: fromOf(request),
  words: said.words ?? '',
  at: now.toISOString(),
});

/** Sends it on its way. Nobody is responsible who has not said yes: until then whoever dispatched stays it. */
export const dispatch = (
  request: ServiceRequest,
  said: {
    readonly route: Exclude<Route, 'whistle'>;
    readonly assistants?: readonly Unit[];
  } & Giving,
  occasion: Occasion,
): ServiceRequest => {
  const dispatched = moved(request, 'dispatch', occasion, said);
  if (request.state === 'handling' && !saysAtLeast(said.words ?? '', REASON_LEAST)) refuse('REROUTE_NEEDS_WORDS');
  const target = said.route === 'own' ? undefined : said.target;
  const keeps = said.route === 'own' && said.dutyItem === undefined;
  const duty = keeps ? request.duty : cited(request, said);
  if (target) guarded(request, duty, target);
  // What must not be given to the community, the community does not take by doing it itself either.
  else if (duty?.kind === 'barred' && request.handler?.role !== 'departmentOfficer') refuse('DUTY_BARRED');
  return finished({
    ...dispatched,
    route: said.route,
    duty: keeps ? duty : ofItsClass(request, duty, said),
    dispatcher: request.handler?.role ?? null,
    offer: target ? offerTo(request, target, said, occasion) : null,
    assistants: (said.assistants ?? []).map(({ _id, name }) => ({ unitId: _id, name })),
    dueAt: request.pause ? request.dueAt : request.promisedAt,
  });
};

export const handOver = (request: ServiceRequest, said: Giving, occasion: Occasion): ServiceRequest => {
  const given = moved(request, 'handOver', occasion, said);
  const target = said.target ?? refuse('NOT_A_TARGET');
  const duty = ofItsClass(request, guarded(request, cited(request, said), target), said);
  const dispatcher = request.handler?.role ?? null;
  return finished({ ...given, duty, dispatcher, offer: offerTo(request, target, said, occasion) });
};

/** From the moment it is accepted, and not before, it is theirs. The clock runs on. */
export const takeOver = (request: ServiceRequest, said: Said, occasion: Occasion): ServiceRequest => {
  const taken = moved(request, 'takeOver', occasion, said);
  const post = actingPost(request, 'request.takeOver', occasion.by) ?? refuse('NOT_YOURS_TO_DO');
  return finished({ ...taken, offer: null, handler: { ...post, personId: occasion.by.id } });
};

/** A refusal cites an item of the lists; whoever sent it never stopped being responsible. */
export const decline = (request: ServiceRequest, said: Citing & Said, occasion: Occasion): ServiceRequest => {
  const declined = moved(request, 'decline', occasion, {
    ...said,
    words: `${basisOf(ofItsClass(request, cited(request, said), said))}：${said.words ?? ''}`,
  });
  return finished({ ...declined, offer: null, refusals: request.refusals + 1 });
};

const handlerOf = (target: Target): Handler => {
  if ('post' in target) return { ...heldPost(target.post), personId: target.post.personId };
  const { role, placeId, name, phone, id } = takerOf(target);
  return { postId: '', unitId: id, role, placeId, place: name, name: '', avatar: '', phone, personId: '' };
};

/** After two refusals there is no third round of asking: the superior says whose it is, and it is. */
export const decide = (request: ServiceRequest, said: Giving, occasion: Occasion): ServiceRequest => {
  const decided = moved(request, 'decide', occasion, said);
  const target = allowedTarget(request, said.target ?? refuse('NOT_A_TARGET'), occasion.now);
  const duty = ofItsClass(request, guarded(request, cited(request, said), target), said);
  return finished({ ...decided, duty, offer: null, refusals: 0, handler: handlerOf(target) });
};
