import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { carryOut } from '../../commands/deploy/carryOut';
import { hidden } from '../../commands/deploy/hidden';
import { lineOf, planFor } from '../../commands/deploy/plan';
import { presentIn } from '../../commands/deploy/present';
import { isDefaultKey, whyNot, type Circumstances } from '../../commands/deploy/refusals';
import { settingsRead, wantedFrom, type Wanted } from '../../commands/deploy/wanted';
import { deskEnvironment } from '../../demo/environment';
import { collectionNames } from '../../domain/collections';
import { aRecordedAccount, type RecordedAccount } from '../support/recordedAccount';

const where = { envId: 'prod-1a2b3c', appid: 'wx0000000000000000' };
const KEY = 'bT7wQx2ZpL9vKd4RgY6nHs8MfJ3cVa5E';

const wanted: Wanted = {
  collections: {
    places: [
      { name: 'parentId_order', keys: { parentId: 1, order: 1 }, unique: false },
      { name: 'door', keys: { door: 1 }, unique: true },
    ],
    people: [],
  },
  templates: { progress: 'k3xZ0aQm7vB' },
  functions: [
    {
      name: 'clock',
      folder: 'dist/cloudfunctions/clock',
      digest: '00112233aabbccdd',
      timeout: 20,
      triggers: [{ name: 'everyMinute', type: 'timer', config: '0 * * * * * *' }],
      openapi: ['subscribeMessage.send'],
      environment: { GROUP_KEY: KEY },
    },
  ],
};

const linesOn = async (account: RecordedAccount): Promise<string[]> =>
  planFor(wanted, await presentIn(account, where)).steps.map(lineOf);

const deployTo = async (account: RecordedAccount): Promise<void> => {
  for (const step of planFor(wanted, await presentIn(account, where)).steps) await carryOut(step, account, where);
};

test('into an empty environment everything is new, and the plan changes nothing', async () => {
  const account = aRecordedAccount();
  expect(await linesOn(account)).toEqual([
    '+ collection places',
    '~ collection places: default access -> ADMINONLY (no phone reads or writes it)',
    '+ index places.parentId_order (parentId, order)',
    '+ index places.door (door, unique)',
    '+ collection people',
    '~ collection people: default access -> ADMINONLY (no phone reads or writes it)',
    '+ function clock (00112233aabbccdd, 20 s, GROUP_KEY set)',
    '+ timer clock.everyMinute (0 * * * * * *)',
  ]);
  expect(account.changes).toEqual([]);
});

test('deployed once, nothing is left to do', async () => {
  const account = aRecordedAccount();
  await deployTo(account);
  const plan = planFor(wanted, await presentIn(account, where));
  expect(plan).toMatchObject({ steps: [], settled: 9 });
  expect([...account.tables.values()].map(({ access }) => access)).toEqual(['ADMINONLY', 'ADMINONLY']);
});

test('cut off after any step, the next run completes it', async () => {
  const all = 8;
  for (let done = 0; done < all; done += 1) {
    const account = aRecordedAccount();
    const { steps } = planFor(wanted, await presentIn(account, where));
    for (const step of steps.slice(0, done)) await carryOut(step, account, where);
    await deployTo(account);
    expect(await linesOn(account)).toEqual([]);
  }
});

test('what somebody changed by hand shows in the diff and is put right', async () => {
  const account = aRecordedAccount();
  await deployTo(account);
  const places = account.tables.get('places');
  const clock = account.details.get('clock');
  if (!places || !clock) throw new Error('They were deployed.');
  places.access = 'READONLY';
  places.indexes = places.indexes.map((index) => (index.Name === 'door' ? { ...index, Unique: false } : index));
  account.details.set('clock', {
    ...clock,
    Timeout: 3,
    Description: 'linli ffffffffffffffff',
    Environment: { Variables: [{ Key: 'OTHER', Value: 'kept' }] },
    Triggers: [{ TriggerName: 'everyMinute', Type: 'timer', TriggerDesc: '0 */5 * * * * *' }],
  });
  const lines = await linesOn(account);
  expect(lines).toEqual([
    '~ collection places: READONLY -> ADMINONLY (no phone reads or writes it)',
    '~ index places.door: (door) -> (door, unique)',
    '~ code of clock: linli ffffffffffffffff -> linli 00112233aabbccdd',
    '~ settings of clock: the note of its code; timeout 3 -> 20 s; GROUP_KEY is not there',
    '- timer clock.everyMinute (0 */5 * * * * *)',
    '+ timer clock.everyMinute (0 * * * * * *)',
  ]);
  expect(lines.join()).not.toContain(KEY);
  await deployTo(account);
  expect(await linesOn(account)).toEqual([]);
  expect(account.details.get('clock')?.Environment?.Variables).toContainEqual({ Key: 'OTHER', Value: 'kept' });
});

test('what is not ours is named and left alone, and too many indexes are said before they are refused', async () => {
  const account = aRecordedAccount();
  await account.database.createCollection('someoneElses');
  const many = Array.from({ length: 21 }, (_, n) => ({
    name: `i${n}`,
    keys: { [`f${n}`]: 1 } as const,
    unique: false,
  }));
  const { notes } = planFor(
    { ...wanted, templates: { staff: 'linli-staff' }, collections: { ...wanted.collections, cards: many } },
    await presentIn(account, where),
  );
  expect(notes).toEqual([
    'The message template staff has no id from WeChat yet; nobody receives it.',
    'cards has 21 indexes; the published quota is 20 a collection. Ask for more first.',
    'The collection someoneElses is not ours; it is left alone.',
  ]);
});

describe('it refuses', () => {
  const fine: Circumstances = { environment: {}, uncommitted: [], wanted, present: { functions: {} } };
  const withSettings = (environment: Record<string, string>): Circumstances => ({
    ...fine,
    wanted: { ...wanted, functions: wanted.functions.map((one) => ({ ...one, environment })) },
  });

  test('nothing when all is well', () => expect(whyNot(fine)).toEqual([]));

  test('what is not committed', () =>
    expect(whyNot({ ...fine, uncommitted: ['?? a.ts', ' M b.ts'] })).toEqual([
      '2 files are not committed; what is deployed must be found again in git.',
    ]));

  test.each([
    'TCB_CONTEXT_CNFG',
    'TCB_BASE_URL',
    'TENCENTCLOUD_RUNENV',
    'TENCENTCLOUD_SECRETKEY',
    'WX_OPENID',
    'TCB_ENV',
  ])('a function whose environment holds %s', (name) => {
    const reasons = whyNot(withSettings({ GROUP_KEY: KEY, [name]: KEY }));
    expect(reasons).toEqual([
      `The environment of the function clock holds ${name}, which redirects the SDK. Remove it.`,
    ]);
  });

  test('any setting that points to this machine, and a redirect somebody left on the service', () => {
    expect(whyNot(withSettings({ GROUP_KEY: KEY, API: 'http://127.0.0.1:7600' }))[0]).toContain('API');
    const clock = { runtime: '', timeout: 3, description: '', triggers: [], environment: { TCB_CONTEXT_CNFG: '{}' } };
    expect(whyNot({ ...fine, present: { functions: { clock } } })).toHaveLength(1);
  });

  test('a redirect of the deployment itself', () =>
    expect(whyNot({ ...fine, environment: { TCB_BASE_URL: 'https://elsewhere' } })).toEqual([
      'TCB_BASE_URL is set in this shell and would redirect the deployment. Unset it.',
    ]));

  test('a missing key and a key somebody could guess, without saying it', () => {
    expect(whyNot(withSettings({ GROUP_KEY: '' }))[0]).toContain('GROUP_KEY is not set');
    const guessed = 'linli prod-1a2b3c with something behind it';
    const reasons = whyNot(withSettings({ GROUP_KEY: guessed }));
    expect(reasons[0]).toContain('GROUP_KEY could be guessed');
    expect(reasons.join()).not.toContain(guessed);
  });
});

describe('the keys that seal', () => {
  const sealing = (DATA_KEYS: string): string[] =>
    whyNot({
      environment: {},
      uncommitted: [],
      wanted: { ...wanted, functions: wanted.functions.map((one) => ({ ...one, environment: { DATA_KEYS } })) },
      present: { functions: {} },
    });
  const good = 'q83vEjRWeJq83vASNFZ4mrze8BI0Vnias97wEjRWeLw=';
  const printable = Buffer.from('thirty two letters of plain text').toString('base64');

  test('from openssl are none to refuse, one or two of them', () => {
    expect(sealing(`2026a:${good}`)).toEqual([]);
    expect(sealing(`2026b:kJ0fXo7bQm1sV9uTz3aYw6LrE2pHcGdN8iKxU5tZ4vM=,2026a:${good}`)).toEqual([]);
  });

  test.each([
    ['', 'DATA_KEYS is not set'],
    [good, 'is not well formed'],
    ['2026a:c2hvcnQ=', 'not 32 bytes'],
    [deskEnvironment.DATA_KEYS, 'could be guessed'],
    [deskEnvironment.DATA_KEYS.replace('local', '2026a'), 'could be guessed'],
    [`2026b:${good},2026a:${printable}`, 'could be guessed'],
    [`2026a:${Buffer.alloc(32).toString('base64')}`, 'could be guessed'],
  ])('%s is refused without saying it', (keys, why) => {
    const reasons = sealing(keys);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toContain(why);
    if (keys !== '') expect(reasons[0]).not.toContain(keys);
  });

  test('this very build asks for them in every function, and for the key of the groups', () => {
    const built = wantedFrom({ DATA_KEYS: `2026a:${good}`, GROUP_KEY: KEY, MINIPROGRAM_STATE: 'trial' });
    for (const { environment } of built.functions) expect(environment['DATA_KEYS']).toBe(`2026a:${good}`);
    expect(built.functions.find(({ name }) => name === 'merchants')?.environment).toHaveProperty('GROUP_KEY', KEY);
    expect(whyNot({ environment: {}, uncommitted: [], wanted: built, present: { functions: {} } })).toEqual([]);
    const reasons = whyNot({ environment: {}, uncommitted: [], wanted: wantedFrom({}), present: { functions: {} } });
    expect(reasons.join()).toContain('DATA_KEYS is not set');
    expect(reasons.join()).toContain('GROUP_KEY is not set');
    const ofTheDesk = { environment: {}, uncommitted: [], wanted: wantedFrom(deskEnvironment) };
    const desk = whyNot({ ...ofTheDesk, present: { functions: {} } }).join();
    expect(desk).toContain('GROUP_KEY could be guessed');
    expect(desk).toContain('MINIPROGRAM_STATE is formal or trial');
  });
});

test.each(['', 'short', 'a'.repeat(64), 'changeme-changeme-changeme-changeme', '0123456789'.repeat(4)])(
  'the key "%s" is a default',
  (key) => expect(isDefaultKey(key)).toBe(true),
);

test('a key from openssl is none', () => expect(isDefaultKey(KEY)).toBe(false));

test('a complaint of a tool is printed without the secrets it may hold', () =>
  expect(hidden(`sign with ${KEY} was refused`, { TENCENTCLOUD_SECRETKEY: KEY, PATH: '/bin' })).toBe(
    'sign with <TENCENTCLOUD_SECRETKEY> was refused',
  ));

test('this very build: every collection is closed, every function and the timer are wanted', () => {
  const built = wantedFrom({});
  expect(Object.keys(built.collections).sort()).toEqual([...collectionNames].sort());
  expect(built.functions.find(({ name }) => name === 'clock')).toMatchObject({
    timeout: 20,
    triggers: [{ name: 'everyMinute', type: 'timer', config: '0 * * * * * *' }],
  });
  expect(built.functions.every(({ digest }) => /^[0-9a-f]{16}$/.test(digest))).toBe(true);
});

test('what a function reads from its environment is found in its source, the platform’s own names aside', () => {
  const folder = mkdtempSync(join(tmpdir(), 'function-'));
  writeFileSync(join(folder, 'seals.ts'), "export const key = process.env['GROUP_KEY'] ?? process.env.TCB_ENV;\n");
  expect(settingsRead(folder)).toEqual(['GROUP_KEY']);
});
