import { aPhoneWithWx } from './wxPhone';

test('the app learns that the network went and came back', async () => {
  const { on, wx, phone } = await aPhoneWithWx();
  const heard: object[] = [];
  on<(listener: (status: object) => void) => void>('onNetworkStatusChange')((status) => heard.push(status));
  phone.device.set({ online: false });
  expect(await wx['getNetworkType']?.()).toMatchObject({ networkType: 'none' });
  phone.device.set({ online: true });
  expect(heard).toEqual([
    { isConnected: false, networkType: 'none' },
    { isConnected: true, networkType: 'wifi' },
  ]);
});

test('font size and theme are the phone’s settings', async () => {
  const { on, phone } = await aPhoneWithWx({ settings: { fontSize: 23.8 } });
  const themes: object[] = [];
  on<(listener: (theme: object) => void) => void>('onThemeChange')((theme) => themes.push(theme));
  phone.device.set({ theme: 'dark' });
  expect(on<() => object>('getAppBaseInfo')()).toMatchObject({ fontSizeSetting: 23.8, theme: 'dark' });
  expect(themes).toEqual([{ theme: 'dark' }]);
});

test('the app is told how it was entered, and again when a service message brings it back', async () => {
  const { on, phone } = await aPhoneWithWx({ launch: { path: 'pages/detail/index', query: { id: '7' }, scene: 1047 } });
  expect(on<() => object>('getLaunchOptionsSync')()).toMatchObject({
    path: 'pages/detail/index',
    query: { id: '7' },
    scene: 1047,
  });
  const shown: unknown[] = [];
  on<(listener: (options: unknown) => void) => void>('onAppShow')((options) => shown.push(options));
  phone.app.hide();
  await phone.app.show({ path: 'pages/detail/index', query: { id: '9' }, scene: 1014 });
  expect(shown).toMatchObject([{ scene: 1014, query: { id: '9' } }]);
  expect(on<() => object>('getEnterOptionsSync')()).toMatchObject({ scene: 1014 });
});
