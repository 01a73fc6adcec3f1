import { aPhoneWithWx } from './wxPhone';

type Sync = { set: (key: string, data: unknown) => void; get: (key: string) => unknown };
const syncOf = ({ on }: { on: <T>(name: string) => T }): Sync => ({
  set: on('setStorageSync'),
  get: on('getStorageSync'),
});

beforeEach(() => localStorage.clear());

test('two people’s phones on one desk do not see each other’s storage', async () => {
  const one = syncOf(await aPhoneWithWx({ persona: 'one' }));
  const other = await aPhoneWithWx({ persona: 'other' });
  one.set('draft', { text: '路灯不亮' });
  expect(syncOf(other).get('draft')).toBe('');
  expect(one.get('draft')).toEqual({ text: '路灯不亮' });
  await other.wx['clearStorage']?.();
  expect(one.get('draft')).toEqual({ text: '路灯不亮' });
});

test('keeps types, lists its keys and its size', async () => {
  const phone = await aPhoneWithWx();
  const { set, get } = syncOf(phone);
  for (const value of [0, false, null, '', [1, { a: 'b' }]]) {
    set('value', value);
    expect(get('value')).toEqual(value);
  }
  set('long', 'x'.repeat(3000));
  expect(await phone.wx['getStorageInfo']?.()).toMatchObject({
    keys: ['value', 'long'],
    currentSize: 3,
    limitSize: 10240,
  });
});

test('refuses a megabyte in one key, counting Chinese in bytes', async () => {
  const phone = await aPhoneWithWx();
  const { set, get } = syncOf(phone);
  expect(() => set('big', '字'.repeat(400_000))).toThrow('setStorageSync:fail entry size limit reached');
  expect(get('big')).toBe('');
  set('fits', '字'.repeat(300_000));
});

test('refuses the eleventh megabyte and keeps what was there', async () => {
  const phone = await aPhoneWithWx();
  const { set, get } = syncOf(phone);
  const nearlyOne = 'x'.repeat(1_000_000);
  expect(() => {
    for (let key = 0; key < 11; key += 1) set(`part-${key}`, nearlyOne);
  }).toThrow('exceed storage max size 10Mb');
  expect(get('part-0')).toBe(nearlyOne);
  await expect(phone.wx['setStorage']?.({ key: 'more', data: nearlyOne })).rejects.toMatchObject({
    errMsg: 'setStorage:fail exceed storage max size 10Mb',
  });
});
