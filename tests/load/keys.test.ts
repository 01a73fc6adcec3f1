import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deskEnvironment } from '../../demo/environment';
import { collectionNames } from '../../domain/collections';
import { aTown, reopened, 居民, 社区专员, 路灯不亮, type Town } from '../support/town';

const aKey = (name: string): string => `${name}:${randomBytes(32).toString('base64')}`;
const [older, newer] = [aKey('2026a'), aKey('2026b')];
const data = mkdtempSync(join(tmpdir(), 'linli-keys-'));
const HOUR = 3_600_000;

// What this test opens itself, it opens as it ends: with the newer key alone.
process.env['DATA_KEYS'] = newer;

let town: Town;
afterAll(() => town.stop());

/** The same data under functions that were deployed with these keys. */
const deployed = async (...keys: readonly string[]): Promise<void> => {
  await town.cloud.kill9();
  town = await reopened({ data, environment: { ...deskEnvironment, DATA_KEYS: keys.join(',') } });
};

/** How many values each key sealed, by its name; none is kept in the clear once the clock has been everywhere. */
const sealedBy = async (): Promise<Record<string, number>> => {
  const all = await Promise.all(collectionNames.map((name) => town.cloud.stored(name, 1000)));
  const counts: Record<string, number> = {};
  for (const [, name = ''] of JSON.stringify(all).matchAll(/"sealed":"([0-9a-z]+)\./g))
    counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

const sealing = async (): Promise<Record<string, unknown> | undefined> =>
  (await town.cloud.stored('sealings')).find(({ _id }) => _id === '2026b');

const rings = async (isEnough: () => Promise<boolean>): Promise<void> => {
  for (let minute = 0; minute < 30; minute += 1) {
    if (await isEnough()) return;
    await town.later(60_000);
  }
  throw new Error('Half an hour was not enough.');
};

const reported = async (phone: string): Promise<string> => {
  const contact = { name: '小林', phone };
  return (await town.as(居民).does('request.submit', { ...路灯不亮, contact })).requestId;
};

const revealed = async (requestId: string): Promise<string> =>
  (await town.as(社区专员).does('request.revealContact', { requestId, reason: '约上门看看的时间' })).phone;

test('a new key: the clock seals everything again, though it is killed; then the old one can go', async () => {
  town = await aTown({ data, environment: { ...deskEnvironment, DATA_KEYS: older } });
  const first = await reported('13800001111');
  await rings(async () => (await town.cloud.stored('sealings')).some(({ pass }) => Number(pass) > 1));
  expect(Object.keys(await sealedBy())).toEqual(['2026a']);

  // First it only opens, so that no function meets what it cannot open while the others are being deployed.
  await deployed(older, newer);
  const second = await reported('13800002222');
  await town.tick();
  expect(Object.keys(await sealedBy())).toEqual(['2026a']);

  await deployed(newer, older);
  await town.cloud.faults([{ kind: 'crashAfter', function: 'clock', nth: 12, times: 1 }]);
  await town.tick();
  const halfway = await sealedBy();
  expect(Object.keys(halfway).sort()).toEqual(['2026a', '2026b']);
  expect(halfway['2026b']).toBeGreaterThan(5);
  expect(await revealed(first)).toBe('13800001111');
  await deployed(newer, older);
  await rings(async () => Number((await sealing())?.['pass']) > 1);
  expect(Object.keys(await sealedBy())).toEqual(['2026b']);

  // A function that is deployed late still seals with the old one: the next pass finds that, and is not the last.
  await deployed(older, newer);
  const third = await reported('13800003333');
  await town.tick(); // told and counted, so that nothing but the next pass writes it again
  expect((await sealedBy())['2026a']).toBeGreaterThan(0);
  await deployed(newer, older);
  await town.later(HOUR);
  await rings(async () => Number((await sealing())?.['pass']) > 2);
  expect(await sealing()).toMatchObject({ doneAt: '' });
  await town.later(HOUR);
  await rings(async () => String((await sealing())?.['doneAt']) !== '');
  expect((await town.cloud.logs()).filter(({ text }) => text.includes('EVERYTHING_SEALED'))).toHaveLength(1);

  await deployed(newer);
  expect(Object.keys(await sealedBy())).toEqual(['2026b']);
  expect(await Promise.all([first, second, third].map(revealed))).toEqual([
    '13800001111',
    '13800002222',
    '13800003333',
  ]);
  expect(await town.as(居民).does('person.me', {})).toMatchObject({ registered: true });
  for (const name of collectionNames) JSON.stringify(await town.cloud.documents(name, 1000)); // what does not open throws
});
