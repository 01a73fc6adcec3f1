import { growPlaces } from '../../demo/places';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { manyRequests } from '../support/manyRequests';
import { townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import {
  WEDNESDAY_TEN,
  居民,
  攻坚队员,
  共建联系人,
  志愿队长,
  楼栋长,
  社区专员,
  网格员,
  网格长,
  街道干部,
  部门专员,
  type Town,
} from '../support/town';

const town = townForTests();
const words = '按清单转办，请接手';

const turnsIn = async (here: Town, who: string, asked: object = {}) => {
  const { value, trips, call } = await here.as(who).costs('request.list', { of: 'turn', ...asked } as { of: 'turn' });
  expect(trips).toBe(1);
  const questions = call.trips.filter(({ step }) => step === call.trips.at(-1)?.step).length;
  expect(questions).toBeLessThanOrEqual(10);
  return value;
};
const movesIn = async (who: string) =>
  (await turnsIn(town(), who)).rows.map(({ requestId, turn, open }) => {
    expect(open.map(({ move }) => move as string)).toContain(turn?.move);
    return [requestId, turn?.move];
  });

test('whoever may act on it finds it, with the move they may make, and nobody else does', async () => {
  const [fresh, taken, own, done, checked] = await Promise.all(
    (['submitted', 'accepted', 'handling', 'resolved', 'verified'] as const).map((state) => aRequest(town(), state)),
  );
  const clerk = await movesIn(社区专员);
  expect(clerk).toEqual(
    expect.arrayContaining([
      [fresh, 'accept'],
      [taken, 'dispatch'],
      [own, 'resolve'],
    ]),
  );
  // Their own work is checked and visited by somebody else.
  expect(clerk.map(([id]) => id)).not.toEqual(expect.arrayContaining([done]));
  expect(clerk.map(([id]) => id)).not.toEqual(expect.arrayContaining([checked]));
  expect(await movesIn(网格员)).toEqual(
    expect.arrayContaining([
      [done, 'verify'],
      [checked, 'visit'],
    ]),
  );
  expect((await movesIn(网格员)).map(([id]) => id)).not.toContain(fresh);
  expect((await movesIn(街道干部)).map(([id]) => id)).not.toContain(fresh);
});

test('handed over to a team it waits there, then stands in what they have in hand, then in what they had', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const to = { unitId: 'team-dongyuan' };
  await town().as(社区专员).does('request.dispatch', { requestId, route: 'special', to, dutyItem: 'L01', words });
  expect(await movesIn(攻坚队员)).toContainEqual([requestId, 'takeOver']);
  const { inbox, turns } = await town().as(攻坚队员).does('person.home', {});
  expect(inbox?.offers).toBeGreaterThan(0);
  expect(turns?.kinds.find(({ kind }) => kind === 'take')?.count).toBe(inbox?.offers);
  await town().as(攻坚队员).does('request.takeOver', { requestId });
  expect(await movesIn(攻坚队员)).toContainEqual([requestId, 'resolve']);
  const hands = async (of: 'doing' | 'done') => {
    const { value, trips } = await town().as(攻坚队员).costs('request.list', { of });
    expect(trips).toBe(1);
    return value.rows.map((row) => row.requestId);
  };
  expect(await hands('doing')).toContain(requestId);
  await town().as(攻坚队员).does('request.resolve', { requestId, outcome: 'solved' });
  expect((await movesIn(攻坚队员)).map(([id]) => id)).not.toContain(requestId);
  await town().as(网格员).does('request.verify', { requestId, solved: true });
  expect(await hands('doing')).not.toContain(requestId);
  expect(await hands('done')).toContain(requestId);
});

test('a whistle waits for the department step by step, each with its own time', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const called = { units: ['dept-chengguan'], lead: 'dept-chengguan', kind: 'ordinary' as const };
  await town()
    .as(社区专员)
    .does('request.whistle', { requestId, ...called, dutyItem: 'L01', words });
  const row = async () => (await turnsIn(town(), 部门专员)).rows.find((one) => one.requestId === requestId);
  expect((await row())?.turn).toMatchObject({ kind: 'whistle', move: 'sign', label: '签收' });
  await town().as(部门专员).does('request.sign', { requestId });
  expect((await row())?.turn).toMatchObject({ move: 'contact' });
  await town().as(部门专员).does('request.contact', { requestId, words });
  expect((await row())?.turn).toMatchObject({ move: 'report' });
  await town().as(部门专员).does('request.report', { requestId, words });
  expect(await row()).toBeUndefined();
});

test('every post has a queue, and who holds none is told so', async () => {
  for (const who of [楼栋长, 志愿队长, 共建联系人, 部门专员]) await turnsIn(town(), who);
  expect(await town().outcome(town().as(居民).does('request.list', { of: 'turn' }))).toBe('NOT_ON_DUTY');
});

test('urgent first, then what was taken up again, then the most overdue; what is late goes to the street as well', async () => {
  const urgent = await town().as(居民).does('request.submit', { text: '楼道灯坏了摸黑', photos: [], urgent: true });
  const again = await aRequest(town(), 'closed');
  await town().as(居民).does('request.reopen', { requestId: again, reason: '灯又灭了' });
  const { rows } = await turnsIn(town(), 社区专员);
  const ids = rows.map(({ requestId }) => requestId);
  expect(ids.slice(0, 2)).toEqual([urgent.requestId, again]);
  expect(rows[1]).toMatchObject({ reopened: 1, turn: { move: 'resolve' } });
  await town().later(2 * 86_400_000);
  await town().tick();
  expect((await movesIn(街道干部)).map(([id]) => id)).toContain(urgent.requestId);
  const late = await turnsIn(town(), 社区专员, { overdue: true });
  expect(late.rows.every(({ turn }) => turn?.overdue)).toBe(true);
  expect(late.turns?.overdue).toBeGreaterThan(0);
});

test('what waits besides requests is counted in the same trip, and nothing somebody had a hand in', async () => {
  const wish = {
    title: '想要一副老花镜',
    text: '看不清药瓶上的字',
    kind: 'thing' as const,
    placeId: '410403001001-e1-b3',
  };
  const told = { ...wish, consent: 'inPerson' as const, wisher: { name: '林奶奶', phone: '13800001234' } };
  const wishesFor = async (who: string): Promise<number> =>
    (await turnsIn(town(), who)).others?.find(({ what }) => what === 'wish')?.count ?? 0;
  const before = [await wishesFor(社区专员), await wishesFor(网格长)];
  await town().as(社区专员).does('wish.record', told);
  expect([await wishesFor(社区专员), await wishesFor(网格长)]).toEqual([before[0], (before[1] ?? 0) + 1]);
  expect((await town().as(网格长).does('person.home', {})).others).toContainEqual(
    expect.objectContaining({ what: 'wish', count: (before[1] ?? 0) + 1 }),
  );
  for (const who of [部门专员, 攻坚队员]) expect((await turnsIn(town(), who)).others).toEqual([]);
});

test('nobody in post below: the street takes what was raised and checks what was done', async () => {
  const requestId = await aRequest(town());
  expect((await movesIn(街道干部)).map(([id]) => id)).not.toContain(requestId);
  const posts = (await town().cloud.documents('posts', 1000)) as { _id: string; role: string; placeId: string }[];
  const clerks = posts.filter(({ role, placeId }) => role === 'communityClerk' && placeId === '410403001001');
  const leaders = posts.filter(({ role, placeId }) => role === 'gridLeader' && placeId.startsWith('410403001001'));
  for (const { _id } of [...leaders, ...clerks])
    expect(await town().outcome(town().as(街道干部).does('post.vacate', { postId: _id, reason: '调走了' }))).not.toBe(
      '',
    );
  expect(await movesIn(街道干部)).toContainEqual([requestId, 'accept']);
});

test('in a large town a page stays a page, the counts say how far they counted, and reading on finds each once', async () => {
  const requests = manyRequests(new Date(WEDNESDAY_TEN), growPlaces(), 100);
  await town().cloud.load({ collections: { serviceRequests: requests.next(9_000) } });
  for (const who of [网格员, 部门专员]) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await turnsIn(town(), who, cursor ? { cursor } : {});
      expect(page.rows.length).toBeLessThanOrEqual(PAGE_SIZE);
      if (!cursor) expect(page.turns).not.toBeNull();
      seen.push(...page.rows.map((row) => row.requestId));
      cursor = page.next;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    const { turns } = await town().as(who).does('person.home', {});
    if (!turns?.more) expect(seen.length).toBe(turns?.total);
    else expect(seen.length).toBeGreaterThanOrEqual(turns.total);
  }
});

test('however much there is to step in for, the street still finds what waits where nobody is in post', async () => {
  const { requestId } = await town()
    .as(居民)
    .does('request.submit', { text: '楼道灯坏了摸黑', photos: [], urgent: true });
  const { value } = await town().as(街道干部).costs('request.list', { of: 'turn', kind: 'accept' });
  expect(value.rows.map((row) => row.requestId)).toContain(requestId);
});
