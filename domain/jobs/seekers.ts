import { rolesWithin, type Actor, type Party } from '../kernel/access';
import { shanghaiDate } from '../kernel/calendar';
import { endOfDay } from '../kernel/dates';
import { refuse } from '../kernel/fault';
import { step } from '../kernel/machine';
import type { Message, Notice, Telling } from '../notices/model';
import { messageOf, withNotices, withTaps } from '../notices/rules';
import { districtOf, shownKeys } from '../places/shown';
import { bylineFor } from '../posts/acting';
import { shifts, workKinds, type Shift, type WorkKind } from './kinds';
import { seekerMachine, type SeekerState } from './machine';
import { isOver, type Job } from './model';
import { MATCHES_MAX, type SeekerRow, type SeekerSaid, type SeekerView } from './seekerContract';

const DAY = 86_400_000;
const STANDS_DAYS = 90;
/** Said anew, there is room again for openings to be told of. */
const MATCHES_KEPT = 10;

type Match = {
  readonly jobId: string;
  readonly title: string;
  readonly shop: string;
  readonly by: string;
  readonly at: string;
};

/** Somebody who looks for work: one document a person. Staff read what they are called and want, never a number. */
export type Seeker = Telling<SeekerState> & {
  readonly personId: string;
  readonly name: string;
  readonly placeLabel: string;
  readonly kinds: readonly WorkKind[];
  readonly shifts: readonly Shift[];
  readonly words: string;
  readonly saidAt: string;
  readonly until: string;
  readonly untilAt: string;
  readonly matches: readonly Match[];
  readonly shownIn: readonly string[];
  readonly lookKey: string;
};

type Saying = { readonly by: Actor; readonly now: Date };

const derived = (seeker: Seeker): Seeker => {
  const looks = seeker.state === 'looking';
  const posts = seeker.scopes.filter((scope) => !scope.includes('-'));
  return {
    ...seeker,
    shownIn: looks ? shownKeys(posts, seeker.kinds) : [],
    lookKey: looks ? `${seeker.untilAt} ${seeker._id}` : '',
  };
};

/** Somebody never heard of starts as one who has stopped: saying it is the same step for everybody. */
export const unheard = (_id: string, by: Actor): Seeker => ({
  _id,
  version: 1,
  operations: [],
  state: 'stopped',
  ...{ personId: by.id, name: '', placeLabel: '', scopes: [], kinds: [], shifts: [], words: '' },
  ...{ saidAt: '', until: '', untilAt: '', matches: [], shownIn: [], lookKey: '' },
  ...{ notices: [], noticesDueAt: '', allowances: [] },
});

/** Says it, or says it anew; stands three months from now. */
export const say = (seeker: Seeker, said: SeekerSaid, { by, now }: Saying): Seeker => {
  const until = shanghaiDate(new Date(now.getTime() + STANDS_DAYS * DAY));
  return derived({
    ...seeker,
    state: step(seekerMachine, seeker.state, 'renew'),
    name: by.nickname || '邻居',
    placeLabel: by.home?.community ?? '',
    scopes: by.home?.scopes ?? [],
    ...{ kinds: said.kinds, shifts: said.shifts, words: said.words },
    saidAt: now.toISOString(),
    until,
    untilAt: endOfDay(until).toISOString(),
    matches: seeker.matches.slice(-MATCHES_KEPT),
    allowances: withTaps(seeker.allowances, by.id, said.subscribed),
  });
};

export const stop = (seeker: Seeker): Seeker =>
  derived({ ...seeker, state: step(seekerMachine, seeker.state, 'stop') });

export const lookAtSeeker = (seeker: Seeker, now: Date): Seeker =>
  seeker.state === 'looking' && seeker.untilAt <= now.toISOString()
    ? derived({ ...seeker, state: step(seekerMachine, seeker.state, 'lapse') })
    : seeker;

export const partiesToSeeker = (seeker: Seeker, actor: Actor): Party[] => rolesWithin(actor, seeker.scopes);

/** Staff think of an opening for somebody, and the person is told. Nothing of theirs reaches the shop. */
export const match = (seeker: Seeker, job: Job, { by, now }: Saying): Seeker => {
  if (seeker.state !== 'looking') refuse('SEEKER_MOVED_ON');
  if (districtOf(job.scopes) !== districtOf(seeker.scopes) || job.state === 'closed') refuse('NOT_FOUND');
  if (isOver(job, now)) refuse('JOB_OVER');
  if (seeker.matches.some(({ jobId }) => jobId === job._id)) refuse('SEEKER_MATCHED');
  if (seeker.matches.length >= MATCHES_MAX) refuse('SEEKER_MATCHES_FULL');
  const at = now.toISOString();
  const post = bylineFor(by, seeker.scopes, 'seeker.match');
  const matched = {
    ...seeker,
    matches: [...seeker.matches, { jobId: job._id, title: job.title, shop: job.shop, by: post, at }],
  };
  const words = `${job.shop}：${job.title}`;
  return withNotices(
    matched,
    `${seeker._id}:${job._id}`,
    [{ template: 'progress', words, to: { personId: seeker.personId } }],
    at,
  );
};

const entriesOf = (seeker: Seeker) => ({
  seekerId: seeker._id,
  kinds: [...seeker.kinds],
  kindLabels: seeker.kinds.map((kind) => workKinds[kind]),
  shifts: [...seeker.shifts],
  shiftLabels: seeker.shifts.map((shift) => shifts[shift]),
  words: seeker.words,
  state: seeker.state,
  stateLabel: seekerMachine.states[seeker.state],
  until: seeker.until,
});

export const seekerViewOf = (seeker: Seeker): SeekerView => ({
  ...entriesOf(seeker),
  matches: seeker.matches.map((one) => ({ ...one })).reverse(),
});

export const seekerRowOf = (seeker: Seeker): SeekerRow => ({
  ...entriesOf(seeker),
  name: seeker.name,
  place: seeker.placeLabel,
  matchedIds: seeker.matches.map(({ jobId }) => jobId),
});

export const seekerMessage = (seeker: Seeker, notice: Notice, now: Date): Message =>
  messageOf(notice, {
    page: 'packages/merchants/jobs/index',
    title: '社区给你找到一个活儿',
    state: seekerMachine.states[seeker.state],
    at: notice.at,
    now,
  });
