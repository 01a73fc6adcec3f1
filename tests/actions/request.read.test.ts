import { townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import {
  居民,
  邻居,
  楼栋长,
  社区专员,
  网格员,
  网格长,
  街道干部,
  部门专员,
  外社区居民,
  外社区专员,
  外社区网格员,
  新邻居,
} from '../support/town';

const town = townForTests();

test('the reporter sees where it stands, who has it and what they may do, in one trip', async () => {
  const requestId = await aRequest(town());
  const { value, trips } = await town().as(居民).costs('request.read', { requestId });
  expect(trips).toBe(1);
  expect(value).toMatchObject({
    mine: true,
    sentence: '社区已经收到，今天 16:30 前会有人受理。',
    open: [{ label: '补充情况' }, { label: '催一催' }, { action: 'request.withdraw', label: '撤回' }],
    contact: { post: '社区专员', place: '东苑社区', phone: '0375-7000002' },
    history: [{ label: '反映', who: '我' }],
  });
});

test('the stages stand where the work stands', async () => {
  const stages = async (requestId: string) =>
    (await town().as(居民).does('request.read', { requestId })).stages
      .map(({ label, done, current }) => (done ? '●' : current ? '◐' : '○') + label)
      .join('');
  expect(await stages(await aRequest(town(), 'submitted'))).toBe('●点◐接○派○评');
  expect(await stages(await aRequest(town(), 'accepted'))).toBe('●点●接◐派○评');
  expect(await stages(await aRequest(town(), 'verified'))).toBe('●点●接●派◐评');
  expect(await stages(await aRequest(town(), 'closed'))).toBe('●点●接●派●评');
  expect(await stages(await aRequest(town(), 'withdrawn'))).toBe('●点○接○派○评');
});

test('staff of its place see it, without who reported it', async () => {
  const requestId = await aRequest(town());
  for (const who of [社区专员, 网格员, 网格长, 街道干部]) {
    const view = await town().as(who).does('request.read', { requestId });
    expect(view).toMatchObject({ mine: false, history: [{ who: '反映人' }] });
    expect(JSON.stringify(view)).not.toMatch(/o-demo|小林/);
  }
});

test('a leader of the house reads of the house, and nothing between people: that does not exist for them', async () => {
  const lamp = await aRequest(town());
  expect((await town().as(楼栋长).does('request.read', { requestId: lamp })).mine).toBe(false);
  const text = '楼上楼下为晾衣服总闹别扭';
  const { requestId } = await town().as(居民).does('request.submit', { text, category: 'neighbours', photos: [] });
  const read = town().as(楼栋长).does('request.read', { requestId });
  expect(await town().outcome(read)).toBe('NOT_FOUND');
});

test('for everybody else it does not exist', async () => {
  const requestId = await aRequest(town());
  const read = (who: string, id: string) =>
    town()
      .as(who)
      .sends('requests', { action: 'request.read', input: { requestId: id } });
  for (const who of [邻居, 部门专员, 外社区居民, 外社区专员, 外社区网格员, 新邻居]) {
    const forbidden = await read(who, requestId);
    const absent = await read(who, '0'.repeat(24));
    expect(forbidden).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    const whenever = { requestId: '', at: '' };
    expect({ ...forbidden, ...whenever }).toEqual({ ...absent, ...whenever });
  }
});

test('who leaves the post cannot read on the next call', async () => {
  const requestId = await aRequest(town());
  expect(await town().outcome(town().as(社区专员).does('request.read', { requestId }))).toBe('done');
  const post = 'communityClerk-410403001001';
  await town().changes('posts', post, { personId: 'o-successor' });
  expect(await town().outcome(town().as(社区专员).does('request.read', { requestId }))).toBe('NOT_FOUND');
  await town().changes('posts', post, { personId: 'o-demo-clerk-1' });
});
