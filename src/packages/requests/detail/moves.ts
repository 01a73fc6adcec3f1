import { fileIdsOf } from '../../../api/usePhotos';
import { outcomes, type Outcome } from '../../../../domain/requests/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { REASON_LEAST } from '../../../../domain/kernel/schemas';
import { caseSheets } from './caseMoves';
import { noWords, reason, type MoveSheet, type SheetMove } from './sheet';

const nothing = () => '';

const outcomeNotes: Readonly<Record<Outcome, string>> = {
  solved: '接着由别的人去现场核查',
  partly: '写明还差什么，反映人会看到',
  notNow: '写明原因和再看的日子，反映人会看到',
};
const isOutcome = (chosen: string | null): chosen is Outcome => chosen !== null && chosen in outcomes;

/** One row a move: what the sheet says, what it needs, what it does. */
export const moveSheets: Readonly<Record<SheetMove, MoveSheet>> = {
  ...caseSheets,
  withdraw: {
    title: '撤回这件事',
    next: '撤回后社区不再办理，需要时可以重新反映。',
    placeholder: '为什么撤回，可以不写',
    button: '撤回',
    missing: nothing,
    make: (run, requestId, { words }) => run('request.withdraw', { requestId, reason: words }),
  },
  resolve: {
    title: '提交办理结果',
    next: '提交后由办理人以外的人去现场核查。',
    placeholder: '怎么办的，说给反映人听',
    button: '提交办理结果',
    photos: true,
    options: Object.entries(outcomes).map(([key, label]) => ({ key, label, note: outcomeNotes[key as Outcome] })),
    dayFor: ({ chosen }) => (chosen === 'notNow' ? '哪天再来看' : ''),
    missing: ({ chosen, words, day }) => {
      if (!isOutcome(chosen)) return '选一个办理结果';
      if (chosen !== 'solved' && !saysAtLeast(words, REASON_LEAST)) return reason('写明还差什么')(noWords);
      return chosen === 'notNow' && !day ? '选一个再看的日子' : '';
    },
    make: async (run, requestId, { chosen, words, photos, day }) =>
      isOutcome(chosen)
        ? run('request.resolve', {
            requestId,
            outcome: chosen,
            words,
            photos: fileIdsOf(photos),
            ...(chosen === 'notNow' && { review: day }),
          })
        : undefined,
  },
  verify: {
    title: '核查通过',
    next: '通过后请反映人评价，满意才算办结。',
    placeholder: '现场看到什么，可以不写',
    button: '核查通过',
    photos: true,
    options: [
      { key: 'solved', label: '现场看过，解决了' },
      { key: 'notSolved', label: '能做的都做了，还没完全解决' },
    ],
    missing: ({ chosen }) => (chosen ? '' : '选一选现场看到的'),
    make: (run, requestId, { chosen, words, photos }) =>
      run('request.verify', { requestId, solved: chosen === 'solved', words, photos: fileIdsOf(photos) }),
  },
  sendBack: {
    title: '退回重办',
    next: '退回后由原来的人接着办。',
    placeholder: '还差什么，说给办理人听',
    button: '退回重办',
    photos: true,
    missing: reason('写明还差什么'),
    make: (run, requestId, { words, photos }) =>
      run('request.sendBack', { requestId, reason: words, photos: fileIdsOf(photos) }),
  },
  reopen: {
    title: '不满意，重新办理',
    next: '点一点哪里不满意，接着办的人看得到。办好再请你评价，一次比一次请来更多的人。',
    placeholder: '还想说的话，可以不写',
    button: '重新办理',
    tags: true,
    photos: true,
    missing: ({ tags, words }) => (tags.length > 0 || saysAtLeast(words, REASON_LEAST) ? '' : '点一点哪里不满意'),
    make: (run, requestId, { tags, words, photos }, subscribed) =>
      run('request.reopen', { requestId, tags: [...tags], reason: words, photos: fileIdsOf(photos), subscribed }),
  },
};
