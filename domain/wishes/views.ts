import { awaitsPerson } from '../checks/rules';
import type { Actor } from '../kernel/access';
import { timeInWords } from '../kernel/words';
import { isPermitted } from '../permissions';
import { maskedContact } from '../requests/contact';
import { claimNamesOf } from '../volunteers/claiming';
import { consents, wishKinds, type WishRow, type WishView } from './contract';
import { movesOfPeople, wishMachine, type WishMove } from './machine';
import {
  actionOf,
  isClaimer,
  isGuardian,
  isWisher,
  partiesToWish,
  type Told,
  type Wish,
  type WishHappened,
} from './model';
import { obstacleTo } from './obstacles';

type Standing = WishView['iAm'];

/** What somebody is to a wish: the side that sees most comes first. */
const standingOf = (wish: Wish, actor: Actor): Standing => {
  if (isWisher(wish, actor)) return 'wisher';
  if (isGuardian(wish, actor)) return 'guardian';
  // Whoever may only write wishes down sees the ones they wrote.
  if (isPermitted('wish.revealContact', partiesToWish(wish, actor)) || wish.recorderId === actor.id) return 'staff';
  return isClaimer(wish, actor) ? 'claimer' : '';
};

/** Who sees how much: the details are the claimer's only while it is theirs to bring; the contact never is. */
type Sight = {
  readonly iAm: Standing;
  readonly details: boolean;
  /** The story, the claimer's name, the request. */
  readonly ofTheWish: boolean;
  readonly contact: boolean;
  readonly judges: boolean;
};

const sightOf = (wish: Wish, actor: Actor): Sight => {
  const iAm = standingOf(wish, actor);
  const side = iAm === 'wisher' || iAm === 'guardian';
  const bringing = iAm === 'claimer' && (wish.state === 'claimed' || wish.state === 'delivered');
  return {
    iAm,
    details: side || iAm === 'staff' || bringing,
    ofTheWish: iAm !== '',
    contact: side || iAm === 'staff',
    judges: isPermitted('wish.judge', partiesToWish(wish, actor)),
  };
};

const dueInWords = ({ state, claim, listedAt, proof }: Wish, now: Date): string => {
  if (state === 'listed') return `${timeInWords(listedAt, now)} 挂出`;
  if (state === 'claimed' && claim) return `${timeInWords(claim.dueAt, now)} 前送达`;
  return state === 'delivered' && proof ? `${timeInWords(proof.at, now)} 送达` : '';
};

/** One wish as everybody sees it. Nothing here says whose it is. */
export const wishRowOf = (wish: Wish, actor: Actor, now: Date): WishRow => ({
  wishId: wish._id,
  codeName: wish.codeName,
  title: wish.title,
  kind: wish.kind,
  kindLabel: wishKinds[wish.kind],
  community: wish.community,
  state: wish.state,
  stateLabel: wishMachine.states[wish.state],
  due: dueInWords(wish, now),
  listedAt: wish.listedAt,
  unit: wish.claim?.unit ?? '',
  mine: isWisher(wish, actor) || isGuardian(wish, actor),
  claimedByMe: isClaimer(wish, actor),
});

const sentenceOf = (wish: Wish, iAm: Standing, now: Date): string => {
  const mine = iAm === 'wisher' || iAm === 'guardian';
  switch (wish.state) {
    case 'submitted':
      return wish.minor && wish.guardianId === '' ? '等监护人点头，再由社区看一看。' : '社区收到了，看过就挂出来。';
    case 'sentBack':
      return '请按社区说的改一改，再交一次。';
    case 'listed':
      return mine ? '已经挂出来，等热心人认领。' : '还没有人认领，你愿意就接过去。';
    case 'claimed':
      return `已有人认领，${wish.claim ? timeInWords(wish.claim.dueAt, now) : ''} 前送到。`;
    case 'delivered':
      if (wish.requestOpen) return '已经送达，等那件诉求核查和评价。';
      return mine ? '已经送达，好不好等你说一句。' : '已经送达，等许愿人确认。';
    case 'converted':
      return '这是大家的事，社区按诉求在办，办好了心愿就实现。';
    case 'closed':
      return '心愿实现了。';
    case 'withdrawn':
      return '许愿人已经撤回。';
  }
};

const told: Readonly<Record<Told, string>> = {
  post: '许下心愿',
  record: '代为许愿',
  fromRequest: '由诉求转来',
  guard: '监护人同意',
  idle: '提醒社区过问',
};

const labelOf = (move: WishHappened['move']): string =>
  move in told ? told[move as Told] : wishMachine.moves[move as WishMove].label;

const whoOf = ({ by, who }: WishHappened, actor: Actor): string => {
  if (by === '') return '系统';
  return by === actor.id ? '我' : who;
};

/** A claimer reads the story from their claim on: what was said before was not said to them. */
const historyOf = (wish: Wish, actor: Actor, since: string): WishView['history'] =>
  wish.history
    .filter(({ at }) => at >= since)
    .map((one) => ({ label: labelOf(one.move), who: whoOf(one, actor), at: one.at, words: one.words, photos: [] }))
    .reverse();

/** The moves the screen draws: allowed by the table and the permission page, and nothing stands in the way. */
const openTo = (wish: Wish, actor: Actor, now: Date): WishView['open'] => {
  const parties = partiesToWish(wish, actor);
  return movesOfPeople
    .filter((move) => wishMachine.moves[move].from.includes(wish.state) && isPermitted(actionOf[move], parties))
    .filter((move) => obstacleTo(move, wish, actor, now) === null)
    .map((move) => ({
      move,
      action: actionOf[move] as WishView['open'][number]['action'],
      label: wishMachine.moves[move].label,
    }));
};

/** A refused picture is seen by whoever sent it and whoever may judge it; one that waits for its answer by nobody else. */
const shows =
  (wish: Wish, { iAm, judges }: Sight, sender: boolean) =>
  (fileId: string): boolean => {
    if (sender || judges) return true;
    const state = wish.pictures.find((picture) => picture.fileId === fileId)?.state;
    return state === 'pass' || (state === 'review' && iAm === 'staff');
  };

/** Its pictures show no recipient to the world, unless the wisher's side agreed once it had come true. */
const proofOf = (wish: Wish, sight: Sight, actor: Actor): WishView['proof'] => {
  const { proof } = wish;
  if (!proof) return null;
  const inPublic = wish.state === 'closed' && (!proof.showsRecipient || wish.mayShow);
  if (!sight.ofTheWish && !inPublic) return null;
  const seen = shows(wish, sight, isClaimer(wish, actor));
  return { ...proof, words: sight.ofTheWish ? proof.words : '', photos: proof.photos.filter(seen) };
};

const guardianOf = (wish: Wish, { iAm }: Sight): WishView['guardian'] => {
  if (iAm === '' || iAm === 'claimer') return null;
  const agreed = wish.guardianId !== '';
  if (!wish.minor && !agreed && wish.invitation === '') return null;
  return { needed: wish.minor, agreed, invitation: agreed ? '' : wish.invitation };
};

const protectedOf = (
  wish: Wish,
  sight: Sight,
): Pick<WishView, 'contact' | 'contactViews' | 'mayJudge' | 'pictures'> => {
  const { iAm } = sight;
  const staff = iAm === 'staff';
  const seen = shows(wish, sight, iAm === 'wisher' || iAm === 'guardian');
  return {
    contact: sight.contact && wish.contact ? { ...maskedContact(wish.contact), mayReveal: staff } : null,
    contactViews:
      iAm === 'wisher' || iAm === 'guardian'
        ? wish.contactViews.map(({ who, at, reason }) => ({ who, at, reason })).reverse()
        : [],
    pictures: sight.details
      ? wish.pictures.filter(({ fileId }) => seen(fileId)).map(({ fileId, state }) => ({ fileId, state }))
      : [],
    mayJudge: sight.judges && awaitsPerson(wish),
  };
};

export const wishViewOf = (wish: Wish, actor: Actor, now: Date): WishView => {
  const sight = sightOf(wish, actor);
  const { iAm, details, ofTheWish } = sight;
  const open = openTo(wish, actor, now);
  const sender = iAm === 'wisher' || iAm === 'guardian' || wish.recorderId === actor.id;
  return {
    ...wishRowOf(wish, actor, now),
    sentence: sentenceOf(wish, iAm, now),
    text: details ? wish.text : '',
    photos: details ? wish.photos.filter(shows(wish, sight, sender)) : [],
    place: details ? wish.placeLabel : '',
    iAm,
    claimer: ofTheWish && wish.claim ? wish.claim.unit || wish.claim.name : '',
    deliverBy: wish.state === 'claimed' ? (wish.claim?.dueAt ?? '') : '',
    proof: proofOf(wish, sight, actor),
    reopened: wish.reopened,
    history: ofTheWish ? historyOf(wish, actor, iAm === 'claimer' ? (wish.claim?.at ?? '') : '') : [],
    open,
    claimAs: open.some(({ move }) => move === 'claim') ? claimNamesOf(actor, now) : [],
    recordedBy: ofTheWish ? wish.recordedBy : '',
    consent: ofTheWish && wish.consent ? consents[wish.consent] : '',
    guardian: guardianOf(wish, sight),
    requestId: ofTheWish && iAm !== 'claimer' ? wish.requestId : '',
    phone: wish.phone,
    ...protectedOf(wish, sight),
  };
};
