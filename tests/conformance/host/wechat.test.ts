import { join } from 'node:path';
import { PNG } from 'pngjs';
import { aCloud, type Session, type TestCloud } from '../../support/cloud';

let cloud: TestCloud;
let amy: Session;
let sam: Session;

beforeAll(async () => {
  const flags = ['--push', 'wxa_media_check=ticker'];
  cloud = await aCloud({ functions: join(__dirname, '..', 'functions'), indexes: { rings: [] }, flags });
  amy = await cloud.login('amy');
  sam = await cloud.login('sam');
});
afterAll(() => cloud.stop());
beforeEach(async () => {
  await cloud.reset();
  await cloud.clock({ reset: true });
});

const asks = (api: string, params: object): Promise<unknown> => cloud.call(amy, 'wechat', { api, params });

describe('subscribeMessage.send', () => {
  const message = {
    templateId: 'T1',
    page: 'pages/home/index?id=1',
    data: { thing1: { value: '路灯不亮' }, phrase2: { value: '已受理' } },
  };

  test('subscribeMessage.send lands in the outbox of its person', async () => {
    expect(await asks('subscribeMessage.send', { ...message, touser: amy.openid })).toMatchObject({ errCode: 0 });
    expect(await cloud.outbox(amy.openid)).toMatchObject([{ api: 'subscribeMessage.send', ok: true, ...message }]);
    expect(await cloud.outbox(sam.openid)).toEqual([]);
  });

  test.each([
    ['thing1', '一二三四五六七八九十一二三四五六七八九十一', 47003],
    ['phrase2', '超过五个汉字了', 47003],
    ['character_string3', '汉字', 47003],
    ['unknown9', 'x', 47003],
  ])('a %s of "%s" is refused as WeChat refuses it', async (key, value, errCode) => {
    const params = { ...message, touser: amy.openid, data: { [key]: { value } } };
    expect(await asks('subscribeMessage.send', params)).toMatchObject({
      errCode,
      errMsg: expect.stringContaining(`data.${key}`) as string,
    });
    expect(await cloud.outbox()).toEqual([]);
  });

  test('a missing person or template is refused', async () => {
    expect(await asks('subscribeMessage.send', message)).toMatchObject({ errCode: 40003 });
    expect(await asks('subscribeMessage.send', { ...message, touser: 'o-1', templateId: '' })).toMatchObject({
      errCode: 40037,
    });
  });

  test.each(['formal', 'trial', 'developer'])('it may open the version "%s"', async (miniprogramState) => {
    const params = { ...message, touser: amy.openid, miniprogramState };
    expect(await asks('subscribeMessage.send', params)).toMatchObject({ errCode: 0 });
  });

  test.each(['release', 'develop', '', 'Formal'])('there is no version "%s"', async (miniprogramState) => {
    const params = { ...message, touser: amy.openid, miniprogramState };
    expect(await asks('subscribeMessage.send', params)).toMatchObject({ errCode: 47003 });
  });

  test('a refusal on order reaches the function and is seen in the outbox', async () => {
    await cloud.verdicts({ messages: [{ openid: amy.openid, errcode: 43101 }] });
    expect(await asks('subscribeMessage.send', { ...message, touser: amy.openid })).toMatchObject({ errCode: 43101 });
    expect(await asks('subscribeMessage.send', { ...message, touser: sam.openid })).toMatchObject({ errCode: 0 });
    expect(await cloud.outbox(amy.openid)).toMatchObject([{ ok: false, errcode: 43101 }]);
  });
});

describe('content checks', () => {
  const text = (content: string) => asks('security.msgSecCheck', { openid: amy.openid, scene: 1, version: 2, content });

  test('security.msgSecCheck judges a text by the keywords on order, the worst one counting', async () => {
    await cloud.verdicts({
      text: [
        { keyword: '可疑', suggest: 'review', label: 20001 },
        { keyword: '违禁', suggest: 'risky' },
      ],
    });
    expect(await text('路灯不亮')).toMatchObject({ result: { suggest: 'pass', label: 100 } });
    expect(await text('有点可疑')).toMatchObject({ result: { suggest: 'review', label: 20001 } });
    expect(await text('可疑而且违禁')).toMatchObject({ result: { suggest: 'risky' }, detail: [{ suggest: 'risky' }] });
  });

  test('only someone who was here within two hours can be checked', async () => {
    expect(
      await asks('security.msgSecCheck', { openid: 'o-absent', scene: 1, version: 2, content: 'x' }),
    ).toMatchObject({
      errCode: 61010,
    });
    await cloud.call(sam, 'echo');
    await cloud.clock({ advanceMs: 3 * 3_600_000 });
    const late = { openid: sam.openid, scene: 1, version: 2, content: 'x' };
    expect(await asks('security.msgSecCheck', late)).toMatchObject({ errCode: 61010 });
  });

  test('a text over 2,500 characters is refused', async () => {
    expect(await text('长'.repeat(2_500))).toMatchObject({ errCode: 0 });
    expect(await text('长'.repeat(2_501))).toMatchObject({ errCode: 45002 });
  });

  const media = async (path: string): Promise<{ traceId: string }> => {
    await cloud.load({ files: { [path]: 'AAAA' } });
    const fileList = [`cloud://local-x.local/${path}`];
    const answer = (await cloud.post('/client/getTempFileURL', { fileList }, { 'x-session': amy.session })) as {
      fileList: { tempFileURL: string }[];
    };
    const params = {
      openid: amy.openid,
      scene: 1,
      version: 2,
      mediaType: 2,
      mediaUrl: answer.fileList[0]?.tempFileURL,
    };
    return (await asks('security.mediaCheckAsync', params)) as { traceId: string };
  };
  const rings = async () => (await cloud.documents('rings')).map(({ event }) => event as Record<string, unknown>);

  test('security.mediaCheckAsync judges a picture some seconds later, by a push to a function', async () => {
    await cloud.verdicts({ media: [{ path: 'bad', suggest: 'risky', label: 20002 }] });
    const good = await media('photos/good.jpg');
    const bad = await media('photos/bad.jpg');
    await cloud.clock({ advanceMs: 1_000 });
    expect(await rings()).toEqual([]);
    await cloud.clock({ advanceMs: 2_500 });
    const told = Object.fromEntries((await rings()).map((event) => [event['trace_id'], event]));
    expect(told[good.traceId]).toMatchObject({ Event: 'wxa_media_check', result: { suggest: 'pass', label: 100 } });
    expect(told[bad.traceId]).toMatchObject({
      MsgType: 'event',
      errcode: 0,
      result: { suggest: 'risky', label: 20002 },
    });
  });

  test('a push may be late, doubled or lost on order', async () => {
    await cloud.verdicts({
      media: [
        { path: 'late', delayMs: 60_000 },
        { path: 'twice', deliveries: 2 },
        { path: 'lost', deliveries: 0 },
      ],
    });
    const [late, twice] = [await media('late.jpg'), await media('twice.jpg'), await media('lost.jpg')];
    await cloud.clock({ advanceMs: 5_000 });
    expect((await rings()).map((event) => event['trace_id'])).toEqual([twice?.traceId, twice?.traceId]);
    await cloud.clock({ advanceMs: 60_000 });
    expect((await rings()).map((event) => event['trace_id'])).toEqual([twice?.traceId, twice?.traceId, late?.traceId]);
  });
});

describe('wxacode.getUnlimited', () => {
  const pixelsOf = (picture: Buffer): { width: number; dark: number } => {
    const { width, data } = PNG.sync.read(picture);
    return { width, dark: data.filter((value, at) => at % 4 === 0 && value === 0).length };
  };

  test('wxacode.getUnlimited draws a real picture of the asked width, another one for another scene', async () => {
    const draw = (scene: string) => asks('wxacode.getUnlimited', { scene, page: 'pages/home/index', width: 280 });
    const [first, again, other] = (await Promise.all(['d-1', 'd-1', 'd-2'].map(draw))) as {
      contentType: string;
      base64: string;
    }[];
    const png = Buffer.from(first?.base64 ?? '', 'base64');
    expect(first?.contentType).toBe('image/png');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const { width, dark } = pixelsOf(png);
    expect(width).toBe(280);
    expect(dark / (width * width)).toBeGreaterThan(0.2);
    expect(dark / (width * width)).toBeLessThan(0.6);
    expect(again).toEqual(first);
    expect(other?.base64).not.toBe(first?.base64);
  });

  test.each([
    [{ scene: 'x'.repeat(33) }, 40169],
    [{ scene: '汉字' }, 40169],
    [{ scene: 'ok', page: '/pages/home/index' }, 41030],
    [{ scene: 'ok', width: 100 }, 40097],
    [{ scene: 'ok', envVersion: 'formal' }, 40097],
    [{ scene: 'ok', envVersion: '' }, 40097],
  ])('%j is refused', async (params, errCode) => {
    expect(await asks('wxacode.getUnlimited', params)).toMatchObject({ errCode });
  });
});

test('a call that config.json does not permit is refused as on the real service, and the log says which', async () => {
  const params = { scene: 'd-1' };
  expect(await cloud.call(amy, 'unpermitted', { api: 'wxacode.getUnlimited', params })).toMatchObject({
    errCode: -604101,
  });
  expect((await cloud.logs()).map(({ text }) => text)).toContain(
    'config.json of unpermitted does not permit openapi wxacode.getUnlimited',
  );
  expect(await cloud.outbox()).toEqual([]);
});

test('what the desk cannot do says so by name', async () => {
  const wire = async (action: string) => ((await cloud.post('/admin', { action })) as { message: string }).message;
  for (const action of ['storage.getFileAuthority', 'storage.batchCopyFile', 'wx.wxPayApi', 'wx.wxCallContainerApi'])
    expect(await wire(action)).toBe(`the local cloud does not support the action "${action}"`);
  expect(await asks('logistics.addOrder', { orderId: '1' })).toMatchObject({
    errMsg: expect.stringContaining('does not support openapi.logistics.addOrder') as string,
  });
});

describe('CloudID', () => {
  const seal = async (who: Session, data: object): Promise<string> =>
    ((await cloud.post('/client/cloudID', { data }, { 'x-session': who.session })) as { cloudID: string }).cloudID;

  test('a CloudID in the top-level fields of a call is opened for its own person', async () => {
    const cloudID = await seal(amy, { opengid: 'g-1' });
    const { event } = (await cloud.call(amy, 'echo', {
      group: { $cloudID: cloudID },
      deep: { id: { $cloudID: cloudID } },
    })) as {
      event: object;
    };
    expect(event).toMatchObject({
      group: { cloudID, data: { opengid: 'g-1', watermark: { appid: 'wx-local' } } },
      deep: { id: { $cloudID: cloudID } },
    });
  });

  test('somebody else’s, an expired and an invented one stay shut', async () => {
    const cloudID = await seal(amy, { opengid: 'g-1' });
    const openedBy = async (who: Session, id: string) =>
      ((await cloud.call(who, 'echo', { group: { $cloudID: id } })) as { event: { group: object } }).event.group;
    expect(await openedBy(sam, cloudID)).toMatchObject({ errCode: -601007 });
    expect(await openedBy(amy, 'invented')).toMatchObject({ errCode: -601005 });
    await cloud.clock({ advanceMs: 6 * 60_000 });
    expect(await openedBy(amy, cloudID)).toEqual({ cloudID, errCode: -601006, errMsg: 'cloudID expired' });
  });

  test('getOpenData opens them from inside a function', async () => {
    const ids = [await seal(amy, { phoneNumber: '13800000000' }), await seal(amy, { opengid: 'g-2' })];
    expect(await cloud.call(amy, 'wechat', { cloudIDs: ids })).toMatchObject({
      list: [
        { cloudID: ids[0], data: { phoneNumber: '13800000000' } },
        { cloudID: ids[1], data: { opengid: 'g-2' } },
      ],
    });
  });
});
