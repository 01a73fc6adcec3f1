import type { Actor } from '../kernel/access';
import type { FaultCode } from '../faults';
import { refuse } from '../kernel/fault';
import { step } from '../kernel/machine';
import { withTaps } from '../notices/rules';
import { viewed } from '../requests/contact';
import type { Contact } from '../requests/held';
import { TALKS_MAX } from './contract';
import { talkMachine, type TalkMove } from './machine';
import { hiredIn, isOfDistrict, isOver, myTalk, type Job, type Talk } from './model';
import { moved, type Saying } from './rules';
import { toldOfEnd, toldSeeker, toldShopOfLeaving } from './telling';

type Interest = { readonly words: string; readonly contact: Contact };

/** My yes: what a shop may read of me, and the number it sees once it says yes too. */
export const newTalk = (talkId: string, said: Interest, { by, now }: Saying): Talk => ({
  talkId,
  personId: by.id,
  name: by.nickname || '邻居',
  words: said.words,
  contact: said.contact,
  state: talkMachine.initial,
  at: now.toISOString(),
  views: [],
  shopViews: [],
});

/** Why the database did not take a talk. */
export const whyNoTalk = (job: Job, by: Actor, ofShop: boolean, now: Date): FaultCode => {
  if (!isOfDistrict(job, by) || job.state === 'closed') return 'NOT_FOUND';
  if (ofShop) return 'JOB_OWN';
  if (isOver(job, now)) return 'JOB_OVER';
  if (job.seekerIds.includes(by.id)) return 'JOB_SAID';
  return job.talkCount >= TALKS_MAX ? 'JOB_CROWDED' : 'BUSY';
};

const replaced = (job: Job, talk: Talk): Job => ({
  ...job,
  talks: job.talks.map((one) => (one.talkId === talk.talkId ? talk : one)),
});

const stepped = (talk: Talk, move: TalkMove): Talk => ({ ...talk, state: step(talkMachine, talk.state, move) });

const talkIn = (job: Job, talkId: string): Talk =>
  job.talks.find((talk) => talk.talkId === talkId) ?? refuse('NOT_FOUND');

/** What the shop answers; a talk goes on after the opening is over, for whoever was in it. */
const answered = (job: Job, talkId: string, move: TalkMove, now: Date): Job => {
  if (job.state === 'closed') refuse('JOB_MOVED_ON');
  const talk = stepped(talkIn(job, talkId), move);
  return toldSeeker(replaced(job, talk), talk, now.toISOString());
};

type Answer = { readonly talkId: string };

/** The shop's yes: from now on both see the other's number. */
export const agree = (
  job: Job,
  said: Answer & { readonly subscribed: readonly string[] },
  { by, now }: Saying,
): Job => {
  const met = answered(job, said.talkId, 'agree', now);
  return { ...met, allowances: withTaps(met.allowances, by.id, said.subscribed) };
};

export const decline = (job: Job, said: Answer, { now }: Saying): Job => answered(job, said.talkId, 'decline', now);

/** Whoever takes the last place fills the opening. */
export const hire = (job: Job, said: Answer, { now }: Saying): Job => {
  const hired = answered(job, said.talkId, 'hire', now);
  return hired.state === 'open' && hiredIn(hired) >= hired.wanted
    ? toldOfEnd(moved(hired, 'fill', { now }), '', now.toISOString())
    : hired;
};

/** Taken back: nobody sees the number from now on. */
export const withdraw = (job: Job, _: object, { by }: Saying): Job => {
  const mine = myTalk(job, by.id) ?? refuse('NOT_FOUND');
  const gone = replaced(job, stepped(mine, 'withdraw'));
  return { ...gone, seekerIds: job.seekerIds.filter((personId) => personId !== by.id) };
};

/** Whoever is gone takes back what they began, and the shop need not wait. */
export const seekerLeft = (job: Job, personId: string, now: Date): Job => {
  const open = job.talks.filter(
    (talk) => talk.personId === personId && (talk.state === 'asked' || talk.state === 'met'),
  );
  if (open.length === 0) return job;
  const taken = open.reduce((left, talk) => replaced(left, stepped(talk, 'withdraw')), job);
  const gone = { ...taken, seekerIds: job.seekerIds.filter((one) => one !== personId) };
  return toldShopOfLeaving(gone, open, now.toISOString());
};

const isMutual = ({ state }: Talk): boolean => state === 'met' || state === 'hired';

/** The shop's owner looks at the person's number, the person at the shop's; each look is kept for the other to read. */
export const seeNumber = (job: Job, said: Answer, { by, now, ofShop }: Saying & { ofShop: boolean }): Job => {
  const talk = talkIn(job, said.talkId);
  if (!ofShop && talk.personId !== by.id) refuse('NOT_FOUND');
  if (!isMutual(talk)) refuse('JOB_NOT_BOTH');
  const view = { by: by.id, who: ofShop ? job.shop : talk.name, at: now.toISOString(), reason: '双方同意联系' };
  return replaced(job, {
    ...talk,
    views: ofShop ? viewed(talk.views, view, 'JOB_VIEWS_FULL') : talk.views,
    shopViews: ofShop ? talk.shopViews : viewed(talk.shopViews, view, 'JOB_VIEWS_FULL'),
  });
};

export const numberIn = (job: Job, { talkId }: Answer, ofShop: boolean): Contact =>
  ofShop ? talkIn(job, talkId).contact : job.contact;

export { isMutual };
