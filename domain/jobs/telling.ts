import type { Message, Notice } from '../notices/model';
import { messageOf, withNotices } from '../notices/rules';
import { jobMachine } from './machine';
import type { Job, Talk } from './model';

/** What the shop is told of a new talk; written in the same breath as the talk. */
export const interestNotice = (job: Job, { talkId, at }: Talk): Notice<Job['state']> => ({
  event: `${job._id}:${talkId}`,
  template: 'progress',
  to: { shopId: job.shopId },
  words: '有人对你的招工感兴趣',
  at,
  state: 'open',
  attempts: 0,
});

const answers: Readonly<Partial<Record<Talk['state'], string>>> = {
  met: '店家同意联系，打开看电话',
  hired: '店家录用了你',
  declined: '这次没有谈成，看看别的',
};

/** The person hears what became of their talk. */
export const toldSeeker = (job: Job, talk: Talk, at: string): Job => {
  const words = answers[talk.state];
  return words === undefined
    ? job
    : withNotices(
        job,
        `${job._id}:${talk.talkId}:${talk.state}`,
        [{ template: 'progress', words, to: { personId: talk.personId } }],
        at,
      );
};

/** The shop was waiting for somebody who is gone. */
export const toldShopOfLeaving = (job: Job, talks: readonly Talk[], at: string): Job =>
  withNotices(
    job,
    `${job._id}:${talks.map(({ talkId }) => talkId).join()}:left`,
    [{ template: 'progress', words: '有位意向人已注销，不用再等', to: { shopId: job.shopId } }],
    at,
  );

/** Everybody still waiting hears that it is over; the shop hears what it did not do itself. */
export const toldOfEnd = (job: Job, owner: string, at: string): Job => {
  const waiting = job.talks.filter(({ state }) => state === 'asked' || state === 'met');
  const told = [
    ...(owner === '' ? [] : [{ words: owner, to: { shopId: job.shopId } }]),
    ...waiting.map(({ personId }) => ({ words: '这条招工已经结束', to: { personId } })),
  ];
  return withNotices(
    job,
    `${job._id}:${job.history.length}:${job.state}`,
    told.map(({ words, to }) => ({ template: 'progress' as const, words, to })),
    at,
  );
};

export const jobMessage = (job: Job, notice: Notice, now: Date): Message =>
  messageOf(notice, {
    page: `packages/merchants/job/index?id=${job._id}`,
    title: `${job.shop} ${job.title}`,
    state: jobMachine.states[job.state],
    at: notice.at,
    now,
  });
