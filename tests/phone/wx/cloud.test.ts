import path from 'node:path';
import { aCloud, type TestCloud } from '../../support/cloud';
import { aPhoneWithWx, picture, type Wx } from './wxPhone';

type Task = Promise<Record<string, unknown>> & {
  onProgressUpdate: (heard: (at: object) => void) => void;
  abort(): void;
};
type Cloud = Wx & { uploadFile: (options: object) => Task; CloudID: (id: string) => object };

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await aCloud({ functions: path.join(__dirname, 'functions') });
});
afterAll(() => cloud.stop());

const aCloudPhone = async (given: Parameters<typeof aPhoneWithWx>[0] = {}) => {
  const phone = await aPhoneWithWx({ cloudUrl: cloud.url, ...given });
  const own = phone.wx['cloud'] as unknown as Cloud;
  void own['init']?.({ env: 'desk' });
  return { ...phone, cloud: own };
};

test('nothing is asked before init, and init names an environment: neither is guessed', async () => {
  const { wx } = await aPhoneWithWx({ cloudUrl: cloud.url });
  const own = wx['cloud'] as unknown as Cloud;
  const early = { errCode: -601002, errMsg: expect.stringContaining('please call wx.cloud.init first') };
  await expect(own['callFunction']?.({ name: 'echo' })).rejects.toMatchObject(early);
  for (const options of [undefined, {}, { traceUser: true }, { env: '' }, { env: {} }, { env: { database: '' } }])
    expect(() => own['init']?.(options)).toThrow('env should be the id of a cloud environment');
  await expect(own['callFunction']?.({ name: 'echo' })).rejects.toMatchObject(early);
  void own['init']?.({ env: { functions: 'desk', storage: 'desk' } });
  await expect(own['callFunction']?.({ name: 'echo' })).resolves.toMatchObject({ errMsg: 'cloud.callFunction:ok' });
});

test('a call answers the function’s result, and names the caller by the session', async () => {
  const one = await aCloudPhone({ persona: 'one' });
  const other = await aCloudPhone({ persona: 'other' });
  const call = { name: 'echo', data: { action: 'place.card', input: { scene: 'b3' } } };
  const [mine, theirs] = await Promise.all([one.cloud['callFunction']?.(call), other.cloud['callFunction']?.(call)]);
  expect(mine).toMatchObject({ result: call.data, errMsg: 'cloud.callFunction:ok', requestID: expect.any(String) });
  const openid = (answer: unknown) => (answer as { result: { userInfo: { openId: string } } }).result.userInfo.openId;
  expect(openid(mine)).not.toBe(openid(theirs));
});

test('a failing or missing function rejects as WeChat words it', async () => {
  const { cloud: own } = await aCloudPhone();
  await expect(own['callFunction']?.({ name: 'echo', data: { fail: true } })).rejects.toMatchObject({
    errCode: -504002,
    errMsg: expect.stringMatching(/^cloud\.callFunction:fail Error: errCode: -504002/),
  });
  await expect(own['callFunction']?.({ name: 'nobody' })).rejects.toMatchObject({ errCode: -501000 });
});

test('without a network every call fails at once, and works again with it', async () => {
  const { cloud: own, phone } = await aCloudPhone();
  phone.device.set({ online: false });
  const offline = { errCode: -1, errMsg: expect.stringContaining('cloud.callFunction:fail request:fail') };
  await expect(own['callFunction']?.({ name: 'echo' })).rejects.toMatchObject(offline);
  phone.device.set({ online: true });
  await expect(own['callFunction']?.({ name: 'echo' })).resolves.toMatchObject({ errMsg: 'cloud.callFunction:ok' });
});

test('a network that goes while a call is under way breaks it', async () => {
  const { cloud: own, phone } = await aCloudPhone();
  phone.device.set({ delay: 60_000 });
  const call = own['callFunction']?.({ name: 'echo' });
  const broken = expect(call).rejects.toMatchObject({ errCode: -1 });
  await Promise.resolve();
  phone.device.set({ online: false });
  await broken;
});

test('a session the cloud has forgotten is renewed without the app noticing', async () => {
  const { cloud: own, phone } = await aCloudPhone({ persona: 'one' });
  const before = await own['callFunction']?.({ name: 'echo' });
  phone.device.set({ session: 'forgotten' });
  const after = await own['callFunction']?.({ name: 'echo' });
  expect(after?.['result']).toEqual(before?.['result']);
});

test('a picture goes up with progress and comes back by its id', async () => {
  const photo = picture(200_000);
  const { cloud: own, wx, phone } = await aCloudPhone({ around: { media: () => Promise.resolve([photo]) } });
  const chosen = await wx['chooseMedia']?.({ count: 1 });
  const [file] = chosen?.['tempFiles'] as { tempFilePath: string }[];
  const heard: object[] = [];
  const task = own.uploadFile({ cloudPath: 'photos/lamp.jpg', filePath: file?.tempFilePath });
  task.onProgressUpdate((at) => heard.push(at));
  const { fileID } = (await task) as { fileID: string };
  expect(heard.at(-1)).toEqual({ progress: 100, totalBytesSent: 200_000, totalBytesExpectedToSend: 200_000 });
  const { fileList } = (await own['getTempFileURL']?.({ fileList: [fileID] })) as never as {
    fileList: { tempFileURL: string; status: number }[];
  };
  expect(fileList[0]).toMatchObject({ fileID, status: 0, tempFileURL: expect.stringMatching(/^http/) });
  expect(await phone.resolveUrl.current(fileID)).toBe(fileList[0]?.tempFileURL);
  const { tempFilePath } = (await own['downloadFile']?.({ fileID })) as never as { tempFilePath: string };
  expect(await wx['getFileInfo']?.({ filePath: tempFilePath })).toMatchObject({ size: 200_000 });
});

test('an upload can be called off', async () => {
  const { cloud: own, wx, phone } = await aCloudPhone({ around: { media: () => Promise.resolve([picture(10)]) } });
  phone.device.set({ delay: 60_000 });
  const chosen = await wx['chooseMedia']?.({ count: 1 });
  const [file] = chosen?.['tempFiles'] as { tempFilePath: string }[];
  const task = own.uploadFile({ cloudPath: 'photos/never.jpg', filePath: file?.tempFilePath });
  const broken = expect(task).rejects.toMatchObject({ errMsg: 'cloud.uploadFile:fail abort' });
  await Promise.resolve();
  task.abort();
  await broken;
});

test('the group a card was opened in reaches the cloud sealed, and nowhere else', async () => {
  const { cloud: own, wx, phone } = await aCloudPhone();
  await expect(wx['getGroupEnterInfo']?.()).rejects.toMatchObject({ errCode: 40097 });
  await phone.app.show({ scene: 1044, shareTicket: 'desk-group-ticket:shops' });
  const info = await wx['getGroupEnterInfo']?.();
  expect(JSON.stringify(info)).not.toContain('shops');
  const { result } = (await own['callFunction']?.({
    name: 'echo',
    data: { group: own.CloudID(String(info?.['cloudID'])) },
  })) as never as {
    result: { group: { data: object } };
  };
  expect(result.group.data).toMatchObject({ opengid: 'shops' });
});

test('request speaks plain HTTP, reads JSON, and can be called off', async () => {
  const { wx, phone } = await aCloudPhone();
  expect(await wx['request']?.({ url: `${cloud.url}/inspect/calls`, data: { since: 1e9 } })).toMatchObject({
    statusCode: 200,
    data: [],
    errMsg: 'request:ok',
  });
  phone.device.set({ delay: 60_000 });
  const task = wx['request']?.({ url: cloud.url }) as unknown as Task;
  const broken = expect(task).rejects.toMatchObject({ errMsg: 'request:fail abort' });
  task.abort();
  await broken;
});

test('a phone number reaches the cloud sealed, and only when the person allows it', async () => {
  const { cloud: own, phone, tap } = await aCloudPhone();
  const ask = () =>
    phone.openTypes.getPhoneNumber?.({
      openType: 'getPhoneNumber',
      dataset: {},
      element: document.createElement('button'),
    });
  const refused = ask();
  await tap('拒绝');
  expect(await refused).toEqual({ errMsg: 'getPhoneNumber:fail user deny' });
  const allowed = ask();
  await tap('允许');
  const { cloudID } = (await allowed) as { cloudID: string };
  const answer = await own['callFunction']?.({ name: 'echo', data: { phone: own.CloudID(cloudID) } });
  expect(answer?.['result']).toMatchObject({
    phone: { data: { purePhoneNumber: expect.stringMatching(/^1\d{10}$/) } },
  });
});
