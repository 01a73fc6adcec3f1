import { rolesWithin, type Actor, type Party } from '../kernel/access';
import type { Aggregate } from '../kernel/document';
import { ancestryOf } from '../places/model';
import type { RegisterState } from './machine';

/** One file that left: which page of the register, and when. */
type Fetched = { readonly page: number; readonly at: string };

/** 名册: the contacts people left in a place and month, asked for by one and approved by another. It holds none of them. */
export type Register = Aggregate & {
  readonly state: RegisterState;
  readonly placeId: string;
  readonly place: string;
  /** YYYY-MM in Shanghai. */
  readonly month: string;
  readonly reason: string;
  readonly askerId: string;
  /** The post they asked as. */
  readonly askedBy: string;
  readonly askedAt: string;
  /** Where that post is and everything above it: whoever decides has a post in one of these. */
  readonly deciderPlaces: readonly string[];
  readonly deciderId: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
  readonly answer: string;
  /** Until when it may be fetched; empty before it was approved. */
  readonly untilAt: string;
  readonly fetches: readonly Fetched[];
  /** Where page 2, 3, … begin, as far as anybody has come. */
  readonly cursors: readonly string[];
};

/** The asker only while they still hold a post that could ask for it; and whoever may say yes to that post. */
export const partiesToRegister = (register: Register, actor: Actor): Party[] => [
  ...rolesWithin(actor, register.deciderPlaces),
  ...(register.askerId === actor.id && rolesWithin(actor, ancestryOf(register.placeId)).some(isAsking)
    ? (['asker'] as const)
    : []),
];

/** Posts that see a reporter's number when they have to (request.revealContact) and answer for a whole community. */
export const askingRoles = ['communityClerk', 'subdistrictOfficer'] as const;

const isAsking = (party: Party): boolean => (askingRoles as readonly Party[]).includes(party);
