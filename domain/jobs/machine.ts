import { defineMachine, type MoveOf, type StateOf } from '../kernel/machine';

/** An opening ends by itself on its last day; whatever ended it but closing, it may be opened again. */
export const jobMachine = defineMachine({
  name: 'job',
  initial: 'open',
  refusal: 'JOB_MOVED_ON',
  states: { open: '招工中', filled: '已招满', expired: '已到期', closed: '已撤下' },
  moves: {
    fill: { from: ['open'], to: 'filled', label: '招满了' },
    expire: { from: ['open'], to: 'expired', label: '到期' },
    extend: { from: ['open', 'filled', 'expired'], to: 'open', label: '继续招' },
    close: { from: ['open', 'filled', 'expired'], to: 'closed', label: '撤下' },
  },
});

/** One person and one opening: the phone numbers are known to both sides once both said yes. */
export const talkMachine = defineMachine({
  name: 'talk',
  initial: 'asked',
  refusal: 'JOB_TALK_MOVED_ON',
  states: { asked: '等店家回应', met: '双方同意联系', hired: '已录用', declined: '没有谈成', withdrawn: '已撤回' },
  moves: {
    agree: { from: ['asked'], to: 'met', label: '同意联系' },
    decline: { from: ['asked', 'met'], to: 'declined', label: '婉拒' },
    hire: { from: ['met'], to: 'hired', label: '录用' },
    withdraw: { from: ['asked', 'met'], to: 'withdrawn', label: '撤回意向' },
  },
});

/** Somebody looks for work until they found some, or until nobody has heard of them for long. */
export const seekerMachine = defineMachine({
  name: 'seeker',
  initial: 'looking',
  refusal: 'SEEKER_MOVED_ON',
  states: { looking: '求职中', stopped: '不找了', lapsed: '登记到期' },
  moves: {
    renew: { from: ['looking', 'stopped', 'lapsed'], to: 'looking', label: '登记求职' },
    stop: { from: ['looking'], to: 'stopped', label: '停止求职' },
    lapse: { from: ['looking'], to: 'lapsed', label: '到期' },
  },
});

export type JobState = StateOf<typeof jobMachine>;
export type JobMove = MoveOf<typeof jobMachine>;
export type TalkState = StateOf<typeof talkMachine>;
export type TalkMove = MoveOf<typeof talkMachine>;
export type SeekerState = StateOf<typeof seekerMachine>;
