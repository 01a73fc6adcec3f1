import { postsWithin, rolesWithin, type Actor, type HeldPost, type Party } from '../kernel/access';
import type { Aggregate } from '../kernel/document';
import type { ActionName } from '../contract';
import { permissions } from '../permissions';
import type { CategoryKey } from './categories';
import type { OpenMove, Outcome, Rating, requestTemplates, Route } from './contract';
import { movesFrom } from '../kernel/machine';
import { requestMachine, type RequestMove, type RequestState } from './machine';

/** Who has it in hand: a post, whoever last acted for it, and the card the reporter sees. */
export type Handler = HeldPost & { readonly personId: string };

/** One line of its story. `post` is empty when the reporter acted; `by` is empty when the clock did. */
export type Happened = {
  readonly move: RequestMove | 'submit' | 'overdue';
  readonly by: string;
  readonly post: string;
  readonly at: string;
  readonly state: RequestState;
  readonly words: string;
  readonly photos: readonly string[];
};

export type Template = keyof typeof requestTemplates;

/** A person, whoever holds a post, or whoever holds the first of these roles that somebody holds there. */
export type Addressee =
  { readonly personId: string } | { readonly postId: string } | { readonly roles: readonly HeldPost['role'][] };

/** A message to be sent, written with the change that caused it. Whoever holds the posts is found when it is sent. */
export type Notice = {
  /** The request and the line of its story: what a second delivery is recognised by. */
  readonly event: string;
  readonly template: Template;
  readonly to: Addressee;
  readonly words: string;
  readonly at: string;
  /** Where the request stood then: a call to act is void once somebody has acted. */
  readonly state: RequestState;
  readonly attempts: number;
};

export type ServiceRequest = Aggregate & {
  readonly number: string;
  readonly state: RequestState;
  readonly text: string;
  readonly category: CategoryKey;
  readonly urgent: boolean;
  readonly photos: readonly string[];
  readonly placeId: string;
  readonly placeLabel: string;
  readonly spot: string;
  /** The community that takes it, and its number. */
  readonly community: string;
  readonly phone: string;
  /** Its place and all ancestors: one index serves every level, one rule every permission. */
  readonly scopes: readonly string[];
  readonly reporterId: string;
  readonly channel: 'phone';
  /** What the content check said; 'pending' when it could not be asked. */
  readonly textCheck: 'pass' | 'review' | 'pending';
  readonly submittedAt: string;
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
  readonly history: readonly Happened[];
  readonly notices: readonly Notice[];
  /** When the clock should next look at the notices; empty when none wait. */
  readonly noticesDueAt: string;
  /** Messages people allowed with a tap and have not received yet: one tap, one message. */
  readonly allowances: readonly { readonly personId: string; readonly template: Template }[];
};

/** Everything the actor is to this request. A post counts only inside its own subtree. */
export const partiesTo = (request: ServiceRequest, actor: Actor): Party[] => [
  ...rolesWithin(actor, request.scopes),
  ...(request.reporterId === actor.id ? (['reporter'] as const) : []),
  ...(actor.posts.some((post) => post.postId === request.handler?.postId) ? (['handler'] as const) : []),
];

export const actionOf: Readonly<Record<RequestMove, OpenMove['action']>> = {
  withdraw: 'request.withdraw',
  accept: 'request.accept',
  resolve: 'request.resolve',
  verify: 'request.verify',
  sendBack: 'request.sendBack',
  satisfied: 'request.rate',
  reopen: 'request.reopen',
};

const mayDo = (action: ActionName, parties: readonly Party[]): boolean =>
  (permissions[action] as readonly Party[]).some((party) => parties.includes(party));

const checkedByOther: readonly RequestMove[] = ['verify', 'sendBack'];

/** The moves the screen draws: allowed by the table, the permission page and the one rule about verifying. */
export const openTo = (request: ServiceRequest, actor: Actor): OpenMove[] => {
  const parties = partiesTo(request, actor);
  return movesFrom(requestMachine, request.state)
    .filter((move) => mayDo(actionOf[move], parties))
    .filter((move) => !(checkedByOther.includes(move) && request.handler?.personId === actor.id))
    .map((move) => ({ move, action: actionOf[move], label: requestMachine.moves[move].label }));
};

/** The post someone acts as: the lowest of theirs that the action is open to, here. */
export const actingPost = (
  request: { scopes: readonly string[]; handler: Handler | null },
  action: ActionName,
  actor: Actor,
): HeldPost | undefined => {
  const allowed: readonly Party[] = permissions[action];
  return postsWithin(actor, request.scopes).find(
    (post) => allowed.includes(post.role) || (allowed.includes('handler') && post.postId === request.handler?.postId),
  );
};

export const titleOf = (request: Pick<ServiceRequest, 'text' | 'category'>, category: string): string => {
  const [first = ''] = request.text.split(/[\n。！？；]/);
  return [...(first.trim() || category)].slice(0, 24).join('');
};
