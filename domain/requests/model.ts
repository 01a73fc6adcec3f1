import { rolesWithin, type Actor, type HeldPost, type Party, type Role } from '../kernel/access';
import { cutLetters } from '../kernel/letters';
import type { Telling } from '../notices/model';
import type { ActionName } from '../contract';
import { permissions } from '../permissions';
import type { Checked } from '../checks/model';
import { postActing } from '../posts/acting';
import { neighbourRoles } from '../posts/model';
import type { CategoryKey } from './categories';
import { calledUnits, speaksFor, unitsOf, type Case } from './case';
import type { Channel, Kind } from './channels';
import { emergencyOf } from './emergency';
import type { Contact, ContactView, Joiner } from './held';
import type { Facts } from '../board/contract';
import type { Position } from './intakeContract';
import type { Lane } from './lanes';
import type { OpenMove, Outcome, Rating, Route } from './contract';
import type { Deed, RequestState } from './machine';
import type { About, Need } from './need';
import type { Wanting } from './wanting';
import type { Happened, Said, TalkLine, Urging } from './happened';

/** Who has it in hand: a post, whoever last acted for it, and the card the reporter sees. */
export type Handler = HeldPost & { readonly personId: string };

export type ServiceRequest = Telling<RequestState> &
  Case &
  Checked & {
    readonly number: string;
    readonly text: string;
    readonly category: CategoryKey;
    readonly lane: Lane;
    readonly photos: readonly string[];
    readonly placeId: string;
    readonly placeLabel: string;
    readonly spot: string;
    /** The community that takes it, and its number. */
    readonly community: string;
    readonly phone: string;
    readonly reporterId: string;
    /** Left by the reporter; read only by request.revealContact, which writes down who looked. */
    readonly reporterContact: Contact | null;
    readonly contactViews: readonly ContactView[];
    /** What a reporter without WeChat was told, to find it by later; empty when there is nothing to link. */
    readonly linkCode: string;
    readonly channel: Channel;
    /** 你说我办: raised in a merchant group, of which class, for which shop; null for everything else. */
    readonly need: Need | null;
    /** The shop it complains about, and who must not learn of it; null for everything else. */
    readonly about: About | null;
    /** Who wrote it down for the reporter: their post, and them. Empty when the reporter did. */
    readonly recordedBy: string;
    readonly recorderId: string;
    readonly kind: Kind;
    /** Whoever is in the picture of a good deed agreed to be shown. */
    readonly shownAgreed: boolean;
    /** The sentence everybody may read; empty until somebody approved one. */
    readonly published: string;
    /** Its pictures everybody may see: let through by the check, and looked at for faces and number plates. */
    readonly publishedPhotos: readonly string[];
    readonly position: Position | null;
    /** Neighbours who met it too. */
    readonly joiners: readonly Joiner[];
    readonly joinerIds: readonly string[];
    /** Cards of the playbook taken up for it. */
    readonly cards: readonly string[];
    /** What the board counted of it last, when it should count again, and the figures it stands behind. */
    readonly tallied: Facts | null;
    readonly tallyDueAt: string;
    readonly figureKeys: readonly string[];
    readonly movedAt: string;
    /** When the reporter was told it would be done: the first promise, and the one of this round. */
    readonly firstPromisedAt: string;
    readonly promisedAt: string;
    readonly provisional: boolean;
    /** What staff must do next is due then. Empty when nothing is: strings only, so that one index filters and sorts. */
    readonly dueAt: string;
    /** `dueAt` and `_id`: deadlines fall on the same minute for many, this never does, so a page goes on by one comparison. */
    readonly dueKey: string;
    readonly overdueMarked: boolean;
    readonly route: Route | null;
    readonly handler: Handler | null;
    readonly outcome: Outcome | null;
    readonly resultPhotos: readonly string[];
    /** Solved in the world: a fact judged by somebody else, not the same as closed. */
    readonly solved: boolean | null;
    readonly rating: Rating | null;
    readonly reopened: number;
    /** What was found wanting when it was taken up again last; missing in what was stored before this was asked. */
    readonly wanting?: readonly Wanting[];
    readonly history: readonly Happened[];
    /** What is said about it besides the story; missing in what was stored before there was talk. */
    readonly talk?: readonly TalkLine[];
    readonly urging?: Urging | null;
    readonly said?: Said;
  };

/**
 * What a line of a list is made of, what says who may see it and what they may do with it, and what lists are sorted
 * by: a list reads no more.
 */
export const listedFields = [
  '_id',
  'number',
  'text',
  'textCheck',
  'category',
  'lane',
  'photos',
  'pictures',
  'community',
  'placeLabel',
  'spot',
  'scopes',
  'reporterId',
  'recorderId',
  'checkerId',
  'joinerIds',
  'about',
  'kind',
  'need',
  'state',
  'history',
  'rating',
  'reopened',
  'wanting',
  'said',
  'urging',
  'route',
  'pause',
  'handler',
  'dispatcher',
  'offer',
  'offeredTo',
  'refusals',
  'round',
  'visit',
  'overdueMarked',
  'whistles',
  'tasks',
  'assistants',
  'submittedAt',
  'promisedAt',
  'dueAt',
  'dueKey',
  'queueKey',
  'movedAt',
] as const satisfies readonly (keyof ServiceRequest)[];

/** A request as lists know it. */
export type ListedRequest = Pick<ServiceRequest, (typeof listedFields)[number]>;

const isHandler = ({ handler }: Pick<ServiceRequest, 'handler'>, post: HeldPost): boolean =>
  handler !== null && (speaksFor(post, handler.postId) || speaksFor(post, handler.unitId));

/** Of the department that answers for the class of this need, and whose place this is. */
const isAnswering = ({ need, scopes }: Pick<ServiceRequest, 'need' | 'scopes'>, post: HeldPost): boolean =>
  need !== null && need.unitId !== '' && post.unitId === need.unitId && scopes.includes(post.placeId);

/** Everything the actor is to this request. A post counts only inside its own subtree. */
export const partiesTo = (request: ListedRequest, actor: Actor): Party[] => {
  const mine = request.reporterId === actor.id ? (['reporter'] as const) : [];
  // Whoever is complained about has no part in it, whatever post they hold.
  return request.about?.peopleIds.includes(actor.id) ? [...mine] : [...mine, ...partiesOfTheCase(request, actor)];
};

/** Between people, about somebody, or urgent: no matter for a neighbour, whatever they look after. */
const isBetweenPeople = ({ category, about, kind, text }: ListedRequest): boolean =>
  category === 'neighbours' || about !== null || kind === 'nuisance' || emergencyOf(text).length > 0;

/** What they are here by their posts. */
const rolesHere = (request: ListedRequest, actor: Actor): Role[] => {
  const held = rolesWithin(actor, request.scopes);
  const asNeighbour = held.some((role) => neighbourRoles.includes(role));
  return asNeighbour && isBetweenPeople(request) ? held.filter((role) => !neighbourRoles.includes(role)) : held;
};

const partiesOfTheCase = (request: ListedRequest, actor: Actor): Party[] => [
  ...rolesHere(request, actor),
  ...(request.joinerIds.includes(actor.id) ? (['joiner'] as const) : []),
  ...(actor.posts.some((post) => isHandler(request, post)) ? (['handler'] as const) : []),
  ...(actor.posts.some((post) => speaksFor(post, request.offeredTo)) ? (['offered'] as const) : []),
  ...(unitsOf(actor).some((unitId) => calledUnits(request).includes(unitId)) ? (['called'] as const) : []),
  ...(unitsOf(actor).some((id) => request.assistants.some(({ unitId }) => unitId === id))
    ? (['assistant'] as const)
    : []),
  ...(actor.posts.some((post) => isAnswering(request, post)) ? (['answering'] as const) : []),
];

export const actionOf: Readonly<Record<Deed, OpenMove['action']>> = {
  withdraw: 'request.withdraw',
  accept: 'request.accept',
  answer: 'request.answer',
  dispatch: 'request.dispatch',
  whistle: 'request.whistle',
  sign: 'request.sign',
  contact: 'request.contact',
  report: 'request.report',
  handOver: 'request.handOver',
  takeOver: 'request.takeOver',
  decline: 'request.decline',
  decide: 'request.decide',
  pause: 'request.pause',
  resume: 'request.resume',
  convene: 'request.convene',
  finishTask: 'request.finishTask',
  resolve: 'request.resolve',
  verify: 'request.verify',
  sendBack: 'request.sendBack',
  satisfied: 'request.rate',
  reopen: 'request.reopen',
  visit: 'request.visit',
  hasten: 'request.hasten',
  scoreUnit: 'request.scoreUnit',
  scoreWhistle: 'request.scoreWhistle',
  ask: 'request.ask',
  reply: 'request.reply',
  add: 'request.add',
  urge: 'request.urge',
};

/** Relations a post may have to a request besides being in its subtree. */
const relates = (request: ServiceRequest, post: HeldPost, allowed: readonly Party[]): boolean =>
  (allowed.includes('handler') && isHandler(request, post)) ||
  (allowed.includes('offered') && speaksFor(post, request.offeredTo)) ||
  (allowed.includes('answering') && isAnswering(request, post)) ||
  (allowed.includes('called') && post.unitId !== '' && calledUnits(request).includes(post.unitId));

/** The post someone acts as: the lowest of theirs that the action is open to, here. */
export const actingPost = (request: ServiceRequest, action: ActionName, actor: Actor): HeldPost | undefined => {
  const allowed: readonly Party[] = permissions[action];
  return actor.posts.find((post) => relates(request, post, allowed)) ?? postActing(actor, request.scopes, action);
};

export const titleOf = (request: Pick<ServiceRequest, 'text' | 'category'>, category: string): string => {
  const [first = ''] = request.text.split(/[\n。！？；]/);
  return cutLetters(first.trim() || category, 24);
};
