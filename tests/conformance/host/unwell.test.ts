import { join } from 'node:path';
import { startCloud } from '../../../local-wechat/cloud/cloud';
import { aCloud, type Session, type TestCloud } from '../../support/cloud';
import { eventually } from '../../support/eventually';

let cloud: TestCloud;
let amy: Session;

beforeAll(async () => {
  cloud = await aCloud({ functions: join(__dirname, '..', 'functions') });
  amy = await cloud.login('amy');
});
afterAll(() => cloud.stop());

const unwell = (ailment: string) => cloud.call(amy, 'unwell', { with: ailment });
const executeFail = (text: string) => ({ errCode: -504002, errMsg: expect.stringContaining(text) as string });

test.each([
  ['throws', 'TypeError: lost my keys'],
  ['throwsText', 'only a sentence'],
  ['exits', 'exited with code 3'],
  ['rejectsLater', 'nobody caught me'],
  ['talksTooMuch', 'the response exceeds 1048576 bytes'],
  ['isCircular', 'circular structure'],
])('a function that %s answers its caller with an error and the next call is well', async (ailment, text) => {
  await expect(unwell(ailment)).rejects.toMatchObject(executeFail(text));
  await expect(unwell('none')).resolves.toBeDefined();
});

test('a function that swallows all its memory answers its caller with an error and the next call is well', async () => {
  await expect(cloud.call(amy, 'glutton', { hungry: true })).rejects.toMatchObject(executeFail('crashed'));
  expect(await cloud.call(amy, 'glutton', { hungry: false })).toBe('full');
});

test.each(['spins', 'sleeps'])(
  'a function past its time-out is ended, and the next call is well: it %s',
  async (ailment) => {
    await expect(unwell(ailment)).rejects.toMatchObject({
      errCode: -504003,
      errMsg: expect.stringContaining('Invoking task timed out after 3 seconds') as string,
    });
    await expect(unwell('none')).resolves.toBeDefined();
  },
);

test('a crash ends its own instance only', async () => {
  const sleeping = cloud.call(amy, 'unwell', { with: 'none' });
  const crashing = Array.from({ length: 5 }, () => unwell('exits').catch(() => 'crashed'));
  const others = Array.from({ length: 20 }, (_, index) => cloud.call(amy, 'echo', { index }));
  expect(await Promise.all(crashing)).toEqual(Array(5).fill('crashed'));
  expect(await Promise.all(others)).toHaveLength(20);
  await expect(sleeping).resolves.toBeDefined();
});

test('an instance is kept between calls', async () => {
  const first = (await unwell('none')) as { calls: number };
  expect(await unwell('none')).toEqual({ calls: first.calls + 1 });
});

test('an instance nobody needs is let go', async () => {
  const functions = join(__dirname, '..', 'functions');
  const brief = await startCloud({ functions, data: ':memory:', port: 0, idleMs: 150 });
  const ask = async (path: string, body?: object, headers = {}): Promise<unknown> => {
    const how = body ? { method: 'POST', body: JSON.stringify(body), headers } : {};
    return (await fetch(`${brief.url}${path}`, how)).json();
  };
  const { session } = (await ask('/client/login', { persona: 'sam' })) as Session;
  const call = () => ask('/client/callFunction', { name: 'unwell', data: { with: 'none' } }, { 'x-session': session });
  expect(await call()).toMatchObject({ result: { calls: 1 } });
  const instances = async () => ((await ask('/inspect/state')) as { instances: number }).instances;
  await eventually(async () => (await instances()) === 0);
  expect(await call()).toMatchObject({ result: { calls: 1 } });
  await brief.close();
});

test('nothing returned is null', async () => {
  expect(await unwell('saysNothing')).toBeNull();
});

test('what a function logs is kept with its request', async () => {
  const { requestID } = await cloud.callWithId(amy, 'unwell', { with: 'speaks' });
  const lines = (await cloud.logs()).filter(({ requestId }) => requestId === requestID);
  expect(lines.map(({ level, text }) => [level, text])).toEqual([
    ['log', 'I said { a: 1 }'],
    ['error', 'and complained'],
  ]);
});
