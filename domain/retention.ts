import type { CollectionName, Documents } from './collections';
import type { Retention } from './kernel/retention';

const YEAR = 365;

const ALWAYS = '一直保留，里面没有人';
const UNTIL_GONE = '用到本人注销为止';
const LEDGER = '对账要用，一直保留；本人注销后只留数，不留人';

/** When a document reached where it is, by the last line of its story. */
const lastOf = (history: readonly { readonly at: string }[]): string => history.at(-1)?.at ?? '';

/**
 * How long everything is kept. The privacy notice quotes the sentence it makes, and the clock does what it says; a
 * collection without a row does not compile.
 */
export const retention: { readonly [C in CollectionName]: Retention<Documents[C]> } = {
  people: UNTIL_GONE,
  posts: '在任时留着本人，离任即去掉；岗位一直保留',
  serviceRequests: [
    {
      days: 3 * YEAR,
      after: '办结或撤回',
      since: ({ state, movedAt }) => (state === 'closed' || state === 'withdrawn' ? movedAt : ''),
      then: 'nameless',
    },
  ],
  tasks: [
    {
      days: 3 * YEAR,
      after: '审核通过或取消',
      since: ({ state, approvedAt, history }) => approvedAt || (state === 'cancelled' ? lastOf(history) : ''),
      then: 'nameless',
    },
  ],
  certificates: [{ days: 5 * YEAR, after: '开出', since: ({ issuedAt }) => issuedAt, then: 'removed' }],
  wishes: [
    {
      days: YEAR,
      after: '实现或撤回',
      since: ({ state, movedAt }) => (state === 'closed' || state === 'withdrawn' ? movedAt : ''),
      then: 'nameless',
    },
  ],
  wishCounts: ALWAYS,
  accounts: LEDGER,
  transfers: LEDGER,
  pointRules: '每一版一直保留',
  proposals: [{ days: 5 * YEAR, after: '确认或退回', since: ({ decidedAt }) => decidedAt, then: 'removed' }],
  members: UNTIL_GONE,
  standings: ALWAYS,
  reconciliations: [{ days: 3 * YEAR, after: '对完', since: ({ finishedAt }) => finishedAt, then: 'removed' }],
  rewards: '一直保留，兑换券要对得上它',
  vouchers: [{ days: 3 * YEAR, after: '用过、取消或过期', since: ({ endedAt }) => endedAt, then: 'nameless' }],
  drawers: '一直保留；东西还回来，就不再留谁借过',
  shops: [
    {
      days: 3 * YEAR,
      after: '歇业',
      since: ({ state, history }) => (state === 'closed' ? lastOf(history) : ''),
      then: 'nameless',
    },
  ],
  tradeLists: ALWAYS,
  groups: [
    {
      days: 3 * YEAR,
      after: '停用',
      since: ({ state, history }) => (state === 'closed' ? lastOf(history) : ''),
      then: 'removed',
    },
  ],
  openedSeals: [{ days: 30, after: '打开', since: ({ openedAt }) => openedAt, then: 'removed' }],
  bulletins: [{ days: 3 * YEAR, after: '发出', since: ({ postedAt }) => postedAt, then: 'removed' }],
  jobs: [
    {
      days: 30,
      after: '结束',
      since: ({ state, history }) => (state === 'open' ? '' : lastOf(history)),
      then: {
        of: '意向人的电话和话',
        left: (job) => ({
          ...job,
          talks: job.talks.map((talk) => ({ ...talk, words: '', contact: { name: '', phone: '' } })),
        }),
      },
    },
    {
      days: YEAR,
      after: '结束',
      since: ({ state, history }) => (state === 'open' ? '' : lastOf(history)),
      then: 'removed',
    },
  ],
  seekers: [
    {
      days: 90,
      after: '停止或到期',
      since: ({ state, untilAt }) => (state === 'looking' ? '' : untilAt),
      then: 'removed',
    },
  ],
  offers: [
    {
      days: 3 * YEAR,
      after: '下架',
      since: ({ state, history }) => (state === 'closed' ? lastOf(history) : ''),
      then: 'removed',
    },
  ],
  orders: [
    {
      days: YEAR,
      after: '完成、未接或取消',
      since: ({ state, history }) => (['closed', 'declined', 'cancelled'].includes(state) ? lastOf(history) : ''),
      then: 'nameless',
    },
  ],
  cards: '一直保留',
  places: ALWAYS,
  units: ALWAYS,
  dutyLists: '每一版一直保留',
  settings: '一直保留最近 24 版',
  tallies: ALWAYS,
  sealings: ALWAYS,
  audits: '一直保留，只有谁的摘要、何时、做了什么',
  registers: [
    {
      days: 90,
      after: '提出、一次也没取',
      since: ({ askedAt, fetches }) => (fetches.length === 0 ? askedAt : ''),
      then: 'removed',
    },
    { days: 5 * YEAR, after: '最后一次取', since: ({ fetches }) => lastOf(fetches), then: 'removed' },
  ],
  rounds: [{ days: 3 * YEAR, after: '做完', since: ({ finishedAt }) => finishedAt, then: 'removed' }],
  deliveries: [{ days: 90, after: '发出', since: ({ at }) => at, then: 'removed' }],
};
