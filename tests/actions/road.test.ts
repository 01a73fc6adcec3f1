import type { Call, serve as road } from '../../cloudfunctions/runtime/serve';
import { town } from '../../demo/town';
import { aCloudWithSdk, type World } from '../support/sdk';

type MoveCall = Call<'request.withdraw'>;

let world: World;
let serve: typeof road;
const told: string[] = [];
const { collections } = town(7, new Date());
const open = collections.serviceRequests.find(
  ({ state, reporterId }) => state === 'submitted' && reporterId === 'o-demo-resident-1',
);
if (!open) throw new Error('The resident has an open request.');
const requestId = open._id;

beforeAll(async () => {
  world = await aCloudWithSdk();
  await world.cloud.load({ collections });
  Object.assign(process.env, {
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
    WX_OPENID: 'o-demo-resident-1',
    WX_APPID: 'wx-local',
    TCB_SOURCE: 'wx_client',
  });
  ({ serve } = await import('../../cloudfunctions/runtime/serve'));
  jest.spyOn(console, 'error').mockImplementation((line: string) => void told.push(line));
});
afterAll(() => world.cloud.stop());

const withdrawing = (handler: (call: MoveCall) => Promise<unknown>) =>
  serve('requests', { 'request.withdraw': handler })(
    {
      action: 'request.withdraw',
      operationId: Math.random().toString(36).slice(2).padEnd(16, '0'),
      input: { requestId },
    },
    { request_id: 'the-request' },
  );
const kept = async () => (await world.db.collection('serviceRequests').doc(requestId).get()).data;

test('a handler that writes without asking leave keeps nothing, and is told as a bug', async () => {
  const answer = await withdrawing(async ({ store, caller }) => {
    const request = await store.get('serviceRequests', requestId);
    await caller;
    return store.save('serviceRequests', { ...request, state: 'withdrawn' });
  });
  expect(answer).toEqual({ ok: false, code: 'INTERNAL', requestId: 'the-request', at: expect.any(String) as string });
  expect(await kept()).toMatchObject({ state: 'submitted', version: open.version });
  expect(told.at(-1)).toContain('A handler asks leave before it writes.');
});

test('a handler that only looks without asking leave answers nothing', async () => {
  const answer = await withdrawing(({ store }) => store.get('serviceRequests', requestId));
  expect(answer).toMatchObject({ ok: false, code: 'INTERNAL' });
});

test('a bug is reported with the request’s id and place, never with what people wrote', async () => {
  await withdrawing(() => Promise.reject(new Error('cannot parse 13800000000 小林 o-demo-resident-1')));
  const report = JSON.parse(told.at(-1) ?? '{}') as Record<string, unknown>;
  expect(report).toMatchObject({
    bug: 'Error',
    requestId: 'the-request',
    function: 'requests',
    action: 'request.withdraw',
  });
  expect(told.join()).not.toMatch(/13800000000|小林|o-demo/);
});

test('whoever keeps losing the race is asked to try again in a moment', async () => {
  let tries = 0;
  const answer = await withdrawing(async ({ store, permit }) => {
    tries += 1;
    permit(['reporter']);
    const stale = { ...(await store.get('serviceRequests', requestId)), version: 0 };
    return store.save('serviceRequests', stale);
  });
  expect(answer).toMatchObject({ ok: false, code: 'BUSY' });
  expect(tries).toBe(5);
});

test('nobody is let in without an identity from WeChat', async () => {
  delete process.env['WX_OPENID'];
  expect(await withdrawing(() => Promise.resolve({}))).toMatchObject({ ok: false, code: 'WHO_ARE_YOU' });
  process.env['WX_OPENID'] = 'o-demo-resident-1';
});

test('an answer holds what the contract names and nothing more', async () => {
  const { requestHandlers } = await import('../../cloudfunctions/requests/requests');
  const leaky = async (call: Call<'request.read'>) => ({
    ...(await requestHandlers['request.read'](call)),
    reporterId: 'o-demo-resident-1',
  });
  const answer = await serve('requests', { 'request.read': leaky })({ action: 'request.read', input: { requestId } });
  expect(answer).toMatchObject({ ok: true, value: { requestId } });
  expect(JSON.stringify(answer)).not.toContain('reporterId');
});
