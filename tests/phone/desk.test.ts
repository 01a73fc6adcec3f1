/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deskPages } from '../../local-wechat/desk/serve';
import { nextWorkingMorning } from '../../local-wechat/desk/clockPanel';

const weapp = path.join(__dirname, 'wx/program');
const secret = path.join(__dirname, 'wx/secret.png');

let server: Server;
let url = '';
beforeAll(async () => {
  writeFileSync(secret, 'not of the package');
  const pages = deskPages({ weapp, places: [{ name: '居委会', address: '', latitude: 1, longitude: 2 }] });
  server = createServer((req, res) => void (pages(req, res) || res.writeHead(404).end('nobody')));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  rmSync(secret);
  server.closeAllConnections();
  server.close();
});

/** As written on the wire: fetch would tidy the path first. */
const raw = (target: string): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    request(url, { path: target }, (res) => {
      let body = '';
      res.on('data', (chunk: Buffer) => (body += chunk.toString()));
      res.on('end', () => resolve({ status: res.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });

test('serves the desk, the phone, their scripts and the mini-program in one bundle', async () => {
  expect((await raw('/')).body).toContain('/desk/desk.js');
  expect((await raw('/phone?persona=p')).body).toContain('/desk/phone.js');
  for (const name of ['desk.js', 'desk.css', 'phone.js']) expect((await raw(`/desk/${name}`)).status).toBe(200);
  const bundle = JSON.parse((await raw('/phone/bundle.json')).body) as { pages: string[]; assets: string };
  expect(bundle).toMatchObject({
    pages: ['pages/home/index', 'pages/list/index', 'pages/detail/index'],
    assets: '/weapp/',
  });
  expect(JSON.parse((await raw('/desk/around.json')).body)).toMatchObject({ places: [{ name: '居委会' }] });
});

test('gives files of the package that a page may show, and nothing outside it', async () => {
  for (const way of [
    '/weapp/../secret.png',
    '/weapp/%2e%2e/secret.png',
    '/weapp/..%2fsecret.png',
    '/weapp/%',
    '/weapp/',
    '/weapp/app.js',
  ])
    expect(await raw(way)).toMatchObject({ status: 404, body: expect.not.stringContaining('not of the package') });
});

test('leaves every other address to the cloud', async () => {
  expect(await raw('/client/personas')).toEqual({ status: 404, body: 'nobody' });
  expect(await raw('/desk/serve.ts')).toEqual({ status: 404, body: 'nobody' });
});

test('tells an open desk when the mini-program was built again', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'weapp-'));
  writeFileSync(path.join(folder, 'app.json'), '{}');
  const pages = deskPages({ weapp: folder, watch: true });
  const watching = createServer((req, res) => void pages(req, res));
  await new Promise<void>((ready) => watching.listen(0, '127.0.0.1', ready));
  const heard = new Promise<string>((resolve) =>
    request({ port: (watching.address() as AddressInfo).port, path: '/desk/reloads' }, (res) =>
      res.on('data', (chunk: Buffer) => chunk.includes('event: reload') && resolve(chunk.toString())),
    ).end(),
  );
  setTimeout(() => writeFileSync(path.join(folder, 'app.js'), 'App({})'), 100);
  expect(await heard).toContain('reload');
  watching.closeAllConnections();
  watching.close();
  rmSync(folder, { recursive: true });
});

test.each([
  ['2026-11-19T02:00:00Z', '2026-11-20T01:00:00.000Z', '周四到周五'],
  ['2026-11-20T02:00:00Z', '2026-11-23T01:00:00.000Z', '周五到周一'],
  ['2026-11-20T17:00:00Z', '2026-11-23T01:00:00.000Z', '北京时间已是周六'],
  ['2026-11-22T15:59:00Z', '2026-11-23T01:00:00.000Z', '周日夜里'],
])('the next working morning after %s is %s (%s)', (now, morning) => {
  expect(new Date(nextWorkingMorning(Date.parse(now))).toISOString()).toBe(morning);
});
