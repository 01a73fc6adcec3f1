import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { aCloud, type Session, type TestCloud } from '../../support/cloud';

const functions = mkdtempSync(join(tmpdir(), 'cloud-functions-'));
const write = (path: string, text: string): void => {
  const file = join(functions, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

let cloud: TestCloud;
let amy: Session;
beforeAll(async () => {
  cloud = await aCloud({ functions });
  amy = await cloud.login('amy');
});
afterAll(async () => {
  await cloud.stop();
  rmSync(functions, { recursive: true });
});

test('a JavaScript function brings its own package.json and modules', async () => {
  write('own/package.json', '{ "main": "lib/entry.js", "dependencies": { "greeter": "1" } }');
  write('own/node_modules/greeter/index.js', 'module.exports = (name) => `hello ${name}`;');
  write('own/lib/entry.js', 'const greet = require("greeter"); exports.main = async ({ name }) => greet(name);');
  expect(await cloud.call(amy, 'own', { name: 'sam' })).toBe('hello sam');
});

test('an ES module works too', async () => {
  write('modern/package.json', '{ "type": "module", "main": "index.js" }');
  write('modern/index.js', 'import { sep } from "node:path"; export const main = async () => sep.length;');
  expect(await cloud.call(amy, 'modern')).toBe(1);
});

test('a new build is picked up by the next call, a removed function is gone', async () => {
  write('fresh/index.js', 'exports.main = () => 1;');
  expect(await cloud.call(amy, 'fresh')).toBe(1);
  write('fresh/index.js', 'exports.main = () => 2;');
  utimesSync(join(functions, 'fresh/index.js'), new Date(), new Date(Date.now() + 2000));
  expect(await cloud.call(amy, 'fresh')).toBe(2);
  rmSync(join(functions, 'fresh'), { recursive: true });
  await expect(cloud.call(amy, 'fresh')).rejects.toMatchObject({ errCode: -501000 });
});

test.each([
  ['nomain', 'exports.other = 1;', 'exports no function named main'],
  ['nosyntax', 'exports.main = (', 'SyntaxError'],
  ['nomodule', 'require("not-there"); exports.main = () => 1;', "Cannot find module 'not-there'"],
])('a function that cannot be loaded says why: %s', async (name, code, why) => {
  write(`${name}/index.js`, code);
  await expect(cloud.call(amy, name)).rejects.toMatchObject({
    errCode: -504002,
    errMsg: expect.stringContaining(why) as string,
  });
  expect((await cloud.logs()).some((line) => line.function === name && line.text.includes(why))).toBe(true);
});

test('a config.json that is not JSON is complained about and its defaults hold', async () => {
  write('odd/index.js', 'exports.main = () => "fine";');
  write('odd/config.json', '{ "timeout": ');
  expect(await cloud.call(amy, 'odd')).toBe('fine');
  expect((await cloud.logs()).map(({ text }) => text)).toContain(
    'config.json is not valid JSON; its defaults are used.',
  );
  const { functions: listed } = (await cloud.get('/inspect/state')) as {
    functions: { name: string; timeoutMs: number }[];
  };
  expect(listed.find(({ name }) => name === 'odd')?.timeoutMs).toBe(3000);
});

test('the context says which function, which request and how long', async () => {
  write('told/index.js', 'exports.main = (event, context) => context;');
  const { result, requestID } = await cloud.callWithId(amy, 'told');
  expect(result).toMatchObject({
    function_name: 'told',
    request_id: requestID,
    time_limit_in_ms: 3000,
    namespace: 'local-x',
  });
});

test('a function sees nothing of the environment it was started from', async () => {
  write('nosy/index.js', 'exports.main = () => Object.keys(process.env).sort();');
  const names = (await cloud.call(amy, 'nosy')) as string[];
  expect(names).not.toContain('HOME');
  expect(names).toEqual(expect.arrayContaining(['TCB_ENV', 'TENCENTCLOUD_RUNENV', 'WX_OPENID']));
});
