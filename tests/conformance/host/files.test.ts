import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aCloud, type Session, type TestCloud } from '../../support/cloud';

const functions = join(__dirname, '..', 'functions');

const upload = async (cloud: TestCloud, who: Session, path: string, body: string | Buffer) => {
  const response = await fetch(`${cloud.url}/client/uploadFile?cloudPath=${encodeURIComponent(path)}`, {
    method: 'POST',
    headers: { 'x-session': who.session },
    body: body as BodyInit,
  });
  return (await response.json()) as { fileID: string; errCode?: number; errMsg?: string };
};

const linkTo = async (cloud: TestCloud, who: Session, fileID: string): Promise<string> => {
  const { fileList } = (await cloud.post(
    '/client/getTempFileURL',
    { fileList: [fileID] },
    { 'x-session': who.session },
  )) as {
    fileList: { tempFileURL: string }[];
  };
  return fileList[0]?.tempFileURL ?? '';
};

describe.each([
  ['in memory', ':memory:'],
  ['in a folder', mkdtempSync(join(tmpdir(), 'cloud-files-'))],
])('kept %s', (_, data) => {
  let cloud: TestCloud;
  let amy: Session;
  beforeAll(async () => {
    cloud = await aCloud({ functions, data });
    amy = await cloud.login('amy');
  });
  afterAll(() => cloud.stop());

  test.each(['notes/a.txt', '照片/路灯 50%.txt', 'odd/#?&+.txt'])(
    'a function uploads, downloads, links and deletes %s',
    async (cloudPath) => {
      const fileID = `cloud://local-x.local/${cloudPath}`;
      const nowhere = 'cloud://local-x.local/nowhere.txt';
      expect(await cloud.call(amy, 'files', { cloudPath, text: '你好' })).toEqual({
        fileID,
        downloaded: '你好',
        links: [
          { fileID, status: 0, errMsg: 'ok', maxAge: 86400, tempFileURL: expect.stringContaining('/files/') as string },
          { fileID: nowhere, status: -503003, errMsg: expect.any(String) as string, tempFileURL: '' },
        ],
        deleted: [
          { fileID, status: 0, errMsg: 'ok' },
          { fileID: nowhere, status: -503003, errMsg: expect.any(String) as string },
        ],
        gone: expect.any(Number) as number,
      });
    },
  );

  test('a phone uploads a picture and shows it', async () => {
    const bytes = Buffer.from([0xff, 0xd8, 0x0a, 0x00, 0xff]);
    const { fileID } = await upload(cloud, amy, 'photos/1.jpg', bytes);
    expect(fileID).toBe('cloud://local-x.local/photos/1.jpg');
    const shown = await fetch(await linkTo(cloud, amy, fileID));
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(bytes);
  });

  test('nobody overwrites what somebody else uploaded', async () => {
    const sam = await cloud.login('sam');
    await upload(cloud, amy, 'photos/mine.jpg', 'first');
    expect(await upload(cloud, sam, 'photos/mine.jpg', 'second')).toMatchObject({ errCode: -503002 });
    expect(await upload(cloud, amy, 'photos/mine.jpg', 'third')).toMatchObject({
      fileID: expect.any(String) as string,
    });
  });
});

describe('the door', () => {
  let cloud: TestCloud;
  let amy: Session;
  beforeAll(async () => {
    cloud = await aCloud({ functions });
    amy = await cloud.login('amy');
  });
  afterAll(() => cloud.stop());

  test('an uploaded page is shown, never run', async () => {
    const { fileID } = await upload(cloud, amy, 'evil.html', '<script>alert(1)</script>');
    const shown = await fetch(await linkTo(cloud, amy, fileID));
    expect(shown.headers.get('content-type')).toBe('application/octet-stream');
    expect(shown.headers.get('content-security-policy')).toContain('sandbox');
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each(['../up.txt', '/root.txt', 'a//b.txt', 'a/./b.txt', '', 'x'.repeat(501), 'a\nb.txt'])(
    'the path %j is refused',
    async (path) => {
      expect(await upload(cloud, amy, path, 'x')).toMatchObject({ errCode: -501007 });
    },
  );

  test('a picture keeps its address for a while, and a short-lived one is not kept for long', async () => {
    const { fileID } = await upload(cloud, amy, 'b.jpg', 'picture');
    expect(await linkTo(cloud, amy, fileID)).toBe(await linkTo(cloud, amy, fileID));
    const asked = { fileList: [{ fileID, maxAge: 60 }] };
    const { fileList } = (await cloud.post('/client/getTempFileURL', asked, { 'x-session': amy.session })) as {
      fileList: { tempFileURL: string; maxAge: number }[];
    };
    const until = Number(new URL(fileList[0]?.tempFileURL ?? '').searchParams.get('t'));
    expect(until - Date.now() / 1000).toBeLessThanOrEqual(121);
    expect(fileList[0]?.maxAge).toBe(60);
  });

  test('an address without its signature, or past its time, opens nothing', async () => {
    const { fileID } = await upload(cloud, amy, 'a.txt', 'secret');
    const link = new URL(await linkTo(cloud, amy, fileID));
    link.searchParams.set('t', '1');
    expect((await fetch(link)).status).toBe(400);
    link.search = '';
    expect((await fetch(link)).status).toBe(400);
  });

  test('loaded files have the address their path says', async () => {
    await cloud.load({ files: { 'demo/lamp.png': Buffer.from('png').toString('base64') } });
    const shown = await fetch(await linkTo(cloud, amy, 'cloud://local-x.local/demo/lamp.png'));
    expect(await shown.text()).toBe('png');
  });
});
