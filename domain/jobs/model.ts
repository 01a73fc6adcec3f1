import { rolesWithin, type Actor, type Party } from '../kernel/access';
import type { Telling } from '../notices/model';
import { districtOf } from '../places/shown';
import type { Contact, ContactView } from '../requests/held';
import type { Shop } from '../shops/model';
import type { Shift, WorkKind } from './kinds';
import type { JobMove, JobState, TalkState } from './machine';

/** One person who is interested: their number is theirs until both sides said yes. */
export type Talk = {
  readonly talkId: string;
  readonly personId: string;
  readonly name: string;
  readonly words: string;
  readonly contact: Contact;
  readonly state: TalkState;
  readonly at: string;
  /** Each look at this person's number, and this person's looks at the shop's. */
  readonly views: readonly ContactView[];
  readonly shopViews: readonly ContactView[];
};

export type JobHappened = {
  readonly what: JobMove | 'post';
  /** 建设路社区 社区专员; empty when the shop itself acted, or the clock. */
  readonly who: string;
  readonly at: string;
  readonly words: string;
};

export type Job = Telling<JobState> & {
  readonly shopId: string;
  readonly shop: string;
  readonly posterId: string;
  readonly title: string;
  readonly kind: WorkKind;
  readonly shift: Shift;
  readonly pay: string;
  readonly hours: string;
  readonly text: string;
  readonly placeLabel: string;
  /** The community's number. */
  readonly phone: string;
  readonly contact: Contact;
  readonly wanted: number;
  /** The last Shanghai day, and the first moment after it. */
  readonly until: string;
  readonly untilAt: string;
  readonly postedAt: string;
  readonly talks: readonly Talk[];
  readonly talkCount: number;
  /** Whoever has a talk they did not take back: what a person's own are found by. */
  readonly seekerIds: readonly string[];
  /** The lists it is in while it is open. */
  readonly shownIn: readonly string[];
  /** When the clock ends it, and the id; empty when it need not. */
  readonly lookKey: string;
  readonly history: readonly JobHappened[];
};

/** The shops somebody owns or helps in, as far as a matter of a shop's needs them. */
export type MyShops = readonly Pick<Shop, '_id' | 'ownerId'>[];

const partiesOfShop = (shopId: string, actor: Actor, shops: MyShops): Party[] =>
  shops
    .filter(({ _id }) => _id === shopId)
    .map(({ ownerId }) => (ownerId === actor.id ? ('shopOwner' as const) : ('shopStaff' as const)));

/** Everything the actor is to this opening: anybody of the district reads it until it is taken down. */
export const partiesToJob = (job: Job, actor: Actor, shops: MyShops): Party[] => [
  ...rolesWithin(actor, job.scopes),
  ...partiesOfShop(job.shopId, actor, shops),
  ...(job.seekerIds.includes(actor.id) ? (['seeker'] as const) : []),
  ...(job.state !== 'closed' && isOfDistrict(job, actor) ? (['resident'] as const) : []),
];

export const isOfDistrict = ({ scopes }: Pick<Job, 'scopes'>, { home }: Actor): boolean =>
  home !== null && districtOf(home.scopes) === districtOf(scopes);

export const isOver = (job: Pick<Job, 'state' | 'untilAt'>, now: Date): boolean =>
  job.state !== 'open' || job.untilAt <= now.toISOString();

export const myTalk = (job: Job, personId: string): Talk | undefined =>
  job.talks.filter((talk) => talk.personId === personId && talk.state !== 'withdrawn').at(-1);

export const hiredIn = ({ talks }: Pick<Job, 'talks'>): number => talks.filter(({ state }) => state === 'hired').length;
