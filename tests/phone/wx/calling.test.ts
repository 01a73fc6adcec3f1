import { aPhoneWithWx } from './wxPhone';

test('an answer comes as a promise, or through the callbacks and then no promise', async () => {
  const { wx } = await aPhoneWithWx();
  await expect(wx['setStorage']?.({ key: 'a', data: 1 })).resolves.toMatchObject({ errMsg: 'setStorage:ok' });
  const heard: string[] = [];
  const answered = await new Promise<unknown>((resolve) => {
    const returned = wx['getStorage']?.({
      key: 'a',
      success: ({ data }: { data: unknown }) => heard.push(`success ${data}`),
      fail: () => heard.push('fail'),
      complete: ({ errMsg }: { errMsg: string }) => resolve(heard.push(errMsg)),
    });
    expect(returned).toBeUndefined();
  });
  expect(answered).toBe(2);
  expect(heard).toEqual(['success 1', 'getStorage:ok']);
});

test('a refusal rejects with WeChat’s own words, or goes to fail', async () => {
  const { wx } = await aPhoneWithWx();
  await expect(wx['getStorage']?.({ key: 'nothing' })).rejects.toMatchObject({
    errMsg: 'getStorage:fail data not found',
  });
  await expect(wx['navigateTo']?.({})).rejects.toMatchObject({
    errMsg: expect.stringContaining('parameter.url should be String'),
  });
  const reason = await new Promise<{ errMsg: string }>((fail) => void wx['getStorage']?.({ key: 'nothing', fail }));
  expect(reason.errMsg).toBe('getStorage:fail data not found');
});

test('every on, off and Sync is the phone’s own from the start, for Taro asks with hasOwnProperty', async () => {
  const { wx } = await aPhoneWithWx();
  for (const name of [
    'onAppShow',
    'offAppShow',
    'onError',
    'onNetworkStatusChange',
    'offNetworkStatusChange',
    'onThemeChange',
  ])
    expect(Object.hasOwn(wx, name)).toBe(true);
  for (const name of [
    'getStorageSync',
    'setStorageSync',
    'getSystemInfoSync',
    'getLaunchOptionsSync',
    'getMenuButtonBoundingClientRect',
  ])
    expect(Object.keys(wx)).toContain(name);
});

test('what the phone does not have is undefined, cannot be used, and says its name once', async () => {
  const { wx, lines, on } = await aPhoneWithWx();
  expect(wx['requestPayment']).toBeUndefined();
  expect(wx['requestPayment']).toBeUndefined();
  expect(on<(name: string) => boolean>('canIUse')('requestPayment')).toBe(false);
  expect(lines.filter((line) => line.includes('wx.requestPayment'))).toHaveLength(1);
});
