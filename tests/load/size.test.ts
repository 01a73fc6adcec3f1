import { town as demo } from '../../demo/town';
import type { OutputOf } from '../../domain/contract';
import { COUNTED_MAX, PAGE_SIZE } from '../../domain/kernel/schemas';
import { talliedAs } from '../../domain/board/rules';
import { townForTests } from '../support/moveIsKept';
import { WEDNESDAY_TEN, 居民, 社区专员, 网格长, 街道干部, 新邻居 } from '../support/town';
import type { Call } from '../support/cloud';

const town = townForTests();
const MANY = 5_000;

/** A district's months of requests; like real ones, hundreds share the same deadline. */
beforeAll(async () => {
  const { serviceRequests } = demo(7, new Date(WEDNESDAY_TEN)).collections;
  const many = Array.from({ length: MANY }, (_, index) => {
    const like = serviceRequests[index % serviceRequests.length];
    if (!like) throw new Error('The town has requests.');
    const _id = `m${String(index).padStart(23, '0')}`;
    const movedAt = new Date(Date.parse(like.movedAt) + index).toISOString();
    return {
      ...talliedAs(like),
      _id,
      number: `261118-${String(index).padStart(5, '0')}`,
      movedAt,
      dueKey: like.dueAt && `${like.dueAt} ${_id}`,
      reporterId: index % 10 === 0 ? 'o-demo-resident-1' : `o-${index}`,
    };
  });
  await town().cloud.load({ collections: { serviceRequests: many } });
});

const examined = (call: Call): { documents: number; rows: number }[] =>
  call.trips
    .filter(({ collection }) => collection === 'serviceRequests')
    .map(({ documentsExamined, documentsReturned }) => ({ documents: documentsExamined, rows: documentsReturned }));

const isFrugal = (call: Call): void => {
  for (const { documents, rows } of examined(call))
    expect(documents).toBeLessThanOrEqual(Math.max(1, Math.ceil(rows * 1.2)));
};

describe.each([社区专员, 网格长, 街道干部])('the inbox of %s', (who) => {
  test.each([{}, { state: 'submitted' }, { state: 'closed' }, { overdue: true }] as const)(
    '%o looks at what it shows, on every page',
    async (asked) => {
      let next: string | undefined;
      for (let page = 0; page < 4; page += 1) {
        const { value, call, trips } = await town()
          .as(who)
          .costs('request.list', { of: 'inbox', ...asked, ...(next ? { cursor: next } : {}) });
        const { rows, next: further }: OutputOf<'request.list'> = value;
        expect(rows).toHaveLength(PAGE_SIZE);
        expect(trips).toBe(1);
        isFrugal(call);
        next = further;
      }
    },
  );
});

test('counting goes no further than a badge shows', async () => {
  const { value, call } = await town().as(社区专员).costs('person.home', {});
  expect(value.inbox?.submitted).toBe(COUNTED_MAX);
  isFrugal(call);
});

test('one’s own list looks at what it shows', async () => {
  const { value, call } = await town().as(居民).costs('request.list', { of: 'mine' });
  expect(value.rows).toHaveLength(PAGE_SIZE);
  isFrugal(call);
});

const month = '2026-11';
const everywhere = { placeId: '410403' };

test.each([
  everywhere,
  { ...everywhere, category: 'lighting' },
  { ...everywhere, month, figure: 'submitted' },
  { ...everywhere, month, figure: 'submitted', category: 'lighting' },
] as const)('the board’s rows %o look at what they show, on every page', async (asked) => {
  let next: string | undefined;
  for (let page = 0; page < 3; page += 1) {
    const { value, call, trips } = await town()
      .as(新邻居)
      .costs('board.rows', { ...asked, ...(next ? { cursor: next } : {}) });
    const { rows, next: further }: OutputOf<'board.rows'> = value;
    expect(rows).toHaveLength(PAGE_SIZE);
    expect(trips).toBe(1);
    isFrugal(call);
    next = further;
  }
});

test('the board’s rates count nothing: they read what was kept', async () => {
  const { call, trips } = await town().as(新邻居).costs('board.rates', { placeId: '410403' });
  expect(trips).toBe(1);
  expect(examined(call)).toEqual([]);
});

test('a number is found without looking further', async () => {
  const { value, call } = await town().as(社区专员).costs('request.search', { number: '261118-00002' });
  expect(value.rows.length).toBeLessThanOrEqual(1);
  isFrugal(call);
});

test('what neighbours reported is asked within a bound', async () => {
  const { call, trips } = await town().as(居民).costs('request.similar', { text: '3号楼的路灯不亮了' });
  expect(trips).toBe(1);
  for (const { documents } of examined(call)) expect(documents).toBeLessThanOrEqual(24);
});

test('an inbox of one category looks at what it shows', async () => {
  const { value, call } = await town().as(街道干部).costs('request.list', { of: 'inbox', category: 'lighting' });
  expect(value.rows.length).toBeGreaterThan(0);
  isFrugal(call);
});
