import type { Actor } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { isPermitted } from '../permissions';
import { postLabel } from '../posts/model';
import { postActing } from '../posts/acting';
import { unitsOf } from '../requests/case';
import { submit, type Submission } from '../requests/intake';
import { categoryLabel } from '../requests/categories';
import { partiesTo, titleOf, type ListedRequest, type ServiceRequest } from '../requests/model';
import type { Need } from '../requests/need';
import type { Occasion } from '../requests/moving';
import { sightOf } from '../requests/protected';
import { requestRowOf } from '../requests/views';
import { homeOfShop, type Shop } from '../shops/model';
import type { NeedRow } from './contract';
import { missingFrom, type Group } from './model';

/** The same words from the same shop within so long are the same need. */
const SAME_MS = 72 * 3_600_000;

type Made = {
  readonly _id: string;
  readonly number: string;
  readonly group: Group;
  readonly shop: Shop;
};

type Said = {
  readonly text: string;
  readonly photos: readonly string[];
  readonly serviceClass: string;
  readonly bulletinId?: string | undefined;
  readonly position?: Submission['position'];
  readonly subscribed?: readonly string[];
};

/** A group that lacks a party is not yet open: what is said there is an ordinary request of its place, and says so. */
const needOf = ({ group, shop }: Made, said: Said): Need | null => {
  if (group.state !== 'open') refuse('GROUP_MOVED_ON');
  const found = group.classes.find(({ key }) => key === said.serviceClass) ?? refuse('GROUP_CLASS_UNKNOWN');
  if (missingFrom(group).length > 0) return null;
  return {
    groupId: group._id,
    group: group.name,
    shopId: shop._id,
    shop: shop.name,
    serviceClass: found.key,
    classLabel: found.label,
    unitId: found.unitId,
    unit: found.unit,
    days: found.days,
    bulletinId: said.bulletinId ?? '',
  };
};

const notYetOpen = (group: Group): string =>
  `${group.name}还缺${missingFrom(group)
    .map(({ label }) => label)
    .join('、')}，这件先按一般诉求由社区来办`;

/** 你说我办: a service request like any other, raised in the group for a shop, with the class's own time. */
export const raiseNeed = (made: Made, said: Said, occasion: Occasion): ServiceRequest => {
  const need = needOf(made, said);
  const where = homeOfShop(made.shop);
  const raised = submit(
    { ...made, where, channel: 'merchantGroup', ...(need && { need }) },
    { ...said, urgent: false, subscribed: said.subscribed ?? [] },
    occasion,
  );
  const words = need ? '' : notYetOpen(made.group);
  return { ...raised, history: raised.history.map((one) => ({ ...one, words })) };
};

/** Written down from the chat for the owner who said it: theirs to rate, and theirs alone. */
export const pasteNeed = (made: Made, said: Said, occasion: Occasion): ServiceRequest => {
  const { group, shop } = made;
  const { by } = occasion;
  if (shop.ownerId === by.id) refuse('NEED_OWN_SHOP');
  const seat =
    by.posts.find(({ postId }) => group.memberIds.includes(postId)) ??
    postActing(by, group.scopes, 'need.paste') ??
    refuse('NOT_YOURS_TO_DO');
  const recordedBy = postLabel(seat);
  const request = raiseNeed(made, { ...said, subscribed: [] }, { ...occasion, by: { ...by, id: shop.ownerId } });
  const [first] = request.history;
  return {
    ...request,
    recorderId: by.id,
    recordedBy,
    history: first ? [{ ...first, by: by.id, post: recordedBy }] : [],
  };
};

const letters = (text: string): string => text.replace(/[\s\p{P}\p{S}]/gu, '').toLowerCase();

/** What makes two pastes the same message: the group, the sender, the words, and about the same days. */
export const pasteParts = (groupId: string, shopId: string, text: string, now: Date): string[] => [
  'need',
  groupId,
  shopId,
  letters(text),
  String(Math.floor(now.getTime() / SAME_MS)),
];

export const pastedSince = (now: Date): string => new Date(now.getTime() - SAME_MS).toISOString();

/** The need somebody has already made of this message, if any. */
export const sameMessage = (
  found: readonly ServiceRequest[],
  said: { readonly shopId: string; readonly text: string },
): ServiceRequest | undefined =>
  found.find(
    ({ need, text, state }) =>
      need?.shopId === said.shopId && state !== 'withdrawn' && letters(text) === letters(said.text),
  );

const mayOpen = (request: ListedRequest, actor: Actor): boolean =>
  isPermitted('request.read', partiesTo(request, actor));

/** A need in the group's list: stages for everybody, words for whoever has to do with it. */
export const needRowOf = (request: ListedRequest, actor: Actor, now: Date): NeedRow => {
  const row = requestRowOf(request, actor, now);
  const { need } = request;
  const answers = need !== null && unitsOf(actor).includes(need.unitId) && request.textCheck === 'pass';
  const sees = answers || sightOf(request, actor).words;
  return {
    requestId: request._id,
    number: request.number,
    serviceClass: need?.serviceClass ?? '',
    classLabel: need?.classLabel ?? '',
    title: sees ? titleOf(request, categoryLabel(request.category)) : '',
    shop: sees ? (need?.shop ?? '') : '',
    state: request.state,
    stateLabel: row.stateLabel,
    stages: row.stages,
    due: row.due,
    overdue: row.overdue,
    mine: request.reporterId === actor.id,
    mayOpen: mayOpen(request, actor),
    submittedAt: request.submittedAt,
  };
};
