import type { Checked } from '../checks/model';
import type { ActionName } from '../contract';
import { partiesOf, rolesWithin, type Actor, type HeldPost, type Party } from '../kernel/access';
import type { Telling } from '../notices/model';
import type { Owing } from '../points/owed';
import { postActing } from '../posts/acting';
import { unitsOf } from '../requests/case';
import type { Contact, ContactView } from '../requests/held';
import type { Consent, WishKind } from './contract';
import { publicStates, type PersonMove, type WishMove, type WishState } from './machine';

/** Who took it: a person, or a person for an organisation. */
export type Claim = {
  readonly personId: string;
  /** Empty for somebody who claims for themselves. */
  readonly unitId: string;
  /** What people call them, or the organisation. */
  readonly name: string;
  readonly unit: string;
  readonly at: string;
  readonly dueAt: string;
};

export type Proof = {
  readonly words: string;
  readonly photos: readonly string[];
  readonly at: string;
  readonly showsRecipient: boolean;
};

/** What nobody decides: it is posted, becomes of a request, waits long on the wall, or a guardian said yes. */
export type Told = 'post' | 'record' | 'fromRequest' | 'guard' | 'idle';

export type WishHappened = {
  readonly move: WishMove | Told;
  /** Empty when the clock did it. */
  readonly by: string;
  /** 东苑社区 社区专员, 许愿人, 认领人, the claimer's organisation: never a private name. */
  readonly who: string;
  readonly at: string;
  readonly words: string;
};

export type Wish = Telling<WishState> &
  Checked &
  Owing & {
    readonly codeName: string;
    readonly kind: WishKind;
    /** Everybody may read it. */
    readonly title: string;
    /** The claimer after the claim, the wisher's side and staff may. */
    readonly text: string;
    readonly photos: readonly string[];
    readonly placeId: string;
    readonly placeLabel: string;
    readonly community: string;
    readonly phone: string;
    /** Empty when somebody posted it for a wisher who has no WeChat. */
    readonly wisherId: string;
    readonly minor: boolean;
    readonly guardianId: string;
    /** Opens it to one guardian, once; empty when none is invited. */
    readonly invitation: string;
    /** The wisher's side, and whoever claimed it or their organisation: what lists find it by. */
    readonly ownerIds: readonly string[];
    readonly claimKey: string;
    /** Who wrote it down: their post, them, and how the wisher said yes. */
    readonly recorderId: string;
    readonly recordedBy: string;
    readonly consent: Consent | null;
    readonly reviewerId: string;
    readonly contact: Contact | null;
    readonly contactViews: readonly ContactView[];
    readonly postedAt: string;
    readonly listedAt: string;
    readonly movedAt: string;
    readonly claim: Claim | null;
    /** So that somebody who takes and gives back all day does not fill it. */
    readonly claimsLeft: number;
    readonly proof: Proof | null;
    readonly mayShow: boolean;
    readonly reopened: number;
    readonly history: readonly WishHappened[];
    /** The service request it is tied to, and whether that is still under way. */
    readonly requestId: string;
    readonly requestOpen: boolean;
    /** When the clock should tell the request of the proof; count it; look at a time that is up. Empty when never. */
    readonly requestDueAt: string;
    readonly countDueAt: string;
    readonly lookAt: string;
  };

export const actionOf: Readonly<Record<PersonMove, ActionName & `wish.${string}`>> = {
  approve: 'wish.approve',
  sendBack: 'wish.sendBack',
  revise: 'wish.revise',
  withdraw: 'wish.withdraw',
  claim: 'wish.claim',
  release: 'wish.release',
  deliver: 'wish.deliver',
  confirm: 'wish.confirm',
  reopen: 'wish.reopen',
  toRequest: 'wish.toRequest',
  bringBack: 'wish.bringBack',
};

export const isWisher = (wish: Wish, actor: Actor): boolean => wish.wisherId !== '' && wish.wisherId === actor.id;
export const isGuardian = (wish: Wish, actor: Actor): boolean => wish.guardianId !== '' && wish.guardianId === actor.id;

/** They claimed it themselves, or hold a post of the organisation that did. */
export const isClaimer = ({ claim }: Wish, actor: Actor): boolean =>
  claim !== null && (claim.unitId === '' ? claim.personId === actor.id : unitsOf(actor).includes(claim.unitId));

/** Everything the actor is to this wish. Before it is listed it does not exist for the world. */
export const partiesToWish = (wish: Wish, actor: Actor): Party[] => [
  ...(publicStates.includes(wish.state)
    ? partiesOf(actor).filter((party) => ['visitor', 'resident', 'volunteer', 'partnerLiaison'].includes(party))
    : []),
  ...rolesWithin(actor, wish.scopes),
  ...(isWisher(wish, actor) ? (['wisher'] as const) : []),
  ...(isGuardian(wish, actor) ? (['guardian'] as const) : []),
  ...(wish.recorderId === actor.id ? (['recorder'] as const) : []),
  ...(isClaimer(wish, actor) ? (['claimer'] as const) : []),
];

/** The post somebody acts as here: the first of theirs the action is open to. */
export const actingPostOn = (wish: Pick<Wish, 'scopes'>, action: ActionName, actor: Actor): HeldPost | undefined =>
  postActing(actor, wish.scopes, action);

const names = ['蒲公英', '向日葵', '小橘灯', '白杨树', '山楂果', '小雨点', '红石榴', '四叶草', '小风筝', '布谷鸟'];
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 蒲公英 3K7: enough to talk about a wish, and nothing about whose it is. */
export const codeNameOf = (id: string): string => {
  let hash = 0x811c9dc5;
  for (const letter of `wish ${id}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  const name = names[hash % names.length] ?? '';
  const tail = [1, 2, 3].map(
    (at) => letters[Math.floor(hash / (names.length * letters.length ** (at - 1))) % letters.length],
  );
  return `${name} ${tail.join('')}`;
};

/** The twelve digits of the community a place belongs to. */
export const communityIdOf = (scopes: readonly string[]): string => scopes.find((id) => /^\d{12}$/.test(id)) ?? '';
