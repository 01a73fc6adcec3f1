import type { ReadingAction } from '../../domain/contract';
import {
  stepsOf,
  居民,
  邻居,
  新邻居,
  社区专员,
  网格员,
  网格长,
  街道干部,
  区管理员,
  部门专员,
  攻坚队员,
  type Town,
} from './town';
import type { Call } from './cloud';

/** Somebody asks something; where the answer has further pages, they are asked for too. */
export type Question = { readonly who: string; readonly action: ReadingAction; readonly input: object };

const states = ['submitted', 'accepted', 'handling', 'resolved', 'verified', 'closed'] as const;
const category = 'lighting';
/** The demo's whistles call it, so a share of the many has it too. */
const department = '卫东区城管局';

const facets = [{ channel: 'phone' }, { lane: 'urgent' }, { route: 'own' }];

const inbox = (who: string): Question[] =>
  [
    {},
    { overdue: true },
    { category },
    { category, overdue: true },
    { state: 'handling', overdue: true },
    { state: 'handling', category, overdue: true },
    ...states.flatMap((state) => [{ state }, { state, category }]),
    ...facets.flatMap((facet) => [facet, { ...facet, overdue: true }]),
    ...facets.flatMap((facet) => states.map((state) => ({ ...facet, state }))),
  ].map((asked) => ({ who, action: 'request.list', input: { of: 'inbox', ...asked } }));

const board = (placeId: string): Question[] => [
  { who: 新邻居, action: 'board.rates', input: { placeId } },
  { who: 新邻居, action: 'board.rates', input: { placeId, month: '2026-10' } },
  ...[
    {},
    { category },
    { department, month: '2026-11' },
    ...['submitted', 'solved', 'unrated'].flatMap((figure) => [
      { figure, month: '2026-10' },
      { figure, month: '2026-10', category },
      { figure, month: '2026-11', department },
      { figure, month: '2026-11', department, category },
    ]),
  ].map((asked): Question => ({ who: 新邻居, action: 'board.rows', input: { placeId, ...asked } })),
];

const BUILDING = '410403001001-e1-b3';
const listed = (who: string, of: string): Question => ({ who, action: 'request.list', input: { of } });

/** Every list, count, search and card there is, by those who ask it; one request and its number stand for all. */
export const questionsAbout = (requestId: string, number: string): Question[] => [
  // Somebody with two places and somebody with all of them; the others' lists differ in nothing but where they look.
  ...[网格长, 区管理员].flatMap(inbox),
  ...[社区专员, 街道干部].map((who) => listed(who, 'inbox')),
  ...[网格员, 社区专员, 街道干部].flatMap((who) => ['turn', 'doing', 'done', 'visits'].map((of) => listed(who, of))),
  ...[攻坚队员, 部门专员].map((who) => listed(who, 'offers')),
  listed(部门专员, 'whistles'),
  listed(居民, 'mine'),
  listed(邻居, 'joined'),
  ...['410403', '410403001', '410403001001', '410403001001001'].flatMap(board),
  ...[居民, 邻居, 网格员, 社区专员, 街道干部, 区管理员, 部门专员, 新邻居].flatMap((who): Question[] => [
    { who, action: 'person.home', input: {} },
    { who, action: 'person.me', input: {} },
    { who, action: 'person.privacy', input: {} },
  ]),
  { who: 邻居, action: 'request.similar', input: { text: '3号楼的路灯不亮了', placeId: BUILDING } },
  { who: 社区专员, action: 'request.search', input: { number } },
  { who: 社区专员, action: 'request.read', input: { requestId } },
  { who: 社区专员, action: 'playbook.suggest', input: { requestId, category } },
  { who: 社区专员, action: 'request.triage', input: { requestId } },
  ...[{}, { category }, { text: '灯泡' }, { category, text: '灯泡' }, { state: 'draft' }].map((input): Question => ({
    who: 街道干部,
    action: 'playbook.search',
    input,
  })),
  { who: 新邻居, action: 'place.browse', input: {} },
  { who: 新邻居, action: 'place.browse', input: { placeId: '410403001001' } },
  { who: 社区专员, action: 'place.search', input: { query: '家属院3号楼' } },
  { who: 新邻居, action: 'place.card', input: { placeId: BUILDING } },
  ...[{ placeId: BUILDING }, {}, { vacant: true }].map((input): Question => ({
    who: 社区专员,
    action: 'post.list',
    input,
  })),
  { who: 社区专员, action: 'unit.list', input: {} },
  { who: 社区专员, action: 'duty.read', input: {} },
  { who: 社区专员, action: 'setting.read', input: {} },
];

/** What one page of an answer cost: the steps one after another, what was looked at, and the worst of its queries. */
export type Cost = {
  readonly trips: number;
  readonly examined: number;
  /** Documents examined per document returned; one look to find nothing is no waste. */
  readonly ratio: number;
};

export const costOf = (call: Call): Cost => {
  const queries = call.trips.map(({ documentsExamined: examined, documentsReturned: returned }) => ({
    ...{ examined, returned },
    ratio: examined <= 1 ? 1 : examined / Math.max(1, returned),
  }));
  const worst = queries.reduce((a, b) => (b.ratio > a.ratio ? b : a), { examined: 0, returned: 0, ratio: 1 });
  const examined = queries.reduce((total, one) => total + one.examined, 0);
  return { trips: stepsOf(call), examined, ratio: worst.ratio };
};

/** What knows where to look only once it has loaded the place or the request it is about takes two trips. */
const twoTrips: readonly ReadingAction[] = ['place.card', 'request.triage'];
export const tripsAllowed = (action: ReadingAction): number => (twoTrips.includes(action) ? 2 : 1);
export const RATIO_ALLOWED = 1.2;

/**
 * One document by its id or its code: however much there is, nothing is searched. And a month's table, which is a file
 * of hundreds of rows rather than a page: the journey of exports says what it reads.
 */
export const askedOfOne: readonly ReadingAction[] = [
  'export.list',
  'export.requests',
  'request.views',
  'post.invitation',
  'place.poster',
];

const PAGES = 3;

/** Asks page after page; answers what each cost. */
export const costsOf = async (town: Town, { who, action, input }: Question): Promise<Cost[]> => {
  const costs: Cost[] = [];
  let cursor = '';
  do {
    const asked = { ...input, ...(cursor ? { cursor } : {}) };
    const { value, call } = await town.as(who).costs(action, asked as never);
    costs.push(costOf(call));
    cursor = (value as { next?: string }).next ?? '';
  } while (cursor !== '' && costs.length < PAGES);
  return costs;
};
