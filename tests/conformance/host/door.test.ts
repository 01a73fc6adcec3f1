import { createServer } from 'node:http';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { aCloud, runCloudCommand, type TestCloud } from '../../support/cloud';

const functions = join(__dirname, '..', 'functions');
const scratch = mkdtempSync(join(tmpdir(), 'cloud-door-'));
const broken = join(scratch, 'broken.json');
writeFileSync(broken, '{');

describe('the command', () => {
  const fine = ['--functions', functions, '--data', ':memory:', '--port', '0'];
  const ends = async (flags: string[], env?: Record<string, string>) => {
    const { ended, output } = runCloudCommand(flags, env);
    return { code: await ended, said: output().trim() };
  };

  test.each([
    [['--data', ':memory:', '--port', '0'], '--functions is missing'],
    [
      ['--functions', '/nowhere', '--data', ':memory:', '--port', '0'],
      '--functions names /nowhere, which is not a folder.',
    ],
    [['--functions', functions, '--port', '0'], '--data is missing'],
    [['--functions', functions, '--data', broken, '--port', '0'], `--data names ${broken}, which is not a folder.`],
    [['--functions', functions, '--data', ':memory:'], '--port takes a whole number'],
    [['--functions', functions, '--data', ':memory:', '--port', '70000'], '--port takes a whole number'],
    [[...fine, '--fast'], "Unknown option '--fast'"],
    [[...fine, 'extra'], "Unexpected argument 'extra'"],
    [[...fine, '--indexes', '/nowhere.json'], '--indexes names /nowhere.json, which does not exist.'],
    [[...fine, '--personas', broken], `--personas names ${broken}, which is not valid JSON.`],
    [[...fine, '--push', 'clock'], '--push takes EVENT=FUNCTION'],
  ])('%j ends with one sentence and code 2', async (flags, sentence) => {
    const { code, said } = await ends(flags);
    expect(said).toContain(sentence);
    expect(said.split('\n')).toHaveLength(1);
    expect(code).toBe(2);
  });

  test('a taken port is one sentence and code 2', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const port = String((other.address() as AddressInfo).port);
    expect(await ends(['--functions', functions, '--data', ':memory:', '--port', port])).toEqual({
      code: 2,
      said: `--port ${port} is taken by another program; choose another one.`,
    });
    other.close();
  });

  test.each([
    ['TENCENTCLOUD_SECRETID', 'AKIDreal', 'TENCENTCLOUD_SECRETID holds real Tencent Cloud credentials'],
    ['TENCENTCLOUD_SESSIONTOKEN', 'real', 'TENCENTCLOUD_SESSIONTOKEN holds real Tencent Cloud credentials'],
    ['TCB_ENV', 'prod-1', 'TCB_ENV names the cloud environment "prod-1"'],
    ['NODE_ENV', 'production', 'NODE_ENV is "production"'],
  ])('it does not start with %s=%s', async (name, value, sentence) => {
    const { code, said } = await ends(fine, { [name]: value });
    expect(said).toContain(sentence);
    expect(code).toBe(2);
  });

  test('a data folder in use is one sentence and code 2', async () => {
    const first = await aCloud({ functions, data: join(scratch, 'data') });
    const { code, said } = await ends(['--functions', functions, '--data', join(scratch, 'data'), '--port', '0']);
    await first.stop();
    expect(said).toBe(`The data in ${join(scratch, 'data')} is in use by another local cloud; stop that one first.`);
    expect(code).toBe(2);
  });

  test('it stops cleanly on SIGINT, also in the middle of a call', async () => {
    const { child, ready, ended } = runCloudCommand([...fine, '--quiet']);
    const url = await ready;
    const login = await fetch(`${url}/client/login`, { method: 'POST', body: '{"persona":"amy"}' });
    const { session } = (await login.json()) as { session: string };
    const calling = fetch(`${url}/client/callFunction`, {
      method: 'POST',
      headers: { 'x-session': session },
      body: JSON.stringify({ name: 'unwell', data: { with: 'sleeps' } }),
    }).catch(() => 'cut off');
    await new Promise((resolve) => setTimeout(resolve, 200));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(await calling).toBe('cut off');
  });
});

describe('strangers', () => {
  let cloud: TestCloud;
  let port: number;
  beforeAll(async () => {
    cloud = await aCloud({ functions, indexes: { things: [] } });
    port = Number(new URL(cloud.url).port);
  });
  afterAll(() => cloud.stop());

  const status = (headers: Record<string, string>, path = '/client/personas', method = 'GET'): Promise<number> =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.once('error', reject).end();
    });

  test('only its own name is answered', async () => {
    expect(await status({ host: `127.0.0.1:${port}` })).toBe(200);
    expect(await status({ host: `localhost:${port}` })).toBe(200);
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      `127.0.0.1:${port + 1}`,
      '127.0.0.1',
      `127.0.0.1.evil.example:${port}`,
    ])
      expect([host, await status({ host })]).toEqual([host, 403]);
  });

  test('a page from elsewhere is turned away, our own is not', async () => {
    const host = `127.0.0.1:${port}`;
    expect(await status({ host, origin: `http://${host}` })).toBe(200);
    for (const origin of ['http://evil.example', 'null', `http://127.0.0.1:${port + 1}`, `http://localhost:${port}`])
      expect([origin, await status({ host, origin })]).toEqual([origin, 403]);
    expect(await status({ host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toBe(403);
  });

  test('a listed origin may ask, and its browser is told so', async () => {
    const listed = { origin: 'http://localhost' };
    const asked = await fetch(`${cloud.url}/client/login`, { method: 'OPTIONS', headers: listed });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe('http://localhost');
    expect(asked.headers.get('access-control-allow-headers')).toContain('x-session');
    expect(await status({ host: `127.0.0.1:${port}`, ...listed })).toBe(200);
    expect(await status({ host: 'evil.example', ...listed })).toBe(403);
  });

  const alive = async () => expect((await fetch(`${cloud.url}/client/personas`)).status).toBe(200);
  const send = (path: string, body: string | Uint8Array, headers: Record<string, string> = {}) =>
    fetch(`${cloud.url}${path}`, { method: 'POST', body: body as BodyInit, headers });

  test('unknown addresses and wire actions are named', async () => {
    expect(await (await fetch(`${cloud.url}/control/nothing`)).json()).toMatchObject({ code: 'NOT_FOUND' });
    expect(await (await send('/admin', '{"action":"database.magic"}')).json()).toMatchObject({
      code: 'INVALID_PARAM',
      message: expect.stringContaining('database.magic') as string,
      requestId: expect.any(String) as string,
    });
    expect(await (await send('/admin', '{"action":"toString"}')).json()).toMatchObject({
      code: 'INVALID_PARAM',
      message: 'the local cloud does not support the action "toString"',
    });
  });

  test('a body beyond the limit is refused without being kept', async () => {
    const answer = await send('/client/login', 'x'.repeat(9 * 1024 * 1024)).catch(() => undefined);
    if (answer) expect(answer.status).toBe(413);
    await alive();
  });

  test('garbage on the socket is answered and survived', async () => {
    for (const garbage of ['\0\0\0', 'GET /\r\n\r\n', 'POST /admin HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n'])
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => socket.end(garbage));
        socket
          .on('close', () => resolve())
          .on('error', () => undefined)
          .resume();
      });
    await alive();
  });

  const names = fc.constantFrom(
    'database.getDocument',
    'database.insertDocument',
    'database.modifyDocument',
    'database.aggregateDocuments',
    'database.startTransaction',
    'storage.getUploadMetadata',
    'storage.batchGetDownloadUrl',
    'storage.batchDeleteFile',
    'functions.invokeFunction',
    'wx.openApi',
    '__proto__',
  );
  const junk = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(
      '{"$gt":{"$gt":1}}',
      '{"__proto__":{"a":1}}',
      '{"$where":"1"}',
      '[',
      'things',
      'echo',
      '\u0000',
      '{"a":',
    ),
  );
  const keys = fc.constantFrom(
    'collectionName',
    'query',
    'data',
    'queryType',
    'stages',
    'path',
    'file_list',
    'function_name',
  );
  const more = fc.constantFrom(
    'fileid_list',
    'request_data',
    'transactionId',
    'limit',
    'order',
    'projection',
    'apiName',
    'requestData',
  );

  test('whatever arrives on the wire, an answer leaves and the cloud lives', async () => {
    await fc.assert(
      fc.asyncProperty(names, fc.dictionary(fc.oneof(keys, more), junk, { maxKeys: 8 }), async (action, fields) => {
        const answer = await send('/admin', JSON.stringify({ ...fields, action }));
        const body = (await answer.json()) as { requestId?: string; message?: string };
        expect(answer.status).toBe(200);
        expect(body.requestId).toEqual(expect.any(String));
      }),
      { numRuns: 300 },
    );
    await alive();
  });

  test('whatever arrives as multipart or protobuf, an answer leaves and the cloud lives', async () => {
    const header = { 'content-type': 'multipart/form-data; boundary=edge' };
    const field = (name: string, value: Uint8Array) =>
      Buffer.concat([
        Buffer.from(`--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
        value,
        Buffer.from('\r\n'),
      ]);
    const apis = fc.constantFrom(
      'subscribeMessage.send',
      'wxacode.getUnlimited',
      'ApiGetOpenDataByCloudId',
      'toString',
      '',
    );
    await fc.assert(
      fc.asyncProperty(apis, fc.uint8Array({ maxLength: 60 }), fc.boolean(), async (api, bytes, whole) => {
        const body = Buffer.concat([
          field('action', Buffer.from('wx.openApi')),
          field('apiName', Buffer.from(api)),
          field('requestData', bytes),
          Buffer.from(whole ? '--edge--\r\n' : ''),
        ]);
        const answer = await send('/admin', body, header);
        expect(answer.status).toBe(200);
        await answer.arrayBuffer();
      }),
      { numRuns: 200 },
    );
    await send('/admin', 'no parts at all', { 'content-type': 'multipart/form-data' });
    await alive();
  });

  test('whatever is asked of the client, control and inspect doors, an answer leaves and the cloud lives', async () => {
    const doors = fc.constantFrom(
      '/client/login',
      '/client/callFunction',
      '/client/getTempFileURL',
      '/client/cloudID',
      '/control/clock',
      '/control/fire',
      '/control/faults',
      '/control/load',
      '/control/verdicts',
    );
    const { session } = await cloud.login('amy');
    const field = fc.constantFrom(
      'persona',
      'name',
      'data',
      'fileList',
      'set',
      'function',
      'times',
      'rules',
      'collections',
      'personas',
      'files',
      'text',
      'media',
    );
    await fc.assert(
      fc.asyncProperty(doors, fc.dictionary(field, junk, { maxKeys: 4 }), async (door, fields) => {
        const answer = await send(door, JSON.stringify(fields), { 'x-session': session });
        expect([200, 400]).toContain(answer.status);
        await answer.json();
      }),
      { numRuns: 300 },
    );
    for (const path of [
      '/inspect/collections/%',
      '/inspect/collections/x?limit=-1&skip=a',
      '/inspect/calls?since=x',
      '/files/%00',
      '/files/x?sign=1',
      '//',
    ])
      expect((await fetch(`${cloud.url}${path}`)).status).toBeLessThan(500);
    await alive();
  });
});

test('the inspector hears of calls, messages and the clock as they happen', async () => {
  const cloud = await aCloud({ functions });
  const stream = await fetch(`${cloud.url}/inspect/events`);
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  await cloud.call(await cloud.login('amy'), 'echo');
  await cloud.clock({ advanceMs: 1000 });
  let heard = '';
  while (!heard.includes('event: clock')) heard += (await reader?.read())?.value ?? '';
  expect(heard).toContain('event: call\ndata: {"kind":"call","call":{"function":"echo"');
  await reader?.cancel();
  await cloud.stop();
});
