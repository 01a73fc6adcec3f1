import type { Actor } from '../kernel/access';
import { movesFrom } from '../kernel/machine';
import { isPermitted } from '../permissions';
import type { JobRow, JobView, TalkView } from './contract';
import { shifts, workKinds } from './kinds';
import { jobMachine, talkMachine, type JobMove, type TalkMove } from './machine';
import { hiredIn, isOver, myTalk, partiesToJob, type Job, type JobHappened, type MyShops, type Talk } from './model';
import { isMutual } from './talks';

export const jobRowOf = (job: Job): JobRow => ({
  jobId: job._id,
  shopId: job.shopId,
  shop: job.shop,
  title: job.title,
  kind: job.kind,
  kindLabel: workKinds[job.kind],
  shift: job.shift,
  shiftLabel: shifts[job.shift],
  pay: job.pay,
  hours: job.hours,
  place: job.placeLabel,
  until: job.until,
  wanted: job.wanted,
  hired: hiredIn(job),
  state: job.state,
  stateLabel: jobMachine.states[job.state],
  postedAt: job.postedAt,
});

const isTheirs = (move: TalkMove): boolean => move === 'withdraw';

/** A talk as one of its two sides sees it: the moves that are theirs, and who looked at their own number. */
export const talkViewOf = (talk: Talk, asOwner: boolean): TalkView => ({
  talkId: talk.talkId,
  state: talk.state,
  stateLabel: talkMachine.states[talk.state],
  name: talk.name,
  words: talk.words,
  at: talk.at,
  mayContact: isMutual(talk),
  views: (asOwner ? talk.shopViews : talk.views).map(({ who, at, reason }) => ({ who, at, reason })).reverse(),
  open: movesFrom(talkMachine, talk.state)
    .filter((move) => isTheirs(move) !== asOwner)
    .map((move) => ({ move, label: talkMachine.moves[move].label })),
});

const labelOf = (what: JobHappened['what']): string => (what === 'post' ? '发布' : jobMachine.moves[what].label);

const whoOf = ({ what, who }: JobHappened): string => {
  if (who !== '') return who;
  return what === 'expire' ? '系统' : '店家';
};

export type Viewer = { readonly actor: Actor; readonly shops: MyShops; readonly now: Date };

const mineOf = (job: Job, { actor, shops }: Viewer): JobView['mine'] => {
  const shop = shops.find(({ _id }) => _id === job.shopId);
  if (!shop) return '';
  return shop.ownerId === actor.id ? 'owner' : 'staff';
};

const openTo = (job: Job, { actor, shops }: Viewer): JobMove[] => {
  const parties = partiesToJob(job, actor, shops);
  return movesFrom(jobMachine, job.state).filter((move) => move !== 'expire' && isPermitted(`job.${move}`, parties));
};

export const jobViewOf = (job: Job, viewer: Viewer): JobView => {
  const { actor, now } = viewer;
  const mine = mineOf(job, viewer);
  const talk = myTalk(job, actor.id);
  const mayTalk = partiesToJob(job, actor, []).includes('resident') && mine === '' && !isOver(job, now);
  return {
    ...jobRowOf(job),
    text: job.text,
    phone: job.phone,
    mine,
    mayInterest: mayTalk && talk === undefined,
    my: talk ? talkViewOf(talk, false) : null,
    talks: mine === 'owner' ? job.talks.map((one) => talkViewOf(one, true)).reverse() : [],
    interested: job.talks.filter(({ state }) => state !== 'withdrawn').length,
    open: openTo(job, viewer).map((move) => ({ move, label: jobMachine.moves[move].label })),
    history: job.history
      .map((one) => ({ label: labelOf(one.what), who: whoOf(one), at: one.at, words: one.words }))
      .reverse(),
  };
};
