import type { CheckedInputOf } from '../../domain/contract';
import { closeJob, extend, fill, post, type Saying } from '../../domain/jobs/rules';
import { agree, decline, hire, newTalk, numberIn, seeNumber, whyNoTalk, withdraw } from '../../domain/jobs/talks';
import { TALKS_MAX, type jobActions, type JobView } from '../../domain/jobs/contract';
import { isOver, myTalk, partiesToJob, type Job, type Talk } from '../../domain/jobs/model';
import { interestNotice } from '../../domain/jobs/telling';
import { jobRowOf, jobViewOf, talkViewOf, type Viewer } from '../../domain/jobs/views';
import { partiesOf, type Actor } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { withTaps } from '../../domain/notices/rules';
import { districtOf, shownKey } from '../../domain/places/shown';
import { partiesToShop, type Shop } from '../../domain/shops/model';
import { appended, greaterThan, including, increased, lacks, lessThan, oneOf, type Where } from '../runtime/filters';
import { leaveFirst } from '../runtime/leaveFirst';
import { afterOf, pageOf } from '../runtime/page';
import type { Call, HandlersOf } from '../runtime/serve';
import { shopsOf } from '../runtime/shops';
import { areaOf } from './area';
import { lookedAhead } from './open';

type JobAction = {
  [A in keyof typeof jobActions]: (typeof jobActions)[A] extends { changes: true } ? A : never;
}[keyof typeof jobActions];
type OneJob = { [A in JobAction]: CheckedInputOf<A> extends { jobId: string } ? A : never }[JobAction];

/** What a rule is told besides the words: who says it, when, and whether they own the shop. */
type OnJob = Saying & { readonly ofShop: boolean };
type Rule<Said> = (job: Job, said: Said, saying: OnJob) => Job;

const opened = async (jobId: string, { caller, openid, now, store }: Opening): Promise<[Job, Viewer]> => {
  const [job, shops, actor] = await Promise.all([store.get('jobs', jobId), shopsOf(openid, store), caller]);
  return [job, { actor, shops, now }];
};
type Opening = Pick<Call<'job.read'>, 'caller' | 'openid' | 'now' | 'store'>;

const changed = async <A extends OneJob>(call: Call<A>, rule: Rule<CheckedInputOf<A>>): Promise<[Job, Viewer]> => {
  const { input, now, store, permit, once } = call;
  const [job, viewer] = await opened(input.jobId, call);
  const { actor, shops } = viewer;
  const withdrawn = job.talks.some(({ personId }) => personId === actor.id) ? (['seeker'] as const) : [];
  permit([...partiesToJob(job, actor, shops), ...withdrawn]);
  const ofShop = shops.some(({ _id, ownerId }) => _id === job.shopId && ownerId === actor.id);
  const saved = await store.save(
    'jobs',
    once(job, (loaded) => rule(loaded, input, { by: actor, now, ofShop })),
  );
  return [saved, viewer];
};

/** Every change of an opening takes the same road: load, ask leave, decide with its rule, save. */
const changing =
  <A extends OneJob>(rule: Rule<CheckedInputOf<A>>) =>
  async (call: Call<A>): Promise<JobView> =>
    jobViewOf(...(await changed(call, rule)));

type Beginning = { readonly job: Job; readonly shops: readonly Shop[] };

/** One guarded update: open, of my district, not my own, not said before, room left; the shop is told in the same breath. */
const begin = (
  { job, shops }: Beginning,
  talk: Talk,
  actor: Actor,
  { input, store }: Call<'job.interest'>,
): Promise<boolean> => {
  const [tap] = withTaps([], actor.id, input.subscribed).filter(({ template }) => template === 'progress');
  return store.claim('jobs', job._id, {
    when: {
      state: 'open',
      scopes: districtOf(actor.home?.scopes ?? []),
      untilAt: greaterThan(talk.at),
      ...(shops.length > 0 ? { shopId: shops.map(({ _id }) => lacks(_id)) } : {}),
      seekerIds: lacks(actor.id),
      talkCount: lessThan(TALKS_MAX),
    },
    then: {
      talks: appended(talk),
      seekerIds: including(actor.id),
      talkCount: increased(1),
      notices: appended(interestNotice(job, talk)),
      noticesDueAt: talk.at,
      ...(tap ? { allowances: appended(tap) } : {}),
    },
    once: true,
  });
};

const mineRow = (job: Job, openid: string) => {
  const talk = myTalk(job, openid);
  return talk ? [{ ...jobRowOf(job), my: talkViewOf(talk, false) }] : [];
};

export const jobHandlers = {
  'job.post': async ({ input, caller, now, store, permit, create, newId }) => {
    const [shop, actor] = await Promise.all([store.get('shops', input.shopId), caller]);
    permit(partiesToShop(shop, actor));
    const job = post({ _id: newId, shop }, input, { by: actor, now });
    return jobViewOf(await create('jobs', job), { actor, shops: [shop], now });
  },

  'job.list': async ({ input, caller, now, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const found = await store.list('jobs', {
      where: { shownIn: shownKey(areaOf(input.placeId, actor), input.kind) },
      by: { field: 'postedAt', order: 'desc' },
      limit: PAGE_SIZE + 1,
      after: afterOf(input.cursor),
    });
    const { shown, next } = pageOf(found, PAGE_SIZE, ({ postedAt }) => postedAt);
    return { rows: shown.filter((job) => !isOver(job, now)).map(jobRowOf), next };
  },

  // What a shop looks for is its owner's of today, whoever posted it: the shops are asked for first unless one is named.
  'job.mine': async ({ input, caller, openid, store, permit }) => {
    const newest = (where: Where<Job>): Promise<Job[]> =>
      store.list('jobs', { where, by: { field: 'postedAt', order: 'desc' }, limit: PAGE_SIZE });
    const [talked, named, shops, actor] = await Promise.all([
      newest({ seekerIds: openid }),
      input.shopId === undefined ? undefined : newest({ shopId: input.shopId }),
      shopsOf(openid, store),
      caller,
    ]);
    const ids = shops.map(({ _id }) => _id);
    const all = named ?? (ids.length === 0 ? [] : await newest({ shopId: oneOf(ids) }));
    const posted = all.filter(({ shopId }) => ids.includes(shopId));
    permit(partiesOf(actor), 'REGISTER_FIRST');
    return { posted: posted.map(jobRowOf), talked: talked.flatMap((job) => mineRow(job, openid)) };
  },

  'job.read': async (call) => {
    const [job, viewer] = await opened(call.input.jobId, call);
    call.permit(partiesToJob(job, viewer.actor, viewer.shops));
    return jobViewOf(job, viewer);
  },

  'job.extend': changing<'job.extend'>(extend),
  'job.fill': changing<'job.fill'>(fill),
  'job.close': changing<'job.close'>(closeJob),
  'job.withdraw': changing<'job.withdraw'>(withdraw),
  'job.agree': changing<'job.agree'>(agree),
  'job.decline': changing<'job.decline'>(decline),
  'job.hire': changing<'job.hire'>(hire),

  'job.interest': async (call) => {
    const { input, caller, now, store, permit, once, newId } = call;
    const [[job, shops], actor] = await leaveFirst(lookedAhead('job.interest', call), caller, (one) =>
      permit(partiesOf(one), 'REGISTER_FIRST'),
    );
    const talk = newTalk(newId, input, { by: actor, now });
    if (!(await begin({ job, shops }, talk, actor, call))) {
      const fresh = await store.get('jobs', input.jobId);
      const ofShop = shops.some(({ _id }) => _id === fresh.shopId);
      once(fresh, (loaded) => refuse(whyNoTalk(loaded, actor, ofShop, now)));
    }
    return { talkId: newId };
  },

  'job.contact': async (call) => {
    const [job, { actor, shops }] = await changed(call, seeNumber);
    const ofShop = shops.some(({ _id, ownerId }) => _id === job.shopId && ownerId === actor.id);
    return numberIn(job, call.input, ofShop);
  },
} satisfies HandlersOf<typeof jobActions>;
