import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import { 居民, 邻居, 社区专员, 外社区专员, 外社区居民, 新邻居, 楼栋长, 路灯不亮 } from '../support/town';

const town = townForTests();
const MANY = PAGE_SIZE * 2 + 5;

beforeAll(async () => {
  for (let index = 0; index < MANY; index += 1)
    await town()
      .as(居民)
      .does('request.submit', { ...路灯不亮, urgent: index % 5 === 0 });
  await aRequest(town(), 'resolved');
  await aRequest(town(), 'closed');
  await town().as(外社区居民).does('request.submit', 路灯不亮);
});

const pages = async (
  who: string,
  asked: object,
): Promise<{ ids: string[]; rows: { dueAt: string; submittedAt: string }[]; sizes: number[] }> => {
  const rows: { requestId: string; dueAt: string; submittedAt: string }[] = [];
  const sizes: number[] = [];
  let next: string | undefined;
  do {
    const page = await town()
      .as(who)
      .does('request.list', { ...asked, ...(next ? { cursor: next } : {}) } as { of: 'mine' });
    rows.push(...page.rows);
    sizes.push(page.rows.length);
    next = page.next;
  } while (next);
  return { ids: rows.map(({ requestId }) => requestId), rows, sizes };
};

test('mine: newest first, by 20, each once, one trip a page', async () => {
  const { trips, call } = await town().as(居民).costs('request.list', { of: 'mine' });
  expect(trips).toBe(1);
  const listed = call.trips.find(({ collection }) => collection === 'serviceRequests');
  expect(listed?.documentsExamined).toBe(PAGE_SIZE + 1);
  const { ids, rows, sizes } = await pages(居民, { of: 'mine' });
  expect(sizes).toEqual([20, 20, 7]);
  expect(new Set(ids).size).toBe(MANY + 2);
  const dates = rows.map(({ submittedAt }) => submittedAt);
  expect([...dates].sort().reverse()).toEqual(dates);
});

test('inbox: what waits for staff of the place, soonest due first, with the counts in the same trip', async () => {
  const { value, trips, call } = await town().as(社区专员).costs('request.list', { of: 'inbox' });
  expect(trips).toBe(1);
  expect(value.counts).toEqual({
    ...{ submitted: MANY, accepted: 0, handling: 0, resolved: 0, overdue: 0 }, // they resolved it, so another checks
    ...{ offers: 0, whistles: 0, visits: 0 },
  });
  const listed = call.trips.find(
    ({ action, collection }) => collection === 'serviceRequests' && action === 'database.getDocument',
  );
  expect(listed?.documentsExamined).toBeLessThanOrEqual(1.2 * (PAGE_SIZE + 1));
  const { ids, rows } = await pages(社区专员, { of: 'inbox' });
  expect(new Set(ids).size).toBe(MANY + 1);
  const dues = rows.map(({ dueAt }) => dueAt);
  expect([...dues].sort()).toEqual(dues);
});

test('inbox by state, and only what is late', async () => {
  const size = async (asked: object): Promise<number> => (await pages(社区专员, { of: 'inbox', ...asked })).ids.length;
  expect(await size({ state: 'submitted' })).toBe(MANY);
  expect(await size({ state: 'resolved' })).toBe(1);
  expect(await size({ state: 'closed' })).toBe(1);
  expect(await size({ state: 'verified' })).toBe(0);
  expect(await size({ overdue: true })).toBe(0);
  await town().later(7 * 3_600_000);
  expect(await size({ overdue: true })).toBe(MANY);
  expect((await town().as(社区专员).does('request.list', { of: 'inbox' })).counts?.overdue).toBe(MANY);
});

test('a page after the first does not count again', async () => {
  const first = await town().as(社区专员).does('request.list', { of: 'inbox' });
  const second = await town().as(社区专员).does('request.list', { of: 'inbox', cursor: first.next });
  expect(second.counts).toBeNull();
});

test('nobody sees another’s list or another community’s inbox', async () => {
  expect((await pages(邻居, { of: 'mine' })).ids).toEqual([]);
  expect((await pages(外社区专员, { of: 'inbox' })).ids).toHaveLength(1);
});

test('an inbox is for people on duty, a list of one’s own for people who live here', async () => {
  const outcome = (who: string, of: 'mine' | 'inbox') =>
    town().outcome(
      town()
        .as(who)
        .does('request.list', { of } as { of: 'mine' }),
    );
  for (const who of [居民, 新邻居]) expect(await outcome(who, 'inbox')).toBe('NOT_ON_DUTY');
  expect(await outcome(楼栋长, 'inbox')).toBe('done');
  expect(await outcome(新邻居, 'mine')).toBe('REGISTER_FIRST');
});

test('a cursor of our own making is refused', async () => {
  expect(await town().outcome(town().as(居民).does('request.list', { of: 'mine', cursor: 'abc' }))).toBe('BAD_INPUT');
});
