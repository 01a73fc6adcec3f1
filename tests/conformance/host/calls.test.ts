import { join } from 'node:path';
import { aCloud, type TestCloud } from '../../support/cloud';

const functions = join(__dirname, '..', 'functions');
let cloud: TestCloud;

beforeAll(async () => {
  cloud = await aCloud({
    functions,
    personas: [{ id: 'amy', name: 'Amy', openid: 'o-amy', unionid: 'u-amy' }],
    indexes: { things: [], rings: [] },
  });
});
afterAll(() => cloud.stop());
beforeEach(() => cloud.reset());

test('getWXContext tells the person, the app and the source, and hides the token', async () => {
  const amy = await cloud.login('amy');
  expect(await cloud.call(amy, 'echo', { a: 1 })).toEqual({
    event: { a: 1, userInfo: { appId: 'wx-local', openId: 'o-amy' } },
    openid: 'o-amy',
    context: {
      OPENID: 'o-amy',
      UNIONID: 'u-amy',
      APPID: 'wx-local',
      CLIENTIP: '127.0.0.1',
      ENV: 'local-x',
      SOURCE: 'wx_client',
    },
  });
});

test('an identity sent as data changes nothing', async () => {
  const amy = await cloud.login('amy');
  const spoofed = { userInfo: { openId: 'o-boss' }, openid: 'o-boss', wxCloudApiToken: 'x' };
  expect(await cloud.call(amy, 'echo', spoofed)).toMatchObject({
    openid: 'o-amy',
    event: { userInfo: { openId: 'o-amy' } },
  });
});

test('a stranger is the same person on every visit', async () => {
  const [first, again, other] = await Promise.all(['pat', 'pat', 'sam'].map((id) => cloud.login(id)));
  expect(first?.openid).toBe(again?.openid);
  expect(first?.openid).not.toBe(other?.openid);
});

test('200 calls at once by 20 people mix no identity', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, (_, index) => cloud.login(`person-${index}`)));
  expect(new Set(people.map(({ openid }) => openid)).size).toBe(20);
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const who = people[index % 20] ?? { session: '', openid: '' };
      const { openid, event } = (await cloud.call(who, 'echo', { index })) as {
        openid: string;
        event: { index: number };
      };
      return { expected: who.openid, openid, index: event.index };
    }),
  );
  expect(answers.filter(({ expected, openid }) => expected !== openid)).toEqual([]);
  expect(answers.map(({ index }) => index)).toEqual(Array.from({ length: 200 }, (_, index) => index));
  const { instances } = (await cloud.get('/inspect/state')) as { instances: number };
  expect(instances).toBeGreaterThanOrEqual(2);
  expect(instances).toBeLessThanOrEqual(4);
});

test('nested calls keep the person and go past the pool cap without a deadlock', async () => {
  const amy = await cloud.login('amy');
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => cloud.call(amy, 'nested', { depth: 3, pauseMs: 50 })),
  );
  for (const answer of answers)
    expect(answer).toMatchObject({
      openid: 'o-amy',
      source: 'wx_client',
      inner: { openid: 'o-amy', source: 'wx_client,scf', inner: { inner: { openid: 'o-amy' } } },
    });
});

test('@cloudbase/node-sdk works as well', async () => {
  const amy = await cloud.login('amy');
  expect(await cloud.call(amy, 'nodesdk', { id: 'n-1' })).toEqual({
    data: [{ _id: 'n-1', from: 'node-sdk' }],
    echoed: 'o-amy',
    file: 'n-1',
    parsed: 'nodesdk',
  });
});

test('functions that call each other for ever are stopped', async () => {
  const amy = await cloud.login('amy');
  await expect(cloud.call(amy, 'nested', { depth: 50 })).rejects.toMatchObject({ errCode: -504002 });
});

test('a call is written down with its trips: side by side is one step', async () => {
  const amy = await cloud.login('amy');
  await cloud.load({ collections: { things: [{ _id: 'a' }, { _id: 'b' }] } });
  const { requestID } = await cloud.callWithId(amy, 'trips', { action: 'look', sequential: 2 });
  const call = (await cloud.calls()).find(({ requestId }) => requestId === requestID);
  expect(call).toMatchObject({
    function: 'trips',
    action: 'look',
    openid: 'o-amy',
    ok: true,
    sequentialTrips: 3,
    trips: [{ step: 1 }, { step: 1 }, { step: 2 }, { step: 3, collection: 'things', documentsReturned: 1 }],
  });
});

test('unknown functions, missing sessions and oversized data are refused', async () => {
  const amy = await cloud.login('amy');
  await expect(cloud.call(amy, 'nobody')).rejects.toMatchObject({ errCode: -501000 });
  await expect(cloud.call(amy, '../echo')).rejects.toMatchObject({ errCode: -501000 });
  await expect(cloud.call({ session: 'guess', openid: '' }, 'echo')).rejects.toMatchObject({
    errMsg: expect.stringContaining('log in first') as string,
  });
  await expect(cloud.call(amy, 'echo', { text: 'x'.repeat(101 * 1024) })).rejects.toMatchObject({
    errCode: -501007,
    errMsg: expect.stringContaining('data exceed max size') as string,
  });
});
