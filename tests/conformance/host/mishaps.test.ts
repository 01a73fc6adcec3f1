import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aCloud, type Session, type TestCloud } from '../../support/cloud';

const functions = join(__dirname, '..', 'functions');
const indexes = { things: [] };

describe('faults on order', () => {
  let cloud: TestCloud;
  let amy: Session;
  beforeAll(async () => {
    cloud = await aCloud({ functions, indexes });
    amy = await cloud.login('amy');
  });
  afterAll(() => cloud.stop());
  beforeEach(() => cloud.reset());

  const writes = (...ids: string[]) => cloud.call(amy, 'writer', { ids });
  const stored = async () => (await cloud.documents('things')).map(({ _id }) => _id);

  test('crashBefore: the n-th write never happened, the earlier ones did, the caller gets an error', async () => {
    await cloud.faults([{ kind: 'crashBefore', function: 'writer', nth: 2 }]);
    await expect(writes('a', 'b', 'c')).rejects.toMatchObject({
      errCode: -504002,
      errMsg: expect.stringContaining('killed before its write 2') as string,
    });
    expect(await stored()).toEqual(['a']);
    expect(await writes('d')).toEqual(['d']);
  });

  test('crashAfter: the n-th write happened although nobody was told', async () => {
    await cloud.faults([{ kind: 'crashAfter', nth: 2 }]);
    await expect(writes('a', 'b', 'c')).rejects.toMatchObject({ errCode: -504002 });
    expect(await stored()).toEqual(['a', 'b']);
  });

  test('updateAndReturn of @cloudbase/node-sdk is a write too', async () => {
    await cloud.load({ collections: { things: [{ _id: 'a' }] } });
    await cloud.faults([{ kind: 'crashBefore', function: 'nodesdk' }]);
    const changed = () => cloud.call(amy, 'nodesdk', { id: 'a', returning: true });
    await expect(changed()).rejects.toMatchObject({ errCode: -504002 });
    expect(await cloud.documents('things')).toEqual([{ _id: 'a' }]);
    expect(await changed()).toMatchObject({ updated: 1, doc: { _id: 'a', from: 'node-sdk' } });
  });

  test('conflict: the n-th write is refused and the function may go on', async () => {
    await cloud.faults([{ kind: 'conflict', nth: 1 }]);
    expect(await writes('a', 'b')).toEqual([expect.objectContaining({ id: 'a', errCode: -501001 }), 'b']);
    expect(await stored()).toEqual(['b']);
  });

  test('dropReply: the call took effect and its caller sees a broken connection', async () => {
    await cloud.faults([{ kind: 'dropReply', function: 'writer' }]);
    await expect(writes('a')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await stored()).toEqual(['a']);
    expect((await cloud.calls()).at(-1)).toMatchObject({ function: 'writer', ok: true });
    expect(await writes('b')).toEqual(['b']);
  });

  test('dropReply of the n-th write: it took effect and the function does not know', async () => {
    await cloud.faults([{ kind: 'dropReply', nth: 1 }]);
    expect(await writes('a')).toEqual([expect.objectContaining({ id: 'a' })]);
    expect(await stored()).toEqual(['a']);
  });

  test('latency makes a call or its n-th write late', async () => {
    await writes('warm');
    await cloud.faults([{ kind: 'latency', ms: 300 }]);
    const began = performance.now();
    await writes('a');
    expect(performance.now() - began).toBeGreaterThan(290);
    await cloud.faults([{ kind: 'latency', ms: 300, nth: 2 }]);
    const beganAgain = performance.now();
    await writes('b', 'c');
    expect(performance.now() - beganAgain).toBeGreaterThan(290);
  });

  test('a rule strikes as often as it says and only where it says', async () => {
    await cloud.faults([{ kind: 'conflict', function: 'writer', action: 'try', times: 2 }]);
    const tries = async () => ((await cloud.call(amy, 'writer', { action: 'try', ids: ['x'] })) as unknown[])[0];
    expect(await writes('other')).toEqual(['other']);
    expect([await tries(), await tries(), await tries()]).toEqual([expect.any(Object), expect.any(Object), 'x']);
    expect(((await cloud.get('/inspect/state')) as { faults: unknown[] }).faults).toEqual([]);
  });

  test.each([
    [[{ kind: 'earthquake' }], '"kind" is one of'],
    [[{ kind: 'conflict', nth: 0 }], 'whole numbers'],
    [[{ kind: 'latency', ms: 'long' }], '"ms" is a number'],
    [[{ kind: 'conflict', action: 'database.insertDocument' }], 'a write is named by "nth"'],
    ['all', '"rules" is a list'],
  ])('the rules %j are refused', async (rules, why) => {
    await expect(cloud.post('/control/faults', { rules })).rejects.toThrow(why);
  });
});

test('kill -9 in the middle of writing loses no acknowledged write, and keeps files, messages and the clock', async () => {
  const data = mkdtempSync(join(tmpdir(), 'cloud-data-'));
  const cloud = await aCloud({ functions, indexes, data });
  await cloud.clock({ advanceMs: 86_400_000 });
  await cloud.load({ files: { 'a.txt': Buffer.from('kept').toString('base64') } });
  const amy = await cloud.login('amy');
  await cloud.call(amy, 'writer', { ids: ['warm'] });
  const params = { touser: amy.openid, templateId: 'T1', data: { thing1: { value: '已受理' } } };
  await cloud.call(amy, 'wechat', { api: 'subscribeMessage.send', params });
  const acknowledged: string[] = [];
  const writing = Array.from({ length: 400 }, async (_, index) => {
    const ids = [`w-${index}`];
    acknowledged.push(...((await cloud.call(amy, 'writer', { ids })) as string[]));
  });
  while (acknowledged.length < 60) await new Promise((resolve) => setTimeout(resolve, 5));
  await cloud.kill9();
  await Promise.allSettled(writing);

  const again = await aCloud({ functions, indexes, data });
  const found = new Set((await again.documents('things', 1000)).map(({ _id }) => _id));
  expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThanOrEqual(60);
  expect(found.size).toBeLessThan(401);
  const { offsetMs } = (await again.get('/inspect/state')) as { offsetMs: number };
  expect(offsetMs).toBe(86_400_000);
  expect(await again.outbox(amy.openid)).toMatchObject([{ templateId: 'T1', data: params.data }]);
  const sam = await again.login('sam');
  const { fileList } = (await again.post(
    '/client/getTempFileURL',
    { fileList: ['cloud://local-x.local/a.txt'] },
    { 'x-session': sam.session },
  )) as { fileList: { tempFileURL: string }[] };
  expect(await (await fetch(fileList[0]?.tempFileURL ?? '')).text()).toBe('kept');
  await again.stop();
});
