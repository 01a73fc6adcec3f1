import type { Actor } from '../kernel/access';
import { shanghaiDate } from '../kernel/calendar';
import { endOfDay } from '../kernel/dates';
import { refuse } from '../kernel/fault';
import { step } from '../kernel/machine';
import { withTaps } from '../notices/rules';
import { shownKeys } from '../places/shown';
import { bylineFor } from '../posts/acting';
import type { Contact } from '../requests/held';
import type { Shop } from '../shops/model';
import { DAYS_AHEAD_MAX, type JobSaid } from './contract';
import { jobMachine, type JobMove } from './machine';
import type { Job, JobHappened } from './model';
import { toldOfEnd } from './telling';

const DAY = 86_400_000;
const HISTORY_MAX = 60;

export type Saying = { readonly by: Actor; readonly now: Date };

/** The first moment after a Shanghai day that lies ahead, and not too far. */
const endOf = (until: string, now: Date): string => {
  const last = shanghaiDate(new Date(now.getTime() + DAYS_AHEAD_MAX * DAY));
  if (until < shanghaiDate(now) || until > last) refuse('JOB_DAYS');
  return endOfDay(until).toISOString();
};

/** What indexes look for, said again from the facts. */
const derived = (job: Job): Job => {
  const isOpen = job.state === 'open';
  return {
    ...job,
    shownIn: isOpen ? shownKeys(job.scopes, [job.kind]) : [],
    lookKey: isOpen ? `${job.untilAt} ${job._id}` : '',
  };
};

type Line = { readonly what: JobHappened['what']; readonly who?: string; readonly words?: string; readonly now: Date };

export const told = (job: Job, { what, who = '', words = '', now }: Line): Job =>
  derived({
    ...job,
    history: [...job.history, { what, who, at: now.toISOString(), words }].slice(-HISTORY_MAX),
  });

export const moved = (job: Job, what: JobMove, line: Omit<Line, 'what'>): Job =>
  told({ ...job, state: step(jobMachine, job.state, what) }, { what, ...line });

const contactOf = (said: Contact | undefined, shop: Shop): Contact => said ?? shop.contact ?? refuse('JOB_NEEDS_PHONE');

/** 用工需求 of a shop the community knows. Nobody pays for it, neither shop nor person. */
export const post = (made: { readonly _id: string; readonly shop: Shop }, said: JobSaid, { by, now }: Saying): Job => {
  const { _id, shop } = made;
  if (shop.state !== 'verified') refuse('SHOP_NOT_VERIFIED');
  const job: Job = {
    _id,
    version: 1,
    operations: [],
    state: jobMachine.initial,
    ...{ shopId: shop._id, shop: shop.name, posterId: by.id, scopes: shop.scopes },
    ...{ placeLabel: shop.placeLabel, phone: shop.phone },
    ...{ title: said.title, kind: said.kind, shift: said.shift, pay: said.pay, hours: said.hours, text: said.text },
    ...{
      wanted: said.wanted,
      until: said.until,
      untilAt: endOf(said.until, now),
      contact: contactOf(said.contact, shop),
    },
    postedAt: now.toISOString(),
    ...{ talks: [], talkCount: 0, seekerIds: [], shownIn: [], lookKey: '', history: [] },
    ...{ notices: [], noticesDueAt: '', allowances: withTaps([], by.id, said.subscribed) },
  };
  return told(job, { what: 'post', now });
};

export const extend = (
  job: Job,
  said: { readonly until: string; readonly wanted?: number | undefined; readonly subscribed: readonly string[] },
  { by, now }: Saying,
): Job => {
  const untilAt = endOf(said.until, now);
  const allowances = withTaps(job.allowances, by.id, said.subscribed);
  const longer = { ...job, until: said.until, untilAt, wanted: said.wanted ?? job.wanted, allowances };
  return moved(longer, 'extend', { now, words: `到 ${said.until}` });
};

export const fill = (job: Job, _: object, { now }: Saying): Job =>
  toldOfEnd(moved(job, 'fill', { now }), '', now.toISOString());

/** The shop takes it down, or the community does and says why. */
export const closeJob = (job: Job, said: { readonly reason: string }, saying: Saying & { ofShop: boolean }): Job => {
  const { by, now, ofShop } = saying;
  const who = ofShop ? '' : bylineFor(by, job.scopes, 'job.close');
  const closed = moved(job, 'close', { who, words: said.reason, now });
  return toldOfEnd(closed, ofShop ? '' : '社区撤下了招工，原因在里面看', now.toISOString());
};

/** Its last day is over: said once to the shop, which may go on looking. */
export const lookAtJob = (job: Job, now: Date): Job =>
  job.state !== 'open' || job.untilAt > now.toISOString()
    ? job
    : toldOfEnd(moved(job, 'expire', { now }), '招工到期，还要招请继续', now.toISOString());
