import { aPhoneWithWx } from './wxPhone';

const roots = async () => {
  const phone = await aPhoneWithWx();
  const chrome = document.body.lastElementChild?.shadowRoot;
  if (!chrome) throw new Error('The phone has no chrome.');
  return { ...phone, chrome };
};

test('going in shows a back arrow and the new title; the arrow goes back', async () => {
  const { wx, phone, chrome, tap, waitFor } = await roots();
  expect(chrome.querySelector('.bar-title')?.textContent).toBe('home');
  expect(chrome.querySelector('[aria-label=返回]')).toBeNull();
  await wx['navigateTo']?.({ url: '/pages/detail/index?id=7' });
  expect(phone.pages.current()).toMatchObject({ route: 'pages/detail/index', options: { id: '7' } });
  expect(chrome.querySelector('.bar-title')?.textContent).toBe('detail');
  await tap('返回');
  await waitFor(() => phone.pages.current()?.route === 'pages/home/index');
});

test('a title set on one page stays with that page', async () => {
  const { wx, chrome } = await roots();
  await wx['setNavigationBarTitle']?.({ title: '张三的家' });
  await wx['navigateTo']?.({ url: '/pages/detail/index' });
  expect(chrome.querySelector('.bar-title')?.textContent).toBe('detail');
  await wx['navigateBack']?.();
  expect(chrome.querySelector('.bar-title')?.textContent).toBe('张三的家');
});

test('tabs switch, tell the page, and carry badges', async () => {
  const { wx, phone, chrome, tap, waitFor } = await roots();
  await wx['setTabBarBadge']?.({ index: 1, text: '3' });
  expect(chrome.querySelector('.tab-badge')?.textContent).toBe('3');
  await tap('列表');
  await waitFor(() => phone.pages.current()?.instance['tapped']);
  expect(phone.pages.current()).toMatchObject({
    route: 'pages/list/index',
    instance: { tapped: { index: 1, text: '列表' } },
  });
  expect(chrome.querySelector('[aria-current=page]')?.textContent).toContain('列表');
  await wx['removeTabBarBadge']?.({ index: 1 });
  expect(chrome.querySelector('.tab-badge')).toBeNull();
});

test('a page that does not exist is refused', async () => {
  const { wx } = await roots();
  await expect(wx['navigateTo']?.({ url: '/pages/nowhere/index' })).rejects.toMatchObject({
    errMsg: expect.stringMatching(/^navigateTo:fail/),
  });
  await expect(wx['navigateTo']?.({ url: '/pages/list/index' })).rejects.toMatchObject({
    errMsg: expect.stringMatching(/^navigateTo:fail.*tab/),
  });
});
