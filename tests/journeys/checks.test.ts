import { townForTests } from '../support/moveIsKept';
import { stored } from '../support/requests';
import { WEDNESDAY_TEN, 居民, 新邻居, 社区专员, 网格员 } from '../support/town';

const town = townForTests();
const MINUTE = 60_000;
const 漏水 = '楼顶漏雨，顶楼墙都湿了';
const lamp = 'cloud://local-x.local/photos/demo-lamp-off.png';
const 微信一时不通 = { text: [{ errcode: -1 }] };

beforeEach(() => town().cloud.clock({ set: WEDNESDAY_TEN }));
afterEach(() => town().cloud.verdicts({ text: [], media: [] }));

const seenBy = async (who: string, requestId: string) => town().as(who).does('request.read', { requestId });

test('文字检查一时不通，照样收下：自己看得到，别人只知道有这么一件；通了以后一分钟内补查，才给办理人看', async () => {
  await town().cloud.verdicts(微信一时不通);
  const { requestId, number } = await town().as(居民).does('request.submit', { text: 漏水, photos: [], spot: '顶楼' });
  expect(await seenBy(居民, requestId)).toMatchObject({ state: 'submitted', text: 漏水, textCheck: 'pending' });
  const hidden = await seenBy(社区专员, requestId);
  expect(hidden).toMatchObject({ number, text: '', textCheck: 'pending', state: 'submitted', mayJudge: false });
  expect(JSON.stringify(hidden)).not.toMatch(/漏雨|墙都湿/);
  const { rows } = await town().as(社区专员).does('request.list', { of: 'inbox', state: 'submitted' });
  expect(rows.find((row) => row.requestId === requestId)?.title).not.toContain('漏雨');
  expect(JSON.stringify(await town().as(新邻居).does('board.rows', { placeId: '410403001001' }))).not.toContain('漏雨');
  await town().tick();
  expect(await seenBy(社区专员, requestId)).toMatchObject({ text: '', textCheck: 'pending' });
  await town().cloud.verdicts({ text: [] });
  await town().later(2 * MINUTE);
  await town().tick();
  expect(await seenBy(社区专员, requestId)).toMatchObject({ text: 漏水, textCheck: 'pass' });
  const { version } = await stored(town(), requestId);
  await town().later(2 * MINUTE);
  await town().tick();
  expect((await stored(town(), requestId))['version']).toBe(version);
});

test('补查的结果是不合适：别人一直看不到原话，反映人自己看得到，也看得到没通过', async () => {
  await town().cloud.verdicts(微信一时不通);
  const { requestId } = await town().as(居民).does('request.submit', { text: '一句脏话骂邻居', photos: [] });
  await town().cloud.verdicts({ text: [{ keyword: '脏话', suggest: 'risky' }] });
  await town().later(2 * MINUTE);
  await town().tick();
  expect(await seenBy(居民, requestId)).toMatchObject({ text: '一句脏话骂邻居', textCheck: 'refused' });
  expect(await seenBy(网格员, requestId)).toMatchObject({ text: '', textCheck: 'refused', state: 'submitted' });
});

test('一直不通，三十五分钟后转给人看，专员放行；微信后来通了也不再问', async () => {
  await town().cloud.verdicts(微信一时不通);
  const { requestId } = await town().as(居民).does('request.submit', { text: 漏水, photos: [] });
  await town().later(36 * MINUTE);
  await town().tick();
  expect(await seenBy(社区专员, requestId)).toMatchObject({ text: 漏水, textCheck: 'review', mayJudge: true });
  expect((await seenBy(网格员, requestId)).mayJudge).toBe(false);
  // 放行本身没有写字，微信不通也判得了。
  await town().as(社区专员).does('request.judge', { requestId, verdict: 'pass' });
  await town().cloud.verdicts({ text: [{ keyword: '漏雨', suggest: 'risky' }] });
  await town().later(5 * MINUTE);
  await town().tick();
  expect(await seenBy(网格员, requestId)).toMatchObject({ text: 漏水, textCheck: 'pass' });
});

test('检查不通的时候，办理人写给别人看的话发不出去，事情不动，通了再发', async () => {
  const { requestId } = await town().as(居民).does('request.submit', { text: 漏水, photos: [] });
  await town().cloud.verdicts(微信一时不通);
  const accept = (words: string) => town().as(社区专员).does('request.accept', { requestId, words });
  expect(await town().outcome(accept('明天上午到场'))).toBe('CHECK_UNREACHED');
  expect(await stored(town(), requestId)).toMatchObject({ state: 'submitted' });
  expect(await accept('')).toMatchObject({ state: 'accepted' });
});

test('照片的回话晚到、又来一遍：还没有人看过就照样算，第二遍什么都不变；专员看过可以改回来', async () => {
  await town().cloud.verdicts({ media: [{ suggest: 'risky', delayMs: 40 * MINUTE, deliveries: 2 }] });
  const { requestId } = await town()
    .as(居民)
    .does('request.submit', { text: 漏水, photos: [lamp] });
  await town().tick();
  await town().later(36 * MINUTE);
  await town().tick();
  expect(await seenBy(网格员, requestId)).toMatchObject({ pictures: [{ state: 'review' }] });
  // 转给人看以后、人还没看，晚到的回话照样算数；第二遍什么都不变。
  await town().later(5 * MINUTE);
  expect(await seenBy(居民, requestId)).toMatchObject({ pictures: [{ state: 'refused' }] });
  expect(await seenBy(网格员, requestId)).toMatchObject({ photos: [] });
  const { version } = await stored(town(), requestId);
  await town().later(5 * MINUTE);
  expect((await stored(town(), requestId))['version']).toBe(version);
  await town().as(社区专员).does('request.judge', { requestId, fileId: lamp, verdict: 'pass' });
  expect(await seenBy(网格员, requestId)).toMatchObject({ pictures: [{ state: 'pass' }] });
});
