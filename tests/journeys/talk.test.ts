import { townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import { CONSENT_VERSION } from '../../domain/people/contract';
import { 居民, 社区专员, 网格员, 网格长, 路灯不亮 } from '../support/town';

const town = townForTests();
const photo = 'cloud://local-x.local/photos/demo-lamp-on.png';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const me = () => town().as(居民);
const clerk = () => town().as(社区专员);
const neighbour = () => town().as('same-building');

beforeAll(async () => {
  await neighbour().does('person.register', { placeId: '410403001001-e1-b3-u2', consentVersion: CONSENT_VERSION });
});

test('反映人补充话和照片，社区专员马上看到，列表里有记号，办了一步记号就没了', async () => {
  const requestId = await aRequest(town(), 'handling');
  const added = await me().does('request.add', { requestId, words: '今天又有一盏不亮了', photos: [photo] });
  expect(added.history[0]).toMatchObject({
    label: '补充情况',
    who: '我',
    words: '今天又有一盏不亮了',
    photos: [photo],
  });
  const seen = await clerk().does('request.read', { requestId });
  expect(seen.history[0]).toMatchObject({ label: '补充情况', who: '反映人', words: '今天又有一盏不亮了' });
  expect(seen.mark).toBe('有新补充');
  expect(seen.pictures.map(({ fileId }) => fileId)).toContain(photo);
  const { rows } = await clerk().does('request.list', { of: 'inbox', state: 'handling' });
  expect(rows.find((row) => row.requestId === requestId)?.mark).toBe('有新补充');
  const asked = await clerk().does('request.ask', { requestId, words: '新坏的是哪一盏' });
  expect(asked.mark).toBe('等反映人回答');
});

test('办理人问一句，时间停下来；反映人一回答，时间接着走，承诺按停的时间往后移', async () => {
  const requestId = await aRequest(town(), 'handling');
  const before = await me().does('request.read', { requestId });
  const asked = await clerk().does('request.ask', { requestId, words: '哪一天开始不亮的' });
  expect(asked.pause?.reason).toBe('等反映人回答一个问题');
  expect(await town().outcome(clerk().does('request.ask', { requestId, words: '是哪一盏路灯' }))).toBe('ASKED_ALREADY');
  const mine = await me().does('request.read', { requestId });
  expect(mine.question?.words).toBe('哪一天开始不亮的');
  expect(mine.mark).toBe('等你回答');
  expect(mine.sentence).toContain('等你回答一个问题');
  await town().later(2 * HOUR);
  const replied = await me().does('request.reply', { requestId, words: '上周三' });
  expect(replied).toMatchObject({ pause: null, question: null });
  expect(new Date(replied.promisedAt).getTime()).toBeGreaterThan(new Date(before.promisedAt).getTime());
  expect((await clerk().does('request.read', { requestId })).mark).toBe('反映人回答了');
  expect(await town().outcome(me().does('request.reply', { requestId, words: '还有' }))).toBe('NOT_ASKED');
});

test('没人回答，两个工作日后时间自己接着走；问多少次，也停不过上限', async () => {
  const requestId = await aRequest(town(), 'handling');
  await clerk().does('request.ask', { requestId, words: '哪一天开始不亮的' });
  await town().later(6 * DAY);
  await town().tick();
  const after = await clerk().does('request.read', { requestId });
  expect(after.pause).toBeNull();
  expect(after.question?.words).toBe('哪一天开始不亮的');
  await me().does('request.reply', { requestId, words: '上周三' });
});

test('催一催一个工作日一次，谁按都算；办理的人看到催了几次', async () => {
  const requestId = await aRequest(town());
  await neighbour().does('request.join', { requestId });
  const urged = await me().does('request.urge', { requestId });
  expect(urged.urged).toBe(1);
  expect(urged.open.map(({ move }) => move)).not.toContain('urge');
  expect(await town().outcome(neighbour().does('request.urge', { requestId }))).toBe('URGED_TODAY');
  expect((await clerk().does('request.read', { requestId })).mark).toBe('在催');
  await town().later(DAY);
  const again = await neighbour().does('request.urge', { requestId });
  expect(again.urged).toBe(2);
  expect((await clerk().does('request.read', { requestId })).history[0]).toMatchObject({
    label: '催一催',
    who: '邻居',
    words: '第 2 次催',
  });
});

test('邻居补充的话，反映人看不到，邻居自己和办理的人看得到；退出就一起撤走', async () => {
  const requestId = await aRequest(town());
  await neighbour().does('request.join', { requestId });
  const theirs = await neighbour().does('request.add', { requestId, words: '我家门口那盏也坏了', photos: [photo] });
  expect(theirs.history[0]).toMatchObject({ who: '我', words: '我家门口那盏也坏了' });
  expect((await me().does('request.read', { requestId })).history[0]).toMatchObject({
    who: '邻居',
    words: '',
    photos: [],
  });
  expect((await clerk().does('request.read', { requestId })).history[0]?.words).toBe('我家门口那盏也坏了');
  const { rows } = await neighbour().does('request.list', { of: 'joined' });
  expect(rows[0]?.mark).toBe('我也遇到');
  await neighbour().does('request.unjoin', { requestId });
  const seen = await clerk().does('request.read', { requestId });
  expect(seen).toMatchObject({ joined: 0 });
  expect(JSON.stringify(seen)).not.toMatch(/我家门口那盏也坏了|demo-lamp-on/);
  const left = await neighbour().does('request.list', { of: 'joined' });
  expect(left.rows.map((row) => row.requestId)).not.toContain(requestId);
});

test('说满了就说满了，不挡任何一步；问和答总有位置', async () => {
  const requestId = await aRequest(town(), 'handling');
  let code = 'done';
  for (let times = 0; times < 40 && code === 'done'; times += 1)
    code = await town().outcome(me().does('request.add', { requestId, words: `第 ${times} 句补充` }));
  expect(code).toBe('TALK_FULL');
  await clerk().does('request.ask', { requestId, words: '哪一天开始不亮的' });
  await me().does('request.reply', { requestId, words: '上周三' });
  const done = await clerk().does('request.resolve', { requestId, outcome: 'solved' });
  expect(done.state).toBe('resolved');
});

test('邻居说没办好：工作人员看得到，要再回访，安静办结被挡住；看过说得对就重新办', async () => {
  const { requestId } = await me().does('request.submit', 路灯不亮);
  await neighbour().does('request.join', { requestId });
  await clerk().does('request.accept', { requestId, route: 'own' });
  await clerk().does('request.resolve', { requestId, outcome: 'solved' });
  await town().as(网格长).does('request.verify', { requestId, solved: true });
  await town().as(网格员).does('request.visit', { requestId, reached: false, words: '上午十点打的，没人接' });
  await neighbour().does('request.rateJoined', { requestId, face: 'dissatisfied', words: '我门口那盏还黑着' });
  const seen = await clerk().does('request.read', { requestId });
  expect(seen.neighbours).toEqual([{ face: 'dissatisfied', words: '我门口那盏还黑着' }]);
  await town().later(20 * DAY);
  await town().tick();
  expect((await clerk().does('request.read', { requestId })).state).toBe('verified');
  const { rows } = await town().as(网格员).does('request.list', { of: 'visits' });
  expect(rows.map((row) => row.requestId)).toContain(requestId);
  const again = await town()
    .as(网格员)
    .does('request.visit', { requestId, reached: true, again: true, words: '去看了，真的还黑着' });
  expect(again).toMatchObject({ state: 'handling', reopened: 1 });
  expect((await clerk().does('request.read', { requestId })).whyAgain).toContain('我门口那盏还黑着');
});

test('不满意点一点原因：重办几次、为什么，列表和详情都说', async () => {
  const requestId = await aRequest(town(), 'verified');
  const mine = await me().does('request.reopen', { requestId, tags: ['undone', 'slow'], reason: '灯还是不亮' });
  expect(mine).toMatchObject({
    reopened: 1,
    why: '没有办好、等得太久',
    whyAgain: '没有办好、等得太久。灯还是不亮',
  });
  const { rows } = await clerk().does('request.list', { of: 'inbox', state: 'handling' });
  expect(rows.find((row) => row.requestId === requestId)).toMatchObject({ reopened: 1, why: '没有办好、等得太久' });
});

test('一件事从头到尾：补一张照片、催一催、回答一句、不满意重办、最后满意', async () => {
  const { requestId } = await me().does('request.submit', 路灯不亮);
  await me().does('request.add', { requestId, photos: [photo] });
  await me().does('request.urge', { requestId });
  await clerk().does('request.accept', { requestId, route: 'own' });
  await clerk().does('request.ask', { requestId, words: '哪一天开始不亮的' });
  await me().does('request.reply', { requestId, words: '上周三' });
  for (const round of [1, 2]) {
    await clerk().does('request.resolve', { requestId, outcome: 'solved' });
    await town().as(网格长).does('request.verify', { requestId, solved: true });
    if (round === 1) await me().does('request.reopen', { requestId, tags: ['again'], reason: '' });
  }
  const done = await me().does('request.rate', { requestId, rating: 'satisfied' });
  expect(done).toMatchObject({ state: 'closed', reopened: 1, sentence: '已办结，你的评价：满意。', urged: 1 });
  expect(done.history.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['补充情况', '催一催', '问反映人', '回答', '不满意，重新办理']),
  );
});
