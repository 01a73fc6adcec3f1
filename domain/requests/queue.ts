import { isUndecided } from '../checks/rules';
import type { ActionName } from '../contract';
import type { Actor, Party, Role } from '../kernel/access';
import { isPermitted, permissions } from '../permissions';
import type { Post } from '../posts/model';
import { nextStep, openCalls, unitsOf, type WhistleCall } from './case';
import type { WhistleStep } from './caseView';
import { actionOf, partiesTo, type ListedRequest, type ServiceRequest } from './model';
import { ladder } from './obstacles';
import { isWhen, labelOf, openTo } from './open';
import { JUDGE, type Duty, type TurnKind } from './turns';

/*
 * 轮到我的: every request says for whom it waits and with which move, in keys one index answers. Nobody sets them; they
 * follow from the document, so a move that is added says here whether anybody waits for it, or does not compile.
 */

type Facts = Pick<
  ServiceRequest,
  | '_id'
  | 'scopes'
  | 'state'
  | 'dueAt'
  | 'overdueMarked'
  | 'submittedAt'
  | 'lane'
  | 'reopened'
  | 'handler'
  | 'offer'
  | 'need'
  | 'refusals'
  | 'whistles'
  | 'tasks'
  | 'round'
  | 'visit'
  | 'textCheck'
  | 'pictures'
>;

type Turn = {
  readonly kind: TurnKind;
  /** 'here': whoever the action is open to by their post in one of its places; else these posts and units. */
  readonly of: 'here' | ((request: Facts) => readonly string[]);
  /** Besides the state it is a move of. */
  readonly when?: (request: Facts) => boolean;
  readonly dueAt?: (request: Facts) => string;
};

const handlerOf = ({ handler }: Facts): string[] => (handler ? [handler.postId, handler.unitId].filter(Boolean) : []);

const callsAt = (request: Facts, step: WhistleStep): WhistleCall[] =>
  openCalls(request).filter((call) => nextStep(call) === step);

const whistled = (step: WhistleStep): Turn => ({
  kind: 'whistle',
  of: (request) => callsAt(request, step).map(({ unitId }) => unitId),
  dueAt: (request) =>
    callsAt(request, step)
      .map((call) => call.steps[step].dueAt)
      .sort()[0] ?? '',
});

const openTasks = ({ tasks }: Facts) => tasks.filter(({ doneAt }) => doneAt === '');

/** For which moves somebody is waited for; null for those that are merely open to them as well. */
const turns: Readonly<Record<Duty, Turn | null>> = {
  accept: { kind: 'accept', of: 'here' },
  answer: { kind: 'take', of: ({ need }) => [need?.unitId ?? ''].filter(Boolean) },
  takeOver: { kind: 'take', of: ({ offer }) => (offer ? [offer.to.id] : []) },
  dispatch: { kind: 'handle', of: handlerOf, when: ({ state }) => state === 'accepted' },
  resolve: { kind: 'handle', of: handlerOf },
  whistle: { kind: 'handle', of: handlerOf, when: (request) => ladder(request) === 'LADDER_WHISTLE' },
  convene: { kind: 'convene', of: 'here', when: (request) => ladder(request) === 'LADDER_MEETING' },
  decide: { kind: 'decide', of: 'here' },
  sign: whistled('sign'),
  contact: whistled('contact'),
  report: whistled('report'),
  finishTask: {
    kind: 'whistle',
    // Whoever handles it writes down what a unit did that is not in the app: until then nothing is reported done.
    of: (request) => {
      const owing = openTasks(request).map(({ unitId }) => unitId);
      return owing.length > 0 ? [...owing, ...handlerOf(request)] : [];
    },
    dueAt: (request) =>
      openTasks(request)
        .map(({ dueAt }) => dueAt)
        .sort()[0] ?? '',
  },
  verify: { kind: 'check', of: 'here' },
  visit: {
    kind: 'visit',
    of: 'here',
    when: ({ visit }) => visit !== null && visit.doneAt === '',
    dueAt: ({ visit }) => visit?.dueAt ?? '',
  },
  judge: { kind: 'judge', of: 'here', when: isUndecided, dueAt: () => '' },
  withdraw: null,
  satisfied: null,
  reopen: null,
  handOver: null,
  decline: null,
  pause: null,
  resume: null,
  sendBack: null,
  hasten: null,
  scoreUnit: null,
  scoreWhistle: null,
  ask: null,
  reply: null,
  add: null,
  urge: null,
};

const duties = Object.keys(turns) as Duty[];
const actionFor = (duty: Duty): ActionName => (duty === 'judge' ? 'request.judge' : actionOf[duty]);
const isTime = (duty: Duty, { state }: Facts): boolean =>
  duty === 'judge' ? state !== 'withdrawn' : isWhen(duty, state);

/** One thing that waits, and the keys of those it waits for. */
type Wait = { readonly duty: Duty; readonly kind: TurnKind; readonly dueAt: string; readonly keys: readonly string[] };

const hereKey = (kind: TurnKind, placeId: string): string => `${kind}@${placeId}`;
/** Late, it waits for the levels above as well. */
const lateKey = (kind: TurnKind, placeId: string): string => `${kind}!@${placeId}`;
const ownKey = (kind: TurnKind, id: string): string => `${kind}:${id}`;
/** What waits for the yes of a post or unit, among what it takes. */
export const offeredKey = (id: string): string => ownKey('take', id);

const keysTo = ({ kind, of, dueAt }: Turn, request: Facts): string[] => {
  if (of !== 'here') return of(request).map((id) => ownKey(kind, id));
  const late = request.overdueMarked && !dueAt;
  return request.scopes.flatMap((placeId) => [hereKey(kind, placeId), ...(late ? [lateKey(kind, placeId)] : [])]);
};

const waitsOf = (request: Facts): Wait[] =>
  duties.flatMap((duty) => {
    const turn = turns[duty];
    if (!turn || !isTime(duty, request) || turn.when?.(request) === false) return [];
    const dueAt = turn.dueAt ? turn.dueAt(request) : request.dueAt;
    return [{ duty, kind: turn.kind, dueAt, keys: keysTo(turn, request) }];
  });

const rankOf = ({ lane, reopened }: Facts): string => {
  if (lane === 'urgent') return '0';
  return reopened > 0 ? '1' : '2';
};

/** Urgent, taken up again, then whatever is due soonest: one text, so that a page goes on by one comparison. */
export const queueOf = (request: Facts): Pick<ServiceRequest, 'queue' | 'queueKey'> => {
  const waits = waitsOf(request).filter(({ keys }) => keys.length > 0);
  if (waits.length === 0) return { queue: [], queueKey: '' };
  const [soonest = ''] = waits.map(({ dueAt }) => dueAt || request.submittedAt).sort();
  return {
    queue: [...new Set(waits.flatMap(({ keys }) => keys))],
    queueKey: [rankOf(request), soonest, request._id].join(' '),
  };
};

/** Levels that step in where nobody below may do it, or is late: what is their own alone waits for them anyway. */
const standIns: readonly Role[] = ['subdistrictOfficer', 'districtAdmin'];

const isStandIn = (role: Role, duty: Duty): boolean => {
  const allowed: readonly Party[] = permissions[actionFor(duty)];
  const level = standIns.indexOf(role);
  return level >= 0 && allowed.some((party) => standIns.indexOf(party as Role) < level);
};

/** What somebody asks the index for: what waits for them, and what would if nobody below could do it. */
export type QueueKeys = { readonly mine: readonly string[]; readonly standIn: readonly string[] };

const ownKinds = [
  ...new Set(duties.flatMap((duty) => (turns[duty] && turns[duty].of !== 'here' ? [turns[duty].kind] : []))),
];

export const queueKeysOf = (actor: Actor): QueueKeys => {
  const ids = [...actor.posts.map(({ postId }) => postId), ...unitsOf(actor)];
  const mine = new Set(ids.flatMap((id) => ownKinds.map((kind) => ownKey(kind, id))));
  const standIn = new Set<string>();
  for (const { role, placeId } of actor.posts)
    for (const duty of duties) {
      const turn = turns[duty];
      if (turn?.of !== 'here' || !isPermitted(actionFor(duty), [role])) continue;
      const steps = isStandIn(role, duty);
      mine.add(steps ? lateKey(turn.kind, placeId) : hereKey(turn.kind, placeId));
      if (steps) standIn.add(hereKey(turn.kind, placeId));
    }
  return { mine: [...mine], standIn: [...standIn] };
};

/** Only of some kinds. */
export const narrowedTo = (kind: TurnKind, { mine, standIn }: QueueKeys): QueueKeys => {
  const isOf = (key: string): boolean => /^[a-z]+/.exec(key)?.[0] === kind;
  return { mine: mine.filter(isOf), standIn: standIn.filter(isOf) };
};

/** A held post, as far as it matters to whether its holder may do something. */
export type Seat = Pick<Post, '_id' | 'role' | 'placeId' | 'unitId' | 'personId'>;

const sitting = (personId: string, seats: readonly Seat[]): Actor => ({
  ...{ id: personId, home: null, nickname: '', avatar: '', consent: '', agreed: [], awaitsGuardian: false },
  volunteer: null,
  posts: seats
    .filter((seat) => seat.personId === personId)
    .map(({ _id, role, placeId, unitId }) => ({
      ...{ postId: _id, role, placeId, unitId },
      ...{ place: '', name: '', avatar: '', phone: '' },
    })),
});

const mayDo = (duty: Duty, request: ListedRequest, actor: Actor): boolean =>
  duty === 'judge'
    ? isPermitted('request.judge', partiesTo(request, actor))
    : openTo(request, actor).some(({ move }) => move === duty);

/** Whether somebody below may do it: then it is theirs. */
const isCovered = (duty: Duty, request: ListedRequest, below: readonly Seat[]): boolean => {
  const here = below.filter(({ placeId, personId }) => personId !== '' && request.scopes.includes(placeId));
  return [...new Set(here.map(({ personId }) => personId))].some((id) => mayDo(duty, request, sitting(id, here)));
};

/** Who asks, by which keys, and who sits below where they only step in. */
export type Asker = { readonly actor: Actor; readonly keys: QueueKeys; readonly below: readonly Seat[] };

export type OpenTurn = { readonly duty: Duty; readonly kind: TurnKind; readonly label: string; readonly dueAt: string };

/** What of it waits for whoever asks, and is open to them: the likely move first. */
export const turnsOf = (request: ListedRequest, { actor, keys, below }: Asker): OpenTurn[] => {
  const open = openTo(request, actor).map(({ move }) => move as Duty);
  const order = [...open, ...(mayDo('judge', request, actor) ? (['judge'] as const) : [])];
  return waitsOf(request)
    .filter(({ duty }) => order.includes(duty))
    .filter(
      (wait) =>
        wait.keys.some((key) => keys.mine.includes(key)) ||
        (wait.keys.some((key) => keys.standIn.includes(key)) && !isCovered(wait.duty, request, below)),
    )
    .sort((one, other) => order.indexOf(one.duty) - order.indexOf(other.duty))
    .map(({ duty, kind, dueAt }) => ({ duty, kind, dueAt, label: duty === 'judge' ? JUDGE : labelOf(duty) }));
};
