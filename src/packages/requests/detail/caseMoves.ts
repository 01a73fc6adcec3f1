import { citedAs, lacksDuty } from '../../staff/citing';
import { fileIdsOf } from '../../../api/usePhotos';
import { ADDED_PHOTOS_MAX } from '../../../../domain/requests/caseContract';
import { scores, type Score } from '../../../../domain/requests/caseView';
import { ratings, type Rating, type RequestView } from '../../../../domain/requests/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { REASON_LEAST } from '../../../../domain/kernel/schemas';
import { reason, type MoveSheet, type SheetMove } from './sheet';

/** The sheets of a case between departments: whistles, hand-overs, pauses, meetings, return visits. */
type CaseMove = Exclude<SheetMove, 'withdraw' | 'resolve' | 'verify' | 'sendBack' | 'reopen'>;

const nothing = () => '';

const answered = ({ whistle }: RequestView) =>
  (whistle?.calls ?? [])
    .filter(({ report, score }) => report && !score)
    .map(({ unitId, unit, report }) => ({ key: unitId, label: unit, note: report }));
const unfinished = ({ tasks }: RequestView) =>
  tasks.filter(({ doneAt }) => !doneAt).map(({ task, unit, text }) => ({ key: String(task), label: text, note: unit }));

/** The reporter's own word, passed on; whoever did not want to say may leave it. */
const heardOptions = [
  { key: 'satisfied', label: `反映人说${ratings.satisfied}` },
  { key: 'soso', label: `反映人说${ratings.soso}` },
  { key: 'dissatisfied', label: `反映人说${ratings.dissatisfied}`, note: '会重新办理' },
  { key: 'unsaid', label: '没说，这次先不记' },
];
const isRating = (which: string | null): which is Rating => which !== null && which in ratings;

/** A neighbour who met it too said it is not done, and whoever went to look agrees. */
const takenUp = { key: 'again', label: '邻居说得对，还没办好', note: '会重新办理' };

const isScore = (chosen: string | null): chosen is Score => chosen !== null && chosen in scores;

const hurry = { key: 'hurry', label: '定为急事快办', note: '从现在起按急事的时限办' };
const calm = { key: 'calm', label: '不再按急事办', note: '承诺的时间恢复原来的' };

export const caseSheets: Readonly<Record<CaseMove, MoveSheet>> = {
  answer: {
    title: '我们来办',
    next: '这一类事归你们单位。接下来由你们负责到底，办好请店主评价。',
    placeholder: '跟店主说一句怎么办，可以不写',
    button: '接下来',
    missing: nothing,
    make: (run, requestId, { words }) => run('request.answer', { requestId, words }),
  },
  sign: {
    title: '签收吹哨',
    next: '签收说明部门已经看到，接着要在一天之内联系反映人或社区。',
    placeholder: '',
    button: '签收',
    wordless: true,
    missing: nothing,
    make: (run, requestId) => run('request.sign', { requestId }),
  },
  contact: {
    title: '已经联系',
    next: '写下跟谁说的、说了什么，大家都看得到。',
    placeholder: '比如：和社区约好周四上午到现场',
    button: '记下联系',
    missing: reason('写一写联系的情况'),
    make: (run, requestId, { words }) => run('request.contact', { requestId, words }),
  },
  report: {
    title: '部门报到',
    next: '写明到场看到什么、做了什么。报到之后社区会评价。',
    placeholder: '到场看到什么，做了什么',
    button: '报到',
    photos: true,
    missing: reason('写一写到场的情况'),
    make: (run, requestId, { words, photos }) => run('request.report', { requestId, words, photos: fileIdsOf(photos) }),
  },
  takeOver: {
    title: '接手办理',
    next: '接手后由你负责到底，时间接着走，不重新算。',
    placeholder: '跟转交的人说一句，可以不写',
    button: '接手',
    missing: nothing,
    make: (run, requestId, { words }) => run('request.takeOver', { requestId, words }),
  },
  decline: {
    title: '退单',
    next: '退单要引用清单里的一条。退过两次，由上一级来定。',
    placeholder: '为什么不该由你来办',
    button: '退单',
    duties: true,
    missing: (said) => lacksDuty(said) || reason('写明为什么退')(said),
    make: (run, requestId, said) => run('request.decline', { requestId, ...citedAs(said), words: said.words }),
  },
  pause: {
    title: '暂停计时',
    next: '等材料、等天气才能暂停，反映人看得到原因。到日子自动接着走。',
    placeholder: '为什么要等',
    button: '暂停',
    dayFor: () => '暂停到哪天',
    missing: (said) => (said.day ? reason('写明为什么要等')(said) : '选一天'),
    make: (run, requestId, { day, words }) => run('request.pause', { requestId, until: day, words }),
  },
  resume: {
    title: '继续计时',
    next: '从现在起时间接着走。',
    placeholder: '',
    button: '继续计时',
    wordless: true,
    missing: nothing,
    make: (run, requestId) => run('request.resume', { requestId }),
  },
  ask: {
    title: '问反映人',
    next: '反映人回答之前先停一停，最多两个工作日；一回答就接着走。',
    placeholder: '想问什么，比如：哪一天开始不亮的',
    button: '问一问',
    missing: reason('写明要问什么'),
    make: (run, requestId, { words }) => run('request.ask', { requestId, words }),
  },
  reply: {
    title: '回答',
    next: '办理的人马上看得到，接着就办。',
    placeholder: '回答一句，也可以拍张照片',
    button: '回答',
    photos: true,
    photosMost: ADDED_PHOTOS_MAX,
    missing: ({ words, photos }) => (words.trim() || photos.length > 0 ? '' : '写一句，或者拍张照片'),
    make: (run, requestId, { words, photos }) => run('request.reply', { requestId, words, photos: fileIdsOf(photos) }),
  },
  add: {
    title: '补充情况',
    next: '办理的人马上看得到。话和照片先过审核。',
    placeholder: `有什么新情况，至少 ${REASON_LEAST} 个字，也可以只放照片`,
    button: '补充',
    photos: true,
    photosMost: ADDED_PHOTOS_MAX,
    missing: ({ words, photos }) =>
      saysAtLeast(words, REASON_LEAST) || photos.length > 0 ? '' : `写上至少 ${REASON_LEAST} 个字，或者放照片`,
    make: (run, requestId, { words, photos }) => run('request.add', { requestId, words, photos: fileIdsOf(photos) }),
  },
  scoreUnit: {
    title: '评价部门',
    next: '部门报到之后评一次，说的话部门看得到。',
    placeholder: '好在哪里，差在哪里，可以不写',
    button: '评好了',
    whichOf: answered,
    options: Object.entries(scores).map(([key, label]) => ({ key, label })),
    missing: ({ which, chosen }) => (which && chosen ? '' : '选部门，再选好坏'),
    make: async (run, requestId, { which, chosen, words }) =>
      which && isScore(chosen)
        ? run('request.scoreUnit', { requestId, unitId: which, score: chosen, words })
        : undefined,
  },
  scoreWhistle: {
    title: '评价这次吹哨',
    next: '该不该吹这一声哨，部门也说一说，评一次。',
    placeholder: '为什么这么说，可以不写',
    button: '评好了',
    options: [
      { key: 'yes', label: '吹得对，该我们来' },
      { key: 'no', label: '吹错了，不归我们' },
    ],
    missing: ({ chosen }) => (chosen ? '' : '选一个'),
    make: (run, requestId, { chosen, words }) =>
      run('request.scoreWhistle', { requestId, justified: chosen === 'yes', words }),
  },
  finishTask: {
    title: '完成会议任务',
    next: '写明做成了什么，反映人也看得到。',
    placeholder: '做成了什么',
    button: '完成',
    whichOf: unfinished,
    missing: (said) => (said.which ? reason('写一写做成了什么')(said) : '选是哪一项'),
    make: (run, requestId, { which, words }) => run('request.finishTask', { requestId, task: Number(which), words }),
  },
  hasten: {
    title: '定急缓',
    next: '定为急事，承诺的时间马上提前，反映人看得到为什么；以后也可以改回来。',
    placeholder: '为什么急，或者为什么不急了',
    button: '就这么定',
    whichOf: ({ urgent }) => [urgent ? calm : hurry],
    missing: (said) => (said.which ? reason('写明为什么')(said) : '选一个'),
    make: (run, requestId, { which, words }) =>
      run('request.hasten', { requestId, urgent: which === hurry.key, words }),
  },
  visit: {
    title: '回访',
    next: '由办理人以外的人去问一问，写下反映人怎么说。',
    placeholder: '反映人怎么说；没联系上，写几点打的电话',
    button: '记下回访',
    options: [
      { key: 'reached', label: '联系上了' },
      { key: 'missed', label: '没联系上' },
    ],
    optionsFor: ({ neighbours }) => (neighbours.some(({ face }) => face === 'dissatisfied') ? [takenUp] : []),
    askedNext: ({ chosen }, { reporterHere, state }) =>
      chosen === 'reached' && !reporterHere && state === 'verified'
        ? { title: '反映人没有微信，替他记下怎么评价', options: heardOptions }
        : null,
    missing: (said) => (said.chosen ? reason('写一写回访的情况')(said) : '选一选联系上没有'),
    make: (run, requestId, { chosen, which, words }) =>
      run('request.visit', {
        requestId,
        reached: chosen !== 'missed',
        ...(chosen === takenUp.key && { again: true }),
        words,
        ...(chosen === 'reached' && isRating(which) && { heard: { rating: which } }),
      }),
  },
};
