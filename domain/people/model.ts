import type { Photographed } from '../checks/model';
import type { Actor, HeldPost } from '../kernel/access';
import type { Aggregate } from '../kernel/document';
import type { PaceKept } from '../pace';
import type { Place } from '../places/model';
import { communityOf } from '../places/model';
import { onDutyRoles, roleLabels, type Post } from '../posts/model';
import type { VolunteerCard } from '../volunteers/model';
import { isUnderFourteen, type Born } from './age';
import { agreedIn, consentTo, type Said } from './consents';
import { CONSENT_VERSION, type MeView } from './contract';
import { agedOf, isChildWaiting } from './guardians';

/** Where someone lives, kept with the person so that one look-up says who is calling and from where. */
export type Home = {
  readonly placeId: string;
  readonly label: string;
  readonly community: string;
  readonly phone: string;
  readonly scopes: readonly string[];
};

/** A person is their openid, which is the `_id` and never leaves the server. */
export type Person = Aggregate &
  Photographed & {
    readonly nickname: string;
    readonly avatar: string;
    readonly home: Home | null;
    /** Every yes and every no, by purpose and version, oldest first. */
    readonly consents: readonly Said[];
    readonly registeredAt: string;
    /** Of minors only, and kept when they stop helping: nobody grows up by registering again. Missing for all before. */
    readonly born?: Born | null;
    /** Null until they registered as a volunteer. */
    readonly volunteer: VolunteerCard | null;
    /** The teams and the organisation they belong to, and where: what lists find them by. */
    readonly memberKeys: readonly string[];
    /** Who answers for a minor, and the code that asks somebody to; both empty for everybody else. */
    readonly guardianId: string;
    readonly guardianCode: string;
    /** When they last tried to find a matter that was written down for them; a day's worth. */
    readonly linkTries: readonly string[];
    /** When they last did what is counted: see domain/pace. */
    readonly pace: PaceKept;
    /** When they last took everything about themselves along; empty when never. */
    readonly exportedAt: string;
    /** They asked to be forgotten, and until when they may think better of it; `going` once it cannot be stopped. */
    readonly leaving: { readonly askedAt: string; readonly dueAt: string; readonly going: boolean } | null;
    /** What the clock finds them by then; empty for everybody who stays. */
    readonly leavesAt: string;
  };

export const homeAt = (place: Place): Home => ({
  placeId: place._id,
  label: place.label,
  community: communityOf(place),
  phone: place.phone,
  scopes: place.scopes,
});

export const heldPost = (post: Post): HeldPost => ({
  postId: post._id,
  role: post.role,
  placeId: post.placeId,
  place: post.place,
  unitId: post.unitId,
  name: post.name,
  avatar: post.avatar,
  phone: post.phone,
});

/** What an actor is made of: nothing else of a person is read for a call. */
export const actorFields = ['_id', 'nickname', 'avatar', 'home', 'consents', 'born', 'volunteer', 'leaving'] as const;

type Known = Pick<Person, (typeof actorFields)[number]>;

const versionAgreed = (person: Known | undefined): string => {
  const last = consentTo('basic', person?.consents ?? []);
  return last && last.given !== false ? last.version : '';
};

/** An older notice holds until the new one was read; a consent that was taken back, or waits for a guardian, does not. */
const mayBeKnown = (person: Known | undefined, now: Date): boolean =>
  consentTo('basic', person?.consents ?? [])?.given !== false && !(person && isChildWaiting(person, now));

/**
 * The caller as every rule sees them; someone never seen before is nobody's neighbour and holds no post, and so is from
 * the next call on whoever took their consent back. Nobody under fourteen holds one.
 */
export const actorOf = (openid: string, person: Known | undefined, posts: readonly Post[], now: Date): Actor => ({
  id: openid,
  home: mayBeKnown(person, now) ? (person?.home ?? null) : null,
  posts: person && isUnderFourteen(agedOf(person), now) ? [] : posts.map(heldPost),
  nickname: person?.nickname ?? '',
  avatar: person?.avatar ?? '',
  consent: versionAgreed(person),
  agreed: agreedIn(person?.consents ?? []),
  awaitsGuardian: person !== undefined && isChildWaiting(person, now),
  volunteer: mayBeKnown(person, now) ? (person?.volunteer ?? null) : null,
  ...(person && agedOf(person)),
});

export const isOnDuty = (actor: Actor): boolean => actor.posts.some((post) => onDutyRoles.includes(post.role));

export const meOf = (actor: Actor): MeView => ({
  registered: actor.home !== null,
  nickname: actor.nickname,
  avatar: actor.avatar,
  home: actor.home && {
    placeId: actor.home.placeId,
    label: actor.home.label,
    community: actor.home.community,
    phone: actor.home.phone,
  },
  posts: actor.posts.map(({ postId, role, place, placeId }) => ({
    postId,
    role,
    post: roleLabels[role],
    place,
    placeId,
  })),
  onDuty: isOnDuty(actor),
  consentNeeded: actor.consent !== CONSENT_VERSION,
  consentVersion: CONSENT_VERSION,
  awaitsGuardian: actor.awaitsGuardian,
});
