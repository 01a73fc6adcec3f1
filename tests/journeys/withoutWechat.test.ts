import { townForTests } from '../support/moveIsKept';
import { stored } from '../support/requests';
import { 区管理员, 居民, 楼栋长, 社区专员, 网格员, 网格长, 街道干部, 邻居 } from '../support/town';

const town = townForTests();
const BUILDING = '410403001001-e1-b3';
const phone = '13800000001';
const words = '入户问过老人，灯亮了';

const 代录 = () =>
  town()
    .as(网格员)
    .does('request.record', {
      text: '老人说楼道灯坏了好几天',
      photos: [],
      placeId: BUILDING,
      channel: 'visit',
      reporter: { name: '田奶奶', phone },
    });

const 办到待评价 = async (requestId: string): Promise<void> => {
  await town().as(社区专员).does('request.accept', { requestId, route: 'own' });
  await town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved' });
  await town().as(网格长).does('request.verify', { requestId, solved: true });
};

test('没有微信的老人，回访时说满意，由没有经手的街道干部代记，注明是谁记的', async () => {
  const { requestId } = await 代录();
  await 办到待评价(requestId);
  const heard = { rating: 'satisfied' as const, words: '比我想的快' };
  const own = town().as(社区专员).does('request.visit', { requestId, reached: true, words, heard });
  expect(await town().outcome(own)).toBe('VISITOR_IS_HANDLER');
  const missed = town().as(街道干部).does('request.visit', { requestId, reached: false, words, heard });
  expect(await town().outcome(missed)).toBe('NOT_HEARD');
  for (const [who, code] of [
    [网格员, 'VISITOR_IS_RECORDER'],
    [网格长, 'VISITOR_IS_CHECKER'],
  ] as const)
    expect(await town().outcome(town().as(who).does('request.visit', { requestId, reached: true, words, heard }))).toBe(
      code,
    );
  const { value, trips } = await town().as(街道干部).costs('request.visit', { requestId, reached: true, words, heard });
  expect(trips).toBe(2);
  expect(value).toMatchObject({ state: 'closed', rating: 'satisfied', neutral: false, reporterHere: false });
  expect(value.ratedBy).toBe('东安路街道 街道干部');
  const [said] = value.history;
  expect(said).toMatchObject({ label: '评价', who: '东安路街道 街道干部' });
  expect(said?.words).toContain('比我想的快');
  const { rows } = await town().as(邻居).does('board.rows', { placeId: '410403001001' });
  expect(rows.find(({ number }) => number === value.number)?.rating).toBe('满意（回访代记）');
});

test('回访时说不满意，照样重新办理，一层一层往上', async () => {
  const { requestId } = await 代录();
  await 办到待评价(requestId);
  const heard = { rating: 'dissatisfied' as const, words: '又不亮了' };
  const again = await town().as(街道干部).does('request.visit', { requestId, reached: true, words, heard });
  expect(again).toMatchObject({ state: 'handling', reopened: 1, rating: null, ratedBy: '' });
});

test('自己有手机的反映人，评价不由别人代记', async () => {
  const { requestId } = await town().as(居民).does('request.submit', { text: '楼道灯坏了好几天', photos: [] });
  await 办到待评价(requestId);
  const heard = { rating: 'satisfied' as const };
  const visited = town().as(网格员).does('request.visit', { requestId, reached: true, words, heard });
  expect(await town().outcome(visited)).toBe('RATES_THEMSELVES');
});

test('后来用上微信，凭编号、电话和查询码接上自己的事，看得到谁看过电话，自己评价', async () => {
  const { requestId, number, linkCode } = await 代录();
  await town().as(社区专员).does('request.revealContact', { requestId, reason: '约上门时间' });
  await 办到待评价(requestId);
  expect(linkCode).toMatch(/^\d{6}$/);
  expect(await town().outcome(town().as(楼栋长).does('request.views', { requestId }))).not.toBe('done');
  const linked = await town().as(楼栋长).does('request.link', { number, phone, code: linkCode });
  expect(linked).toMatchObject({ requestId, mine: true, reporterHere: true });
  const { views } = await town().as(楼栋长).does('request.views', { requestId });
  expect(views).toMatchObject([{ who: '东苑社区 社区专员', reason: '约上门时间' }]);
  expect((await town().as(楼栋长).does('request.list', { of: 'mine' })).rows[0]?.requestId).toBe(requestId);
  const rated = await town().as(楼栋长).does('request.rate', { requestId, rating: 'satisfied' });
  expect(rated).toMatchObject({ state: 'closed', ratedBy: '' });
  const second = town().as(邻居).does('request.link', { number, phone, code: linkCode });
  expect(await town().outcome(second)).toBe('LINK_UNMATCHED');
});

test('对不上的，不管有没有这件事都是同一句话，一天只能试五次，写下来的人和办理的人也接不上', async () => {
  const { requestId, number, linkCode } = await 代录();
  await town().as(社区专员).does('request.accept', { requestId, route: 'own' });
  const wrong = linkCode === '000000' ? '000001' : '000000';
  const tried = (who: string, said: { number?: string; phone?: string; code?: string }) =>
    town().outcome(
      town()
        .as(who)
        .does('request.link', { number, phone, code: linkCode, ...said }),
    );
  expect(await tried(网格员, {})).toBe('LINK_UNMATCHED');
  expect(await tried(社区专员, {})).toBe('LINK_UNMATCHED');
  const answers = [
    await tried(街道干部, { number: '200101-AAAAA' }),
    await tried(街道干部, { code: wrong }),
    await tried(街道干部, { phone: '13800000002' }),
    await tried(街道干部, { phone: '13800000003', code: wrong }),
    await tried(街道干部, { number: '200101-AAAAB' }),
  ];
  expect(answers).toEqual(answers.map(() => 'LINK_UNMATCHED'));
  expect(await tried(街道干部, {})).toBe('LINK_TOO_OFTEN');
  expect(await stored(town(), requestId)).toMatchObject({ reporterId: '' });
  await town().later(25 * 3_600_000);
  expect(await tried(街道干部, {})).toBe('done');
});

test('没留电话的，没有查询码可以接', async () => {
  const said = { text: '院里有人说路面有坑', photos: [], placeId: BUILDING, channel: 'council' as const, reporter: {} };
  const { number, linkCode } = await town().as(网格员).does('request.record', said);
  expect(linkCode).toBe('');
  const tried = town().as(区管理员).does('request.link', { number, phone, code: '000000' });
  expect(await town().outcome(tried)).toBe('LINK_UNMATCHED');
});
