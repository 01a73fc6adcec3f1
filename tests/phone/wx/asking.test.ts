import { aPhoneWithWx } from './wxPhone';

test('a modal answers which button was pressed, and what was written', async () => {
  const { wx, tap, text } = await aPhoneWithWx();
  const asked = wx['showModal']?.({ title: '撤回吗', content: '撤回后可以重新提交', confirmText: '撤回' });
  expect(text()).toContain('撤回后可以重新提交');
  await tap('取消');
  expect(await asked).toMatchObject({ confirm: false, cancel: true, content: null });

  const written = wx['showModal']?.({ title: '原因', editable: true });
  const line = document.body.lastElementChild?.shadowRoot?.querySelector('textarea');
  if (line) line.value = '灯还是不亮';
  await tap('确定');
  expect(await written).toMatchObject({ confirm: true, content: '灯还是不亮' });
});

test('while a dialog is open the page behind it cannot be reached', async () => {
  const { wx, tap, phone } = await aPhoneWithWx();
  const asked = wx['showModal']?.({ content: '好吗' });
  expect(phone.screen.hasAttribute('inert')).toBe(true);
  await tap('确定');
  await asked;
  expect(phone.screen.hasAttribute('inert')).toBe(false);
});

test('an action sheet answers the index, and leaving it is "cancel"', async () => {
  const { wx, tap } = await aPhoneWithWx();
  const chosen = wx['showActionSheet']?.({ itemList: ['受理', '转交'] });
  await tap('转交');
  expect(await chosen).toMatchObject({ tapIndex: 1 });
  const left = wx['showActionSheet']?.({ itemList: ['受理'] });
  const refused = expect(left).rejects.toMatchObject({ errMsg: 'showActionSheet:fail cancel' });
  await tap('取消');
  await refused;
});

test('a toast goes by itself, a loading stays until it is taken away', async () => {
  const { wx, text, waitFor } = await aPhoneWithWx();
  await wx['showToast']?.({ title: '已提交', duration: 30 });
  expect(text()).toContain('已提交');
  await waitFor(() => !text().includes('已提交'));
  await wx['showLoading']?.({ title: '提交中' });
  await wx['hideToast']?.();
  expect(text()).toContain('提交中');
  await wx['hideLoading']?.();
  expect(text()).not.toContain('提交中');
});

test('a subscribe prompt answers template by template', async () => {
  const { wx, tap } = await aPhoneWithWx();
  const asked = wx['requestSubscribeMessage']?.({ tmplIds: ['progress', 'rating'] });
  const box = document.body.lastElementChild?.shadowRoot?.querySelector<HTMLInputElement>('input[value=rating]');
  if (box) box.checked = false;
  await tap('允许');
  expect(await asked).toMatchObject({ progress: 'accept', rating: 'reject' });
  const refused = wx['requestSubscribeMessage']?.({ tmplIds: ['progress'] });
  await tap('取消');
  expect(await refused).toMatchObject({ progress: 'reject' });
  await expect(wx['requestSubscribeMessage']?.({ tmplIds: ['1', '2', '3', '4', '5', '6'] })).rejects.toMatchObject({
    errCode: 20003,
  });
});
